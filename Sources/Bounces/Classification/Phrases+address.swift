// Long: a table of phrases.

extension PhraseTable {
    /// Nobody has the address.
    static let address: [PhraseTable] = [
        PhraseTable(
            .userUnknown, .plain,
            """
            address is invalid
            address was invalid
            user unknown
            unknown user
            no such user
            user not found
            user no found
            user mail-box not found
            no mail box available for this user
            is not an active address at this host
            bruker ukjent
            did not exactly match
            did not match any
            user is unknown
            unknown recipient
            recipient unknown
            recipient not found
            no such recipient
            invalid recipient
            recipient invalid
            recipient is invalid
            invalid user
            invalid address
            invalid mailbox
            invalid-recipient
            address unknown
            unknown address
            address invalid
            unknown account
            account unknown
            unknown mailbox
            mailbox unknown
            no mailbox
            no such mailbox
            no such account
            no such address
            no such person
            mailbox not found
            account not found
            address not found
            not a known user
            unknown local part
            unknown local-part
            unknown local user
            unknown or illegal alias
            unrouteable address
            unroutable address
            bad destination mailbox address
            bad destination email address
            bad recipient
            illegal user
            illegal alias
            addressee unknown
            mailbox unavailable
            no longer valid
            not our customer
            not our user
            not a user
            unavailable user
            bad email address
            address rejected + #5.1.0
            bad e-mail address
            recipient cannot be found
            recipient could not be found
            user cannot be found
            user could not be found
            mailbox cannot be found
            mailbox could not be found
            address cannot be found
            account cannot be found
            account could not be found
            is not registered here
            user is not registered
            user not registered
            address @ is undeliverable
            address is undeliverable
            undeliverable address
            not deliverable
            cannot find your recipient
            nosuchuser
            user does not exist
            user doesn't exist
            account does not exist
            unresolvable address
            mailbox is unavailable
            no valid recipients
            invalid local part
            invalid username
            unknown e-mail address
            unknown email address
            unknown destination address
            user reject
            does not exist here
            not known here
            """),
        PhraseTable(
            .userUnknown, .exact,
            """
            user unknown in
            user unknown or not available
            no such user here
            no such user at this
            no such mailbox here
            there is no user by that name
            there is no such user
            no user by that name
            no mailbox here by that name
            no mailbox by that name
            there is no mailbox
            there is no account
            no account by that name
            no account with that
            that user does not exist
            this user does not exist
            the user does not exist
            this user doesn't have a + account
            user doesn't have a + account
            recipient does not exist
            recipient doesn't exist
            recipients do not exist
            recipient no longer exists
            mailbox does not exist
            mailbox doesn't exist
            mailbox no longer exists
            mailbox you tried to reach no longer exists
            email account that you tried to reach does not exist
            account that you tried to reach does not exist
            this account does not exist
            account doesn't exist
            address does not exist
            address doesn't exist
            address no longer exists
            addresses do not exist
            email account does not exist
            local address does not exist
            the email address wasn't found
            email address wasn't found
            wasn't found at
            was not found at the destination
            e-mail address could not be found
            email address could not be found
            address you entered couldn't be found
            address couldn't be found
            recipient's email address wasn't found
            recipient name is not recognized
            recipient is not recognized
            recipient not recognized
            user not recognized
            recipient mailbox unallocated
            not a registered
            no registered
            does not list
            not in directory
            no matches to nameserver query
            no matching directory entry
            e-mail address you have entered does not exist
            invalid final delivery userid
            invalid final delivery user
            user email address is marked as invalid
            address is marked as invalid
            not in recipient list
            recipient not in list
            requested mail action aborted, mailbox not found
            recipientnotfound
            RESOLVER.ADR.RECIPNOTFOUND
            RESOLVER.ADR.RECIPIENTNOTFOUND
            RESOLVER.ADR.EXRECIPNOTFOUND
            RESOLVER.ADR.INVALIDRECIPIENT
            RESOLVER.ADR.BASEPARENTNOTFOUND
            bad destination mailbox address syntax
            recipient not found by smtp address lookup
            remote server returned unknown recipient
            000c05a6
            nodirmtch
            unknown-or-illegal-alias
            delivery error: dd @ is no longer valid
            local mailbox @ is unavailable
            mailbox @ is unavailable: user
            user is terminated
            user terminated
            account is terminated
            account terminated
            no account @
            mailbox @ not found
            @ does not exist
            @ doesn't exist
            @ not found
            @ is not a valid
            does not match an + address
            recipient verify failed
            failed recipient verification
            verification failed for
            unable to verify user
            user cannot be verified
            user is not known
            not known at this site
            not known at this address
            has no such user
            unknown to this system
            unknown at this host
            unknown in this domain
            unknown or invalid recipient
            not a valid user
            not a valid recipient
            not a valid mailbox
            not a valid address
            not a valid email address
            is not a valid user
            is not a valid mailbox
            is not a valid email
            address you sent to is invalid
            this is not a known user
            sorry, i couldn't find any host or user
            no one by that name
            nobody by that name
            nobody here with that name
            no such local user
            no such virtual user
            no such vdomain user
            no such alias
            no such list
            list unknown
            no such email address
            no such e-mail
            user unknown; rejecting
            user (@) unknown
            user @ does not exist
            mailbox @ does not exist
            account @ does not exist
            recipient @ does not exist
            address @ does not exist
            user @ not found
            user @ is unknown
            recipient @ is unknown
            unknown recipient @
            is unknown to us
            email address is not valid
            e-mail address is not valid
            recipient address is not valid
            the recipient's address is not valid
            email address is invalid
            invalid email address
            invalid e-mail address
            incorrect email address
            wrong email address
            invalid recipient address
            invalid mailbox name
            no such name
            recipient address unknown
            recipient address does not exist
            recipient's mailbox does not exist
            recipient's account does not exist
            destination mailbox does not exist
            target mailbox does not exist
            destination user does not exist
            delivery address does not exist
            mail receiver does not exist
            receiver not found
            mailbox @ unknown
            unknown virtual address
            unknown address error
            account has been deleted
            account was deleted
            mailbox has been deleted
            account deleted
            account closed
            account has been closed
            account is closed
            user has been deleted
            user deleted
            user was deleted
            mailbox has been removed
            this address no longer accepts mail
            address no longer accepts mail
            this email address is no longer in use
            address is no longer in use
            no longer in use
            no longer active
            no longer in service
            mailbox is no longer available
            mailbox no longer available
            account is no longer available
            account no longer exists
            user no longer exists
            user no longer here
            no longer on this server
            no longer at this
            no longer works
            no longer work
            has left the company
            left the organization
            left the organisation
            address is obsolete
            email address has been retired
            not currently a user
            not one of our
            not a local user
            not a local mailbox
            no mail drop for
            no valid mailbox
            no valid user
            nonexistent user
            non-existent user
            nonexistent mailbox
            non-existent mailbox
            nonexistent recipient
            non-existent recipient
            nonexistent address
            non-existent address
            nonexistent account
            nonexist
            non-existing
            unknown sitename
            recipient unknown in
            no local mailbox
            said he doesn't know
            couldn't find any mailbox
            not find recipient
            could not find user
            couldn't find user
            cannot find user
            can't find user
            unable to find recipient
            unable to find user
            user can't be found
            unable to locate mailbox
            mail for @ is not accepted here
            unknown users
            all recipients are invalid
            all recipients address are invalid
            address is unknown
            mailbox is unknown
            recipient address is unknown
            has an invalid email address
            local user unknown
            ldap lookup failed + user
            no entry found
            the recipient could not be found
            550 unrouteable
            this mailbox does not exist
            er_bad_rcpt
            user_unknown
            unknown_user
            err.nosuchuser
            bad-mailbox
            invalidrecipient
            rcpt_not_found
            recipient_not_found
            user not exist
            account not exist
            mailbox not exist
            not exist recipient
            user does not have an account
            does not have an account here
            don't have an account
            delivery error: dd + this user doesn't have a + account
            """),
        // In words that alone would mean a fault of ours: `listed in`, `blacklisted`.
        PhraseTable(
            .userUnknown, .decisive,
            """
            user unknown. command output:
            requested action not taken: no such user
            not listed in domino directory
            not listed in public name & address book
            not listed in + directory
            not listed in + address book
            ディレクトリには見つかりません
            ディレクトリのリストにありません
            """),
        // A gateway's list of its users is not the list of mailboxes behind it.
        PhraseTable(.recipientFiltered, .exact, "is not a registered gateway user"),
        PhraseTable(
            .userUnknown, .vague,
            """
            does not exist
            doesn't exist
            misspelled
            mis-spelled
            bad address
            recipient rejected
            """),
    ]
}
