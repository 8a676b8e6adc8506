// Long: a table of phrases.

extension PhraseTable {
    /// Nobody has the address.
    static let address: [PhraseTable] = [
        PhraseTable(
            .userUnknown, .plain,
            """
            is not an active address at this host
            i cannot deliver mail for
            mailbox name not allowed
            did not exactly match
            did not match any
            mailbox unavailable
            no longer valid
            address rejected + #5.1.0
            is not registered
            isn't registered
            not deliverable
            mailbox is unavailable
            does not exist here
            not known here
            """),
        PhraseTable(
            .userUnknown, .exact,
            """
            wasn't found at
            was not found at the destination
            not a registered
            no registered
            does not list
            not in directory
            no matches to nameserver query
            no matching directory entry
            RESOLVER.ADR.RECIPNOTFOUND
            RESOLVER.ADR.RECIPIENTNOTFOUND
            RESOLVER.ADR.EXRECIPNOTFOUND
            RESOLVER.ADR.INVALIDRECIPIENT
            RESOLVER.ADR.BASEPARENTNOTFOUND
            validrcptto
            000c05a6
            nodirmtch
            local mailbox @ is unavailable
            mailbox @ is unavailable: user
            failed recipient verification
            verification failed for
            not known at this site
            unknown to this system
            unknown at this host
            unknown in this domain
            is not a valid email
            no such list
            list unknown
            is unknown to us
            no such name
            no longer in use
            no longer active
            no longer in service
            no longer on this server
            no longer at this
            no longer works
            no longer work
            has left the company
            left the organization
            left the organisation
            not currently a user
            not one of our
            not a local mailbox
            non-existing
            unknown sitename
            said he doesn't know
            mail for @ is not accepted here
            ldap lookup failed + user
            no entry found
            550 unrouteable
            does not have an account here
            don't have an account
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
        PhraseTable(.recipientFiltered, .decisive, "is not a registered gateway user"),
        PhraseTable(
            .userUnknown, .vague,
            """
            does not exist
            nonexistent
            non-existent
            doesn't exist
            misspelled
            mis-spelled
            recipient rejected
            """),
    ]
}
