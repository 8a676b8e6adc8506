/// One name for any of several phrases: the stage of the SMTP dialogue, or a provider by its hosts.
struct PhraseAliases: Sendable {
    let name: String
    /// Whether its phrases count in a relay's own account too, not only behind `said:`.
    let countsBeforeStart: Bool
    let lines: String

    init(_ name: String, countsBeforeStart: Bool = false, _ lines: String) {
        self.name = name
        self.countsBeforeStart = countsBeforeStart
        self.lines = lines
    }

    static let all: [PhraseAliases] = stages + [forGood] + providers

    /// What Postfix does not find in its tables is not there, though it may be set up to say so with a 450.
    static let forGood = PhraseAliases(
        "^for good",
        """
        in local recipient table
        in relay recipient table
        in virtual alias table
        in virtual mailbox table
        """)

    /// How MTAs name the command that was refused: Postfix `in reply to`, Exim `after`, qmail and Sendmail in words.
    private static let stages: [PhraseAliases] = [
        PhraseAliases(
            "^conn", countsBeforeStart: true,
            """
            after initial connection
            refused to talk to me
            while receiving the initial server greeting
            """),
        PhraseAliases(
            "^mail", countsBeforeStart: true,
            """
            in reply to mail from
            after mail from
            sender was rejected.
            did not like our mail from
            """),
        PhraseAliases(
            "^rcpt", countsBeforeStart: true,
            """
            in reply to rcpt to
            after rcpt
            does not like recipient
            did not like our rcpt to
            rcpt to generated following response
            """),
        PhraseAliases(
            "^data", countsBeforeStart: true,
            """
            in reply to end of data
            in reply to data
            after end of data
            after pipelined end of data
            after data
            after sending the message
            failed after i sent the message
            failed on data command
            did not like our data
            did not like our final data
            smtp command data
            ^eod
            ^bdat
            """),
    ]

    private static let providers: [PhraseAliases] = [
        PhraseAliases(
            "$microsoft",
            """
            OUTLOOK.COM
            PROTECTION.OUTLOOK
            HOTMAIL.COM
            PROD.OUTLOOK
            EXCHANGELABS.COM
            MAIL.EO.OUTLOOK
            """),
        PhraseAliases(
            "$docomo",
            """
            DOCOMO.NE.JP
            """),
        PhraseAliases(
            "$yahoo",
            """
            YAHOODNS.NET
            YAHOO.COM
            """),
    ]
}
