// Long: a table of phrases.

extension PhraseTable {
    /// Who we say that we are is not believed: SPF, DKIM, DMARC, the reverse name; or it is known too well.
    static let identity: [PhraseTable] = [
        PhraseTable(
            .authentication, .decisive,
            """
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
            spf-result
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
            dkim is not
            dkim n'est pas
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
        PhraseTable(
            .ptrRequired, .decisive,
            """
            insufficient dns info
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
            client host rejected: cannot find your hostname
            client host rejected: cannot find your reverse hostname
            """),
        PhraseTable(
            .reputation, .decisive,
            """
            unusual amount of unsolicited
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
    ]
}
