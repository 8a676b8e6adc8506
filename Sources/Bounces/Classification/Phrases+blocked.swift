// Long: a table of phrases.

extension PhraseTable {
    /// Our host or network is refused.
    static let blocked: [PhraseTable] = [
        PhraseTable(.blocked, .decisive, "ip not in whitelist"),
        PhraseTable(
            .blocked, .contra,
            """
            blocked using
            blocked by
            blocked for
            blocked due
            blocked because
            blocked at
            blocked - see
            blocked, see
            blocked see
            blocked address
            blocked ip
            blocked client
            blocked host
            blocked server
            blocked sender ip
            blocked your
            blocked email server
            was blocked by + blacklist
            ip blocked
            ip is blocked
            ip has been blocked
            ip address blocked
            ip address is blocked
            ip address has been blocked
            host is blocked
            host blocked
            host has been blocked
            client host rejected
            client host blocked
            client host [
            client ip
            client blocked
            client denied
            connection from your
            connection rejected
            connection refused by + policy
            connection dropped due to
            connections from + rejected
            connections will not be accepted
            connections not accepted from
            not accepting connections from
            refused to accept connection from
            refusing connection from
            refuses connections from
            connection denied
            connection not authorized
            access denied by
            access denied, banned
            access from ip
            access to this mail system from
            access to this mail server
            bad sender ip
            banned
            banned sending ip
            remote host rejected
            ip not allowed
            ip listed
            ip is listed
            ip address listed
            ip address is listed
            ip address is block listed
            ip address rejected
            ip based
            listed in
            listed at
            listed by
            listed on
            is listed
            was listed
            are listed
            currently listed
            been listed
            block list
            block listed
            blocklist
            block-list
            blacklist
            black list
            black-list
            blacklisted
            blocklisted
            black listed
            blackholed
            blackhole
            rejectlist
            reject list
            deny list
            denylist
            denied list
            rbl
            dnsbl
            dnsrbl
            spamhaus
            spamcop
            sorbs
            barracuda reputation
            barracudacentral
            cloudmark
            uceprotect
            abuseat
            surbl
            invaluement
            abusix
            spamrats
            mailspike
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
            ABUSIX.ZONE
            ABUSIX.COM
            SURBL.ORG
            CSI.CLOUDMARK.COM
            SUPPORT.PROOFPOINT.COM/DNSBL
            IPCHECK.PROOFPOINT.COM
            TRENDMICRO.COM/REPUTATION
            IMP.CH
            DNSBL
            RBL.
            /RBL/
            BLOCKED.SECURESERVER
            no access from mail server
            open relay
            open proxy
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
            botnet
            compromised host
            infected host
            infected machine
            suspected of sending
            suspicious ip
            suspicious server
            untrusted host
            unauthorized host
            unauthorised host
            unauthorized ip
            unauthorised ip
            may not be mail exchanger
            not a valid mail exchanger
            mail server is not authorized
            you are not allowed to connect
            you are not allowed to use this
            not allowed to connect
            not authorized to connect
            not welcome
            not wanted here
            go away
            we do not accept mail from
            we don't accept mail from
            do not accept mail from
            does not accept mail from your
            does not allow connections from
            mail from + refused by blackhole
            mail from this host
            mail from this ip
            mail from this server
            mail from this network
            mail from this domain has been
            messages from + weren't sent
            part of their network is on our block list
            domain is on our
            helo rejected
            helo command rejected
            ehlo rejected
            invalid helo
            bad helo
            helo hostname
            helo argument
            helo domain
            helo mismatch
            helo invalid
            helo/ehlo
            fake helo
            forged helo
            too many bad commands + blocked
            too many invalid recipients
            too many unknown users
            too many spams from your
            too much spam from
            too many spam
            incident de spam
            refused by policy + ip
            geo-ip
            geoip
            geographic
            """),
        PhraseTable(.blocked, .plain, "service not available, closing transmission channel + refused to talk to me"),
        PhraseTable(
            .blocked, .exact,
            """
            service not available + ^conn
            service unavailable + ^conn
            access denied + ^conn
            not accepted + ^conn
            rejected + ^conn
            denied + ^conn
            your ip + rejected
            your ip + denied
            your ip + refused
            your ip + not allowed
            your ip + blocked
            your ip + listed
            your ip + spam
            your ip address
            your host + blocked
            your host + denied
            your host + rejected
            your server + blocked
            your server + denied
            your server + rejected
            your mail server + blocked
            your mail server + denied
            your mail server + rejected
            your network + blocked
            mail from your ip
            mail from your host
            mail from your server
            mail from your network
            mail from your domain
            messages from your + blocked
            sending ip
            sender ip
            source ip
            temporarily blocked
            permanently blocked
            currently blocked
            is blocked
            are blocked
            been blocked
            being blocked
            connecting ip
            remote ip + rejected
            """),
        PhraseTable(
            .blocked, .vague,
            """
            blocked
            your ip
            your server
            """),
    ]
}
