// Long: a table of phrases.

extension PhraseTable {
    /// The mailbox is there, and doesn't take this mail now.
    static let mailbox: [PhraseTable] = [
        PhraseTable(
            .mailboxDisabled, .contra,
            """
            mailbox is temporarily
            mailbox has been temporarily
            has been temporarily suspended
            temporarily closed
            mailbox is blocked
            mailbox blocked
            mailbox @ is not available
            mailbox @ unavailable
            account @ unavailable
            account @ is not available
            account has been temporarily
            account has been blocked
            account is temporarily
            account is blocked
            account blocked
            account temporarily
            account unavailable
            user is blocked
            user blocked
            user(s) account is temporarily
            temporarily locked
            temporary locked
            recipient blocked by
            recipient's account is
            recipient's account has been
            disabled or discontinued
            mailbox has been blocked
            temporarily disabled
            currently suspended
            currently disabled
            has been deactivated
            service suspended
            mailbox currently unavailable
            mailbox not accepting
            mailbox is not accepting
            is currently not accepting
            is not currently accepting
            dormant
            mail is disabled
            """),
        PhraseTable(
            .mailboxDisabled, .decisive,
            """
            this mailbox is disabled
            this account has been disabled
            this account has been disabled or discontinued
            email account that you tried to reach is disabled
            email account that you tried to reach is inactive
            """),
        PhraseTable(
            .recipientFiltered, .contra,
            """
            not accepting mail from
            recipient has refused
            user does not accept
            due to extended inactivity new mail is not currently being accepted
            this message was rejected due to the current administrative policy by the destination
            RESOLVER.RST.NOTAUTHORIZED
            RESOLVER.RST.AUTHREQUIRED
            RESOLVER.RST.REJECTED
            RESOLVER.RST.RECIPIENTRESTRICTED
            RESOLVER.RST.RESTRICTEDTORECIPIENTSPERMISSION
            you don't have permission to send to
            you do not have permission to send to
            not authorized to send to the recipient
            only accepts mail from
            only accepts messages from
            only accept mail from
            only accepting messages from
            user filter
            user is rejecting
            user rejects
            sender is on recipient's
            accept list for the recipient
            not on the whitelist
            not in whitelist
            only members
            not a member
            not subscribed
            recipient domain is restricted
            recipient restricted
            mail rejected by destination domain
            policy rejection on the target address
            """),
        PhraseTable(
            .recipientFiltered, .exact,
            """
            message filtered
            message was filtered
            message is filtered
            """),
    ]
}
