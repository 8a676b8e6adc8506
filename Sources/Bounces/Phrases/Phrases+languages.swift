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
            speicherplatz ist
            quota de stockage
            przekroczony limit
            メールボックスの容量
            メールボックス容量
            容量制限
            邮箱容量
            """),
        PhraseTable(
            .mailboxDisabled, .contra,
            """
            compte fermé
            アカウントが無効
            アカウントは無効
            利用停止
            メールボックスは無効
            휴면
            """),
        PhraseTable(
            .recipientFiltered, .contra,
            """
            受信を拒否
            ドメイン指定
            メール設定
            """),
        PhraseTable(
            .messageTooBig, .contra,
            """
            größenbeschränkung
            taille du message
            taille maximale
            taille du mail
            mensaje excede
            tamaño del mensaje
            tamaño máximo
            mensagem excede
            tamanho da mensagem
            tamanho máximo
            messaggio supera
            dimensione del messaggio
            dimensione massima
            размер письма
            размер сообщения
            メールサイズ
            サイズ制限
            メッセージサイズ
            邮件大小
            메일 크기
            메시지 크기
            """),
        PhraseTable(
            .blocked, .contra,
            """
            接続を拒否
            service refuse + ofr
            service refuse + lpn
            """),
        PhraseTable(
            .senderRejected, .contra,
            """
            absenderadresse
            absenderdomain
            adresse de l'expéditeur
            адрес отправителя
            送信者アドレス
            送信元アドレス
            发信人
            寄件者
            投稿する権限
            autorisé à lui envoyer
            nicht berechtigt + gruppe
            """),
        PhraseTable(
            .rateLimited, .contra,
            """
            zu viele empfänger
            trop de destinataires
            demasiados destinatarios
            muitos destinatários
            troppi destinatari
            слишком много получателей
            превышен лимит
            送信数
            送信制限
            发送频率
            频率限制
            """),
        PhraseTable(
            .tooManyConnections, .contra,
            """
            接続数
            连接数
            """),
        PhraseTable(
            .relayDenied, .contra,
            """
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
            zeit überschritten
            delai depasse
            превышено время
            配信期限
            一定時間
            """),
        PhraseTable(
            .networkError, .loose,
            """
            keine verbindung
            не удалось соединиться
            не удается соединиться
            无法连接
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
            erreur temporaire
            error interno
            error temporal
            erro interno
            erro temporário
            errore interno
            errore temporaneo
            внутренняя ошибка
            временная ошибка
            内部エラー
            一時的なエラー
            내부 오류
            """),
    ]
}
