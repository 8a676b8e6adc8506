// Long: a table of phrases.

extension PhraseTable {
    /// All else in other languages than English, as providers, Exchange, Notes and Google write it.
    static let languages: [PhraseTable] = [
        PhraseTable(
            .mailboxFull, .contra,
            """
            está lleno
            esta lleno
            está cheia
            esta cheia
            está llena
            est pleine
            ist voll
            è pieno
            è piena
            postfach voll
            postfach ist voll
            postfach des empfängers ist voll
            postfach überfüllt
            mailbox voll
            mailbox ist voll
            mailbox des empfängers ist voll
            speicherplatz überschritten
            speicherplatz erschöpft
            speicherplatz ist
            kontingent überschritten
            quota überschritten
            quota ueberschritten
            boite pleine
            boîte pleine
            boîte aux lettres pleine
            boite aux lettres pleine
            boîte de réception est pleine
            boite du destinataire pleine
            boîte aux lettres est pleine
            boîte aux lettres du destinataire est pleine
            quota dépassé
            quota depasse
            quota de stockage
            compte plein
            buzón lleno
            buzon lleno
            buzón está lleno
            buzón de correo está lleno
            buzón del destinatario está lleno
            bandeja de entrada está llena
            cuota excedida
            cuota superada
            excedido la cuota
            excede la cuota
            sin espacio en + buzón
            caixa postal cheia
            caixa postal está cheia
            caixa de correio cheia
            caixa de correio está cheia
            caixa de entrada está cheia
            caixa cheia
            cota excedida
            quota excedida
            excedeu a cota
            casella piena
            casella di posta piena
            casella è piena
            casella di posta è piena
            quota superata
            spazio esaurito
            postvak is vol
            mailbox is vol
            postbus is vol
            skrzynka pełna
            skrzynka jest pełna
            skrzynka jest przepełniona
            przekroczony limit
            schránka je plná
            postafiók megtelt
            posta kutusu dolu
            brevlådan är full
            postkassen er full
            ящик переполнен
            ящик заполнен
            почтовый ящик переполнен
            превышен лимит ящика
            превышен размер почтового ящика
            превышена квота
            квота превышена
            メールボックスがいっぱい
            メールボックスが一杯
            メールボックスの容量
            メールボックス容量
            受信ボックスがいっぱい
            受信箱がいっぱい
            容量オーバー
            容量を超え
            容量が不足
            容量不足
            容量制限
            邮箱已满
            邮箱空间已满
            邮箱空间不足
            邮箱满
            信箱已滿
            信箱空間不足
            超过配额
            邮箱容量
            사서함이 가득
            메일함이 가득
            용량 초과
            용량을 초과
            용량이 초과
            """),
        PhraseTable(
            .mailboxDisabled, .contra,
            """
            konto gesperrt
            konto ist gesperrt
            konto deaktiviert
            konto ist deaktiviert
            postfach gesperrt
            postfach ist gesperrt
            postfach deaktiviert
            benutzer gesperrt
            empfänger gesperrt
            compte bloqué
            compte bloque
            compte désactivé
            compte desactive
            compte suspendu
            compte fermé
            compte du destinataire est bloque
            compte du destinataire est bloqué
            boîte désactivée
            boite desactivee
            cuenta deshabilitada
            cuenta desactivada
            cuenta suspendida
            cuenta bloqueada
            cuenta inactiva
            buzón deshabilitado
            buzón inactivo
            usuario inactivo
            usuario deshabilitado
            conta desativada
            conta desabilitada
            conta suspensa
            conta bloqueada
            conta inativa
            caixa postal desativada
            usuário inativo
            account disabilitato
            account disattivato
            account sospeso
            casella disabilitata
            casella disattivata
            casella sospesa
            konto zablokowane
            konto jest zablokowane
            ящик заблокирован
            ящик отключен
            ящик отключён
            аккаунт заблокирован
            учетная запись заблокирована
            учетная запись отключена
            пользователь заблокирован
            アカウントが停止
            アカウントは停止
            アカウントが無効
            アカウントは無効
            利用停止
            メールボックスは無効
            帐户已停用
            账户已停用
            帐号已停用
            账号已停用
            账号已被冻结
            帐号被禁用
            邮箱被禁用
            邮箱已停用
            邮箱已冻结
            用户已停用
            用户被锁定
            用户被禁用
            用户已被冻结
            휴면
            계정이 정지
            """),
        PhraseTable(
            .recipientFiltered, .contra,
            """
            vom empfänger abgelehnt
            vom empfänger blockiert
            refusé par le destinataire
            rechazado por el destinatario
            rejeitado pelo destinatário
            rifiutato dal destinatario
            受信拒否
            受信を拒否
            ドメイン指定
            指定受信
            メール設定
            拒收
            被收件人拒绝
            被收件人拒收
            被收件人设置拒收
            수신거부
            수신 거부
            """),
        PhraseTable(
            .messageTooBig, .decisive,
            """
            nachricht zu groß
            nachricht zu gross
            nachricht ist zu groß
            nachricht ist zu gross
            mail zu groß
            mail ist zu groß
            größenbeschränkung
            message trop gros
            message trop grand
            message trop volumineux
            taille du message
            taille maximale
            taille du mail
            mensaje demasiado grande
            mensaje es demasiado grande
            mensaje excede
            tamaño del mensaje
            tamaño máximo
            mensagem muito grande
            mensagem é muito grande
            mensagem excede
            tamanho da mensagem
            tamanho máximo
            messaggio troppo grande
            messaggio supera
            dimensione del messaggio
            dimensione massima
            bericht is te groot
            wiadomość jest zbyt duża
            сообщение слишком большое
            слишком большой размер
            превышен максимальный размер
            размер письма
            размер сообщения
            メッセージが大きすぎ
            メールサイズ
            サイズが大きすぎ
            サイズ制限
            サイズの上限
            メッセージサイズ
            邮件过大
            邮件太大
            邮件大小
            郵件過大
            信件過大
            메일 크기
            메시지 크기
            """),
        PhraseTable(
            .spamDetected, .contra,
            """
            als spam
            spam erkannt
            spam-verdacht
            spamverdacht
            comme spam
            pourriel
            considéré comme du spam
            contenu indésirable
            correo no deseado
            como spam
            considerado spam
            lixo eletrônico
            come spam
            posta indesiderata
            за спам
            как спам
            на спам
            подозрение на спам
            подозрению в спам
            похоже на спам
            спам
            迷惑メール
            スパムメール
            スパムと判定
            スパムとして
            垃圾邮件
            垃圾郵件
            垃圾信
            스팸
            """),
        PhraseTable(
            .virusDetected, .decisive,
            """
            virus gefunden
            virus entdeckt
            enthält einen virus
            virus détecté
            virus detecte
            contient un virus
            virus detectado
            contiene un virus
            contém vírus
            vírus detectado
            virus rilevato
            обнаружен вирус
            содержит вирус
            ウイルスが検出
            ウイルスを検出
            ウィルスを検出
            ウィルスが検出
            病毒
            바이러스
            """),
        PhraseTable(
            .blocked, .contra,
            """
            ip-adresse gesperrt
            ip-adresse blockiert
            ip-adresse ist gesperrt
            auf einer blacklist
            auf der blacklist
            sperrliste
            adresse ip source bloquee
            adresse ip source bloquée
            adresse ip bloquée
            adresse ip bloquee
            liste noire
            lista negra
            ip bloqueada
            ip bloqueado
            lista nera
            ip bloccato
            чёрном списке
            черном списке
            чёрный список
            черный список
            ip-адрес заблокирован
            ブラックリスト
            接続を拒否
            黑名单
            黑名單
            service refuse + ofr
            service refuse + lpn
            """),
        PhraseTable(
            .senderRejected, .contra,
            """
            absender abgelehnt
            absender nicht erlaubt
            absenderadresse
            absender gesperrt
            absenderdomain
            expéditeur refusé
            expediteur refuse
            adresse de l'expéditeur
            expéditeur inconnu
            remitente rechazado
            remitente no autorizado
            remitente desconocido
            remetente rejeitado
            remetente não autorizado
            mittente rifiutato
            mittente non autorizzato
            адрес отправителя
            отправитель отклонен
            送信者アドレス
            送信元アドレス
            送信者が拒否
            发件人被拒绝
            发信人
            寄件者
            投稿する権限
            autorisé à lui envoyer
            nicht berechtigt + gruppe
            """),
        PhraseTable(
            .rateLimited, .contra,
            """
            zu viele nachrichten
            zu viele mails
            zu viele empfänger
            trop de messages
            trop de destinataires
            demasiados mensajes
            demasiados destinatarios
            muitas mensagens
            muitos destinatários
            troppi messaggi
            troppi destinatari
            слишком много писем
            слишком много сообщений
            слишком много получателей
            превышен лимит
            送信数
            送信制限
            发送频率
            频率限制
            """),
        PhraseTable(
            .tooManyConnections, .decisive,
            """
            zu viele verbindungen
            trop de connexions
            trop de connections
            demasiadas conexiones
            muitas conexões
            troppe connessioni
            слишком много соединений
            接続数
            连接数
            """),
        PhraseTable(
            .relayDenied, .contra,
            """
            relaying nicht erlaubt
            relay nicht erlaubt
            relais refusé
            relais interdit
            relay non autorisé
            relay no permitido
            relay não permitido
            relay non consentito
            中継を拒否
            中継が許可
            """),
        PhraseTable(
            .policy, .contra,
            """
            richtlinien
            mail rejete
            politique de sécurité
            política de seguridad
            política de segurança
            политик
            ポリシー
            策略
            정책
            """),
        PhraseTable(
            .expired, .loose,
            """
            zeitüberschreitung
            zeit überschritten
            délai expiré
            délai dépassé
            delai depasse
            tiempo de espera
            tiempo agotado
            tempo esgotado
            tempo scaduto
            истекло время
            превышено время
            タイムアウト
            配信期限
            一定時間
            超时
            逾時
            remote host is not responding
            """),
        PhraseTable(
            .networkError, .loose,
            """
            verbindung fehlgeschlagen
            verbindung abgelehnt
            keine verbindung
            connexion refusée
            connexion impossible
            conexión rechazada
            conexão recusada
            connessione rifiutata
            соединение отклонено
            не удалось соединиться
            не удается соединиться
            接続できません
            接続に失敗
            无法连接
            连接失败
            """),
        PhraseTable(
            .systemError, .loose,
            """
            interner fehler
            temporärer fehler
            systemfehler
            nicht verfügbar
            veuillez essayer plus tard
            veuillez reessayer plus tard
            erreur interne
            erreur système
            erreur temporaire
            error interno
            error temporal
            erro interno
            erro temporário
            errore interno
            errore temporaneo
            внутренняя ошибка
            временная ошибка
            システムエラー
            内部エラー
            一時的なエラー
            系统错误
            系統錯誤
            내부 오류
            """),
    ]
}
