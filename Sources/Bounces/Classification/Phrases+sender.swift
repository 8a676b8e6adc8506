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
            invalid dns mx
            sender has no mx
            your domain has no mx
            your domain does not exist
            your domain doesn't exist
            your domain does not resolve
            your domain is not
            your domain name
            your email domain
            your sending domain
            sending domain does not
            sending domain has no
            sending domain could not
            could not resolve sender
            cannot resolve sender
            unresolvable sender
            unable to verify sender
            cannot verify sender
            invalid mail from
            invalid return-path
            invalid envelope from
            return-path domain
            domain of the sender
            domain of the envelope
            domain of the from
            domain of your
            originator address
            originator domain
            originator unknown
            absender-adresse
            absender-domain
            absenderdomäne
            adresse des absenders
            domain des absenders
            domäne des absenders
            absender unbekannt
            absender nicht
            absender ist nicht
            absender abgewiesen
            absender wurde abgelehnt
            absender ungültig
            absender existiert nicht
            unbekannter absender
            ungültiger absender
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
            expediteur inconnu
            expediteur rejete
            expediteur invalide
            expediteur non
            expediteur n'existe pas
            domaine de votre
            direccion del remitente
            dominio de su
            domain ihrer
            domäne ihrer
            adresse expéditeur
            adresse d'expédition
            adresse émettrice
            adresse de l'émetteur
            expéditeur rejeté
            expéditeur invalide
            expéditeur non
            expéditeur bloqué
            expéditeur n'existe pas
            expéditeur inexistant
            votre domaine
            dominio del remitente
            dominio remitente
            dirección del remitente
            dirección remitente
            remitente no
            remitente inválido
            remitente bloqueado
            su dominio no
            dominio del mittente
            dominio mittente
            indirizzo del mittente
            indirizzo mittente
            mittente sconosciuto
            mittente non
            mittente respinto
            domínio do remetente
            endereço do remetente
            remetente desconhecido
            remetente recusado
            remetente não
            remetente inválido
            afzenderadres
            afzenderdomein
            domein van de afzender
            adres van de afzender
            afzender onbekend
            afzender geweigerd
            afzender niet
            avsändaradress
            avsändardomän
            avsenderadresse
            avsenderdomene
            afsenderadresse
            afsenderdomæne
            adres nadawcy
            domena nadawcy
            nadawca nieznany
            nadawca odrzucony
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
        PhraseTable(
            .relayDenied, .contra,
            """
            relaying denied
            relaying disallowed
            relay disallowed
            relaying forbidden
            relaying refused
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
            """),
        PhraseTable(
            .suppressed, .decisive,
            """
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
