// Long: a table of phrases.

extension PhraseTable {
    /// The way there: names, network, time.
    static let transport: [PhraseTable] = [
        PhraseTable(
            .networkError, .contra,
            """
            maximum hop
            malformed or unexpected name server reply
            expired + dns query failed
            host not found, try again
            name service error + try again
            retry timeout exceeded + dns
            """),
        // Postfix asks the next host whether there is such an address, and could not.
        PhraseTable(
            .networkError, .contra,
            """
            unverified address: connect to
            unverified address: lost connection
            unverified address: conversation with
            unverified address: host or domain name not found
            unverified address: delivery temporarily suspended
            """),
        PhraseTable(
            .expired, .exact,
            """
            queue.expired
            did not accept our requests to connect
            delivery failed + attempts:
            unable to deliver message after multiple retries
            """),
        PhraseTable(
            .networkError, .loose,
            """
            loop:
            dns query
            dns server
            dns servers
            dns is
            dns resolution
            name server
            name lookup
            nameserver
            domain lookup
            domain resolution
            cannot resolve
            could not resolve
            unable to resolve
            can't resolve
            servfail
            hostname lookup
            lost smtp
            broken pipe
            no connection could be made
            no host to
            no relays
            unexpected response
            unexpected reply
            invalid response
            error talking to
            error in + transfer
            protocol error
            protocol violation
            mx record is
            no hosts
            refused to accept
            refused to connect
            refused to talk to me
            """),
        PhraseTable(
            .expired, .loose,
            """
            maximum time
            queue lifetime
            too long on the queue
            retry limit
            after multiple
            could not deliver + days
            unable to deliver in
            unable to deliver message after
            time limit
            """),
        PhraseTable(
            .expired, .faint,
            """
            been delayed
            multiple retries
            """),
    ]
}
