// What subjects say of the kind of mail. Phrases are lower-case, their letters matched in either case; German,
// French and other letters outside of ASCII as they stand in UTF-8.

/// The kinds of mail that a subject hints at.
struct SubjectSigns: OptionSet {
    let rawValue: UInt16

    static let failure = SubjectSigns(rawValue: 1 << 0)
    static let delay = SubjectSigns(rawValue: 1 << 1)
    static let autoReply = SubjectSigns(rawValue: 1 << 2)
    static let challenge = SubjectSigns(rawValue: 1 << 3)
    /// It is nothing but the wish.
    static let unsubscribe = SubjectSigns(rawValue: 1 << 4)
    static let complaint = SubjectSigns(rawValue: 1 << 5)
    static let success = SubjectSigns(rawValue: 1 << 6)
    /// Begins with "Re:" or its like.
    static let reply = SubjectSigns(rawValue: 1 << 7)
    /// Begins with "Fwd:" or its like.
    static let forward = SubjectSigns(rawValue: 1 << 8)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ subject: [UInt8]) {
        var signs: SubjectSigns = []
        let text = subject.span
        Self.anywhere.forEachHit(in: text, subject.indices) { hit in
            signs.formUnion(hit.meaning)
            return true
        }
        for (prefix, sign) in Self.beginnings where text.starts(subject.indices, with: prefix) { signs.formUnion(sign) }
        let prefixes = SubjectPrefixes(text)
        if prefixes.isReply { signs.formUnion(.reply) }
        if prefixes.isForward { signs.formUnion(.forward) }
        if !prefixes.isAnothers { signs.formUnion(Self.ownSigns(text)) }
        self = signs
    }

    /// Returns what the author says of it at the beginning, where the subject is the author's own.
    private static func ownSigns(_ text: Span<UInt8>) -> SubjectSigns {
        let words = text.trimmed(text.indices)
        if UnsubscribeWish.isSubject(text, words) { return .unsubscribe }
        return labels.atBeginning(of: words, in: text) { endsLabel(text, $0..<words.upperBound) } ?? []
    }

    /// Returns whether what stood before is a label: nothing follows, or what sets off the rest. `Out of office:
    /// Spring`, and not `Out of office lunch`.
    private static func endsLabel(_ text: Span<UInt8>, _ rest: Range<Int>) -> Bool {
        let rest = text.trimmed(rest)
        guard let first = rest.first.map({ text[$0] }) else { return true }
        let marks = [".", "!", "：", "–", "—", "（", "【"]
        return [.colon, .hyphen, .leftParenthesis, .leftBracket, 0x23].contains(first)
            || marks.contains { text.starts(rest, with: $0) }
    }

    private static let beginnings: [(String, SubjectSigns)] = [
        ("complaint about message from", .complaint), ("email feedback report for ip", .complaint),
        ("abuse report", .complaint), ("read:", .success), ("gelesen:", .success), ("lu :", .success),
        ("leído:", .success), ("delivered:", .success), ("relayed:", .success),
    ]

    private static let labels = PhraseSet<SubjectSigns>(table(.autoReply, autoReplies) + table(.challenge, challenges))

    private static let anywhere = PhraseSet<SubjectSigns>(
        table(.failure, failures) + table(.delay, delays)
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

    /// Names that programs give to what they answer by themselves.
    private static let autoReplies = [
        "automatic reply", "automatic response", "automatic email reply", "auto reply", "auto-reply", "autoreply",
        "auto response", "auto-response", "autoresponse", "auto responder", "auto-responder", "autoresponder",
        "automated reply", "automated response", "[automated response]", "[auto-reply]", "[autoreply]",
        "[automatic reply]", "out of office", "out-of-office", "out of the office", "out of office reply",
        "out of office autoreply", "out of office auto-reply", "out of office automatic reply",
        "out of office response",
        "out of office notification", "out of office message", "out of office notice", "i am out of the office",
        "i'm out of the office", "i am out of office", "ooo", "ooto", "vacation reply", "vacation response",
        "vacation notice", "vacation message", "vacation autoreply", "vacation auto-reply", "absence notification",
        "away message", "automatische antwort", "automatische rückantwort", "automatische rückmeldung",
        "automatische antwortmail", "automatische eingangsbestätigung", "automatische abwesenheitsnotiz",
        "automatische abwesenheitsnachricht", "abwesenheitsnotiz", "abwesenheitsnachricht", "abwesenheitsmeldung",
        "abwesenheitsassistent", "abwesenheitsbenachrichtigung", "abwesenheitsagent", "abwesenheitshinweis",
        "außer haus", "nicht im büro", "nicht im haus", "réponse automatique", "reponse automatique",
        "réponse automatisée", "réponse d'absence", "absence du bureau", "absent du bureau", "message d'absence",
        "notification d'absence", "avis d'absence", "respuesta automática", "respuesta automatica",
        "fuera de la oficina", "fuera de oficina", "aviso de ausencia", "mensaje de ausencia", "risposta automatica",
        "risposta automatica di assenza", "fuori sede", "fuori ufficio", "resposta automática", "resposta automatica",
        "mensagem de ausência", "aviso de ausência", "fora do escritório", "automatisch antwoord",
        "automatische beantwoording", "automatische reactie", "afwezigheidsbericht", "afwezigheidsmelding", "autosvar",
        "automatisk svar", "automatiskt svar", "frånvaromeddelande", "fraværsmelding", "fraværsbesked",
        "ikke på kontoret", "automaattinen vastaus", "poissaoloilmoitus", "automatyczna odpowiedź",
        "odpowiedź automatyczna", "autoodpowiedź", "poza biurem", "automatická odpověď", "automatická odpoveď",
        "mimo kancelář", "automatikus válasz", "răspuns automat", "automatski odgovor", "samodejni odgovor",
        "otomatik yanıt", "otomatik cevap", "ofis dışında", "автоответ", "Автоответ", "автоматический ответ",
        "Автоматический ответ", "αυτόματη απάντηση", "Αυτόματη απάντηση", "自動応答", "自動返信", "自动回复", "自动答复",
        "自動回覆", "自動回复", "자동 회신", "자동회신", "자동 응답", "부재중",
    ]

    private static let challenges = [
        "please confirm your message", "confirm your message", "confirmation needed", "please confirm your email",
        "your email requires verification", "your email requires verification verify", "sender verification",
        "sender address verification", "verify your email to", "awaiting your confirmation", "[tmda]", "[qsf-",
        "[spamarrest]", "[spam arrest]", "your message to me is waiting", "message from boxbe",
        "please click to deliver",
    ]
}
