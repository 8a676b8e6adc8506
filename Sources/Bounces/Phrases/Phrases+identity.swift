// Long: a table of phrases.

extension PhraseTable {
    /// Doubts in who we say that we are: SPF, DKIM, DMARC, the reverse name; or it is known too well.
    static let identity: [PhraseTable] = [
        PhraseTable(
            .authentication, .contra,
            """
            sender id (pra)
            sender id framework
            sender-id
            authentication-results
            authentication results
            not aligned with
            is not permitted to send mail
            is not authorized to use + in
            envelope sender and header from
            mail from domain + does not match
            """),
        PhraseTable(.ptrRequired, .decisive, "fix reverse dns"),
        PhraseTable(
            .ptrRequired, .contra,
            """
            insufficient dns info
            cannot resolve your address
            cannot resolve your host
            can't resolve your ip
            could not resolve your
            unable to resolve your
            mismatches client ip
            does not resolve to your ip
            does not match your ip
            ip address sending this message does not have
            hostname verification failed
            does not have a valid hostname
            no dns entry for your ip
            dns a-record is empty
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
