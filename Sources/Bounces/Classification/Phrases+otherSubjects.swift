// Long: a table of phrases.

extension PhraseTable {
    /// Whom or what else a refusal may be about than its recipient. Asked only where a code alone would give up an address.
    static let otherSubjects: [PhraseTable] = [
        PhraseTable(
            .senderRejected, .plain,
            """
            sender
            sender's
            senders
            from address
            from header
            from:
            mail from
            return-path
            return path
            envelope from
            envelope-from
            originator
            sending domain
            sending server
            sending host
            your domain
            your address
            your email address
            your e-mail address
            your server
            your host
            your account
            your mail server
            absender
            absenderadresse
            versender
            expéditeur
            émetteur
            remitente
            mittente
            remetente
            afzender
            avsändare
            avsender
            afsender
            lähettäjä
            nadawca
            nadawcy
            odesílatel
            отправител
            αποστολέα
            发件人
            寄件人
            送信元
            送信者
            발신자
            """),
        PhraseTable(
            .undetermined, .loose,
            """
            your ip
            client host
            ip address
            message content
            content
            attachment
            policy
            policies
            spam
            virus
            malware
            connection
            authentication
            certificate
            relay
            relaying
            rate
            temporarily
            try again
            try later
            later
            too many
            security
            blocked
            blacklist
            blacklisted
            blocklist
            helo
            ehlo
            reverse dns
            ptr
            maintenance
            license
            upstream error
            service unavailable
            service not available
            timeout
            timed out
            """),
    ]
}
