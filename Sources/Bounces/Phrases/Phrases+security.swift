extension PhraseTable {
    /// Logging in, TLS, permission.
    static let security: [PhraseTable] = [
        PhraseTable(
            .security, .vague,
            """
            access denied
            unauthorized
            not authorized
            not authorised
            """),
        PhraseTable(
            .security, .contra,
            """
            authentication credentials
            authentication unsuccessful
            authentication mechanism
            smtp authentication
            please authenticate
            please log in
            unauthenticated senders
            unauthenticated user
            anonymous users
            send auth
            send hello first
            username and password
            username/password
            user name or password
            credential
            pop before smtp
            pop3 before
            check for new mail first
            security failure
            security violation
            security policy
            security policies
            security reason
            security reasons
            encryption not supported
            decryption failed
            cryptographic
            session encryption
            application-specific password
            two-factor
            message integrity
            unauthorized access
            """),
        PhraseTable(
            .tlsFailed, .contra,
            """
            tls handshake
            tls negotiation
            tls connection
            tls protocol
            ssl handshake
            ssl_connect
            ssl negotiation
            ssl connect
            starttls is not
            starttls was
            starttls, but
            starttls but
            server certificate
            certificate verification
            certificate verify
            certificate is not
            certificate validation
            untrusted issuer
            cannot verify peer
            mta-sts
            mta_sts
            sts policy
            tlsa
            requiretls
            tempfail-tls
            """),
    ]
}
