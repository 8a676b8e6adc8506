// Long: a table of phrases.

extension PhraseTable {
    /// The other host's state, or what the dialogue with it failed at.
    static let system: [PhraseTable] = [
        PhraseTable(.systemError, .exact, "unable to contact ldap server"),
        PhraseTable(
            .systemError, .loose,
            """
            mail transport unavailable
            unknown mail transport error
            insufficient permission
            internal configuration
            local error
            local error in processing
            local problem
            local configuration
            system not accepting
            system is not accepting
            system resources
            system incorrectly configured
            system shutting
            server configuration
            server shutting
            server misconfigur
            temporary problem
            temporary local
            temporary authentication
            temporarily unable
            resources exceeded
            resource restrictions
            out of memory
            low on resources
            mysql
            ldap server
            ldap lookup
            queue file write error
            misconfigured
            misconfiguration
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
            license has
            unable to read
            forwarding recipient
            unexpected error
            unknown error
            undefined error
            technical problem
            technical difficult
            """),
        PhraseTable(
            .systemError, .vague,
            """
            temporary failure
            temporary error
            temporarily rejected
            temporarily refused
            temporarily not
            temporarily unavailable
            temporarily out of
            maintenance
            service refuse
            try again later
            please try later
            try later
            retry later
            temporary
            temporarily
            """),
        PhraseTable(
            .systemFull, .contra,
            """
            mail system full
            system full
            system storage
            disk full
            disk space
            out of disk
            out of space
            queue full
            queue is full
            server out of + storage
            storage resources
            """),
        PhraseTable(.mailerError, .contra, "not a mailbox"),
        PhraseTable(
            .syntaxError, .contra,
            """
            illegal address
            malformed address
            """),
        PhraseTable(
            .mailerError, .exact,
            """
            ^exit status
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
            local delivery agent
            delivery agent
            delivery process
            delivery program
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
            """),
        PhraseTable(
            .syntaxError, .loose,
            """
            command parameter
            command sequence
            command out of
            command is not
            command rejected + =500
            bad sequence
            improper sequence
            improper command
            out of sequence
            sequence of commands
            syntax:
            parameter syntax
            parameters or arguments
            unsupported option
            not implemented
            need mail
            expected mail
            bare lf received
            """),
        PhraseTable(
            .syntaxError, .vague,
            """
            bad address syntax
            address syntax
            syntax of address
            """),
        PhraseTable(
            .undetermined, .exact,
            """
            on hold
            mailbox unavailable + =450
            mailbox unavailable + =451
            recipient error
            """),
    ]
}
