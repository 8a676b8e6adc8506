// Long: a table of phrases.

extension PhraseTable {
    /// Who we say that we are is not believed: SPF, DKIM, DMARC, the reverse name; or it is known too well.
    static let identity: [PhraseTable] = [
        PhraseTable(
            .authentication, .contra,
            """
            dmarc
            spf check
            spf record
            spf validation
            spf verification
            spf policy
            spf sender
            spf (sender policy framework)
            spf test
            spf neutral
            spf result
            spf-result
            sender policy framework
            per it's spf
            dkim is not
            dkim n'est pas
            dkim check
            dkim verification
            dkim signature
            dkim validation
            dkim test
            dkim unauthenticated
            dkim-signature
            domainkeys
            valid dkim
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
            email authentication
            authentication-results
            authentication results
            domain authentication
            not aligned with
            identifier alignment
            is not permitted to send mail
            is not authorized to use + in
            anti-spoofing
            antispoofing
            spoofed
            spoofing
            envelope sender and header from
            mail from domain + does not match
            """),
        PhraseTable(.ptrRequired, .decisive, "fix reverse dns"),
        PhraseTable(
            .ptrRequired, .contra,
            """
            insufficient dns info
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
            ptr record
            ptr-record
            ptr entry
            ptr name
            ptr lookup
            dns ptr
            (ptr)
            valid ptr
            generic ptr
            dynamic ptr
            cannot resolve your address
            cannot resolve your host
            can't resolve your ip
            could not resolve your
            unable to resolve your
            mismatches client ip
            does not resolve to your ip
            does not match your ip
            ip address sending this message does not have
            fcrdns
            forward-confirmed
            forward confirmed
            forward dns
            hostname verification failed
            does not have a valid hostname
            no dns entry for your ip
            dns a-record is empty
            helo/ehlo hostname
            """),
        PhraseTable(
            .reputation, .decisive,
            """
            unusual amount of unsolicited
            SENDERBASE.ORG
            TALOSINTELLIGENCE.COM
            high complaint
            unusual rate of unsolicited
            suspicious due to the very low
            poor sender
            """),
    ]
}
