extension PhraseTable {
    /// The address moved, or its domain does not exist or takes no mail.
    static let domain: [PhraseTable] = [
        PhraseTable(.hostUnknown, .decisive, "account or domain may not exist"),
        PhraseTable(
            .userMoved, .exact,
            """
            user not local
            user has moved
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
            mailbox has moved
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
            host unknown
            unknown host
            host or domain name not found
            domain name not found
            domain does not exist
            domain doesn't exist
            .COM does not exist
            .NET does not exist
            .ORG does not exist
            domain is not reachable
            domain not found
            no such domain
            no such host
            unknown domain
            domain unknown
            invalid domain
            invalid domain name
            domain is invalid
            domain invalid
            nonexistent domain
            non-existent domain
            host not found
            host does not exist
            hostname not found
            host name not found
            host name lookup failure
            recipient's domain name cannot be found
            find the recipient domain
            domain cannot be found
            domain could not be found
            host cannot be found
            host could not be found
            unable to find the domain
            recipient domain not found
            recipient's domain does not exist
            recipient domain does not exist
            destination domain does not exist
            dns lookup failure: host
            unrouteable mail domain
            unroutable mail domain
            unroutable domain
            no route found to domain
            no route found to host
            illegal host/domain name found
            address does not resolve
            name or service not known
            nxdomain
            couldn't find any host named
            cannot find any host named
            server for domain could not be found
            mail server for @ unknown
            bad host
            bad domain
            bad destination host
            bad destination system address
            domain has been suspended
            domain expired
            domain has expired
            the domain name system (dns) reported that the recipient's domain does not exist
            not a valid domain
            not a registered domain
            domain is not registered
            no known mail domain
            """),
        PhraseTable(
            .noMailAccepted, .exact,
            """
            indicated no smtp service
            null mx
            nullmx
            domain does not accept mail
            doesn't receive email
            does not accept email
            does not receive email
            does not accept mail
            doesn't accept mail
            no mail exchanger
            couldn't find a mail exchanger
            no mx record
            no mx records
            no mx found
            no mx or
            no mail server
            mx record for + not found
            has no mail exchanger
            has no mx
            has no usable mx
            no mail service
            server does not accept mail
            host does not accept mail
            mail server does not accept mail
            all relevant mx records point to non-existent hosts
            mx points to localhost
            mail not accepted here
            """),
    ]
}
