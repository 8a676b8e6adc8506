// Long: a table of phrases.

extension PhraseTable {
    /// The fault is ours: our host, our domain, our address, our rate.
    static let sender: [PhraseTable] = [
        PhraseTable(.authentication, .decisive, """
            dmarc
            spf check
            spf fail
            spf record
            spf validation
            spf verification
            spf hard fail
            spf hardfail
            spf softfail
            spf soft fail
            spf error
            spf permerror
            spf temperror
            spf policy
            spf unauthorized
            spf sender
            spf (sender policy framework)
            spf not
            spf: fail
            spf = did not pass
            spf=fail
            spf test
            spf neutral
            spf reject
            spf mismatch
            spf result
            spf violation
            sender policy framework
            failed spf
            fails spf
            fail spf
            rejected by spf
            does not pass spf
            pass spf
            per it's spf
            not allowed by spf
            rejected due to spf
            rejected because of spf
            rejecting for sender policy framework
            dkim fail
            dkim check
            dkim verification
            dkim signature
            dkim = did not pass
            dkim validation
            dkim test
            dkim not
            dkim invalid
            dkim unauthenticated
            dkim error
            dkim: fail
            dkim=fail
            dkim-signature
            domainkeys
            no dkim
            missing dkim
            bad dkim
            invalid dkim
            valid dkim
            failed dkim
            spf or dkim
            spf and dkim
            spf/dkim
            dkim or spf
            dkim/spf
            dkim and spf
            sender id (pra)
            sender id framework
            sender-id
            arc validation
            arc seal
            unauthenticated email from
            unauthenticated mail
            unauthenticated message
            unauthenticated email is not
            sender is unauthenticated
            sender unauthenticated
            does not have authentication information
            fails to pass authentication
            multiple authentication checks failed
            authentication checks failed
            failed authentication checks
            fails authentication checks
            email authentication
            authentication-results
            authentication results
            not authenticated sender
            domain authentication
            domain is not authenticated
            sender authentication fail
            message failed authentication
            not aligned with
            identifier alignment
            is not allowed to send from + spf
            is not allowed to send mail from
            is not authorized to send mail from
            is not a designated sender
            not a permitted sender
            not permitted to send mail for
            is not permitted to send mail
            is not authorized to send on behalf
            is not authorized to use + in
            failed anti-spoofing
            anti-spoofing
            antispoofing
            spoofed
            spoofing
            envelope sender and header from
            mail from domain + does not match
            """),
        PhraseTable(.ptrRequired, .decisive, """
            unverifyable sending ip
            unverifiable sending ip
            reverse dns
            rdns
            r-dns
            reverse lookup
            reverse hostname
            reverse host name
            reverse name
            reverse record
            reverse entry
            reverse address lookup
            reverse mapping
            reverse ip
            reverse-dns
            reverse path dns
            no ptr
            ptr record
            ptr-record
            ptr entry
            ptr name
            ptr missing
            ptr lookup
            dns ptr
            (ptr)
            missing ptr
            without ptr
            invalid ptr
            valid ptr
            bad ptr
            generic ptr
            dynamic ptr
            cannot find your hostname
            cannot find your reverse hostname
            cannot resolve your address
            cannot resolve your host
            can't resolve your ip
            could not resolve your
            unable to resolve your
            mismatches client ip
            does not resolve to your ip
            does not match your ip
            ip name lookup failed
            ip address sending this message does not have
            client host name not found
            unresolvable relay host name
            unresolvable client
            unresolvable hostname
            fcrdns
            forward-confirmed
            forward confirmed
            forward dns
            fix reverse dns
            your host name doesn't match
            hostname verification failed
            does not have a valid hostname
            no dns entry for your ip
            dns a-record is empty
            helo/ehlo hostname
            sender ip reverse lookup rejected
            """),
        PhraseTable(.ptrRequired, .decisive, """
            client host rejected: cannot find your hostname
            client host rejected: cannot find your reverse hostname
            """),
        PhraseTable(.reputation, .decisive, """
            very low reputation
            low reputation
            poor reputation
            bad reputation
            negative reputation
            due to reputation
            ip reputation
            domain reputation
            sender reputation
            reputation of the sending
            reputation score
            reputation filter
            reputation is
            reputation too low
            reputation block
            reputation data
            reputation service
            reputation for
            reputation below
            based on reputation
            because of its reputation
            sender score
            senderscore
            SENDERBASE.ORG
            SENDERSCORE
            talosintelligence
            TALOSINTELLIGENCE.COM
            user complaints
            complaint rate
            complaints about
            too many complaints
            high complaint
            unusual rate of unsolicited
            suspicious due to the very low
            untrusted ip
            poor sender
            insufficient reputation
            does not have sufficient reputation
            trust score
            """),
        PhraseTable(.blocked, .contra, """
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
            client was not authenticated
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
            listed as
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
        PhraseTable(.blocked, .plain, """
            service not available, closing transmission channel + refused to talk to me
            """),
        PhraseTable(.blocked, .exact, """
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
        PhraseTable(.blocked, .vague, """
            blocked
            your ip
            your server
            spam source
            """),
        PhraseTable(.senderRejected, .contra, """
            sender rejected
            sender address rejected
            sender address verification
            sender verify failed
            sender verify
            sender verification failed
            sender verification
            could not complete sender verify
            sender callout verification failed
            sender callout
            verify the sender
            sender denied
            sender blocked
            sender is blocked
            sender address blocked
            sender address is blocked
            sender was rejected
            sender not allowed
            sender not accepted
            sender not authorized
            sender not authorised
            sender is not allowed
            sender not exists
            sender not exist
            sender does not exist
            sender doesn't exist
            sender unknown
            sender is unknown
            sender is invalid
            sender invalid
            sender domain
            sender's domain
            sender's address
            sender mailbox
            sender format
            sender refused
            sender reject
            sender must
            sender syntax
            sender denied
            sender listed
            sender: access denied
            spam sender
            suspected spam sender
            senders not allowed
            domain of sender
            domain of your address
            from domain
            from: domain is invalid
            from user rejected
            from field + domain
            mail from address
            mail from domain
            mail from not
            mail from must
            mail from rejected
            mail from: rejected
            mail from refused
            mail from command rejected
            mail from a non-existent
            envelope blocked
            unroutable sender
            unrouteable sender
            unknown sender
            invalid sender
            illegal sender
            bad sender
            blocked sender
            blocked senders
            null sender
            empty sender
            empty envelope sender
            blank sender
            backscatter
            bounces are not accepted
            does not accept bounces
            system doesn't accept bounces
            not accepting bounces
            you are not allowed to post
            you may not post
            you are not authorized to post
            not authorized to post
            permission to post
            not allowed to post
            you are not allowed to send mail
            you are not allowed to send
            you are not authorized to send
            you do not have permission to send
            may not send
            not allowed to send
            not authorized to send
            not permitted to send
            authorized senders
            unauthorized sender
            unauthorised sender
            untrusted sender
            domain in sender address
            domain of sender address @ does not exist
            we cannot verify your
            cannot verify the sender
            could not verify sender
            verify your address
            postmaster verify failed
            recipient group doesn't exist
            'send mail as'
            email address is not verified
            from address not verified
            please use a verified
            access denied + ^mail
            user unknown + ^mail
            does not exist + ^mail
            no such domain + ^mail
            rejected + ^mail
            """),
        PhraseTable(.senderRejected, .exact, """
            rejected + ^mail
            no such domain + #5.1.7
            no such domain + #5.1.8
            does not exist + #5.1.8
            does not exist + #5.1.7
            user unknown + #5.1.7
            user unknown + #5.1.8
            """),
        PhraseTable(.relayDenied, .contra, """
            relaying denied
            relay denied
            relay access denied
            relay not permitted
            relay not allowed
            relay prohibited
            relay operation
            relay is not
            relay rejected
            relay refused
            relay mail
            relaying not
            relaying is not
            relaying mail
            relaying to
            relaying prohibited
            relaying blocked
            relaying disabled
            relaying temporarily
            relaying from
            unable to relay
            cannot relay
            can't relay
            can not relay
            may not relay
            does not relay
            do not relay
            don't relay
            no relay
            no relaying
            not relay
            not relaying
            not permitted to relay
            not allowed to relay
            not authorized to relay
            not configured to relay
            will not relay
            won't relay
            authorized relay
            unauthorized relay
            relay unauthorized
            as a relay
            insecure mail relay
            relaying and hosting
            rcpthosts
            not in my list of allowed
            isn't in my list of allowed
            isn't allowed to be relayed
            not allowed to be relayed
            domain isn't allowed
            domain not handled
            domain is not hosted
            domain not hosted
            domain not hosted here
            domain is not handled
            domain is not local
            domain is not allowed
            domain not allowed
            domain not accepted
            domain not served
            domain not in
            not hosted here
            not hosted on this
            not a local domain
            not local domain
            no such domain here
            not a domain hosted
            we do not handle
            we don't handle
            we do not accept mail for
            we don't accept mail for
            do not accept mail for
            does not accept mail for
            does not handle mail for
            mail server doesn't handle
            not accept email for
            not accept mail for
            not accepting mail for
            not a gateway
            not a relay
            this is not a relay
            must be authenticated to relay
            account not subscribed
            this mail server requires authentication when attempting to send to a non-local
            user not local; please try
            recipient not permitted
            system is not configured to relay
            err.norelay
            email address is not verified. the following identities failed
            """),
        PhraseTable(.security, .vague, """
            access denied
            permission denied
            unauthorized
            not authorized
            not authorised
            """),
        PhraseTable(.security, .contra, """
            authentication required
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
        PhraseTable(.tlsFailed, .contra, """
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
        PhraseTable(.rateLimited, .decisive, """
            too many recipients + hour
            too many recipients + day
            too many recipients + minute
            too many recipients + rate
            """),
        PhraseTable(.rateLimited, .contra, """
            rate limit
            rate-limit
            rate limited
            rate limiting
            rate that prevents
            rate exceeded
            rate control
            rate too
            ratelimit
            message rate
            mail rate
            sending rate
            sending limit
            sending quota
            send limit
            send rate
            receiving mail too quickly
            receiving mail at a rate
            receivingrate
            hourly limit
            per hour
            per minute
            per day
            per connection
            per session
            this hour
            daily limit
            daily quota
            daily message
            daily sending
            limit for the number of messages
            limits for the number
            messages limit
            message limit
            message count
            messages per
            maximum number of messages
            max message
            max number of messages
            maximum messages
            number of messages exceeds
            number of messages exceeded
            exceeded message rate
            exceeded the maximum number
            exceeded the rate
            exceeded the limit
            exceeded the allowed
            exceeded their limit
            exceeded your
            exceeding the rate
            recipient limit exceeded
            recipient limit
            recipient count
            too many messages
            too many mails
            too many emails
            too many e-mails
            too many recent messages
            too many addresses
            too many requests
            too many deliveries
            too many envelopes
            too many mail
            too many invalid
            too much mail
            too many message
            too many transactions
            too fast
            too quickly
            too frequently
            too frequent
            excessive volume
            excessive rate
            excessive mail
            excessive email
            excessive sending
            unexpected volume
            high volume
            unusual volume
            unusual sending
            throttl
            frequency limited
            frequency limit
            slow down
            slowdown
            speeding
            deferred due to
            been temporarily deferred
            temporarily deferred
            temporarily rate
            reduce your
            delayed because of
            exceeded the number
            recipients rejected: too many
            limit exceeded for
            mail quota for your
            submission quota
            recipient has exceeded message
            user has exceeded + messages
            organization queue quota exceeded
            overloaded by + messages
            """),
        PhraseTable(.tooManyConnections, .decisive, """
            too many connections
            too many concurrent
            too many connection
            too many simultaneous
            too many sessions
            too many session
            too many sockets
            too many open
            too many smtp
            too many tcp
            too many hosts
            concurrent connections
            concurrent smtp
            concurrent sessions
            simultaneous connections
            number of connections
            number of concurrent
            number of simultaneous
            connection limit
            connection rate
            connection frequency
            connection count
            connections limit
            connections from your host
            connections from your ip
            connections per
            connections exceeded
            connections reached
            connections from the same
            connections for this
            maximum connections
            max connections
            maximum number of concurrent
            maximum number of connections
            maximum concurrent
            maximum simultaneous
            all available ips
            too many recipients
            too many rcpt
            too many recipients specified
            number of recipients
            recipients limit
            session limit
            limit of connections
            per-ip connection
            all server ports are busy
            server ports are busy
            ip frequency limited
            exceeded the maximum number of connections
            exceeded connection
            exceeds the maximum number of sessions
            hit connection
            tls connection rate
            """),
        PhraseTable(.greylisted, .decisive, """
            greylist
            greylisted
            greylisting
            grey list
            grey listed
            grey listing
            grey-list
            grey-listed
            grey-listing
            graylist
            graylisted
            graylisting
            gray list
            gray-list
            postgrey
            gld
            sqlgrey
            POSTGREY
            try again in + seconds + =450
            please try again in a few minutes + =451
            temporarily deferred + first time
            unknown sender/recipient combination
            triplet
            this is not an error
            address verification in progress
            retry later + new sender
            not yet been authorized
            recipient address rejected: try again
            recipient address rejected: please try
            """),
        PhraseTable(.suppressed, .decisive, """
            suppression list
            suppressed address
            suppressed recipient
            address suppressed
            address is suppressed
            recipient suppressed
            recipient is suppressed
            recipient address is suppressed
            recipient address suppressed
            suppressed for
            suppressed by
            suppressionlist
            bounced address
            address has a history of bouncing
            history of sending invalid
            not delivering to previously bounced
            previously bounced
            will not send to + bounced
            unsubscribed address
            recipient has unsubscribed
            recipient unsubscribed
            recipient opted out
            has opted out
            in your suppression
            in the suppression
            on the suppression
            account-level suppression
            emailaddressisonsuppressionlist
            """),
    ]
}
