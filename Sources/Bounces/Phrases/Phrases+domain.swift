extension PhraseTable {
    /// The address moved, or its domain does not exist or takes no mail.
    static let domain: [PhraseTable] = [
        PhraseTable(.hostUnknown, .decisive, "account or domain may not exist"),
        PhraseTable(
            .userMoved, .exact,
            """
            user not local
            has moved to
            moved to @
            recipient no longer on server
            no longer on server
            address has changed
            address changed
            has a new address
            new address
            new e-mail address
            new email address
            has been replaced by
            been changed to
            was changed to
            account has been moved
            mailbox has been moved
            mailbox moved
            has changed to
            has been changed to
            please use the new address
            please update your address book
            please update your records
            not our customer + =551
            """),
        PhraseTable(
            .hostUnknown, .exact,
            """
            .COM does not exist
            .NET does not exist
            .ORG does not exist
            domain is not reachable
            host name lookup failure
            find the recipient domain
            dns lookup failure: host
            address does not resolve
            name or service not known
            mail server for @ unknown
            bad destination system address
            """),
        PhraseTable(
            .noMailAccepted, .exact,
            """
            mx record for + not found
            server does not accept mail
            mail server does not accept mail
            all relevant mx records point to non-existent hosts
            mx points to localhost
            mail not accepted here
            """),
    ]
}
