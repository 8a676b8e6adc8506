// Long: tables of sentences.

@testable import Bounces

/// What could be answered in other words than any that the tables know: sentences of our own.
enum GrammarSentences {
    /// Sentences that mean a reason, a line each.
    static let meanings: [(reason: Reason, sentences: String)] = [
        (
            .userUnknown,
            """
            550 this mailbox was closed by its owner
            550 This login belongs to nobody, that login is not known
            550 this server does not know, nor exists that user
            550 Nonexistent
            550 malformed: the address syntax is invalid
            550 account (maybe mistyped) does not exist
            550 USER_NOT_FOUND
            550 User left, address is dead
            553 sorry, this mailbox isn't in our list of allowed recipients
            550 Usuario no dado de alta
            550 We have no subscriber account named ann on this machine, the mailbox was never created
            550 5.1.1 There isn't any user called ann at our company
            550 The account you are writing to cannot be located in our directory
            550 sorry, that e-mail address isn't known to us
            550 5.1.1 ann@b.example: mail-box dosn't exist
            550 Recipent not on file
            550 no local recipient matches this adress
            550 5.1.1 recipient's mail account was erased last year
            550 This employee has left the company and the mailbox was removed
            550 The username part of the address could not be matched
            550 Der angegebene Empfänger ist hier nicht bekannt
            550 5.1.1 Ein Postfach mit diesem Namen ist nicht vorhanden
            550 Das Benutzerkonto wurde geloescht
            550 Diese Mailadresse gibt es bei uns nicht mehr
            550 L'adresse du correspondant est introuvable sur nos serveurs
            550 Aucun compte ne correspond au destinataire demandé
            550 La boite aux lettres demandee n'existe plus
            550 Ce destinataire n'est pas reconnu
            550 No hay ningún buzón con ese nombre
            550 La cuenta del destinatario fue eliminada
            550 El usuario indicado no pudo ser encontrado
            550 Nenhum usuário com este nome foi localizado
            550 A conta do destinatario foi removida
            550 Questa casella non risulta registrata presso di noi
            550 Il destinatario indicato non è stato trovato
            550 Nessun utente corrisponde a questo nome
            550 De opgegeven ontvanger is bij ons niet bekend
            550 Deze postbus is opgeheven
            550 Nie znaleziono odbiorcy o podanej nazwie
            550 Podany użytkownik nie jest u nas zarejestrowany
            550 Konto pocztowe zostało usunięte
            550 Zadaný příjemce u nás neexistuje
            550 Schránka nebyla nalezena
            550 Указанный получатель у нас не зарегистрирован
            550 Почтового ящика с таким именем нет
            550 Аккаунт удален
            550 ご指定の受信者は当サーバーに存在しておりません、アドレスが見つかりません
            550 このメールボックスは削除されました
            550 您输入的收件人地址找不到
            550 该账号已注销
            550 수신자 주소를 찾을 수 없습니다
            550 해당 계정은 존재하지 않습니다
            550 Belirtilen alıcı bulunamadı
            550 Böyle bir kullanıcı hesabı yok
            550 Det finns ingen användare med det namnet
            550 Mottagaren hittades inte
            550 5.1.1 Nobody at this firm goes by that name
            550 5.1.1 ann: there's no mail box of this name on the system
            550 The mail-address you typed is not one of ours
            550 5.1.1 this person's e-mail has been decommissioned
            550 Mail account ann is nonexistant
            554 5.1.1 target user isn't provisioned; no such person on record
            550 Requested recipient could not be resolved to a mailbox
            550 no matching alias or user was found for ann
            550 5.1.1 we don't host an inbox with that name
            550 Delivery is impossible: addressee was not identified
            550 the customer closed his account and it was purged
            550 5.1.1 wrong address, no recipient under this name
            550 Unter dieser Adresse ist kein Empfänger registriert
            550 Der Adressat konnte nicht ermittelt werden
            550 Es existiert kein Konto mit diesem Benutzernamen
            550 Empfaenger falsch geschrieben oder nicht vorhanden
            550 Der Mitarbeiter ist ausgeschieden, Postfach entfernt
            550 L'usager demandé n'a pas pu être identifié
            550 Cette boîte a été fermée définitivement
            550 Le compte ann est inexistant
            550 Destinataire erroné ou non trouvé
            550 No se reconoce el usuario de destino
            550 El buzón fue dado de baja
            550 La dirección que escribió es incorrecta
            550 No hay usuarios con ese nombre en este servidor
            550 O utilizador não está registado
            550 Endereço de destino incorreto, conta apagada
            550 Não temos nenhuma conta com esse nome
            550 Indirizzo errato, l'utente non è presente
            550 L'utenza è stata cancellata
            550 Casella dismessa, non più attiva
            550 We kennen geen gebruiker met die naam
            550 Het adres van de geadresseerde is onjuist
            550 Account van deze klant is opgezegd
            550 Adresat nieznany na tym serwerze
            550 Skrzynka o tej nazwie nie istnieje, konto skasowano
            550 Brak takiego użytkownika
            550 Uživatel s tímto jménem zde není
            550 Účet byl zrušen
            550 Такого адресата у нас нет
            550 Учетная запись была удалена
            550 Адрес указан неверно, пользователь не обнаружен
            550 該当する利用者はおりません、宛先が登録されていません
            550 このアカウントは退会済みのため削除されました
            550 收信人邮箱无效
            550 查无此邮箱用户
            550 등록되지 않은 사용자입니다
            550 탈퇴한 회원의 메일함은 존재하지 않습니다
            550 Kullanıcı sistemde kayıtlı değil
            550 Alıcı adresi geçersizdir
            550 Kontot är borttaget
            550 Ogiltig mottagaradress
            550 There is no one here called ann
            550 5.1.1 recipient ann@b.example is not a valid user of this system
            550 sorry no user by this name exist here
            550 5.1.1 RCPT TO <ann@b.example>: unknown user account
            550 The recipient was not found in our directory
            550 ann@b.example: this e-mail address is no longer valid
            550 5.1.1 Invalid user - please check the address
            550 This address has been retired
            550 5.1.1 Person no longer works here
            550 5.1.1 Email ID does not exist
            550 5.1.1 Mail ID not found
            550 5.1.1 Unable to resolve recipient ann
            550 Cannot deliver: unknown addressee
            550 5.1.1 The address you mailed does not correspond to any user
            550 No account by that name here
            550 5.1.1 : Recipient address rejected: User unknown in virtual mailbox table
            550 5.1.1 address not listed in our directory
            550 El destinatario no figura en este servidor
            550 Utilisateur non reconnu
            550 Der Benutzer ist nicht mehr bei uns
            550 La casella di posta del destinatario non esiste
            550 Neznámá adresa příjemce
            550 Niepoprawny adres odbiorcy
            550 收件人帐号不存在或已被注销
            550 宛先アドレスが間違っています
            550 잘못된 수신자입니다
            550 there is no such (active) person in this company, no mailbox
            550 we could not verify that recipient
            550 该用户未开通VIP邮箱
            550 nobody (of that name) has a mailbox with us
            550 mail user is not listed; recipient missing
            550 the account was closed by its owner
            550 this address was never set up to receive mail on our machines
            550 Não é possível encontrar o destinatário
            550 Nie można odnaleźć tej skrzynki
            550 No ha sido posible encontrar esa casilla
            """
        ),
        (
            .hostUnknown,
            """
            550 b.example has no MX
            The domain b.example has no usable MX record at all
            There is no server with the name b.example
            550 The destination domain of this address cannot be found in the dns
            550 5.1.2 recipient domain is not registered anywhere
            550 Die Zieldomain existiert leider nicht
            550 Le domaine de destination est introuvable
            550 El dominio de destino no se ha podido encontrar
            550 Il dominio indicato è inesistente
            550 Podana domena nie istnieje
            550 Доменное имя не найдено
            550 we were unable to find any host of that name, domain nonexistent
            550 Recipient's domain isn't valid
            550 Der Domainname des Empfängers ist unbekannt, Domain nicht registriert
            550 Nom de domaine inconnu
            550 El dominio no está registrado
            550 Domínio de destino desconhecido
            550 Doména příjemce neexistuje
            550 收件人域名无效
            """
        ),
        (
            .mailboxFull,
            """
            552 the letter is larger than the room that is left
            550 Ann cannot take any more messages
            552 收件人邮箱满
            552 Quota (500 MB) exceeded
            452 mailbox at 100 of quota
            552 The user left no room for new mail
            552 the storage of this user is used up
            452 4.2.2 There is no more room in the inbox of that person
            552 Recipient has used up all allotted space
            550 delivery refused, the in-box is overflowing
            552 customer's mail quata exeeded
            552 Der Speicher des Empfängers ist erschöpft
            552 Das Postfach hat sein Kontingent aufgebraucht
            552 La messagerie du destinataire est saturée
            552 L'espace de stockage de ce compte est épuisé
            552 El buzón no dispone de espacio suficiente, está saturado
            552 La cuenta ha superado su cuota de almacenamiento
            552 A caixa do utilizador está lotada
            552 O destinatário ultrapassou a cota de armazenamento
            552 La casella ha esaurito lo spazio
            552 Het postvak van de ontvanger heeft onvoldoende ruimte
            552 Brak miejsca w skrzynce odbiorcy
            552 Skrzynka adresata jest zapełniona
            552 Schránka příjemce je přeplněná
            552 В ящике адресата закончилось место
            552 受信者のメールボックスの空き容量が不足しています
            552 对方邮箱的存储空间用尽
            552 수신자의 저장 공간이 부족합니다
            552 Alıcının posta kutusu kotasını aştı
            552 Mottagarens brevlåda har överskridit sin kvot
            552 user's disk allotment is exhausted, quota hit
            550 5.7.1 inbox over capacity
            452 recipient cannot take more mail: mailbox storage above its limit
            552 this account has run out of free room
            552 Mail folder of the user has overflowed
            552 Im Postfach ist kein Platz mehr
            552 Speicherkontingent ausgeschöpft
            552 Le quota de la messagerie est atteint
            552 La boîte est remplie, il n'y a plus de place
            552 El usuario ha agotado el espacio de su buzón
            552 Casilla llena
            552 Espaço insuficiente na caixa do destinatário
            552 L'utente ha raggiunto il limite della quota
            552 Opslaglimiet van het postvak is bereikt
            552 Przekroczono pojemność skrzynki
            552 Kapacita schránky byla vyčerpána
            552 Превышен объем ящика, нет места
            552 保存容量の上限を超過しました
            552 收件人空间不足
            552 메일함이 꽉 찼습니다
            552 Gelen kutusunda yer yok, depolama alanı doldu
            552 Inkorgen är full, otillräckligt utrymme
            550 sorry, this user has no space left
            552 5.2.2 The recipient has no disk space
            552 user has reached his limit of storage
            550 mailbox is currently overfull
            422 the recipient's mailbox is above its limit
            550 Postfachspeicher voll
            552 Recipient's storage quota was reached
            552 the user has exhausted the quota (Speichervolumen) of the mailbox
            452 no storage left for this recipient, quota reached
            552 there are too many messages stored in the mailbox of ann
            550 Das Speichervolumen des Empfängers ist ausgeschöpft
            """
        ),
        (
            .mailboxDisabled,
            """
            550 The owner has not logged in for two years
            550 no activity on record, closed for inactivity
            554 mail receiving is switched off for this person
            550 ACCOUNT_DISABLED
            550 5.2.1 This subscriber's mailbox was switched off by us
            550 The person's account has lapsed and is locked
            550 user account is presently not enabled
            550 Das Konto des Empfängers wurde eingefroren
            550 Dieses Postfach ist zurzeit stillgelegt und inaktiv
            550 Le compte de cet abonné est verrouillé
            550 La cuenta se encuentra inhabilitada
            550 Esta caixa postal encontra-se inativa
            550 L'account del destinatario risulta sospeso
            550 De mailbox van deze gebruiker is geblokkeerd
            550 Konto odbiorcy jest nieaktywne
            550 Účet příjemce byl pozastaven
            550 Аккаунт получателя временно заморожен
            550 受信者のアカウントは現在停止されています
            550 收件人的帐号已被冻结
            550 수신자 계정이 비활성 상태입니다
            550 Alıcının hesabı askıya alınmış
            550 Användarens konto är avstängt
            550 owner has not paid, account put on hold
            550 5.2.1 the recipient's inbox is deactivated
            550 this subscriber is barred: account suspended by the operator
            550 The mailbox has gone dormant
            550 Benutzerkonto abgeschaltet
            550 Die Mailbox ist inaktiv
            550 Boîte désactivée pour inactivité
            550 L'utilisateur est suspendu
            550 El usuario está bloqueado
            550 Utilizador desativado
            550 La casella è stata bloccata
            550 Utente disattivato
            550 Gebruiker is geschorst
            550 Skrzynka została zawieszona
            550 Uživatel je deaktivován
            550 Ящик получателя отключен
            550 ご利用のメールボックスは凍結されています
            550 邮箱已被锁定
            550 휴면 상태의 계정입니다
            550 Posta kutusu devre dışı
            550 this mailbox is under suspension
            550 account temporarily out of service
            550 The account's owner did not pay, suspended
            550 user temporarily blocked
            550 the customer put his account on hold
            550 account hung up by our operators
            """
        ),
        (
            .messageTooBig,
            """
            552 SIZE_LIMIT
            552 Message (12 MB) too large
            552 your mail is bigger than what we take, maximum size is 10 MB
            552 5.3.4 the letter exceeds the permitted size
            552 Die Nachricht überschreitet die zulässige Größe
            552 Votre courriel est trop lourd
            552 El correo supera el tamaño permitido
            552 O tamanho do e-mail ultrapassa o permitido
            552 Il messaggio è troppo pesante
            552 Wiadomość przekracza maksymalny rozmiar
            552 Размер вашего письма превышает допустимый
            552 您的邮件体积超出限制
            552 İletinin boyutu çok büyük
            552 Meddelandet är för stort
            552 the attachment you sent is too large for us
            552 mail size above the permitted maximum
            552 Ihre E-Mail ist größer als erlaubt, maximale Größe überschritten
            552 La taille de votre courriel dépasse la limite
            552 Mensaje muy grande
            552 Le dimensioni del messaggio superano il consentito, troppo grande
            552 Uw bericht is te groot
            552 Rozmiar listu przekracza limit
            552 Zpráva je příliš velká
            552 メールのサイズが上限を超えています
            552 邮件太大
            552 메일 크기가 제한을 초과했습니다
            552 the mailsize exceeds what we take
            552 Your attachment exceeds our limit of 20 MB
            554 the length of the data exceeds our threshold
            """
        ),
        (
            .senderRejected,
            """
            550 outgoing mail of c.example is disabled
            550 no such user authorized to send
            550 Postmaster verification failed, called back
            550 We have no record of your sender address
            550 Sender's account is dead
            451 From: domain must resolve
            550 we do not know the sender's address, so we refuse it
            550 5.7.1 your from address is banned here
            553 the return path you gave does not resolve
            550 Die Absenderadresse wird nicht akzeptiert
            550 L'adresse de l'expéditeur est interdite
            550 El remitente no está permitido aquí
            550 O remetente foi recusado
            550 Il mittente è stato respinto
            550 Adres nadawcy jest niedozwolony
            550 Адрес отправителя отклонен сервером
            550 发件人地址无效
            550 送信者のアドレスは受け付けません
            550 mail of this originator is not welcome
            550 5.1.8 sender's mail domain has no valid records
            550 Absender gesperrt, wir nehmen nichts an
            550 Votre domaine est refusé
            550 Dirección del remitente no válida
            550 Remetente bloqueado
            550 Indirizzo mittente non valido
            550 Afzender is geweigerd
            550 Odesílatel byl zamítnut
            550 Отправитель заблокирован администратором
            550 보낸 사람 주소가 거부되었습니다
            550 Gönderen reddedildi
            550 Avsändaradressen avvisades
            554 the sender is unvalidated, mail refused
            550 your domain is on our private deny list of senders: sender blacklisted
            """
        ),
        (
            .blocked,
            """
            550 we turn away mail from dial-up lines, it is refused
            554 letters from an unknown network are refused
            550 a HELO that looks like a dial-up line
            550 refused: mails to unknown users seen
            550 mail from your country is refused
            554 refused by us due to abuse
            550 we do not take mail over IPv6
            550 a botnet was seen at your end, blocked
            550 Connections from residential ranges are refused
            550 5.7.1 We have no record of your IP in our allow list
            554 5.7.1 we have banned the network that you connect from, your IP is refused
            550 the sending host is on a dnsbl
            554 Ihre IP-Adresse steht auf einer schwarzen Liste
            554 Votre adresse IP figure dans une liste noire
            554 Su dirección IP ha sido bloqueada
            554 O seu endereço IP está numa lista de bloqueio
            554 L'indirizzo IP del server è bloccato
            554 Twój adres IP został zablokowany
            554 Ваш IP-адрес находится в черном списке
            554 您的IP被列入黑名单
            554 traffic out of your subnet is barred
            550 client refused, on our denylist
            554 Ihr Mailserver ist bei uns gesperrt
            554 Votre serveur est bloqué
            554 La IP de origen está en una lista negra
            554 Il vostro server è in lista nera
            554 Uw IP-adres is geblokkeerd
            554 IP adresa je na blacklistu
            554 送信元IPはブラックリストに登録されています
            554 발신 IP가 차단되었습니다
            554 IP adresiniz kara listede
            554 Din IP-adress är svartlistad
            550 the address range of your server is hung up
            554 traffic of your network is not accepted
            550 black ip, please leave
            554 your mail system has been banned by our operators
            """
        ),
        (
            .spamDetected,
            """
            554 Bulk content fingerprint matched
            550 Dieses Schreiben ist Werbung und wird abgelehnt
            550 Wygląda to na reklamę
            554 5.7.1 Message scored 14.2 points, limit is 8
            550 Your mail has been put in quarantine
            554 our filter considers your letter to be junk
            554 Diese E-Mail wurde als unerwünschte Werbung eingestuft
            554 Votre message ressemble à du courrier indésirable
            554 Su correo fue catalogado como correo basura
            554 Wiadomość została uznana za spam
            554 Письмо похоже на нежелательную рассылку
            554 您的邮件被识别为广告邮件
            550 content filter thinks this is phishing
            550 Il messaggio è stato classificato come posta indesiderata
            550 Zpráva byla vyhodnocena jako nevyžádaná
            550 このメールは迷惑メールと判定されました
            550 스팸 메일로 분류되어 거부되었습니다
            554 a link in the mail is listed by our filter
            550 junkmail is not wanted
            """
        ),
        (
            .rateLimited,
            """
            450 Quota of messages per hour (100) reached
            452 4.5.3 More than 50 messages a minute, wait
            450 4.7.1 You have sent more mail than is allowed in an hour
            450 you have sent more messages per hour than we permit, hourly limit exceeded
            451 slow down, you are sending too fast
            450 Sie senden zu viele Nachrichten pro Stunde
            450 Vous envoyez trop de courriels par heure
            450 Ha superado el límite de envíos por hora
            450 Przekroczono limit wiadomości na godzinę
            450 Превышено количество писем в час
            450 您的发送频率超过限制
            451 your daily limit of messages was reached
            451 U verstuurt te veel berichten per uur
            451 1時間あたりの送信数の上限を超えました
            421 you sent more messages than we permit within one hour
            451 too many failures caused by your host, slow down
            452 Se ha superado el límite diario de su cuenta de envío
            """
        ),
        (
            .authentication,
            """
            5.7.26 Bloqueado porque el remitente no está autenticado
            550 5.7.26 Abgelehnt, weil der Absender nicht authentifiziert ist
            550 unauthenticated (neither SPF nor DKIM passed)
            550 SPF lookup of a.example returned nothing
            550 5.7.9 The signature of this message could not be verified and the sender's policy asks us to reject
            554 Invalid IP for sending mail of domain a.example
            550 the message fails both spf as well as dkim
            550 DMARC-Prüfung fehlgeschlagen
            550 La vérification SPF a échoué
            550 DKIM-подпись не прошла проверку
            550 no valid DKIM signature, mail refused
            550 La firma DKIM no es válida
            550 SPF 验证失败
            550 blocked, because the mail of this domain is unsigned
            421 rate limited since your header is not aligned with the DKIM domain
            550 DmarcRejection
            554 dkimfail
            """
        ),
        (
            .ptrRequired,
            """
            554 the machine that connects lacks a reverse dns entry
            554 Für Ihre IP fehlt der PTR-Eintrag
            550 your reverse lookup does not match
            450 unverifiable client, we have no reverse name of it
            550 the hostname in your EHLO mismatches your IP
            """
        ),
        (
            .relayDenied,
            """
            550 we do not host mail for b.example
            550 this server has never handled mail for b.example
            551 We do not forward mail to that domain
            553 5.7.1 Third-party delivery not permitted
            550 5.7.1 We are no open relay
            550 Nous ne relayons pas pour ce domaine
            550 we do no third-party relaying for strangers, not allowed
            550 Relaying ist nicht gestattet
            550 Ретрансляция запрещена
            550 that domain is not handled by our gateway
            550 Die Domain wird von uns nicht betreut
            550 Ce domaine n'est pas hébergé sur nos serveurs
            """
        ),
        (
            .tlsFailed,
            """
            454 the tls handshake could not be completed
            454 Zertifikat ungültig
            454 the DNSSEC records of the destination are invalid
            """
        ),
        (
            .virusDetected,
            """
            550 a trojan was discovered in the mail
            550 В письме обнаружен вредоносный код
            """
        ),
        (
            .policy,
            """
            550 your letter breaks our rules
            550 blocked by a rule of the recipient domain
            552 attachment blacklisted by its extension
            550 5.7.1 Blocked by DLP
            550 the organisation's rules forbid this kind of message
            550 Verstoß gegen unsere Richtlinien
            550 Le message enfreint notre politique
            554 the mail was refused because what it contains is a security risk
            """
        ),
        (
            .tooManyConnections,
            """
            421 no more than 5 parallel sessions are allowed
            421 concurrency limit reached
            421 too many parallel sessions from you
            421 Zu viele gleichzeitige Verbindungen
            421 Слишком много одновременных подключений
            452 the number of RCPTs is more than we take
            """
        ),
        (
            .greylisted,
            """
            451 4.2.0 Try again in 60 seconds, we do this with all newcomers
            451 4.7.1 First time we see you; come back in five minutes
            450 Premier contact de votre serveur, revenez dans cinq minutes
            451 graylisting in action, come back in 5 minutes
            """
        ),
        (
            .recipientFiltered,
            """
            550 this person only takes letters of friends
            550 nobody else can write to this mailing list
            550 Ann doesn't want your letters or to hear from you, she does not want your mails
            550 Sorry, your name is missing: you are not on the whitelist of this user
            550 blocked by one of the inbox rules
            550 5.7.1 The user has chosen not to hear from you
            550 5.7.1 Only colleagues can write to this mailbox
            550 5.7.1 The addressee has put you on their block list
            550 the user has put you on a personal filter and refuses your mail
            550 Der Empfänger wünscht keine Nachrichten von Ihnen
            550 收件人拒收您的邮件
            550 Only internal senders may write to the group, external access is refused
            554 he refuses mail: not accepting messages from your address at this mailbox
            550 sender is in the user's own blacklist
            """
        ),
        (
            .contentError,
            """
            550 subject is mandatory
            550 too many attachments exceed what is allowed
            """
        ),
        (
            .syntaxError,
            """
            503 a HELO is needed: HELO required
            550 restricted characters in the address
            503 DATA without RCPT TO
            """
        ),
        (
            .systemError,
            """
            454 Our anti-virus daemon is not running
            451 the mail system has an internal fault, try again later
            451 Interner Fehler des Servers
            451 unable to open the lock file of the spool
            550 Ein unbekannter Fehler trat auf dem Server auf
            """
        ),
    ]

