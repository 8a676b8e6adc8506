// Long: a table of words.

extension Lexicon {
    /// The message, what is in it, and what is thought of that.
    static let contents: [Lexicon] = [
        Lexicon(
            .message,
            """
            en: message, messages, message/rfc822, message too long, message is too long, mail too long, mail, mails, email, emails, e-mail, e-mails, letter, letters, mail message, email message, mail data, submission, transmission, your message, data, message size, mail size, email size, message length, size of the message, size of your message, size of this message, size of the mail, size of your mail, size of this email, size of the email, message sizes, mailsize, messagesize, mail-size, msg size, maximum message size, message size limit, length of the message, length of your message
            de: nachricht, nachrichten, mails, e-mails, ihre nachricht, ihre mail, ihre e-mail
            fr: courrier, courriels, courriel, message, messages, votre message
            es: mensaje, mensajes, correo, correos, su mensaje
            pt: mensagem, mensagens, sua mensagem
            it: messaggio, messaggi, posta, il suo messaggio
            nl: bericht, berichten, uw bericht
            sv: meddelande, meddelandet, meddelanden, brevet, beskeden, melding, meldingen, meldinger
            pl: wiadomość, wiadomości, poczta, poczty, przesyłka
            cs: zpráva, zprávy, zprávu, vaše zpráva, pošta
            tr: ileti, iletisi, iletiniz, mesaj, mesajı, mesajınız, posta, e-posta
            ru: письмо, письма, письму, письмом, писем, сообщени*, почт*
            ja: メール, メッセージ
            zh: 邮件, 郵件, 信件, 消息, 邮件被
            ko: 메일, 메시지, 이메일, 편지
            """),
        Lexicon(
            .content,
            """
            en: content, contents, url, urls, link, links, hyperlink, message content, message contents, message body, body, subject line, keyword, html, text, words in the message, words in your message, words in this message, word in the message, word in your message, forbidden word, forbidden words, banned word, banned words, blocked word, blocked words, sensitive word, sensitive words, bad words, prohibited words, user input
            de: inhalt, inhalts, inhalte, betreff
            fr: contenu, contenus, lien, liens
            es: contenido, contenidos, enlace, enlaces
            pt: conteúdo
            it: contenuto, collegamento
            nl: inhoud
            sv: innehåll, innehållet, innhold, innholdet, indhold, indholdet
            pl: treść, treści
            cs: obsah, obsahu
            tr: içerik, içeriği
            ru: содержим*, содержани*, ссылк*
            ja: 内容, 本文
            zh: 内容, 內容, 链接, 正文
            ko: 내용, 본문
            """),
        Lexicon(
            .attachment,
            """
            en: attachment, attachments, attached file, file, files, filename, file name, file type, filetype, file extension, extension, executable, executables, macro, macros, archive, zip, mime type, attachement, attachements, attach, attach type, attached files, attachment type, file types, file extensions, attachment name, encrypted archive, encrypted archives, encrypted zip, encrypted file, encrypted files, encrypted attachment, encrypted attachments, password protected archive, password protected archives, password-protected archive, password-protected archives, macros found, contains macros, containing macros, vba macro, vba macros, containing vba
            de: anhang, anhangs, anhänge, dateianhang, datei, dateien, dateityp, dateiendung
            fr: pièce jointe, pièces jointes, fichier, fichiers, extension
            es: adjunto, adjuntos, archivo, archivos
            pt: anexo, anexos, arquivo, arquivos, ficheiro, extensão
            it: allegato, allegati, estensione
            nl: bijlage, bijlagen, bestand, bestandstype
            sv: bilaga, bilagan, bilagor, fil, filtyp, vedhæftet fil, vedlegg, vedlegget
            pl: załącznik, załącznika, załączniki, plik, pliku, rozszerzenie
            cs: příloha, přílohy, přílohu, soubor
            tr: ekler, dosya, dosya türü
            ru: вложени*, файл*
            ja: 添付ファイル, 添付, ファイル
            zh: 附件
            ko: 첨부, 첨부파일, 첨부 파일
            """),
        Lexicon(
            .header,
            """
            en: header, headers, to header, date header, header field, header fields, mail header, message header, message headers, subject header, header line, header lines, mime structure, mime header, bare lf, bare cr, bare newline, line length, line too long, lines too long, media, media type, message format, mime, mime part, mime parts, mime encoding, encoding, charset, character set, date field, subject field, stray newline, stray newlines, stray lf, stray cr, lone lf, lone cr, bare line feed, bare linefeed, bare newlines, bare lfs, two subject headers, two from headers, two date headers, two to headers, references header, mime-version, attachment count, number of attachments, attachments count, too many attachments, many attachments, conversion failure, conversion failed, conversion error, content conversion, mime conversion, subject is mandatory, subject missing, subject is missing, subject is required, subject required, empty subject, subject is empty, missing subject, without subject, no subject, invalid message-id, missing message-id, user in message-id, malformed message-id, domain in message-id, bad message-id, message-id domain, domain of the message-id, message-id host, list-unsubscribe, list-unsubscribe address, disposition-notification-to, errors-to, errors-to address, list-unsubscribe header, bcc, cc field, to field, cc header
            de: kopfzeile, kopfzeilen, from-header, nachrichtenkopf
            fr: entête, entêtes, en-tête, en-têtes
            es: encabezado, encabezados, cabecera, cabeceras
            pt: cabeçalho, cabeçalhos
            it: intestazione, intestazioni
            pl: nagłówek, nagłówka, nagłówki
            cs: hlavička, hlavičky, hlavičku
            tr: başlık, başlığı
            ru: заголов*
            ja: ヘッダ, ヘッダー
            zh: 邮件头, 信头, 标头
            ko: 헤더
            """),
        Lexicon(
            .standard,
            """
            en: rfc*, from header, from: header, addresses in from, internet standard, internet standards, mail standard, mail standards, smtputf8, email standards, duplicate headers, duplicate header, multiple headers, missing required header, required header missing, duplicate from, multiple from
            de: internetstandards
            """),
        Lexicon(
            .room,
            """
            en: quota, quotas, its limit, his limit, their limit, disk space, diskspace, queue space, quata, disk quota, storage quota, mailbox quota, mail quota, storage, storage space, storage limit, storage allocation, mailbox size, mailbox size limit, mailbox storage, mailbox space, mailbox capacity, mailbox limit, inbox size, disk space allowed, allotted space, allocated space, space allocation, space quota, storage capacity, capacity, space, room, disk allocation, mailbox allocation, megabytes allocated, overquota, quotaexceeded, over quota, diskspace quota, quota exceeded, exceeded quota, exceeds quota, quota reached, quota full, messages in the mailbox, messages in this mailbox, messages in mailbox, messages on this mailbox, messages on the server, mails on the server, mails in the mailbox, messages in the inbox, number of messages in the mailbox, messages stored, stored messages, messages in his mailbox, inode limit, blocks limit, user has too many messages, recipient has too many messages, mailbox has too many messages, mailbox full, full mailbox, mailboxfull, overquotatemp, overquotaperm, shutoffquota, mapiexceptionshutoffquotaexceeded, out of quota, allowed message count, maximum message count, receive any more, accept any more, hold any more, take any more, store any more, any more mail, any more messages, any more emails, receive more mail, accept more mail, more mail can, more messages can
            de: speicherplatz, speicher, speicherlimit, speicherkontingent, kontingent, kontingents, quota, quote, postfachgröße, postfach-größe, mailboxgröße, speichergrenze, platz, kapazität, postfachspeicher, mailquota, speichervolumen, speicherplatzes, speicherkapazität, speichermenge, postfachspeicherplatz, postfachlimit, postfachkapazität, mailspeicher, speicherbegrenzung, speicherkontingents, mails auf dem server, nachrichten auf dem server, nachrichten im postfach, mails im postfach
            fr: quota, espace, espace de stockage, espace disque du compte, capacité, stockage, taille de la boite, taille de boite
            es: cuota, espacio, espacio de almacenamiento, almacenamiento, capacidad, límite de almacenamiento, espacio disponible
            pt: cota, quota, espaço, espaço de armazenamento, armazenamento, capacidade, limite de armazenamento
            it: quota, spazio, spazio disponibile, spazio di archiviazione, capienza, capacità
            nl: quota, quotum, opslagruimte, opslag, ruimte, capaciteit, opslaglimiet
            sv: kvot, kvoten, lagringskvot, lagringsutrymme, utrymme, lagring, kvote, kvoten, lagerplads, lagringsplass, diskkvot, plads, plass
            fi: kiintiö, tallennustila*, tila
            pl: limit miejsca, miejsca, miejsce, przestrzeń, przestrzeni dyskowej, pojemność, pojemności, limit skrzynki, limit pojemności, quota, quoty
            cs: kvóta, kvótu, kvóty, místo, místa, kapacita, kapacitu, kapacity, úložiště
            hu: kvóta, kvótája, tárhely
            tr: kota, kotası, kotasını, depolama, depolama alanı, yer, kapasite, kapasitesi, alan kalmadı
            ru: квот*, лимит ящика, объем ящика, место, места, места в ящике, размер ящика, размер почтового ящика, дисковая квота
            ja: 容量, 空き容量, クォータ, 保存容量, ディスク容量
            zh: 空间, 空間, 容量, 配额, 配額, 存储空间, 剩余空间, 容量满, 空间满
            ko: 용량, 저장 공간, 저장공간, 할당량, 공간
            """),
        Lexicon(
            .size,
            """
            en: size, message size, mail size, email size, size limit, max size, message length, megabytes, attachment size, message size limit, maximum message size, fixed limit, fixed maximum, byte limit, bytes, kb, mb, message sizes, size restriction, mailsize, messagesize, mail-size, msg size, msgsize, maximum mail size, size of the message, size of your message, size of this message, size of the mail, size of your mail, size of this email, size of the email, message body size, maximum size, maximum allowed size, allowed size, permitted size, size allowed, length of data, length of the message, length of the data, length of your message, data length, content length, data size, body length, body size
            de: größe, mailgröße, nachrichtengröße, maximalgröße, größenbeschränkung, größenlimit, maximale größe, zulässige größe, höchstgröße
            fr: taille, taille maximale, taille du message, taille maximum, taille limite
            es: tamaño, tamaño máximo, tamaño del mensaje
            pt: tamanho, tamanho do e-mail, tamanho máximo, tamanho da mensagem
            it: dimensione, dimensioni, dimensione massima, dimensione del messaggio, dimensioni massime
            nl: grootte, omvang, maximale grootte, berichtgrootte
            sv: storlek, storleken, meddelandestorlek, størrelse, størrelsen, maxstorlek, meldingsstørrelse
            pl: rozmiar, rozmiaru, maksymalny rozmiar, rozmiar wiadomości
            cs: velikost, velikosti, maximální velikost, velikost zprávy
            tr: boyut, boyutu, boyutunu, ileti boyutu
            ru: размер, размера, размер письма, размер сообщения, объем письма, максимальный размер
            ja: サイズ, メールサイズ, メッセージサイズ
            zh: 大小, 邮件大小, 邮件尺寸, 体积
            ko: 크기, 메일 크기, 메시지 크기
            """),
        Lexicon(
            .spam,
            """
            en: spam, spams, spammy, spammer, spammers, spamming, spam like, unsolicited, junk, junk mail, junk email, junk e-mail, bulk mail, bulk email, uce, ube, phish, phishing, anti-spam, antispam, spam filter, spamfilter, spam score, spamassassin, spamtrap, spam trap, scam, fraud, fraudulent, honeypot, unsolicited mail, unsolicited email, suspicious, spam content, spamscore, junkmail, junkemail, spammail, spamtext, spam text, spampattern, spam pattern, quarantined, in quarantine, into quarantine, scored, message score, mail score, content score, score too high, score is too high, scored too high, score is above, score of this message, score of your message, uribl, surbl, advertisement, advertisements, advertising, advert, adverts, unwanted commercial, commercial mail, commercial email, commercial e-mail, unwanted mail, unwanted email, bulk content, bulk fingerprint, as bulk, bulkmail, as junk, by dcc, razor, pyzor, brightmail, bulk-mail, spam bomb, suspect content, suspect message, suspect mail, suspected, content analysis details, points required, fake bounce, fake notice, fake message, to be a fake, like a fake, faked
            de: spam, spamverdacht, spam-verdacht, werbung, spamfilter, spammail, unerwünscht, unerwünschte, unerwünschter, in Quarantäne, in die Quarantäne, unter Quarantäne, Werbung, Werbemail, Werbemails, Reklame
            fr: pourriel, pourriels, indésirable, indésirables, spam, hameçonnage, courrier indésirable, mis en quarantaine, en quarantaine, publicité, publicitaire, publicitaires
            es: correo no deseado, no deseado, no deseados, correo basura, spam, en cuarentena, puesto en cuarentena, publicidad, publicitario
            pt: lixo eletrônico, lixo electrónico, não solicitado, spam, indesejado, indesejada, em quarentena, publicidade, propaganda
            it: posta indesiderata, indesiderato, indesiderata, non richiesto, spam, in quarantena, pubblicità, pubblicitario
            nl: spam, ongewenste, ongewenst, reclame, in quarantaine
            sv: skräppost, spam, søppelpost, uønsket, oönskad
            fi: roskaposti*
            pl: spam, spamu, spamem, niechciana, niechciane, niechcianą, w kwarantannie, do kwarantanny, reklama, reklamowa, reklamę
            cs: spam, spamu, nevyžádaná, nevyžádanou, nevyžádané, reklama, reklamní
            tr: spam, istenmeyen, önemsiz
            ru: спам*, нежелательн*, рассылк*, в карантин, в карантине, реклама, рекламное, рекламный, рекламу
            ja: 迷惑メール, スパム
            zh: 垃圾邮件, 垃圾郵件, 垃圾信, 广告邮件, 广告信
            ko: 스팸, 광고성
            """),
        Lexicon(
            .virus,
            """
            en: virus, viruses, malware, trojan, worm, malicious, infected, ransomware, eicar, infected attachment, virus infected, malicious content, malicious software, clamav
            de: virus, viren, schadsoftware, schadcode, virenscanner, infiziert
            fr: virus, malveillant, malveillants, logiciel malveillant, infecté
            es: virus, malicioso, maliciosos, infectado
            pt: vírus, malicioso, infectado
            it: virus, malevolo, dannoso, infetto
            nl: virus, schadelijke, besmet
            sv: virus, viruset, skadlig kod, skadelig
            pl: wirus, wirusa, wirusy, złośliwe, zainfekowan*
            cs: virus, viru, vir, škodlivý, zavirovan*
            tr: virüs, zararlı yazılım
            ru: вирус*, вредоносн*
            ja: ウイルス, ウィルス, マルウェア
            zh: 病毒, 木马
            ko: 바이러스, 악성코드
            """),
        Lexicon(
            .policy,
            """
            en: policy, policies, policy reasons, local policy, site policy, administrative policy, security policy, rule, rules, company policy, mail flow rule, transport rule, administrator's rules, terms of service, acceptable use, administrative reasons, compliance, presents a potential, potential security issue, security issue, security issues, security risk, security threat, security concern, security concerns, security reason, security reasons, security policies, security problem, prohibited content, forbidden content, banned content, dlp, data loss prevention, data leak prevention, data leakage prevention, message held, held for approval, human verification, held for review, held for moderation, held pending, rule of the recipient's organization, rule of the recipient's organisation, rules of the recipient's organization, rules of the recipient's organisation, rule of the recipient organization, rule of the recipient domain, rule of the recipient's domain
            de: richtlinie, richtlinien, sicherheitsrichtlinie*, regel, regeln, nutzungsbedingungen, policy
            fr: politique, politiques, règle, règles, politique de sécurité
            es: política, políticas, normas, directiva, directivas, política de seguridad
            pt: política, políticas, regras, diretiva, política de segurança
            it: politica, politiche, criteri, regole, criteri di sicurezza, policy
            nl: beleid, beleidsregels, beleidsregel, regels
            sv: policy, policyn, regler, politik, retningslinjer, retningslinje
            pl: polityka, polityki, polityką, zasady, zasadami, regulamin, regulaminu, reguły
            cs: politika, politiky, zásady, zásad, pravidla, pravidel, pravidly
            tr: politika, politikası, ilke, ilkesi, ilkeleri, kural, kurallar
            ru: политик*, правил*
            ja: ポリシー, 規則, ルール
            zh: 策略, 政策, 规则, 規則
            ko: 정책, 규칙
            """),
    ]
}
