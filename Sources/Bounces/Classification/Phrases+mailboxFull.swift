extension PhraseTable {
    /// The mailbox is there, and full.
    static let mailboxFull: [PhraseTable] = [
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
            out of disk space for user
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
            too much mail data
            not enough disk space
            blocks limit exceeded
            inode limit exceeded
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
            .mailboxFull, .decisive,
            """
            mailbox size limit
            mailbox size exceeded
            mailbox limit exceeded
            exceeded mailbox
            exceeds mailbox
            diskspace quota
            overdrawn
            quota exceeded (mailbox for user is full)
            mailbox quota exceeded
            the recipient's mailbox is full
            mailbox full + #5.2.2
            mailbox full + #4.2.2
            """),
    ]
}