    /// Sentences with the words of a hard reason that mean something else.
    static let otherwise = """
        delivery failed to mailbox of ann: out of locks
        550 we could not mail user ann, the scanner is down
        451 unable user lookup
        550 your bad host name was heard in the greeting
        550 the domain is on the bad domain list
        550 an address that does not match the envelope
        550 this mail user agent is not known
        550 your bounce names an unknown user
        550 an SRS address that is invalid
        550 the BATV tag of an unknown user
        550 the errors-to address cannot be found
        550 your postmaster mailbox does not exist
        550 WHOIS: domain unknown
        550 a newly registered domain, unknown to all
        550 the number of unknown recipients is too high
        554 your mail host has a bad standing
        550 The hostname of 192.0.2.1 does not match its address
        550 c@d.example isn't in the user's address book
        550 Ann does not know you
        550 the message-id domain cannot be found
        550 refused, you sent to dead mailboxes
        550 submission user not known
        550 the licence of the scanner was not found for any user
        550 b.example is unknown to the firewall
        554 a host from an unknown domain
        501 bad recipient list
        550 a user who is the sending party was removed
        550 No account with sending rights exists here
        550 vacation reply address is unknown
        550 the reply-to mailbox could not be found
        550 the account you send from has been deleted
        550 a group that does not exist for external senders
        550 closed mailbox for all external senders
        550 she has removed you, no user found
        550 no valid security token of that user
        550 You are not a registered user
        421 user was not found in the cache
        450 no such user yet
        unable to connect to the mail server of the recipient
        550 we do not accept email over IPv6
        550 nothing found: no user authorized to send
        550 5.7.1 The domain in your From header does not exist
        550 Sender mailbox a@a.example does not exist
        550 5.1.8 Sender account unknown to its own server
        550 5.7.1 Your account has been closed, you can't send
        550 5.7.1 No such policy service user
        451 4.3.0 User database not found
        451 4.3.5 Recipient table missing
        550 5.7.1 The user who sent this message could not be found in our directory
        550 Callout to a@a.example: no such user
        550 Verification of your address failed: user unknown
        550 5.7.1 The user name or password is unknown
        535 5.7.8 Unknown user or wrong password
        550 Mailbox quota file not found for user
        451 home directory of user does not exist
        450 4.7.1 HELO host not found
        550 Your host name does not exist in the DNS
        550 The domain of your return path is unknown
        554 reverse name of 192.0.2.4 unknown
        550 5.7.26 DKIM key for selector not found
        550 No SPF record exists for a.example
        550 5.7.1 The link in your mail points to a domain that no longer exists
        550 attachment name unknown
        554 charset of message unknown
        550 recipient does not exist in your address book, only known contacts may write
        550 5.7.1 You are unknown to the recipient
        550 5.7.1 Unknown senders may not write to this user
        550 too many unknown users, your IP is blocked
        421 too many invalid recipients from your server
        452 4.2.2 User has no more space
        450 4.2.1 user is moving, does not exist here yet
        450 4.1.1 user lookup failed, does not exist or server is down
        451 user might not exist, retry
        550 5.1.1 if this user existed, it would be over quota
        451 4.4.0 mail for deleted users cannot be processed now
        554 message deleted because it holds a virus
        550 attachment removed from message
        554 Transaction terminated
        421 Connection closed, user gone
        221 2.0.0 Bye, user removed from session
        550 5.7.1 Account of sender terminated
        550 The mailing list knows no member with your address
        550 list has no such subscriber a@a.example
        550 5.7.1 Not a member
        554 5.7.1 certificate of host unknown
        454 4.7.5 TLS issuer not found
        550 5.6.1 Unknown content encoding
        500 Command unknown for user
        555 5.5.4 MAIL FROM parameter unknown
        451 4.3.2 process for user died
        550 User has no permission to receive external mail
        550 5.7.1 The user accepts nothing from non-existing senders
        550 5.7.1 Mail from invalid addresses is not accepted for this user
        550 this address cannot be mailed from outside
        550 Ihr Absender ist nicht bekannt
        550 Die Domain des Absenders existiert nicht
        550 Domaine de l'expéditeur inexistant
        550 El remitente no existe
        550 Il mittente non esiste
        550 O domínio do remetente não existe
        550 Домен отправителя не существует
        550 发件人域名不存在
        550 送信者のドメインが存在しません
        450 Ziel zur Zeit nicht gefunden
        451 Benutzerdatenbank nicht gefunden
        550 Der Anhang existiert nicht mehr
        452 Usuario sin espacio
        550 Utilisateur non autorisé
        535 Utilisateur ou mot de passe inconnu
        550 Ваш адрес неизвестен серверу получателя, запишитесь в белый список
        450 Пользователь временно не найден
        550 The recipient's server does not know your domain
        550 Sending user not found in our tenant
        550 5.7.1 Mail loop: user forwards to an address that does not exist
        550 user's forward target not found
        451 Alias file does not exist
        451 virtual user map not found
        550 Reply-To address does not exist
        550 bounce address invalid
        553 Envelope from: unknown mailbox
        550 We could not find your user in the list of senders
        550 unknown client
        550 unknown recipient limit reached
        421 too many unknown recipients this session
        450 directory harvest: several recipients not found
        450 address unknown at present
        450 unverified recipient, verification in progress
        550 cc address in header is invalid
        550 invalid address in To header
        550 message to unknown list moderator held
        550 The file that the user attached was not found
        554 no such file or directory for mailbox ann
        554 mailbox path not found
        550 policy for user not found
        550 access list entry for recipient not found
        550 Recipient domain has no valid certificate
        450 no MX answered for domain
        554 quota of user not found
        550 Sitzung gelöscht
        550 Nachricht gelöscht, enthält Virus
        550 Der Absender wurde vom Empfänger gelöscht
        550 Votre compte n'existe plus
        550 Su cuenta ha sido eliminada
        550 Ihr Konto wurde gelöscht
        550 Il tuo account non esiste
        550 Twoje konto nie istnieje
        550 Ваш аккаунт удален
        550 您的账号不存在
        550 送信元アドレスが存在しません
        550 보낸 사람 주소가 존재하지 않습니다
        550 Afzender bestaat niet
        550 Avsändaren finns inte
        550 Gönderen adresi bulunamadı
        550 A feladó nem létezik
        550 Lähettäjää ei löydy
        550 Afsender findes ikke
        550 Odesílatel neexistuje
        550 Expeditorul nu există
        550 El dominio del remitente es desconocido
        550 5.1.1 the sender does not exist
        550 unknown sender address, user lookup failed for the from address
        553 5.1.8 Sender's domain couldn't be located by us
        550 5.1.1 your account does not exist or may not send
        550 the envelope sender is an invalid address
        550 no such user in your return-path
        550 the originator of this message is unknown to us
        553 we could not find a mailbox for the sender
        550 mail from an unknown user is refused, your address is not registered
        550 sender verify: no such mailbox
        550 5.1.0 the domain in the From: header does not exist
        550 invalid From header address
        550 unknown users: you tried too many invalid recipients, your IP is blocked
        550 too many unknown users from your host
        554 5.7.1 unknown host, no reverse dns for your ip
        554 your hostname does not exist in the dns
        550 5.1.1 your helo name is invalid
        554 your IP is listed, the user does not accept such mail
        550 5.1.1 mailbox is over quota, user cannot be found a place
        452 4.1.1 no such room: the quota of the user is exhausted
        550 5.1.1 invalid content in the message for this recipient
        550 5.1.1 the recipient's policy rejects messages with unknown attachments
        550 5.1.1 blocked: the url in your message to this user is on a blacklist
        550 user authentication failed, unknown user name or password
        535 5.7.8 invalid login: user does not exist
        550 unknown user, please authenticate first: authentication required
        550 relaying denied: the recipient domain is unknown here
        550 5.1.1 the DKIM key of the domain does not exist
        550 no valid SPF record was found for the domain
        550 the DMARC policy of the domain does not exist
        550 5.7.1 certificate unknown, the host is not valid for TLS
        550 The recipient no longer accepts mail from you
        550 The address is valid, but this user does not want any mail of yours
        550 This group may not exist, or you may not be allowed to post
        552 message too big, mailbox does not exist for such sizes
        550 spam: invalid recipient addresses in the body
        550 message contains a virus, unknown variant, recipient not notified
        450 The user is temporarily not found, greylisted
        550 5.1.1 rate limit: too many messages to this address, not found a slot
        550 5.1.2 dns lookup for your domain failed: domain not found
        550 5.1.1 Die Absenderadresse ist unbekannt
        550 5.1.1 Der Absender existiert nicht
        550 5.1.2 Domain des Absenders nicht gefunden
        550 5.1.1 Ungültige Absenderadresse, Benutzer unbekannt
        550 5.1.1 Ihr Konto ist unbekannt
        550 5.1.1 Ihre IP-Adresse ist unbekannt und steht auf der Sperrliste
        550 5.1.1 Postfach voll, Empfänger nicht erreichbar
        550 5.1.1 Das Postfach des Empfängers ist gesperrt
        550 5.1.1 Kein gültiger SPF-Eintrag vorhanden
        550 5.1.1 Die Gruppe existiert möglicherweise nicht
        550 5.1.1 L'expéditeur est inconnu
        550 5.1.1 Adresse de l'expéditeur introuvable
        550 5.1.2 Le domaine de l'émetteur n'existe pas
        550 5.1.1 Votre adresse n'est pas valide
        550 5.1.1 La boîte du destinataire est pleine, adresse non disponible
        550 5.1.1 Aucun enregistrement SPF trouvé pour le domaine
        550 5.1.1 Le compte est suspendu
        550 5.1.1 Il se peut que le groupe n'existe pas
        550 5.1.1 El remitente no existe
        550 5.1.1 Dirección del remitente desconocida
        550 5.1.2 El dominio del remitente no fue encontrado
        550 5.1.1 Su cuenta no existe
        550 5.1.1 Buzón sin espacio, usuario no disponible
        550 5.1.1 La cuenta está deshabilitada
        550 5.1.1 Remetente desconhecido
        550 5.1.2 O domínio do remetente não existe
        550 5.1.1 A caixa postal excedeu a cota
        550 5.1.1 Conta suspensa, usuário inativo
        550 5.1.1 Mittente inesistente
        550 5.1.2 Il dominio del mittente non è stato trovato
        550 5.1.1 Casella piena, utente non raggiungibile
        550 5.1.1 Onbekende afzender
        550 5.1.2 Domein van de afzender bestaat niet
        550 5.1.1 Nadawca nie istnieje
        550 5.1.2 Domena nadawcy nie została znaleziona
        550 5.1.1 Skrzynka pełna, brak miejsca
        550 5.1.1 Konto zablokowane
        550 5.1.1 Odesílatel neexistuje
        550 5.1.2 Doména odesílatele nebyla nalezena
        550 5.1.1 Отправитель не найден
        550 5.1.2 Домен отправителя не существует
        550 5.1.1 Ящик переполнен
        550 5.1.1 Пользователь заблокирован
        550 5.1.1 送信者が見つかりません
        550 5.1.1 送信元ドメインが存在しません
        550 5.1.1 メールボックスの容量を超えました
        550 5.1.1 发件人不存在
        550 5.1.2 发件人域名不存在
        550 5.1.1 用户邮箱空间已满
        550 5.1.1 该用户已被禁用
        550 5.1.1 발신자를 찾을 수 없습니다
        550 5.1.2 발신 도메인이 존재하지 않습니다
        550 5.1.1 메일함 용량이 초과되었습니다
        550 5.1.1 Gönderen bulunamadı
        550 5.1.2 Gönderenin alan adı mevcut değil
        550 5.1.1 Posta kutusu dolu
        550 5.1.1 Avsändaren finns inte
        550 5.1.2 Avsändarens domän hittades inte
        550 5.1.1 Postlådan är full
        550 5.1.1 Kontot är inaktiverat
        550 5.1.1 sending user is unknown
        550 5.1.1 the mail's author address is not valid
        550 5.1.1 bounce address does not exist, mail refused
        550 5.1.1 reverse-path invalid: no mailbox is named like that
        550 5.1.2 MAIL FROM names a domain which cannot be found
        550 5.1.1 unable to find your account
        550 5.1.1 your mailbox is not known here, so you may not send
        550 5.1.1 we can't verify that the sender exists
        553 5.1.1 Sorry, from address nonexistent
        550 unknown client: the host of your IP does not exist
        550 5.1.2 no such host: your server's name is invalid
        550 5.1.1 user over quota, address not accepting
        550 5.1.1 invalid mail: spam to many addresses
        550 5.1.1 known spammer, recipient invalid for you
        550 5.1.1 unknown content type in attachment, refused by policy for user
        550 5.1.1 Address on blocklist does not exist any more, your IP is blacklisted
        550 5.1.1 recipient's mailbox limit was exceeded
        550 5.1.1 the inbox is full and the user cannot be reached
        550 5.1.1 user has been suspended, no such service
        550 5.1.1 account expired, mailbox unknown state
        550 5.1.1 mailbox locked; not available
        550 5.1.1 invalid certificate: host unknown
        550 5.1.1 SPF: domain does not exist in any valid record
        550 5.1.1 dkim=fail, signing domain not found
        550 5.1.1 dmarc: organizational domain unknown
        550 5.1.1 ptr record not found for host
        550 5.1.1 reverse dns invalid
        550 5.1.1 rejected: message rate to unknown users too high
        550 5.1.1 too many invalid addresses in one session
        550 5.1.1 Relay access denied for unknown domain
        550 5.1.1 login invalid, user unknown
        550 5.1.1 bad credentials for account
        550 5.1.1 header invalid: no valid address in To
        550 5.1.1 message violates RFC 5322: address missing
        550 5.1.1 user not found a place on the disk, device full
        451 4.1.1 temporarily unable to find the user
        450 4.1.1 user lookup failed temporarily, try later
        550 5.1.1 the mail loop to this user was not resolved
        550 5.1.1 virus found, user unknown to the scanner
        550 5.1.1 the URL in the message does not exist, blocked as phishing
        550 5.1.1 Versender unbekannt
        550 5.1.1 Ihre Domain existiert nicht
        550 5.1.1 Adresse des Absenders ungültig
        550 5.1.1 Absenderdomäne nicht auflösbar, Domain unbekannt
        550 5.1.1 Kontingent erschöpft, Postfach nicht verfügbar
        550 5.1.1 Benutzer wurde deaktiviert
        550 5.1.1 Zertifikat des Hosts unbekannt
        550 5.1.1 Anmeldung ungültig, Benutzer unbekannt
        550 5.1.1 Zu viele unbekannte Empfänger, IP-Adresse gesperrt
        550 5.1.1 PTR-Eintrag nicht gefunden
        550 5.1.1 Émetteur inconnu
        550 5.1.1 Votre domaine est introuvable
        550 5.1.1 Adresse d'expédition invalide
        550 5.1.1 Utilisateur suspendu
        550 5.1.1 Boîte saturée, destinataire injoignable
        550 5.1.1 Authentification invalide, utilisateur inconnu
        550 5.1.1 Signature DKIM introuvable
        550 5.1.1 Trop de destinataires inconnus
        550 5.1.1 Remitente inexistente
        550 5.1.1 Su dominio no existe
        550 5.1.1 Usuario suspendido
        550 5.1.1 Cuota excedida, buzón no válido
        550 5.1.1 Registro SPF no encontrado en el dominio
        550 5.1.1 Demasiados destinatarios inválidos
        550 5.1.1 Autenticación: usuario desconocido
        550 5.1.1 Seu domínio não existe
        550 5.1.1 Endereço do remetente inválido
        550 5.1.1 Usuário bloqueado
        550 5.1.1 Caixa cheia, destinatário não encontrado lugar
        550 5.1.1 Registro SPF inexistente
        550 5.1.1 Indirizzo del mittente inesistente
        550 5.1.1 Utente sospeso
        550 5.1.1 Quota superata, casella non valida
        550 5.1.1 Record PTR non trovato
        550 5.1.1 Il tuo account non esiste
        550 5.1.1 Adres van de afzender is ongeldig
        550 5.1.1 Uw domein bestaat niet
        550 5.1.1 Postbus vol
        550 5.1.1 Gebruiker geblokkeerd
        550 5.1.1 Nieznany nadawca
        550 5.1.1 Nieprawidłowy adres nadawcy
        550 5.1.1 Użytkownik zablokowany
        550 5.1.1 Nie znaleziono rekordu PTR
        550 5.1.1 Neznámý odesílatel
        550 5.1.1 Neplatná adresa odesílatele
        550 5.1.1 Schránka je plná
        550 5.1.1 Uživatel zablokován
        550 5.1.1 Неизвестный отправитель
        550 5.1.1 Ваш домен не найден
        550 5.1.1 Аккаунт заблокирован
        550 5.1.1 Квота пользователя превышена
        550 5.1.1 差出人のドメインが見つかりません
        550 5.1.1 アカウントは停止中です
        550 5.1.1 容量不足のため受信者に届きません
        550 5.1.1 寄件者不存在
        550 5.1.1 您的域名无效
        550 5.1.1 邮箱容量已满，用户无效
        550 5.1.1 보낸 사람을 찾을 수 없습니다
        550 5.1.1 정지된 계정입니다
        550 5.1.1 Göndericinin adresi geçersiz
        550 5.1.1 Hesap askıya alındı
        550 5.1.1 Okänd avsändare
        550 5.1.1 Avsändarens adress är ogiltig
        550 5.1.1 Brevlådan är full
        550 5.1.1 Användaren är spärrad
        554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied
        550 5.7.1 <mail.shop.example>: Helo command rejected: Host not found
        504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname
        550 5.1.8 <a@b.example>: Sender address rejected: User unknown in virtual mailbox table
        554 5.7.1 Service unavailable; Sender address [a@b.example] blocked using dbl.spamhaus.org
        550 5.7.1 The host that the From address names is unknown
        550 Unknown or bad HELO
        550 rejected: spamming to nonexistent users
        550 Message-ID invalid
        550 5.6.0 invalid date header for user
        552 5.7.1 user blocked attachments
        550 mailbox closed for maintenance
        421 Account: connection closed by remote host
        550 The message to this user was removed by the filter
        550 attachment removed for user
        550 unknown error for recipient ann
        550 recipient's server: unknown error
        550 delivery to user failed for an unknown reason
        550 bad configuration for this user
        550 bad password for account
        550 invalid response from the server of the recipient
        451 user's mailbox could not be opened: file not found
        550 could not read the mailbox of the user, no such file
        550 recipient's rule deleted your message
        550 Your message to the user was deleted
        550 5.7.1 no access for unknown users of your network
        550 the recipient's domain has an invalid SPF
        550 user is not allowed to receive from unknown hosts
        550 the address list contains an invalid character in the subject
        550 local delivery failed: user exceeded limits, no such resource
        550 5.1.1 no such user? your IP has been listed
        550 ann: vacation, account closed until Monday
        550 user's vacation, mail is not read, address invalid until June
        451 4.4.3 Temporary server error: recipient not found in cache, try again
        451 4.3.0 user lookup: ldap server not found
        450 4.1.1 directory unavailable, cannot find user
        550 4.4.1 the host of the recipient does not respond
        550 domain of your address has no such user
        550 recipient database not found
        450 recipient address not found in greylist, try later
        550 the user could not be notified, internal failure
        554 the recipient could not be looked up in the database
        550 unknown state of the user record
        550 Unbekannter Fehler beim Benutzer
        550 erreur inconnue chez le destinataire
        554 error desconocido del usuario
        550 the mailbox cannot be created on this disk
        451 mailbox moved to another store
        550 possibly, that user does not exist
        550 возможно, такого ящика нет
        550 suppressed, because the user was unknown last time
        554 no valid recipients in this transaction
        550 invalid subject of your message to the user
        550 the destination returned invalid DNSSEC records for that domain
        procmail: cannot open the file of the mailbox, id: no such user
        550 the mailbox has an invalid format
        550 the user has no permission
        """
}
