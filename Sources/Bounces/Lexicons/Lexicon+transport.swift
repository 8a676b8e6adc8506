// Long: a table of words.

extension Lexicon {
    /// The way there and the machines on it.
    static let transport: [Lexicon] = [
        Lexicon(
            .disk,
            """
            en: disk, disk space, diskspace, disk full, system storage, filesystem, file system, device, spool, mail spool, queue space, partition, system disk, server disk, disk storage, space on device, system resources disk, mail system full, hard disk, volume, insufficient storage, insufficient space, not enough space, not enough storage, no free space, insufficient disk space, insufficient storage space, insufficient free space, out of disk space
            de: festplatte, plattenplatz, festplattenspeicher, dateisystem, datenträger
            fr: disque, espace disque, système de fichiers
            es: disco, espacio en disco
            pt: disco, espaço em disco
            it: disco, spazio su disco
            nl: schijf, schijfruimte
            sv: disk, diskutrymme, diskplads, diskplass
            pl: dysk, dysku, miejsca na dysku, miejsce na dysku
            cs: disk, disku, místo na disku, místa na disku
            tr: disk, disk alanı
            ru: диск, диске, место на диске, места на диске, дисковое пространство, дисковом пространстве
            ja: ディスク
            zh: 磁盘, 磁碟, 硬盘
            ko: 디스크
            """),
        Lexicon(
            .rate,
            """
            en: rate, rates, rate limit, rate limits, rate limited, rate limiting, ratelimit, ratelimited, rate-limited, throttl*, frequency, volume, per hour, per minute, per day, per second, each hour, a day, hourly, daily, this hour, this day, within an hour, last hour, hourly limit, daily limit, sending limit, sending limits, sending quota, hourly quota, daily quota, message rate, mail rate, sending rate, message limit, messages per hour, messages per day, messages per connection, number of messages, number of mails, number of emails, message quota, submission quota, message count, send limit, outbound limit, burst, volume of mail, too much mail, volume of email, amount of mail, emails per hour, mails per hour, excessive volume, too quickly, too fast, too frequently, too often, slow down, slowdown, reduce your, recipients per hour, recipients per day, daily sending, per 24 hours, within 24 hours, in 24 hours, per-hour, per-day, hour limit, day limit, messages sent, mails sent, emails sent, within 60 minutes, within one hour, within 1 hour, in 60 minutes, per 60 minutes, in the last hour, within a day, within one day, you have sent more, you sent more, you are sending more, has sent more, have sent more, sends more, messages a second, messages a minute, messages an hour, messages a day, messages each hour, messages each day, messages every hour, messages every day, mails a second, mails a minute, mails an hour, mails a day, mails each hour, mails each day, mails every hour, mails every day, emails a second, emails a minute, emails an hour, emails a day, emails each hour, emails each day, emails every hour, emails every day, e-mails a second, e-mails a minute, e-mails an hour, e-mails a day, e-mails each hour, e-mails each day, e-mails every hour, e-mails every day, recipients a second, recipients a minute, recipients an hour, recipients a day, recipients each hour, recipients each day, recipients every hour, recipients every day, batch limit, batch size, batch quota
            de: pro stunde, pro minute, pro tag, stündlich*, täglich*, stundenlimit, tageslimit, nachrichtenlimit, sendelimit, versandlimit, zu schnell, zu häufig, rate, ratenbegrenzung, anzahl nachrichten, anzahl der nachrichten, frequenz, innerhalb einer stunde
            fr: par heure, par jour, par minute, débit, trop rapidement, trop vite, limite d'envoi, nombre de messages, fréquence, cadence, quotidien, quotidienne, horaire, journalier, journalière, limite quotidienne, à un rythme trop
            es: por hora, por día, por minuto, límite de envío, límite de envíos, muy rápido, demasiado rápido, tasa de envío, frecuencia, número de mensajes, cuota de envío, límite diario, diario, diaria, horario, límite por hora, cuota diaria, demasiado deprisa, con demasiada rapidez, demasiada rapidez
            pt: por hora, por dia, por minuto, limite de envio, limite de envios, muito rápido, taxa de envio, frequência, número de mensagens, cota de envio, limite diário, diário, diária, limite por hora, cota diária
            it: all'ora, per ora, al giorno, al minuto, limite di invio, troppo velocemente, frequenza, numero di messaggi, limite orario, limite giornaliero, giornaliero, giornaliera, orario, quota giornaliera, troppo rapidamente, troppo in fretta
            nl: per uur, per dag, per minuut, te snel, verzendlimiet, aantal berichten, dagelijkse, daglimiet, uurlimiet, dagelijks, te hoog tempo
            sv: per timme, per dag, per minut, för snabbt, i timen, sändningsgräns, daglig, dagliga, dagsgräns, daglige, døgn
            pl: na godzinę, na dobę, na dzień, na minutę, limit wysyłania, limit wiadomości, limit wysyłki, zbyt szybko, zbyt często, godzinowy, dobowy, dzienny
            cs: za hodinu, za den, za minutu, příliš rychle, příliš často, limit odesílání, počet zpráv, hodinový, denní
            tr: saatlik, günlük, saatte, dakikada, gönderim limiti, gönderim sınırı, çok hızlı, çok sık
            ru: в час, в сутки, в день, в минуту, за час, за сутки, часовой, суточн*, дневной, слишком часто, слишком быстро, лимит отправки, частота, частоту, количество писем, скорость отправки, интенсивност*
            ja: 送信数, 送信制限, 送信量, 通数, 送信頻度, 流量, 時間あたり, 1日あたり, 速すぎ, 頻度が高
            zh: 频率, 頻率, 发送频率, 过于频繁, 太频繁, 每小时, 每天, 每日, 发送量, 发信量, 发送限制, 发信限额
            ko: 발송량, 발송 한도, 시간당, 하루, 발송 횟수, 발송 빈도, 너무 자주, 속도
            """),
        Lexicon(
            .connection,
            """
            en: connection, connections, session, sessions, concurrent, concurrently, simultaneous, simultaneously, concurrent connections, simultaneous connections, connection attempts, sockets, parallel, threads, smtp sessions, requests to connect, request to connect, socket, smtp connection, tcp connection, remote host closed, remote server closed, remote end closed, peer closed, server closed, host closed, connections from, sessions from, concurrency, concurrency limit, greeting never received, no greeting, greeting timeout, greeting not received, etimedout, conversation, conversation with, parallel sessions allowed, parallel sessions are allowed, parallel sessions permitted, parallel sessions are permitted, parallel connections allowed, parallel connections are allowed, parallel connections permitted, parallel connections are permitted, concurrent sessions allowed, concurrent sessions are allowed, concurrent sessions permitted, concurrent sessions are permitted, concurrent connections allowed, concurrent connections are allowed, concurrent connections permitted, concurrent connections are permitted, simultaneous sessions allowed, simultaneous sessions are allowed, simultaneous sessions permitted, simultaneous sessions are permitted, simultaneous connections allowed, simultaneous connections are allowed, simultaneous connections permitted, simultaneous connections are permitted
            de: verbindung, verbindungen, gleichzeitig*, parallele, sitzungen
            fr: connexion, connexions, connection, simultanées, sessions
            es: conexión, conexiones, simultáneas, sesiones
            pt: conexão, conexões, ligações, simultâneas, sessões
            it: connessione, connessioni, simultanee, contemporanee, sessioni
            nl: verbinding, verbindingen, gelijktijdige, sessies
            sv: anslutning, anslutningar, samtidiga, forbindelse, forbindelser, tilkobling, tilkoblinger, anslutningen
            pl: połączenie, połączenia, połączeń, jednoczesnych, równoczesnych, sesji
            cs: spojení, připojení, současných, souběžných
            tr: bağlantı, bağlantısı, eşzamanlı, oturum
            ru: соединени*, подключени*, одновременн*, сессий
            ja: 接続, コネクション, 同時接続
            zh: 连接, 連接, 連線, 并发
            ko: 연결, 접속, 동시
            """),
        Lexicon(
            .tls,
            """
            en: tls, ssl, starttls, certificate, certificates, encryption, encrypted, cipher, ciphers, handshake, mta-sts, dane, tlsa, tls handshake, secure channel, transport encryption, encrypted connection, secure connection, tls session, tls connection, dnssec, dnssec records, dane validation, tlsa record, tlsa records, tls version, ssl certificate, mta-sts policy
            de: zertifikat, zertifikats, verschlüsselung, verschlüsselte, verschlüsselten, transportverschlüsselung
            fr: certificat, chiffrement, chiffrée, connexion sécurisée
            es: certificado, cifrado, cifrada, conexión segura
            pt: certificado, criptografia, criptografada, encriptação
            it: certificato, crittografia, cifratura, cifrata
            nl: certificaat, versleuteling, versleutelde
            sv: certifikat, certifikatet, kryptering, krypterad, sertifikat
            pl: certyfikat, certyfikatu, szyfrowanie, szyfrowania, szyfrowane
            cs: certifikát, certifikátu, šifrování, šifrované
            tr: sertifika, sertifikası, şifreleme
            ru: сертификат*, шифровани*, шифрованн*
            ja: 証明書, 暗号化
            zh: 证书, 加密, 憑證
            ko: 인증서, 암호화
            """),
        Lexicon(
            .names,
            """
            en: dns, dns lookup, name server, nameserver, name servers, dns server, name service, domain lookup, name resolution, dns query, dns record, dns records, nameservers, lookup, a record, servfail, resolver, mx lookup, host lookup, hostname lookup
            de: dns, nameserver, namensauflösung, dns-abfrage, dns-eintrag
            fr: dns, résolution dns, serveur de noms, résolution de nom
            es: dns, servidor de nombres, resolución de nombres
            pt: dns, resolução de nomes
            it: dns, risoluzione dns, risoluzione del nome
            nl: dns, naamserver
            sv: dns, namnserver, dns-uppslagning
            pl: dns, serwer nazw
            cs: dns, jmenný server
            tr: dns
            ru: dns, днс, сервер имен
            ja: dns, 名前解決
            zh: dns, 域名解析
            ko: dns
            """),
        Lexicon(
            .network,
            """
            en: network, route, route to host, routing, not responding, no response, no answer, did not respond, does not respond, doesn't respond, not answer, could not be reached, unreachable, isn't responding, not reachable, cannot be reached, can't be reached, couldn't be reached, connect failed, connection broke, no route to host, could not reach, cannot reach, can not reach, can't reach, couldn't reach, unable to reach, failed to reach, failed reaching, no reply from, unable to connect, cannot connect, could not connect, failed to connect, can't connect, couldn't connect, unable to open a connection, could not open a connection, econnrefused, econnreset, ehostunreach, enetunreach, econnaborted, epipe, enotfound, eai_again
            de: netzwerk, antwortet nicht, keine antwort, nicht erreichbar
            fr: réseau, ne répond pas, pas de réponse, injoignable
            pt: rede, não responde, sem resposta
            it: rete, non risponde, nessuna risposta
            nl: netwerk, reageert niet, antwoordt niet, geen antwoord
            sv: nätverk, netværk, nettverk, svarar inte, svarer ikke
            pl: sieć, sieci, nie odpowiada, brak odpowiedzi
            cs: síťová, neodpovídá
            tr: ağ, yanıt vermiyor, cevap vermiyor
            ru: сеть, сети, не отвечает, нет ответа
            ja: ネットワーク, 応答がありません, 応答なし
            zh: 网络, 網路, 无响应, 没有响应
            ko: 네트워크, 응답이 없, 응답 없음
            es: no responde, sin respuesta
            """),
        Lexicon(
            .loop,
            """
            en: mail loop, routing loop, mail loops, loops back, loop detected, looping, hop count, hops, maximum hop count, forwarding loop, delivery loop, message loop, forwarded more than, forwarded too many, too many hops, hop limit, maximum allowed times, too many times, mailloop, routing loops, delivered-to loop, loops, best-preference, best preference, lowest numbered mx, lowest-numbered mx, loops back to myself, loop back, passed our server, passed through our server, passed this server, passed too often, been here too often, been here before, received headers, received lines, received header count, loop count, hop counter, received-header count
            de: mailschleife, schleife, weiterleitungsschleife
            fr: boucle
            es: bucle
            pt: laço, loop de
            it: ciclo di
            nl: mailloop, lus
            sv: slinga, sløjfe, sløyfe
            pl: pętla, pętlę, zapętlenie
            cs: smyčka, smyčku
            tr: döngü, döngüsü
            ru: петля, петлю, зацикливан*
            ja: ループ
            zh: 循环投递, 邮件循环
            ko: 루프
            """),
        Lexicon(
            .queue,
            """
            en: queue, mail queue, queue too long, queued too long, attempts, envelope expired, delivery expired, delivery time, retry time, retry timeout, retries, delivery attempts, queue lifetime, maximum time, time in queue, message expired, delivery period, retry period, maximum retries, undelivered after, undeliverable after, not delivered within, not be delivered within, could not be delivered for, could not be delivered within, cannot be delivered within, could not deliver within, unable to deliver within, not delivered after, cannot send message for, cannot send message within, could not send message for, could not send message within, still undelivered, after multiple retries, after multiple attempts, after several attempts, after repeated attempts, after too many attempts, too many delivery attempts, retry count exceeded, retry limit exceeded, maximum number of retries, maximum number of delivery attempts, max retries, will be retried, still being retried, being retried, will keep trying, will continue trying, will continue to try, will try again for, delivery attempts will continue, not yet been delivered, has been delayed, have been delayed, is delayed, was delayed, delivery delayed, been in queue, been in the queue, been on the queue, still trying, will be attempted, will retry for, keep trying for, tried for, been trying for, tried to deliver for, attempted for, trying for, message lifetime, mail lifetime, lifetime is over, lifetime exceeded, lifetime expired, lifetime of the message, lifetime of this message, maximum lifetime, undelivered for, within the time allowed, in the time allowed, in the allowed time, within the allowed time, within the allotted time, in the allotted time, retry window
            de: warteschlange, zustellversuche, zustellversuchen, zustellzeit, zustellfrist, Lebensdauer, Lebenszeit
            fr: file d'attente, tentatives, délai de livraison, délai de distribution, durée de vie
            es: cola, intentos de entrega, reintentos, plazo de entrega, tiempo de vida
            pt: fila, tentativas de entrega, tentativas
            it: coda, tentativi di consegna, tentativi
            nl: wachtrij, bezorgpogingen, afleverpogingen
            sv: kö, leveransförsök, kø, leveringsforsøg
            pl: kolejce, kolejka, kolejki, próby doręczenia, prób doręczenia
            cs: fronta, frontě, pokusů o doručení, pokusy o doručení
            tr: kuyruk, kuyrukta, teslim denemesi
            ru: очеред*, попыт*, время доставки, срок доставки
            ja: 配信期限, 配送期限, 再送, キュー
            zh: 队列, 佇列, 投递时间, 重试次数, 尝试次数
            ko: 대기열, 재시도, 전송 시도
            """),
        Lexicon(
            .command,
            """
            en: command, commands, syntax, parameter, parameters, argument, arguments, sequence of commands, command sequence, smtp command, verb, no valid recipients, no valid recipient, no valid rcpt, no recipients, need rcpt, say helo, say ehlo, send helo, send hello, send ehlo, helo first, ehlo first, polite people say, mail first, rcpt first, data first, parse error, parsing error, line parse error, vrfy, expn, etrn, restricted characters in address, restricted characters in the address, restricted characters in local part, restricted characters in recipient, illegal characters in address, illegal characters in the address, illegal characters in local part, illegal characters in recipient, invalid characters in address, invalid characters in the address, invalid characters in local part, invalid characters in recipient, forbidden characters in address, forbidden characters in the address, forbidden characters in local part, forbidden characters in recipient, bad characters in address, bad characters in the address, bad characters in local part, bad characters in recipient, bad chars, without mail from, without rcpt to, data without mail, data without rcpt, mail from syntax, mail from syntax error, rcpt to syntax, rcpt to syntax error, mail from already, already established, already specified, already given, need mail from, need mail before, need rcpt before, mail from first, nested mail, before mail from, before rcpt to, helo required, ehlo required, helo is required, ehlo is required, helo needed, ehlo needed, need helo, need ehlo, no helo, no ehlo, missing helo, missing ehlo, without helo, without ehlo, bad recipient list, invalid recipient list, empty recipient list, malformed recipient list
            de: befehl, befehle, befehlsfolge, syntax
            fr: commande, commandes, syntaxe
            es: comando, comandos, sintaxis
            pt: comando, comandos, sintaxe
            it: comando, comandi, sintassi
            nl: opdracht, commando, syntaxis
            pl: polecenie, polecenia, składnia, składni, komenda
            cs: příkaz, příkazu, syntaxe
            tr: komut, sözdizimi
            ru: команд*, синтакси*
            ja: コマンド, 構文
            zh: 命令, 语法
            ko: 명령, 구문
            """),
        Lexicon(
            .program,
            """
            en: mailer, local mailer, delivery agent, procmail, maildrop, pipe, child process, exit status, exit code, shell, script, sieve, lda, mda, local delivery, delivery program, cyrus, dovecot-lda, mailfilter, vdelivermail, vpopmail, exited, exit value, exited with, qmail file, forward file, sieve script, vacation program, home directory, home directories, home dir, homedir, home folder, user map, alias map, aliases map, alias file, aliases file, map file, access list entry, mailbox path, forward target, forwarding target, forwarding file
            """),
    ]
}
