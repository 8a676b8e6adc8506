// Long: a table of phrases.

extension PhraseTable {
    /// Our address is refused, or the way that we send.
    static let sender: [PhraseTable] = [
        PhraseTable(
            .senderRejected, .contra,
            """
            isn't set up to receive messages from
            #5.1.7
            #5.1.8
            #4.1.7
            #4.1.8
            allowed senders list
            invalid address + ^mail
            sender address verification
            sender verify
            sender verification
            sender callout
            verify the sender
            sender domain
            sender's domain
            sender's address
            sender mailbox
            sender format
            sender syntax
            spam sender
            suspected spam sender
            domain of sender
            domain of your address
            from domain
            from: domain is invalid
            from field + domain
            mail from address
            mail from domain
            envelope blocked
            null sender
            backscatter
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
            domain in sender address
            invalid dns mx
            your domain is not
            your domain name
            your email domain
            your sending domain
            sending domain does not
            return-path domain
            domain of the sender
            domain of the envelope
            domain of the from
            domain of your
            originator address
            originator domain
            absender-adresse
            absender-domain
            absenderdomäne
            adresse des absenders
            domain des absenders
            domäne des absenders
            absender ist nicht
            ihre domain
            ihre absender
            domaine de l'expéditeur
            domaine expéditeur
            domaine d'expédition
            domaine de l'émetteur
            domaine de l'expediteur
            domaine expediteur
            domaine d'expedition
            adresse de l'expediteur
            adresse expediteur
            adresse d'expedition
            domaine de votre
            direccion del remitente
            dominio de su
            domain ihrer
            domäne ihrer
            adresse expéditeur
            adresse d'expédition
            adresse émettrice
            adresse de l'émetteur
            votre domaine
            dominio del remitente
            dominio remitente
            dirección del remitente
            dirección remitente
            dominio del mittente
            dominio mittente
            indirizzo del mittente
            indirizzo mittente
            domínio do remetente
            endereço do remetente
            afzenderadres
            afzenderdomein
            domein van de afzender
            adres van de afzender
            avsändaradress
            avsändardomän
            avsenderadresse
            avsenderdomene
            afsenderadresse
            afsenderdomæne
            adres nadawcy
            domena nadawcy
            adresa odesílatele
            doména odesílatele
            домен отправителя
            отправитель не
            发件人地址
            发件人域名
            发信人地址
            送信元ドメイン
            送信者のドメイン
            발신자 주소
            발신 도메인
            we cannot verify your
            verify your address
            postmaster verify failed
            recipient group doesn't exist
            'send mail as'
            email address is not verified
            please use a verified
            access denied + ^mail
            user unknown + ^mail
            does not exist + ^mail
            no such domain + ^mail
            rejected + ^mail
            """),
        PhraseTable(
            .relayDenied, .contra,
            """
            relay operation
            relay is not
            relay mail
            relaying is not
            relaying mail
            relaying to
            relaying temporarily
            relaying from
            authorized relay
            as a relay
            relaying and hosting
            rcpthosts
            domain is not local
            domain not in
            no such domain here
            we do not accept mail for
            we don't accept mail for
            do not accept mail for
            does not accept mail for
            not accept email for
            not accept mail for
            not accepting mail for
            account not subscribed
            this mail server requires authentication when attempting to send to a non-local
            user not local; please try
            recipient not permitted
            err.norelay
            """),
        PhraseTable(
            .relayDenied, .exact,
            """
            domain is not allowed
            domain not allowed
            domain not accepted
            domain isn't allowed
            """),
        PhraseTable(
            .suppressed, .decisive,
            """
            will not send to + bounced
            """),
    ]
}
