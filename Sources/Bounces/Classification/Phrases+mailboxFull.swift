extension PhraseTable {
    /// The mailbox is there, and full.
    static let mailboxFull: [PhraseTable] = [
        PhraseTable(
            .mailboxFull, .contra,
            """
            mailbox full
            mailbox is full
            mailbox was full
            mailbox for user is full
            mailbox too full
            mailbox overfull
            mailbox quota
            mailbox over quota
            mailbox exceeded
            mailbox has exceeded
            mailbox has reached
            mailbox is over
            maildir full
            maildir over quota
            maildir delivery failed: + quota
            full mailbox
            inbox is full
            inbox full
            inbox is out of storage
            inbox has exceeded
            account is full
            account full
            user full
            user is full
            box full
            mail box full
            mailfolder is full
            mail folder is full
            mail directory + full
            mail quota exceeded
            over quota
            overquota
            over-quota
            over disk quota
            over their quota
            over its quota
            over his quota
            over the quota
            over the allowed quota
            over the maximum allowed quota
            over the storage quota
            over the maximum allowed mailbox size
            above quota
            quota exceeded
            quota exceed
            quota exceeds
            quota violation
            quota limit
            quota full
            quota is full
            quota has been exceeded
            quota would be exceeded
            exceeded quota
            exceeded its quota
            exceeded his quota
            exceeded their quota
            exceeded the quota
            exceeded storage
            exceeded the mailbox
            exceeded allocation
            exceeded allowed
            exceeded the space
            exceeded its storage
            exceeded their storage
            exceeded email quota
            exceeded disk
            exceeds quota
            exceeds his quota
            exceeds the quota
            exceeding quota
            exceeding their quota
            exceeding its quota
            exceeding his quota
            exceed quota
            exceed mailbox
            exceed the quota
            exceed the mailbox
            exceed the storage
            exceeds the storage
            disk quota
            storage quota
            storage limit
            storage full
            storage allocation exceeded
            storage space
            out of storage
            out of quota
            out of disk space for user
            quotaexceeded
            quota-exceeded
            overquotatemp
            shutoffquota
            mapiexceptionshutoffquotaexceeded
            mailbox @ is full
            mailbox of + is full
            recipient's mailbox is full
            recipient's mailbox has
            user's mailbox is full
            user mailbox exceeds
            user has exhausted
            user has too many messages
            user has exceeded
            too many messages in this mailbox
            too many messages on this mailbox
            too much mail data
            insufficient space in + mailbox
            not enough space in + mailbox
            not enough storage space
            not enough disk space
            no space left for this user
            no room in mailbox
            no space in mailbox
            there is no space in + mailbox
            blocks limit exceeded
            inode limit exceeded
            dd sorry, your message to @ cannot be delivered. this account is over quota
            allowed quota
            quota reached
            reached quota
            reached its quota
            reached their quota
            limit of + mailbox
            incoming mailbox + is full
            mailbox temporarily full
            mailboxfull
            mail box is full
            has run out of space
            ran out of space
            has no space left
            mailbox cannot accept messages + full
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
            user is over quota
            user is overquota
            quota exceeded (mailbox for user is full)
            mailbox quota exceeded
            account is over quota
            recipient is over quota
            recipient overquota
            account that you tried to reach is over quota
            the recipient's mailbox is full
            mailbox full + #5.2.2
            mailbox full + #4.2.2
            """),
    ]
}
