// Long: a table of words.

extension Lexicon {
    /// Our side: the sender, its domain, the host that sends, and how it proves who it is.
    static let ours: [Lexicon] = [
        Lexicon(
            .sender,
            """
            en: sender, senders, sender's, sender address, sender's address, sender addresses, sender's email address, sender email address, sender mail address, sender domain, sender's domain, sender host, sender account, sender mailbox, envelope sender, sender's email domain, from address, from addresses, from domain, from header domain, mail from, mailfrom, mail from address, mail from domain, envelope from, return path, return-path, returnpath, return address, reverse path, reverse-path, bounce address, originator, originator's, originator address, originating address, originating domain, author domain, author address, reply-to address, reply-to header, your address, your email address, your e-mail, your e-mail address, your domain, your email domain, your domain name, your sending domain, your account, your mailbox, your email account, your mail account, your user, your from, sending address, sending domain, sending account, sending user, sending email address, sender id, submitter, sendmail as, source address, source domain, domain of sender, domain of the sender, domain of sender address, domain of your, address of the sender, address of sender, sender user, from user, from field, from line, from email, domain in from, mail originator, send mail as, sender name, backscatter, backscatter protection, purported responsible address, purported responsible, callout to, callback to, call-back to, you are unknown, you are not known, you're unknown, you're not known, you are unknown to, user authorised to send, user authorized to send, user allowed to send, user permitted to send, user entitled to send, users authorized to send, users allowed to send, account you send from, account you are sending from, account used for sending, sending rights, reply-to mailbox, reply-to, reply to address, reply address, vacation reply address, autoreply address, auto-reply address, mail sending, message sending, sending of mail, sending of messages, outgoing mail, outgoing email, outgoing emails, outgoing messages, outbound mail, outbound email, outbound messages, outgoing smtp, you are not a known user, you are not a valid user, you are not a registered user, you are not a recognized user, you are not a known sender, you are not a user, badmailfrom, badmailfromto, postmaster verification, postmaster callout, sender callout, sender verification, sender verify, sender address verification, reverse callout, return path verification, known to our relay, outbounds, account outbounds, from non-existent domain, from nonexistent domain, from a non-existent domain, from an unregistered domain, from non-existent address, no bounces, bounces not accepted, bounces are not accepted, bounces are not allowed, bounces refused, bounces rejected, submission user, submission account, submitting user, sending party, sending customer, match envelope, match the envelope, match the header, match header, match the from, match from, match the login, match the authenticated, match sender, match the sender, match the account, match your account, match your login, match the user you, match the credentials, bounce for, bounce to, bounce of, your bounce, this bounce, batv, batv signature, batv address, batv tag, srs, srs0, srs1, srs address, srs0 address, srs hash, srs signature, verp, verp address, prvs, bounce address tag, your postmaster, your postmaster address, postmaster mailbox, postmaster address, postmaster account, abuse mailbox, abuse address, abuse contact, abuse account, no postmaster, whois, whois record, whois data, from header sender domain, from header sender, header sender domain, header from domain, header-from domain
            de: absender, absenders, absenderin, absenderadresse*, absender-adresse, absenderdomain, absenderdomäne, absender-domain, adresse des absenders, domain des absenders, domäne des absenders, versender, versenders, sender, ihre adresse, ihre domain, ihre domäne, ihre e-mail-adresse, ihre absenderadresse, ihr konto, ihr postfach, ihres kontos, ihrer domain, ihrer domäne, ihrer adresse, rücksendeadresse, antwortadresse, sendeadresse, sendedomain
            fr: expéditeur, expéditeurs, expéditrice, expediteur, émetteur, émettrice, adresse de l'expéditeur, adresse expéditeur, adresse d'expéditeur, adresse d'expédition, adresse d'envoi, adresse de l'émetteur, adresse émettrice, domaine de l'expéditeur, domaine expéditeur, domaine d'expédition, domaine d'envoi, domaine de l'émetteur, domaine émetteur, votre domaine, votre adresse, votre compte, domaine de votre, adresse de retour
            es: remitente, remitentes, emisor, dirección del remitente, dirección remitente, dominio del remitente, dominio remitente, cuenta del remitente, dominio de origen, dirección de origen, dirección de envío, dominio emisor, su dominio, su dirección, su cuenta, tu dominio, tu dirección, tu cuenta
            pt: remetente, remetentes, endereço do remetente, endereço remetente, domínio do remetente, domínio remetente, conta do remetente, domínio de origem, endereço de origem, seu domínio, seu endereço, sua conta, emissor
            it: mittente, mittenti, indirizzo del mittente, indirizzo mittente, dominio del mittente, dominio mittente, account del mittente, casella del mittente, suo dominio, tuo dominio, vostro dominio, suo indirizzo, tuo indirizzo, vostro indirizzo, tuo account, suo account, vostro account, tua casella, vostra casella, indirizzo di ritorno
            nl: afzender, afzenders, afzenderadres, afzenderdomein, verzender, adres van de afzender, domein van de afzender, uw domein, uw adres, uw account, je domein, je adres, je account, uw mailbox
            sv: avsändare, avsändaren, avsändarens, avsändaradress*, avsändardomän*, avsändarens adress, avsändarens domän, din domän, din adress, ditt konto, din brevlåda
            da: afsender, afsenderen, afsenderens, afsenderadresse*, afsenderdomæne*, dit domæne, din adresse, din konto
            no: avsender, avsenderen, avsenderens, avsenderadresse*, avsenderdomene*, ditt domene, din adresse, din konto
            fi: lähettäjä, lähettäjän, lähettäjää, lähettäjän osoite, lähettäjän verkkotunnus, tilisi, osoitteesi, verkkotunnuksesi
            pl: nadawca, nadawcy, nadawcę, nadawców, adres nadawcy, adresu nadawcy, domena nadawcy, domeny nadawcy, domenę nadawcy, konto nadawcy, twoja domena, twój adres, twoje konto, twojej domeny, adres zwrotny
            cs: odesílatel, odesílatele, odesílateli, odesílatelova, odesilatel, odesilatele, adresa odesílatele, adresu odesílatele, doména odesílatele, domény odesílatele, vaše doména, vaše adresa, váš účet, vaše schránka
            sk: odosielateľ, odosielateľa
            hu: feladó, feladója, feladót, küldő, az ön fiókja, az ön címe
            ro: expeditor, expeditorul, expeditorului, contul dvs, contul dumneavoastră, adresa dvs, adresa dumneavoastră
            tr: gönderen, gönderenin, gönderici, göndericinin, gönderen adresi, gönderen alan adı, gönderici adresi, gönderenin adresi, gönderen etki alanı, hesabınız, adresiniz, alan adınız
            el: αποστολέα*, αποστολεα*
            ru: отправител*, адрес отправителя, адреса отправителя, адресу отправителя, домен отправителя, домена отправителя, домену отправителя, ваш домен, вашего домена, ваш адрес, вашего адреса, ваш аккаунт, обратный адрес, обратного адреса, почтовый ящик отправителя, ящик отправителя
            uk: відправник*, надсилач*
            ja: 送信者, 送信元, 差出人, 発信者, 発信元, 送信元アドレス, 送信者アドレス, 送信元ドメイン, 送信ドメイン, 送信者のドメイン, 差出人アドレス, 差出人のアドレス, 送信者のアドレス, 送信者のメールアドレス, 送信元メールアドレス, 送信元のドメイン, 差出人のドメイン, お客様のドメイン, あなたのアカウント, お客様のアカウント, お使いのアカウント, お使いのメールアドレス
            zh: 发件人, 發件人, 寄件人, 寄件者, 发信人, 发送者, 发送方, 发件地址, 发件人地址, 发件人域名, 发信域名, 发件域名, 发信地址, 寄件者地址, 寄件者網域, 发件人邮箱, 您的域名, 您的帐户, 您的邮箱, 发件帐号, 发信账号, 您的账号, 您的帐号, 您的账户, 你的账号, 你的帐号, 你的邮箱, 您的地址, 您的邮件地址
            ko: 발신자, 발신인, 보낸 사람, 보낸사람, 발송자, 송신자, 발신 도메인, 발신자 도메인, 발신자 주소, 보낸 사람 주소, 송신자 도메인, 발신 주소, 귀하의 계정, 귀하의 주소, 귀하의 도메인
            """),
        Lexicon(
            .client,
            """
            en: unknown hosts, unknown clients, unknown sources, unknown networks, your ip, your ip address, your host, your server, your servers, your mail server, your mailserver, your network, your system, your isp, your provider, your connection, your computer, your mta, client, client host, client ip, client address, client ip address, sending ip, sending ip address, sending server, sending host, sending mta, sending mail server, sender ip, sender's ip, sender ip address, sender server, source ip, source ip address, connecting ip, connecting host, connecting server, connecting ip address, remote ip, originating ip, originating server, originating host, ip, ips, ip address, ip addresses, ipaddress, ip range, ip block, ipv6, ipv4, network range, netblock, subnet, helo, ehlo, helo name, helo hostname, ehlo hostname, helo domain, asn, relaying server, traffic, smtp traffic, traffic from, sending host ip, hosts ip, relay ip, server ip, server ip address, server's ip, host ip, your mail system, your email server, your e-mail server, your smtp server, dynamic hosts, dynamic host, dynamic addresses, dynamic ip addresses, dynamic ranges, dynamic ip, your country, your region, helohost, helo host, ehlo host, connections from, sessions from, residential, residential ranges, residential range, ip ranges, residential addresses, residential ip, helo should be, helo must be, ehlo should be, ehlo must be, helo should, ehlo should, connection refused from, connections refused from, connection rejected from, connection denied from, that country, this country, country, countries, geoip, geo-ip, geographic location, geographical location, mail from ip, mails from ip, email from ip, mail from your ip, mail from this ip, mail from host, mail from this host, mail from your server, mail from your host, mail from your network, due to abuse, because of abuse, for abuse, abusive, abuse from your, abusive behavior, abusive behaviour, dictionary attack, dictionary attacks, zombie, zombies, botnet, botnets, spambot, your access, over ipv6, via ipv6, by ipv6, over ipv4, via ipv4, from unknown tld, from unknown host, from unknown domain, from unknown client, from unknown network, from invalid tld, from invalid host, from invalid domain, from invalid client, from invalid network, from unresolvable tld, from unresolvable host, from unresolvable domain, from unresolvable client, from unresolvable network, from an unknown tld, from an unknown host, from an unknown domain, from an unknown client, from an unknown network, from an invalid tld, from an invalid host, from an invalid domain, from an invalid client, from an invalid network, from an unresolvable tld, from an unresolvable host, from an unresolvable domain, from an unresolvable client, from an unresolvable network, helo name contains, helo contains, helo looks like, helo is an ip, helo is my, helo name is, helo pretends, our firewall, the firewall, by firewall, your mail host, your mailhost, your hosts, your machine, your gateway, your relay, your smtp host, your smtp, your mta host, your end, your site, user agent, mail user agent, user-agent, mail client, mail from residential, mail from dynamic, mail from dial-up, mail from dialup, mail from cable, mail from dsl, mail from hosts, mail from servers, mail from networks, mail from clients, mail from ips, mail from ip addresses, mail from dynamic ips, email from residential, email from dynamic, email from dial-up, email from dialup, email from cable, email from dsl, email from hosts, email from servers, email from networks, email from clients, email from ips, email from ip addresses, email from dynamic ips, e-mail from residential, e-mail from dynamic, e-mail from dial-up, e-mail from dialup, e-mail from cable, e-mail from dsl, e-mail from hosts, e-mail from servers, e-mail from networks, e-mail from clients, e-mail from ips, e-mail from ip addresses, e-mail from dynamic ips
            de: ihre ip, ihre ip-adresse, ip-adresse, ip adresse, ihr server, ihres servers, ihrem server, ihr mailserver, ihres mailservers, sendende ip, sendender server, sendenden server, sendenden servers, ihr netz, ihr host, absender-ip, einliefernde, einliefernder, über ipv6, per ipv6
            fr: votre ip, votre adresse ip, adresse ip, adresse ip source, votre serveur, ip source, serveur émetteur, serveur expéditeur, ip expéditrice, adresse ip d'envoi, via ipv6, en ipv6
            es: su ip, tu ip, su dirección ip, tu dirección ip, dirección ip, ip de origen, ip del remitente, su servidor, servidor emisor, servidor remitente, servidor de origen, por ipv6, a través de ipv6
            pt: seu ip, seu endereço ip, endereço ip, ip de origem, ip remetente, ip do remetente, seu servidor, servidor de origem, servidor remetente, por ipv6
            it: suo ip, tuo ip, vostro ip, indirizzo ip, ip mittente, ip del mittente, vostro server, suo server, tuo server, server mittente, tramite ipv6, su ipv6
            nl: uw ip, uw ip-adres, ip-adres, uw server, uw mailserver, verzendende server, je ip
            sv: din ip, din ip-adress, ip-adress*, ip-adresse*, din server, dit ip, ditt ip
            pl: adres ip, adresu ip, twój adres ip, twoje ip, twój serwer, twojego serwera, serwer nadawcy, serwera nadawcy
            cs: ip adresa, ip adresy, ip adresu, vaše ip, váš server, vašeho serveru
            tr: ip adresi, ip adresiniz, sunucunuz, sunucunuzun, ip'niz
            ru: ip-адрес*, ваш ip, вашего ip, ваш сервер, вашего сервера, вашему серверу, вашим сервером
            ja: ipアドレス, 送信元ip, 接続元, 接続元ip, 送信サーバ, 送信サーバー, 送信元サーバ, 送信元サーバー
            zh: ip地址, 您的ip, 你的ip, 发信ip, 发件ip, 发送ip, 来源ip, 您的服务器, 发信服务器, 发件服务器
            ko: ip 주소, ip주소, 발신 ip, 발송 ip, 귀하의 ip, 발신 서버, 송신 서버
            """),
        Lexicon(
            .authentication,
            """
            en: spf, dkim, dmarc, arc, sender policy framework, domainkeys, sender authentication, email authentication, domain authentication, unauthenticated email, unauthenticated mail, unauthenticated message, spoof*, anti-spoofing, antispoof*, impersonat*, identifier alignment, authentication checks, authentication information, dmarcrejection, dmarcreject*, dmarcfail*, dmarcpolicy*, spfrejection, spfreject*, spffail*, spfpolicy*, dkimrejection, dkimreject*, dkimfail*, dkimpolicy*, not signed, unsigned, isn't signed, no signature, without signature, signature missing, signature is missing, missing signature, lacks a signature, invalid signature, bad signature, signature invalid, signature verification, sender is unauthenticated, sender unauthenticated, sender is not authenticated, sender not authenticated, unauthenticated sender, fails to pass authentication, failed to pass authentication, message failed authentication, message fails authentication, domain is not authenticated, domain not authenticated, not authenticated sender, message is not authenticated, message not authenticated, mail is not authenticated, is not allowed to send mail from, is not authorized to send mail from, is not permitted to send mail from, is not allowed to send email from, is not permitted to send mail for, not permitted to send mail for, is not authorized to send on behalf, not authorized to send on behalf, not a permitted sender, not a designated sender, not permitted sender, signature of this message, signature of the message, signature of your message, signature of the mail, signature of this mail, message signature, mail signature, signature could not, signature cannot, signature did not verify, signature does not verify, signature check, signature is invalid, permitted to use this domain, allowed to use this domain, authorized to use this domain, authorised to use this domain, permitted to use the domain, allowed to use the domain, permitted to send for, allowed to send for, authorized to send for, authorised to send for, permitted to send mail for, allowed to send mail for, authorized to send mail for, authorised to send mail for, for sending mail of, for sending mail of domain, for sending mail of the domain
            de: absenderauthentifizierung, Absender nicht authentifiziert, Absender ist nicht authentifiziert, nicht authentifizierter Absender, Absender wurde nicht authentifiziert, nicht authentifizierte E-Mail, nicht authentifizierte Nachricht, Nachricht ist nicht authentifiziert
            ja: 送信ドメイン認証, 送信者が認証されていない, 送信者が認証されていません, 認証されていないメール
            es: remitente no está autenticado, remitente no autenticado, correo no autenticado, mensaje no autenticado
            fr: expéditeur n'est pas authentifié, expéditeur non authentifié, message non authentifié, expéditeur n'a pas été authentifié, message n'est pas authentifié
            it: mittente non è autenticato, mittente non autenticato, messaggio non autenticato
            pt: remetente não está autenticado, remetente não autenticado, remetente não é autenticado, mensagem não autenticada
            nl: afzender is niet geverifieerd, afzender niet geverifieerd, afzender is niet geauthenticeerd
            pl: nadawca nie jest uwierzytelniony, nadawca nie został uwierzytelniony, nadawca nieuwierzytelniony
            ru: отправитель не прошел аутентификацию, отправитель не аутентифицирован, отправитель не подтвержден
            tr: gönderen kimliği doğrulanmamış, gönderenin kimliği doğrulanmadı
            zh: 发件人未经身份验证, 未经身份验证, 发件人未通过身份验证
            ko: 발신자가 인증되지 않, 인증되지 않은 발신자
            """),
        Lexicon(
            .reverseName,
            """
            en: ptr, rdns, reverse dns, reverse lookup, reverse record, reverse name, reverse hostname, reverse host name, reverse address, reverse dns record, reverse dns entry, reverse mapping, reverse resolution, reverse entry, reverse ip, ptr record, ptr records, ptr entry, fcrdns, your hostname, your host name, your reverse hostname, client hostname, client host name, forward confirmed, forward-confirmed, unverifiable sending ip, unverifiable sending ips, unverifyable sending ip, unverifyable sending ips, unverifiable ip, unverifiable ip address, unverifiable host, unverifiable client, unresolvable ip, unresolvable client, unresolvable host, unresolvable hostname, unresolvable relay, unverified ip, unverified client, unknown reverse, helo/ehlo hostname, r-dns, reverse path dns, dns ptr, forward dns, ip must resolve, ip does not resolve, ip doesn't resolve, ip address must resolve, ip address does not resolve, ip address doesn't resolve, reverse lookups, reverse records, reverse entries, reverse names, rdns record, rdns entry, match its address, match its ip, match its name, match its hostname, match the ip address, match your ip address, match the connecting, match the helo, match helo, match the ehlo, match the client
            de: rückwärtsauflösung, reverse-dns-eintrag, ptr-eintrag, reverse eintrag, reverse-dns
            fr: résolution inverse, dns inverse, enregistrement ptr, reverse dns
            es: dns inverso, dns inversa, resolución inversa, registro ptr
            pt: dns reverso, registro ptr, resolução reversa
            it: dns inverso, record ptr, risoluzione inversa
            nl: omgekeerde dns, ptr-record
            pl: odwrotny dns, rekord ptr, rekordu ptr, revdns, odwrotnego dns
            cs: reverzní záznam, reverzní dns, ptr záznam
            tr: ters dns, ptr kaydı
            ru: обратная зона, обратной зоны, обратная запись, обратной записи, обратная dns, ptr-запис*, ptr запис*, обратный dns
            ja: 逆引き
            zh: 反向解析, 反向dns, 反向域名, ptr记录
            ko: 역방향 dns, 역방향
            """),
        Lexicon(
            .login,
            """
            en: authentication, authenticated, authenticate, unauthenticated, smtp auth, smtp authentication, auth, login, log in, log on, logon, password, passwd, credential, credentials, username and password, user name or password, username or password, user name and password, username/password, pop before smtp, security token, access token, token, oauth token, bearer token, receive your mail before, check your mail before, check mail via pop, check your mail first, check mail first, retrieve your mail first, retrieve your mail before, pop first, receive mail before, read your mail before
            de: authentifizierung, authentisierung, authentifiziert, authentifizieren, anmeldung, anmelden, passwort, kennwort, smtp-auth, zugangsdaten
            fr: authentification, authentifier, authentifié, mot de passe, identifiant, identifiants
            es: autenticación, autentificación, autenticar, autenticarse, contraseña, credenciales
            pt: autenticação, autenticar, senha, credenciais
            it: autenticazione, autenticarsi, autenticato, password, credenziali
            nl: authenticatie, wachtwoord, aanmelden
            sv: autentisering, inloggning, lösenord, autentisering krävs, godkendelse
            pl: uwierzytelnienie, uwierzytelnienia, uwierzytelnianie, uwierzytelniania, autoryzacja, autoryzacji, hasło, logowania, logowanie
            cs: autentizace, autentizaci, ověření totožnosti, heslo, přihlášení
            tr: kimlik doğrulama, kimlik doğrulaması, parola, şifre, oturum aç*
            ru: аутентификаци*, авторизаци*, авторизуйтесь, авторизоваться, парол*, логин*
            ja: 認証, パスワード, ログイン
            zh: 身份验证, 认证, 验证身份, 密码, 登录, 登入
            ko: 인증, 비밀번호, 로그인
            """),
        Lexicon(
            .relaying,
            """
            en: relay, relays, relaying, relayed, third party relay, third-party relay, mail relay, no open relay, not an open relay, not open relay, third-party delivery, third party delivery, third-party mail, third party mail
            de: relaying, weiterleitung von mails, weiterleiten, Weiterleitung, Weiterleiten, Weiterleitungen, weitergeleitet
            fr: relais, relayage, relayer, relayons, relayons pas, relayé, relayée, relayés, relaie, relaient, relaye
            es: retransmisión, retransmitir, relay, reenvío
            pt: retransmissão, relay, encaminhamento
            it: inoltro, relay, rilancio
            nl: doorsturen, relayen
            sv: vidaresändning, reläa, reläering
            pl: przekazywanie, przekazywania poczty, relay
            cs: předávání pošty, relaying, přeposílání
            tr: aktarma
            ru: ретрансляц*, релей, пересылка, пересылку, пересылки
            ja: 中継, リレー
            zh: 中继, 转发, 轉發
            ko: 릴레이, 중계
            """),
        Lexicon(
            .relaying, when: .denied,
            """
            en: hosted, hosted here, handled, handled here, handle, served, served here, serviced, configured, hosting, a local domain, local domain, in my list, in our list, in the list of, a gateway, final destination, handles, responsible, forward mail, forward mails, forward email, forward emails, forward messages, forward mail to, forward mail for, forward messages to, handle mail for, handle email for, handle emails for, handle messages for, host mail for, host email for, process mail for, accept mail for this domain, accept mail for that domain, accept mail for domain, accept mail for the domain, accept mail for your domain, accept email for this domain, accept email for domain, responsible for mail, mail server for this domain, mail server for that domain, mail server for domain
            de: zuständig, betreut, gehostet, konfiguriert
            fr: hébergé, géré, configuré, pris en charge
            es: alojado, gestionado, configurado, atendido
            pt: hospedado, gerenciado, configurado, atendido
            it: ospitato, gestito, configurato, servito
            nl: gehost, beheerd, geconfigureerd
            pl: obsługiwana, obsługiwany, skonfigurowana
            cs: hostována, obsluhována, spravována
            ru: обслуживает*, размещен*
            """),
        Lexicon(
            .reputation,
            """
            en: reputation, low reputation, poor reputation, bad reputation, sender score, senderscore, trust score, complaint rate, complaints, user complaints, spam complaints, talosintelligence, untrusted ip, sending history, poor history, bad history, sending record, track record, history of abuse, history of spam, history of spamming, poor sending, bad sending, complained about your, complain about your, complaints about your, recipients complained, users complained, users have complained, recipients have complained, bad standing, poor standing, good standing, standing with us, in good standing, newly registered, recently registered, registered too recently, registered recently, fresh domain, young domain, newly observed, newly created domain, domain too new, domain is too new
            de: reputation, beschwerden
            fr: réputation, plaintes
            es: reputación, quejas
            pt: reputação, reclamações
            it: reputazione, segnalazioni
            nl: reputatie
            sv: rykte
            pl: reputacja, reputacji, reputację
            cs: reputace, reputaci
            tr: itibar, itibarı, itibarınız
            ru: репутаци*
            ja: レピュテーション, 評価が低
            zh: 信誉, 信譽
            ko: 평판
            """),
        Lexicon(
            .list,
            """
            en: blacklist, blacklists, blacklisted, black list, black listed, blocklist, blocklists, blocklisted, block list, block listed, denylist, deny list, denied list, reject list, rejectlist, rbl, rbls, dnsbl, dnsbls, dnsrbl, open relay, open proxy, open relays, spamhaus, spamcop, sorbs, barracudacentral, barracuda reputation, uceprotect, abuseat, invaluement, abusix, spamrats, mailspike, cloudmark, blacklistet, blackhole, blackholed, blackhole list, block listing, ban list, blocklisting, blacklisting, denylisting, bypass list, black ip, black mail address, black address, black domain, openrelay, blacklistings, bad domain list, bad host list, bad sender list, bad hosts list, bad domains list
            de: blacklist, sperrliste, blockliste, schwarzen liste, schwarze liste
            fr: liste noire, listes noires, liste de blocage
            es: lista negra, listas negras, lista de bloqueo
            pt: lista negra, listas negras, lista de bloqueio
            it: lista nera, liste nere, blacklist, lista di blocco
            nl: zwarte lijst, blokkeerlijst
            sv: svartlistad, svartlista, svartlistan, spärrlista, blokeringsliste, svarteliste, svartelistet, sortliste, sortlistet
            pl: czarnej liście, czarna lista, czarną listę, liście blokowanych, liście zablokowanych
            cs: černé listině, blacklistu, černé listiny, blacklist*
            tr: kara liste, kara listede, kara listesinde, kara listeye
            ru: черном списке, черный список, блэклист*, блеклист*, черных списках, спамхаус
            ja: ブラックリスト, ブロックリスト
            zh: 黑名单, 黑名單, 封锁列表
            ko: 블랙리스트, 차단 목록, 차단목록
            """),
        Lexicon(
            .greylisting,
            """
            en: greylist*, graylist*, grey list*, gray list*, postgrey, sqlgrey, milter-greylist, gld, triplet, first time we, for the first time, first contact, on first contact, first seen, never seen you, not seen you before, not seen before, not yet seen, first encounter, newcomers, all newcomers, first-time senders, first time senders, first-time sender, first time sender, new senders
            fr: liste grise, premier contact, première fois, pour la première fois
            es: lista gris, listas grises, primer contacto, primera vez, por primera vez
            pt: lista cinza, primeiro contato, primeiro contacto, primeira vez
            it: lista grigia, primo contatto, prima volta, per la prima volta
            pl: szara lista, szarej liście
            ru: грейлист*, серый список, серые списки, сером списке
            ja: グレーリスト*
            zh: 灰名单, 灰名單
            de: Graulistung, Graulisten, graugelistet, zum ersten Mal, erster Kontakt, ersten Kontakt, Erstkontakt, beim ersten Kontakt
            nl: eerste contact, eerste keer, voor het eerst
            """),
    ]
}
