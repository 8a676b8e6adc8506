// Long: a table of words.

extension Lexicon {
    /// The recipient's side: the mailbox, its owner, its domain, its host.
    static let subjects: [Lexicon] = [
        Lexicon(
            .mailbox,
            """
            en: nobody by that name, nobody here, no one by that name, no one here, nobody named, nobody with, nobody called, there is nobody, user, users, user's, username, usernames, login name, mailaddress, mail id, email id, userid, user id, user name, mailbox, mailboxes, mail box, mail boxes, mailbox name, maibox, malibox, inbox, in box, mail drop, maildrop, mail folder, maildir, mail directory, account, accounts, acount, accout, email account, mail account, address, addresses, adress, adresses, addres, address's, email address, mail address, email adress, e-mail address, e-mail addresses, e-mail account, e-mail box, recipient, recipients, recipient's, receipient, receipients, recepient, recipent, recipents, reciepient, recipiant, receiver, receivers, rcpt, rcpt to, addressee, addressees, adressee, alias, aliases, local part, localpart, local-part, local user, local recipient, relay recipient table, local recipient table, virtual alias table, virtual mailbox table, mail user, customer, customers, employee, employees, person, people, individual, destination address, destination mailbox, destination user, delivery address, target address, target mailbox, intended recipient, mail receiver, mailing list, distribution list, distribution group, group, list address, forwarding address, final delivery userid, student, resident, tenant, nosuchuser, vdomain user, virtual user, virtual mailbox, unavailable user, unavailable mail user, unavailable recipient, unavailable mailuser, such id, exist that user, exists that user, exist this user, exists this user, exist such user, exists such user, mailuser, mail-user, emailaddress, mail recipient, email recipient, email user, e-mail user, mailbox owner, e-mail recipient, account on hold, account is on hold, mailbox on hold, mailbox is on hold, vacation hold, mailbox missing, mailbox is missing, user missing, account missing, recipient mailbox missing, disableduser, invalidrecipient, recipientnotfound, rcptto, rcpt-to, rcpt address, invalid receipt, subscriber, subscribers, isn't in our list of allowed recipients, not in our list of allowed recipients, isn't in my list of allowed recipients, not in my list of allowed recipients, not in list of allowed recipients, not in the list of allowed recipients, not in the list of recipients, not in the list of valid recipients, not in our list of recipients, not on the list of recipients, on this user's whitelist, on the user's whitelist, on the recipient's whitelist, on recipient's whitelist, on their whitelist, user's whitelist, recipient's whitelist, user's allow list, recipient's allow list, user's safe list, recipient's safe list, user left, user has left, employee left, person left, staff member left, address is dead, account is dead, mailbox is dead, dead address, dead mailbox, several recipients, several users, several addresses, unavailable to take delivery, that login, this login, login names, login id, loginname, loginid, no recipient activity, no user activity, no activity, noactivity, no account activity, no login activity, hasn't logged in, has not logged in, never logged in, never logged on, never logged onto, not logged in for, hasn't entered, has not entered, should log in, must log in, needs to log in, has to log in, should login, must login, has not been used for, has not been accessed, hasn't been accessed, hasn't been used for, not been accessed for, not accessed for, extended inactivity, long inactivity, due to inactivity, because of inactivity, prolonged inactivity, long-time inactivity, for inactivity, user inactivity, account inactivity, mail receiving, message receiving, reception of mail, mail reception, receiving mail, receiving of mail, entry for this address, mapping for this address, route for this address, address syntax, recipient syntax, mailbox syntax, address format, recipient format
            de: benutzer, benutzers, benutzername, nutzer, nutzers, anwender, empfänger, empfängers, empfaenger, empfängerin, empfängeradresse*, empfängerpostfach, empfängerkonto, postfach, postfachs, postfaches, postfächer, mailbox, konto, kontos, mailkonto, benutzerkonto, e-mail-konto, adresse, adressen, *mailadresse*, mail-adresse, zieladresse, adressat, adressaten, kunde, kunden, teilnehmer, teilnehmers, mitarbeiter, person, empfangsadresse, verteiler, E-Mail-Konto, E-Mail-Konten, E-Mail-Account, E-Mail-Postfach, Mail-Konto, Mailkonto, Mailaccount
            fr: utilisateur, utilisateurs, usager, usagers, destinataire, destinataires, boite, boites, boite aux lettres, boites aux lettres, boite mail, boite de réception, boite email, compte, comptes, adresse, adresses, adresse mail, adresse email, adresse courriel, adresse électronique, abonné, abonnés, personne, correspondant, bal, messagerie, liste de diffusion, compte de messagerie, compte e-mail, compte email, compte mail, compte de courriel, boîte mail, boîte e-mail, boîte email, boîte de messagerie
            es: usuario, usuarios, destinatario, destinatarios, buzón, buzones, casilla, cuenta, cuentas, dirección, direcciones, dirección de correo, dirección de email, dirección de correo electrónico, bandeja de entrada, persona, cuenta de correo, cuentas de correo, cuenta de correo electrónico, cuenta de email, cuenta de e-mail, buzón de correo, casilla de correo
            pt: usuário, usuários, utilizador, utilizadores, destinatário, destinatários, caixa postal, caixa de correio, caixa de entrada, caixa, conta, contas, endereço, endereços, endereço de e-mail, endereço de email, conta de e-mail, conta de email, conta de correio, conta de correio eletrônico, conta de correio eletrónico, caixa de e-mail, caixa de email
            it: utente, utenti, utenza, destinatario, destinatari, casella, caselle, casella di posta, casella postale, casella email, casella e-mail, cassetta postale, indirizzo, indirizzi, indirizzo email, indirizzo e-mail, indirizzo di posta, account, posta in arrivo, account di posta, account email, account e-mail, account di posta elettronica
            nl: gebruiker, gebruikers, gebruikersnaam, ontvanger, ontvangers, geadresseerde, postbus, postvak, mailbox, adres, adressen, mailadres, *mailadres, *adres, account, klant, ontvangersadres, e-mailaccount, e-mail account, mailaccount
            sv: användare, användaren, användarnamn, användarkonto, mottagare, mottagaren, mottagarens, mottagaradress*, brevlåda, brevlådan, postlåda, postlådan, inkorg*, konto, kontot, adress, adressen, *postadress, *postadressen, e-postadress*, adressat, adressaten
            da: bruger, brugeren, brugernavn, modtager, modtageren, modtagerens, postkasse, postkassen, indbakke*, adresse, adressen, *mailadresse, konto, kontoen
            no: bruker, brukeren, brukernavn, mottaker, mottakeren, mottakerens, postboks, postkasse, postkassen, innboks*, adresse, adressen, konto, kontoen
            fi: käyttäjä, käyttäjää, käyttäjätunnus, käyttäjätunnusta, vastaanottaja, vastaanottajaa, vastaanottajan, postilaatikko, postilaatikkoa, osoite, osoitetta, sähköpostiosoite*, tili, tiliä, käyttäjää ei ole, vastaanottajaa ei ole, tiliä ei ole, osoitetta ei ole, postilaatikkoa ei ole, sähköpostilaatikkoa ei ole
            pl: użytkownik, użytkownika, użytkownicy, odbiorca, odbiorcy, odbiorcę, adresat, adresata, skrzynka, skrzynki, skrzynkę, skrzynce, skrzynka pocztowa, skrzynki pocztowej, konto, konta, konto pocztowe, adres, adresu, adres e-mail, konto e-mail, konto email, skrzynka e-mail, skrzynka email
            cs: uživatel, uživatele, uživatelský účet, příjemce, příjemci, adresát, adresáta, schránka, schránky, schránku, schránce, poštovní schránka, e-mailová schránka, účet, účtu, konto, adresa, adresy, adresu, e-mailová adresa
            sk: používateľ, používateľa, užívateľ, adresát, príjemca, schránka, účet, adresa
            hu: felhasználó, felhasználót, címzett, címzettet, postafiók, postafiókja, postafiókot, fiók, cím, e-mail cím, emailcím
            ro: utilizator, utilizatorul, destinatar, destinatarul, cutia poștală, căsuța, cont, contul, adresa, cont de e-mail, cont de email, contul de e-mail, contul de email
            tr: kullanıcı, kullanıcısı, kullanıcının, alıcı, alıcısı, alıcının, posta kutusu, posta kutusunun, e-posta kutusu, gelen kutusu, hesap, hesabı, e-posta hesabı, adres, adresi, e-posta adresi, alıcı adresi, eposta hesabı
            el: χρήστης, χρηστης, παραλήπτης, παραληπτης, γραμματοκιβώτιο, διεύθυνση, λογαριασμός
            ru: пользовател*, получател*, адресат*, ящик, ящика, ящику, почтовый ящик, почтового ящика, почтовому ящику, аккаунт*, учетная запись, учетной записи, учетную запись, адрес, адреса, адресу, абонент*, юзер*, клиент*
            uk: користувач*, одержувач*, отримувач*, скриньк*, скринька, поштова скринька, обліковий запис, адреса
            ja: グループ, ユーザー, ユーザ, 利用者, 受信者, 受取人, 宛先, あて先, 宛て先, メールアドレス, アドレス, メールボックス, 受信箱, 受信ボックス, アカウント, 宛先アドレス
            zh: 用户, 用戶, 使用者, 收件人, 收件者, 收信人, 邮箱, 郵箱, 信箱, 电子邮箱, 邮箱地址, 邮件地址, 郵件地址, 帐户, 账户, 帳戶, 帐号, 账号, 帳號, 收件地址, 收件人地址, 地址, 邮箱帐号, 邮箱账号, 邮箱满
            ko: 사용자, 이용자, 수신자, 수신인, 받는 사람, 받는사람, 메일함, 사서함, 편지함, 계정, 메일 주소, 이메일 주소, 주소
            ca: compte de correu, bústia de correu
            """),
        Lexicon(.address, "@"),
        Lexicon(
            .domain,
            """
            en: domain, domains, domain name, domainname, host, hosts, hostname, host name, mail domain, email domain, recipient domain, recipient's domain, domain of the recipient, domain of this address, domain of the address, domain of that address, domain part, domain in the address, address's domain, destination domain, destination host, target domain, target host, destination server, nxdomain, null mx, nullmx, mx, mx record, mx records, mail exchanger, mail exchangers, recipient host, maildomain, dns name, no server with the name, no server with that name, no server by the name, no server by that name, no server named, no server called, no host with the name, no host with that name, no host by the name, no host by that name, no host named, no host called, no machine named, no machine called, no domain named, no domain called, hostname in recipient address, hostname in the recipient address, host name in recipient address, host name in the recipient address, domain in recipient address, domain in the recipient address, domain part of recipient address, domain part of the recipient address, domain of the recipient address, valid mx, valid mx record, valid mx records, usable mx, usable mx record, mx hosts, mx host, valid mail exchanger, valid mail exchangers, mail hosts, mail host, valid mail server, valid mail servers, mx entry, mx entries, mx-record, mx resource record, no mail servers, no mail server, invalid mx, bad mx, address has nonexistent domain, address has non-existent domain, address has non-existant domain, address has unknown domain, address has invalid domain, address has a nonexistent domain, address has an unknown domain, address has an invalid domain, recipient has nonexistent domain, recipient has unknown domain, recipient has invalid domain
            de: domain, domains, domäne, domainname, zieldomäne, zieldomain, empfängerdomain, empfängerdomäne, domain des empfängers, domäne des empfängers, rechnername, zielhost, zielrechner, domainteil, domainname des empfängers, domain des adressaten, domäne des adressaten, mx-eintrag
            fr: domaine, domaines, nom de domaine, domaine du destinataire, domaine destinataire, hôte, nom d'hôte, domaine de destination, enregistrement mx
            es: dominio, dominios, dominio del destinatario, dominio de destino, nombre de dominio, servidor de destino, nombre de host, registro mx
            pt: domínio, domínios, domínio do destinatário, domínio de destino, nome de domínio, registro mx
            it: dominio, domini, dominio del destinatario, dominio di destinazione, nome di dominio, nome host, record mx
            nl: domein, domeinnaam, domein van de ontvanger
            sv: domän, domänen, domännamn, domännamnet, mottagarens domän, domene, domenet, domæne, domænet, domænenavn
            pl: domena, domeny, domenę, domena odbiorcy, nazwa domeny, rekordu mx
            cs: doména, domény, doménu, doména příjemce, mx záznam
            tr: alan adı, etki alanı, alıcı etki alanı
            ru: домен, домена, доменное имя, домен получателя, домена получателя, хост, хоста, mx-запис*, mx запис*
            ja: ドメイン, ドメイン名, ホスト, ホスト名, 宛先ドメイン, mxレコード
            zh: 域名, 主机, 收件人域名, 網域, 收件域名, mx记录
            ko: 도메인, 수신 도메인, 호스트
            """),
        Lexicon(
            .system,
            """
            en: server, servers, mail server, mailserver, system, systems, mail system, service, services, remote server, remote host, remote system, smtp server, smtp service, backend, database, ldap, mysql, sql, directory service, resource, resources, memory, disk i/o, gateway, mta, mail store, content scanner, content filter, scanner, milter, configuration, couldn't create, could not create, cannot create, can't create, unable to create, failed to create, cannot open, could not open, couldn't open, can't open, unable to open, failed to open, cannot write, could not write, couldn't write, can't write, unable to write, error writing, write error, read error, failed to write, cannot lock, could not lock, couldn't lock, can't lock, unable to lock, failed to lock, lock failed, lock file, lockfile, no such file or directory, no such file, read-only file system, input/output error, i/o error, file exists, permission denied, operation not permitted, cannot append, could not append, unable to append, failed to append, bad file descriptor, transaction, queue file, queue file write error, storage backend, upstream server, next hop, internal, ldap server, license expired, licence expired, license has expired, licence has expired, license exceeded, anti-virus daemon, antivirus daemon, virus daemon, virus scanning daemon, antivirus service, anti-virus service, clamav daemon, clamd, maildir delivery, mail spool, mailbox file, mailbox lock, dot-lock, dotlock, cannot store, could not store, unable to store, can't store, failed to store, error storing, error opening, input/output, from the relay, by the relay, at the relay, relay host, relayhost, smarthost, smart host, from our relay, from your relay
            de: server, mailserver, dienst, system, datenbank, gegenstelle, systemressourcen, zielserver
            fr: serveur, serveurs, système, service, base de données, serveur distant
            es: servidor, sistema, servicio, base de datos, servidor remoto
            pt: servidor, sistema, serviço, banco de dados
            it: server, sistema, servizio, database
            nl: dienst, systeem, mailserver
            sv: servern, tjänsten, systemet
            pl: serwer, serwera, usługa, system
            cs: server, služba, systém
            tr: sunucu, sunucusu, hizmet, sistem
            ru: сервер*, служб*, систем*, почтовый сервер
            ja: サーバー, サーバ, システム, サービス
            zh: 服务器, 伺服器, 系统, 系統, 服务
            ko: 서버, 시스템, 서비스
            """),
        Lexicon(
            .recipients,
            """
            en: too many recipients, many recipients, number of recipients, recipient count, recipients per message, recipients per session, recipient limit, recipients limit, number of rcpts, number of rcpt, rcpts, rcpt numbers, number of recipient addresses, amount of recipients, rcpt count, too many rcpt, too many rcpts, too many addresses, max recipients, maximum recipients
            de: zu viele empfänger, anzahl der empfänger
            fr: trop de destinataires, nombre de destinataires
            es: demasiados destinatarios, número de destinatarios
            pt: muitos destinatários, número de destinatários, excesso de destinatários
            it: troppi destinatari, numero di destinatari
            nl: te veel ontvangers, aantal ontvangers
            sv: för många mottagare
            pl: zbyt wielu odbiorców, zbyt wiele adresów, liczba odbiorców
            cs: příliš mnoho příjemců
            tr: çok fazla alıcı
            ru: слишком много получателей, количество получателей
            ja: 宛先数, 宛先が多すぎ
            zh: 收件人过多, 收件人太多, 收件人数量
            ko: 수신자가 너무 많, 수신자 수
            """),
    ]
}
