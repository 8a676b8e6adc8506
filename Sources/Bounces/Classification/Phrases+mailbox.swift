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
            mailbox disabled
            mailbox is disabled
            mailbox has been disabled
            mailbox currently disabled
            mailbox temporarily disabled
            mailbox is inactive
            mailbox inactive
            mailbox is not active
            mailbox not active
            mailbox is suspended
            mailbox suspended
            mailbox has been suspended
            mailbox is locked
            mailbox locked
            mailbox is blocked
            mailbox blocked
            mailbox frozen
            mailbox is frozen
            mailbox is deactivated
            mailbox deactivated
            mailbox temporarily unavailable
            mailbox @ is not available
            mailbox @ unavailable
            account @ unavailable
            account @ is not available
            mailbox temporarily suspended
            account disabled
            account is disabled
            account has been disabled
            account has been temporarily
            account has been suspended
            account has been deactivated
            account has been blocked
            account has been locked
            account is suspended
            account is temporarily
            account is inactive
            account is locked
            account is blocked
            account is deactivated
            account is not active
            account not active
            account suspended
            account deactivated
            account inactive
            account locked
            account blocked
            account temporarily
            account expired
            account has expired
            account frozen
            account is frozen
            account unavailable
            account that you tried to reach is disabled
            account that you tried to reach is inactive
            account on hold
            user disabled
            user is disabled
            user is inactive
            user inactive
            user is suspended
            user suspended
            user is blocked
            user blocked
            user is locked
            user locked
            user frozen
            user is frozen
            user deactivated
            user has been suspended
            user has been disabled
            user has been deactivated
            user account is disabled
            user's account is disabled
            user(s) account is disabled
            user(s) account is temporarily
            user @ is disabled
            user @ temporary locked
            user @ temporarily locked
            user is not active
            user not active
            user is not activated
            temporarily locked
            temporary locked
            recipient disabled
            recipient is disabled
            recipient suspended
            recipient is suspended
            recipient is inactive
            recipient inactive
            recipient blocked by
            recipient account is blocked
            recipient account is suspended
            recipient's account is
            recipient's account has been
            recipient's mailbox is disabled
            recipient's mailbox is locked
            recipient address is inactive
            recipient address rejected: inactive
            recipient address rejected: suspended
            recipient address rejected: disabled
            disabled recipient address
            disabled or discontinued
            disabled mailbox
            inactive user
            inactive account
            inactive mailbox
            inactive recipient
            suspended account
            suspended user
            address is disabled
            address disabled
            address has been disabled
            address is inactive
            address has been suspended
            address is suspended
            address is temporarily disabled
            address has been blocked
            email account is disabled
            mailbox has been blocked
            domain is suspended
            domain suspended
            domain is disabled
            domain disabled
            domain inactive
            domain has been disabled
            temporarily disabled
            currently suspended
            currently disabled
            has been deactivated
            service suspended
            mailbox currently unavailable
            vacation hold
            mailbox not accepting
            mailbox is not accepting
            is currently not accepting
            is not currently accepting
            suspended due to inactivity
            disabled due to inactivity
            invalid/inactive user
            unused mailbox
            dormant
            mail is disabled
            disableduser
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
            because the recipient is only accepting mail from
            recipient is only accepting
            recipient is not accepting mail from
            not accepting mail from
            refused by recipient
            rejected by recipient
            blocked by recipient
            blocked by the recipient
            blocked by user
            rejected by user
            message rejected by user
            recipient refuses to accept
            recipient refuses your
            recipient does not want
            recipient has blocked
            recipient has refused
            recipient has rejected
            recipient doesn't accept mail from you
            recipient does not accept mail from
            user has blocked
            user refuses to receive
            user does not accept
            user doesn't want to receive
            does not want to receive
            refuses to receive this
            refuses mail from
            due to extended inactivity new mail is not currently being accepted
            message filtered
            message was filtered
            message is filtered
            this message was rejected due to the current administrative policy by the destination
            RESOLVER.RST.NOTAUTHORIZED
            RESOLVER.RST.AUTHREQUIRED
            RESOLVER.RST.REJECTED
            RESOLVER.RST.RECIPIENTRESTRICTED
            RESOLVER.RST.RESTRICTEDTORECIPIENTSPERMISSION
            you don't have permission to send to
            you do not have permission to send to
            not authorized to send to the recipient
            not authorized to send to this recipient
            not permitted to send to this recipient
            not allowed to send to this recipient
            only accepts mail from
            only accepts messages from
            only accept mail from
            only accepting messages from
            delivery restriction
            restricted by recipient
            recipient's filter
            user's filter
            user filter
            personal filter
            personal blacklist
            personal block list
            recipient's personal
            junk mail rejected by recipient
            black list of the recipient
            user is rejecting
            user rejects
            you have been blocked by the recipient
            you are blocked by
            sender is on recipient's
            blocklist of the recipient
            accept list for the recipient
            not on the whitelist
            not in whitelist
            members only
            only members
            not a member
            not subscribed
            posting to this list
            recipient domain is restricted
            recipient restricted
            mail rejected by destination domain
            policy rejection on the target address
            block-send-er
            """),
    ]
}
