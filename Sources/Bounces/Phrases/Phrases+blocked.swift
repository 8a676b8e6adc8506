// Long: a table of phrases.

extension PhraseTable {
    /// Our host or network is refused.
    static let blocked: [PhraseTable] = [
        PhraseTable(.blocked, .decisive, "ip not in whitelist"),
        // Whose lists they are.
        PhraseTable(
            .blocked, .decisive,
            """
            SPAMHAUS.ORG
            SPAMCOP.NET
            BARRACUDACENTRAL.ORG
            BARRACUDANETWORKS.COM/REPUTATION
            ABUSEAT.ORG
            SORBS.NET
            UCEPROTECT.NET
            SPAMRATS.COM
            MAILSPIKE.NET
            MAIL-ABUSE.ORG
            ABUSIX.COM
            SURBL.ORG
            CSI.CLOUDMARK.COM
            SUPPORT.PROOFPOINT.COM/DNSBL
            IPCHECK.PROOFPOINT.COM
            TRENDMICRO.COM/REPUTATION
            IMP.CH
            BLOCKED.SECURESERVER
            """),
        PhraseTable(
            .blocked, .contra,
            """
            blocked - see
            blocked, see
            blocked see
            blocked host
            blocked server
            blocked email server
            host is blocked
            host blocked
            host has been blocked
            client host [
            client ip
            connection from your
            connection rejected
            connection refused by + policy
            connections will not be accepted
            connections not accepted from
            refused to accept connection from
            refusing connection from
            connection denied
            connection not authorized
            access denied by
            access denied, banned
            access from ip
            access to this mail system from
            access to this mail server
            bad sender ip
            remote host rejected
            ip based
            no access from mail server
            open mail relay
            dynamic ip
            dynamic address
            dynamic pool
            dynamic/residential
            residential ip
            dial-up
            dialup
            dynamically assigned
            generic ip
            bogon
            compromised host
            infected host
            infected machine
            suspected of sending
            suspicious ip
            suspicious server
            untrusted host
            unauthorized host
            unauthorised host
            may not be mail exchanger
            not a valid mail exchanger
            mail server is not authorized
            you are not allowed to connect
            you are not allowed to use this
            not allowed to connect
            not authorized to connect
            not wanted here
            go away
            we do not accept mail from
            we don't accept mail from
            do not accept mail from
            does not accept mail from your
            mail from this host
            mail from this ip
            mail from this server
            mail from this network
            mail from this domain has been
            messages from + weren't sent
            domain is on our
            invalid helo
            bad helo
            helo hostname
            helo argument
            helo domain
            helo mismatch
            helo invalid
            fake helo
            forged helo
            too many bad commands + blocked
            too many spams from your
            too much spam from
            too many spam
            incident de spam
            geo-ip
            geoip
            geographic
            """),
        PhraseTable(.blocked, .plain, "service not available, closing transmission channel + refused to talk to me"),
        PhraseTable(
            .blocked, .exact,
            """
            not welcome
            blocked address
            service not available + ^conn
            service unavailable + ^conn
            access denied + ^conn
            not accepted + ^conn
            rejected + ^conn
            denied + ^conn
            your ip + spam
            your ip address
            mail from your domain
            sending ip
            sender ip
            source ip
            connecting ip
            """),
        PhraseTable(
            .blocked, .vague,
            """
            your ip
            your server
            """),
    ]
}
