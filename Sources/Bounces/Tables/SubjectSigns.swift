// What subjects say of the kind of mail. Phrases are lower-case, their letters matched in either case; German,
// French and other letters outside of ASCII as they stand in UTF-8.

/// The kinds of mail that a subject hints at.
struct SubjectSigns: OptionSet {
    let rawValue: UInt8

    static let failure = SubjectSigns(rawValue: 1 << 0)
    static let delay = SubjectSigns(rawValue: 1 << 1)
    static let autoReply = SubjectSigns(rawValue: 1 << 2)
    static let challenge = SubjectSigns(rawValue: 1 << 3)
    static let unsubscribe = SubjectSigns(rawValue: 1 << 4)
    static let complaint = SubjectSigns(rawValue: 1 << 5)
    static let success = SubjectSigns(rawValue: 1 << 6)
    /// Begins with "Re:" or its like.
    static let reply = SubjectSigns(rawValue: 1 << 7)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ subject: [UInt8]) {
        var signs: SubjectSigns = []
        let text = subject.span
        Self.anywhere.forEachHit(in: text, subject.indices) { hit in
            signs.formUnion(hit.meaning)
            return true
        }
        for (prefix, sign) in Self.beginnings where text.starts(subject.indices, with: prefix) { signs.formUnion(sign) }
        self = signs
    }

    private static let beginnings: [(String, SubjectSigns)] = [
        ("re:", .reply), ("re :", .reply), ("aw:", .reply), ("antw:", .reply), ("sv:", .reply), ("vs:", .reply),
        ("res:", .reply), ("rif:", .reply), ("odp:", .reply), ("ynt:", .reply), ("回复", .reply), ("答复", .reply),
        ("unsubscribe", .unsubscribe), ("remove", .unsubscribe), ("abmelden", .unsubscribe),
        ("désinscription", .unsubscribe), ("desinscription", .unsubscribe), ("ooo", .autoReply),
        ("ooto", .autoReply), ("complaint about message from", .complaint),
        ("email feedback report for ip", .complaint),
        ("abuse report", .complaint), ("read:", .success), ("gelesen:", .success), ("lu :", .success),
        ("leído:", .success),
        ("delivered:", .success), ("relayed:", .success),
    ]

    private static let anywhere = PhraseSet<SubjectSigns>(
        table(.failure, failures) + table(.delay, delays) + table(.autoReply, autoReplies)
            + table(.challenge, challenges)
            + table(
                .success,
                ["successful mail delivery", "delivery status notification (success)", "delivery report (success"]))

    private static func table(_ sign: SubjectSigns, _ phrases: [String]) -> [(phrase: String, meaning: SubjectSigns)] {
        phrases.map { ($0, sign) }
    }

    private static let failures = [
        "undeliver", "undelivered", "undelivrable", "non-delivery", "nondeliverable", "nondelivery", "not delivered",
        "delivery fail", "delivery has failed", "delivery failed", "delivery failure", "delivery error",
        "delivery problem", "delivery status", "delivery report", "delivery notification", "failed delivery",
        "deliver failed", "deliver error", "mail failed", "mail failure", "mail error", "mail system error",
        "failure notice", "failure notification", "failure to deliver", "failed mail", "returned mail",
        "returned to sender", "return to sender", "returned email", "returning message to sender", "message returned",
        "could not be delivered", "cannot be delivered", "could not deliver", "could not send", "unable to deliver",
        "unable to send", "was not delivered", "not be delivered", "mail could not", "bounced", "bounce notif",
        "user unknown", "unknown user", "mailbox full", "rejected mail", "message rejected", "mail rejected",
        "rejected:", "message you sent blocked", "blocked by", "processing error", "status of:", "mail delivery",
        "message delivery", "nicht zugestellt", "nicht zustellbar", "unzustellbar", "nicht ausgeliefert",
        "zustellung fehl", "zustellungsfehler", "zustellfehler", "fehlgeschlagen", "non remis", "non délivr",
        "non distribu", "non-remise", "échec de la remise", "echec de la remise", "échec", "no se puede entregar",
        "no entregado", "no se pudo entregar", "no se ha podido entregar", "error de entrega", "mancato recapito",
        "impossibile recapitare", "non recapitabile", "consegna fallita", "mancata consegna", "não entregue",
        "não foi possível entregar", "não é possível entregar", "falha na entrega", "não entregável", "onbestelbaar",
        "niet bezorgd", "niet afgeleverd", "kan ikke leveres", "går inte att leverera", "olevererbart", "uleverelig",
        "nie można dostarczyć", "niedostarcz", "nelze doručit", "nedoručit", "kézbesíthetetlen", "teslim edilemedi",
        "недоставленное", "не доставлено", "сообщение не", "mail failure", "配信不能", "配信不可", "送信できません", "送信エラー", "配信エラー",
        "送信失敗", "配信失敗", "配信できません", "返されたメール", "退信", "系统退信", "无法送达", "未送达", "未能送达", "无法投递", "投递失败", "배달되지", "배달할 수 없",
        "반송", "error sending your mail", "error in your mail", "email delivery", "address change", "address not found",
        "invalid address", "loop alert", "your message was not", "problem with your mail", "mail not delivered",
        "nameserver error", "non-deliverable", "errors from",
    ]

    private static let delays = [
        "warning: could not send message for", "warning: message", "warning--could not send", "(delay", "delayed:",
        "delayed mail", "delayed (still being retried)", "delivery delay", "still being retried", "message delayed",
        "mail delivery warning", "delayed", "verzögert", "retardé", "retrasad", "ritardo", "atrasad", "vertraagd",
        "warning: e-mail", "warning - delay",
    ]

    private static let autoReplies = [
        "automatic reply", "automatic response", "auto reply", "auto-reply", "autoreply", "auto:", "auto response",
        "auto-response", "autoresponse", "autorespon", "automated reply", "automated response", "out of office",
        "out-of-office", "out of the office", "away from my", "away from the office", "i am away", "on vacation",
        "vacation", "on holiday", "on leave", "maternity leave", "annual leave", "abwesenheit", "abwesend",
        "automatische antwort", "nicht im büro", "nicht im haus", "im urlaub", "réponse automatique",
        "reponse automatique", "absence du bureau", "absent du bureau", "message d'absence", "absence",
        "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "ausente",
        "risposta automatica", "fuori sede", "fuori ufficio", "resposta automática", "resposta automatica", "ausência",
        "fora do escritório", "automatisch antwoord", "afwezig", "autosvar", "automatisk svar", "frånvaro", "fravær",
        "automaattinen vastaus", "poissa", "automatyczna odpowiedź", "autoodpowiedź", "nieobecno",
        "automatická odpověď", "otomatik yanıt", "автоответ", "автоматический ответ", "отсутств", "自動応答", "自動返信", "不在",
        "自动回复", "自动答复", "自動回覆", "자동 회신", "부재중", "thank you for your e-mail", "thank you for your email",
        "thank you for contacting", "thanks for your email", "we have received your", "we received your",
    ]

    private static let challenges = [
        "please confirm your message", "confirm your message", "confirmation needed", "please confirm your email",
        "your email requires verification", "requires verification", "verify#", "sender verification",
        "sender address verification", "verify your email to", "awaiting your confirmation",
        "awaits your confirmation", "[tmda]", "[qsf-", "spamarrest", "spam arrest", "spamblocker", "suspect email",
        "[automated response]", "challenge", "please click to deliver", "your message to me is waiting",
        "is protected by", "boxbe", "mail block", "please authenticate",
    ]
}
