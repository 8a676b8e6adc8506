extension PhraseTable {
    /// The mailbox is there, and full.
    static let mailboxFull: [PhraseTable] = [
        PhraseTable(
            .mailboxFull, .decisive,
            """
            not enough disk space
            too much mail data
            """),
        PhraseTable(
            .mailboxFull, .contra,
            """
            mailbox quota
            maildir delivery failed: + quota
            box full
            mailfolder is full
            quota violation
            quota limit
            exceeded allocation
            exceeded allowed
            exceeded disk
            disk quota
            storage quota
            storage limit
            storage space
            out of storage
            quotaexceeded
            recipient's mailbox has
            user has too many messages
            too many messages in this mailbox
            too many messages on this mailbox
            allowed quota
            limit of + mailbox
            has run out of space
            ran out of space
            has no space left
            mailbox disk
            """),
        PhraseTable(
            .mailboxFull, .contra,
            """
            mailbox size limit
            diskspace quota
            overdrawn
            mailbox full + #5.2.2
            mailbox full + #4.2.2
            """),
    ]
}
