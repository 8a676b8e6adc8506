// Long: a table of phrases.

extension PhraseTable {
    /// The way there: names, network, the other host's state.
    static let transport: [PhraseTable] = [
        PhraseTable(.networkError, .exact, """
            too many hops
            hop count exceeded
            maximum hop
            mail loop
            mail is looping
            mail forwarding loop
            routing loop
            message loop
            loop detected
            loops back to myself
            loops back to me
            lowest numbered mx record points to local host
            forwarded more than the maximum allowed
            malformed or unexpected name server reply
            expired + dns query failed
            host not found, try again
            name service error + try again
            retry timeout exceeded + dns
            """),
        PhraseTable(.expired, .exact, """
            message expired
            queue.expired
            envelope expired
            delivery time expired
            maximum-time-expired
            delivery failed + attempts:
            unable to deliver message after multiple retries
            connection timed out + queue too long
            operation timed out + queue too long
            """),
        PhraseTable(.networkError, .loose, """
            too many hops
            hop count exceeded
            hop count
            maximum hop
            mail loop
            mail loops
            mail is looping
            mail forwarding loop
            mail appears to be looping
            loop detected
            loops back to myself
            loops back to
            loop back
            routing loop
            routing loop detected
            looping
            loop:
            message loop
            message is looping
            forwarded more than the maximum allowed
            malformed or unexpected name server reply
            name service error
            network error
            network is unreachable
            network unreachable
            network is down
            no route to host
            host is unreachable
            host unreachable
            host is down
            host down
            dns error
            dns query failed
            dns query
            dns failure
            dns lookup failed
            dns lookup failure
            dns server
            dns servers
            dns timeout
            dns temporary
            dns is
            dns resolution
            temporary dns
            temporary lookup failure
            temporary name lookup
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
            host lookup did not complete
            host lookup failed
            lowest numbered mx record points to local host
            unable to connect
            connect failed
            connection error
            connection failure
            connection failed
            connection lost
            connection reset
            connection closed
            connection was closed
            connection broken
            connection broke
            connection dropped
            connection terminated
            connection interrupted
            connection aborted
            lost connection
            lost smtp
            remote host closed
            remote server closed
            remote end closed
            peer closed
            socket error
            socket closed
            broken pipe
            could not connect
            couldn't connect
            cannot connect
            can't connect
            failed to connect
            no connection could be made
            unable to contact
            unable to reach
            cannot reach
            could not be reached
            couldn't be reached
            couldn't reach
            unreachable
            not reachable
            unable to route
            no host to
            no relays
            no answer
            no answer from host
            no response
            not responding
            did not respond
            doesn't respond
            isn't responding
            unexpected response
            unexpected reply
            invalid response
            error talking to
            error in + transfer
            protocol error
            protocol violation
            mx record is
            no hosts
            retry timeout exceeded + dns
            expired + dns query failed
            """),
        PhraseTable(.networkError, .loose, """
            connection refused
            refused to accept
            refused the connection
            refused connection
            refused to connect
            refused to talk to me
            """),
        PhraseTable(.expired, .loose, """
            message expired
            queue.expired
            envelope expired
            delivery expired
            delivery time expired
            delivery timeout
            delivery timed out
            maximum-time-expired
            maximum time
            maximum queue time
            queue time exceeded
            queue lifetime
            too long on the queue
            too long in queue
            queued too long
            queue expired
            retry time not reached
            retry timeout exceeded
            retry limit
            retries exceeded
            retry count exceeded
            maximum retries
            maximum number of retries
            maximum number of delivery attempts
            max retries
            after multiple
            could not be delivered for
            could not be delivered within
            cannot be delivered within
            not be delivered within
            not delivered within
            could not deliver + days
            unable to deliver in
            unable to deliver message after
            undeliverable after
            undelivered after
            could not send message for past
            cannot send message for
            cannot send message within
            time limit
            timeout exceeded
            timeout waiting
            timeout while
            timeout on
            timeout
            timed out
            operation timed out
            connection timed out
            connection timeout
            conversation + timed out
            did not accept our requests to connect
            remote host is not responding
            smtp timeout
            """),
        PhraseTable(.systemError, .loose, """
            unable to contact ldap server
            insufficient permission
            operating system error
            internal error
            internal server error
            internal system error
            internal software error
            internal configuration
            local error
            local error in processing
            local problem
            local configuration
            system error
            system problem
            system failure
            system not accepting
            system is not accepting
            system resources
            system incorrectly configured
            system busy
            system overloaded
            system temporarily
            system shutting
            system down
            system maintenance
            server error
            server busy
            server too busy
            server is busy
            server is too busy
            server overloaded
            server is down
            server configuration
            server configuration error
            server failure
            server shutting
            server temporarily
            server unavailable
            server is temporarily
            server maintenance
            server misconfigur
            service currently unavailable
            services not available
            service is currently unavailable
            service temporarily unavailable
            service is temporarily
            service is not available
            service shutting down
            service down
            temporary system
            temporary server
            temporary internal
            temporary problem
            temporary local
            temporary authentication
            temporary resources
            temporarily unable
            resources temporarily
            resource temporarily
            resources exceeded
            resource restrictions
            insufficient system resources
            insufficient resources
            insufficient memory
            out of memory
            cannot allocate memory
            not enough memory
            low on resources
            lack of resources
            backend error
            database error
            database failure
            mysql
            sql error
            ldap server
            ldap lookup
            could not lock
            unable to lock
            lock file
            i/o error
            input/output error
            write error
            read error
            read-only file system
            error writing
            unable to write
            cannot write
            queue file write error
            cannot open
            could not open
            cannot create
            couldn't create
            can't create
            file exists
            no such file
            permission denied
            insufficient permission
            operation not permitted
            misconfigured
            misconfiguration
            configuration error
            config error
            under maintenance
            overload
            overloaded
            overloading
            load average
            load too high
            high load
            heavy load
            heavily loaded
            too busy
            unable to process
            cannot process
            could not process
            unable to accept
            cannot accept
            can't accept
            processing error
            process error
            error in processing
            error while processing
            error processing
            requested action aborted
            requested mail action aborted
            requested mail action not taken
            requested action not taken: local
            unable to complete
            failed to process
            duplicated message-id
            no healthy secondary
            failed to be replicated
            content filter + connection
            policy server
            policy service
            aliasing/forwarding loop
            alias loop
            alias expansion
            too many levels of
            too many errors
            license expired
            licence expired
            license has
            unable to read
            forwarding recipient
            unexpected error
            unknown error
            undefined error
            technical problem
            technical difficult
            """),
        PhraseTable(.expired, .faint, """
            giving up
            gave up
            given up
            in the queue too long
            queue too long
            been in queue
            been in the queue
            been on the queue
            been delayed
            is delayed
            was delayed
            delivery delayed
            still being retried
            still trying
            will be retried
            will keep trying
            will continue trying
            will continue to try
            delivery attempts will continue
            not yet been delivered
            could not send message for
            message still undelivered
            multiple retries
            expired
            time out
            time-out
            """),
        PhraseTable(.systemError, .vague, """
            temporary failure
            temporary error
            temporarily rejected
            temporarily refused
            temporarily not
            temporarily unavailable
            temporarily out of
            maintenance
            service unavailable
            service not available
            service refuse
            try again later
            please try later
            try later
            retry later
            temporary
            temporarily
            transaction failed
            recipient error
            """),
        PhraseTable(.systemFull, .contra, """
            insufficient system storage
            insufficient disk
            insufficient storage
            insufficient disk space
            insufficient queue space
            insufficient space
            mail system full
            system full
            system storage
            disk full
            disk is full
            disk space
            filesystem full
            file system full
            file system is full
            filesystem is full
            no space left on device
            no space on device
            no disk space
            no free space
            out of disk
            out of space
            queue full
            queue is full
            spool full
            spool is full
            not enough space
            not enough disk
            not enough storage
            server out of + storage
            storage resources
            """),
        PhraseTable(.mailerError, .exact, """
            ^exit
            mailer error
            procmail:
            maildrop:
            vdelivermail:
            command output:
            command failed:
            command failed
            command died
            command died with
            command returned
            command time limit exceeded
            command line usage error
            exit status
            exit code
            exited with
            exited on signal
            exit value
            pipe to |
            pipe to command
            child process
            local delivery failed
            local delivery agent
            delivery agent
            delivery process
            delivery program
            mail delivery agent failed
            local mailer
            bad file descriptor
            can't execute
            cannot execute
            could not execute
            unable to execute
            failed to execute
            failed to run
            transport failed
            transport returned
            unknown mailer
            unknown mailer error
            filter command
            dovecot/lda
            deliver(
            sieve
            couldn't open + mail
            can't open mailbox
            cannot open mailbox
            cannot append to
            cannot append message
            unable to open mailbox
            error opening mailbox
            mailbox corrupt
            not a mailbox
            """),
        PhraseTable(.syntaxError, .contra, """
            command not recognized
            command not recognised
            command unrecognized
            command unrecognised
            command unknown
            command not implemented
            command parameter
            command not allowed
            command not supported
            command sequence
            command out of
            command is not
            command rejected + =500
            unrecognized command
            unrecognised command
            unrecognized parameter
            unknown command
            invalid command
            invalid parameter
            illegal command
            bad command
            bad sequence
            improper sequence
            improper command
            out of sequence
            sequence of commands
            syntax error
            syntax:
            parameter not implemented
            parameter syntax
            parameters or arguments
            unsupported parameter
            unsupported option
            unsupported command
            not implemented
            nested mail command
            nested mail
            need rcpt
            need mail
            need helo
            polite people say
            valid rcpt command must
            rcpt first
            mail first
            no valid rcpt
            expected mail
            bare lf received
            """),
        PhraseTable(.syntaxError, .exact, """
            bad address syntax
            address syntax
            syntax of address
            malformed address
            illegal address
            """),
        PhraseTable(.undetermined, .exact, """
            on hold
            mailbox unavailable + =450
            mailbox unavailable + =451
            recipient error
            """),
    ]
}
