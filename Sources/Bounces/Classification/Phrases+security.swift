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
            authentication required
            client was not authenticated
            authentication is required
            authentication failed
            authentication fails
            authentication failure
            authentication credentials
            authentication unsuccessful
            authentication mechanism
            authentication needed
            authentication not
            requires authentication
            require authentication
            requires smtp authentication
            requires smtp auth
            smtp authentication
            must authenticate
            must be authenticated
            must log in
            must first authenticate
            please authenticate
            please log in
            not authenticated
            unauthenticated senders not allowed
            unauthenticated senders
            unauthenticated user
            anonymous users
            auth required
            auth failed
            auth first
            send auth
            send hello first
            login required
            login first
            username and password
            username/password
            user name or password
            bad credentials
            invalid credentials
            invalid login
            wrong password
            password not accepted
            password required
            credential
            check mail first
            pop before smtp
            pop3 before
            check for new mail first
            security failure
            security violation
            security policy
            security policies
            security reason
            security reasons
            encryption required
            encryption needed
            encryption not supported
            decryption failed
            cryptographic
            session encryption
            secure connection required
            application-specific password
            two-factor
            must issue a starttls
            must issue starttls
            starttls is required
            starttls required
            requires tls
            requires starttls
            requires encryption
            tls required
            tls is required
            tls encryption required
            require tls
            please use tls
            message integrity
            unauthorized access
            """),
        PhraseTable(
            .tlsFailed, .contra,
            """
            tls session is required
            tls session required
            does not support tls
            doesn't support tls
            not support tls
            tls handshake
            tls negotiation
            tls connection
            tls error
            tls failed
            tls not available
            tls is not available
            tls is not supported
            tls not supported
            tls protocol
            ssl handshake
            ssl error
            ssl_connect
            ssl negotiation
            ssl connect
            starttls failed
            starttls failure
            starttls not
            starttls command failed
            starttls is not
            starttls was
            starttls, but
            starttls but
            does not support starttls
            not support starttls
            did not offer starttls
            not offer starttls
            cannot start tls
            can't start tls
            could not start tls
            failed to negotiate tls
            failed to start tls
            unable to start tls
            unable to negotiate tls
            server certificate
            certificate not trusted
            certificate verification
            certificate verify
            certificate has expired
            certificate expired
            certificate is not
            certificate validation
            certificate doesn't
            certificate mismatch
            invalid certificate
            untrusted certificate
            self-signed certificate
            self signed certificate
            untrusted issuer
            cannot verify peer
            mta-sts
            mta_sts
            sts policy
            tlsa
            requiretls
            must issue a starttls command first + certificate
            no shared cipher
            tempfail-tls
            """),
    ]
}
