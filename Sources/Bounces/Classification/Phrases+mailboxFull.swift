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
            mailbox full
            mailbox quota
            mailbox exceeded
            mailbox has exceeded
            mailbox has reached
            mailbox is over
            maildir delivery failed: + quota
            full mailbox
            inbox has exceeded
            box full
            mailfolder is full
            quota violation
            quota limit
            exceeded the mailbox
            exceeded allocation
            exceeded allowed
            exceeded disk
            exceed mailbox
            exceed the mailbox
            disk quota
            storage quota
            storage limit
            storage space
            out of storage
            out of quota
            quotaexceeded
            overquotatemp
            shutoffquota
            mapiexceptionshutoffquotaexceeded
            recipient's mailbox has
            user mailbox exceeds
            user has too many messages
            user has exceeded
            too many messages in this mailbox
            too many messages on this mailbox
            allowed quota
            limit of + mailbox
            mailboxfull
            has run out of space
            ran out of space
            has no space left
            mailbox disk
            dialog: mailbox full
            """),
        PhraseTable(
            .mailboxFull, .contra,
            """
            mailbox size limit
            exceeded mailbox
            exceeds mailbox
            diskspace quota
            overdrawn
            mailbox full + #5.2.2
            mailbox full + #4.2.2
            """),
    ]
}
