// What the words of a mail say of its kind, where its header says nothing.

/// Phrases that stand at the beginning of automatic replies, challenges and requests to be left alone.
enum TextSigns {
    /// How much of a text is looked at: what is further down is rarely what the mail is about.
    private static let reach = 600

    static func kind(_ text: Span<UInt8>) -> Report.Kind? {
        let range = 0..<min(text.count, reach)
        if isUnsubscribe(text, range) { return .unsubscribe }
        return phrases.first(in: text, range)
    }

    /// Nothing but the word, as the `mailto:` of List-Unsubscribe has mail programs send it (RFC 2369, section 3.2).
    private static func isUnsubscribe(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let words = text.trimmed(range)
        let line = text.line(at: words.lowerBound, limit: words.upperBound)
        return text.starts(words, with: "unsubscribe") && line.end - words.lowerBound < 40 && text.count < 400
    }

    private static let phrases = PhraseSet<Report.Kind>(
        autoReplies.map { ($0, .autoReply) } + challenges.map { ($0, .challenge) })

    private static let autoReplies = [
        "i am out of the office", "i'm out of the office", "i will be out of the office", "i am currently out of",
        "i'm currently out of", "i am away from", "i am on vacation", "i'm on vacation", "i am on leave",
        "i am on annual leave", "i am on holiday", "currently on maternity leave", "i will be away",
        "out of office until", "out of the office until", "limited access to email", "limited access to my email",
        "this is an automatic reply", "this is an automated reply", "this is an automated response",
        "this is an auto-reply", "this is an auto reply", "this mailbox is not monitored",
        "is no longer with the company", "no longer works for", "no longer works at", "no longer employed",
        "has left the company", "email inbox is no longer in use", "ich bin bis", "ich bin derzeit nicht",
        "ich bin zurzeit nicht", "ich bin zur zeit nicht", "ich bin im urlaub", "ich bin außer haus", "ich bin ab dem",
        "bin ich nicht im büro", "befinde mich im urlaub", "nicht mehr im unternehmen",
        "dies ist eine automatische antwort", "je suis absent", "je suis actuellement absent", "je serai absent",
        "je suis en congé", "ceci est une réponse automatique", "estoy fuera de la oficina",
        "estaré fuera de la oficina", "me encuentro fuera", "estoy de vacaciones", "esta es una respuesta automática",
        "sono fuori ufficio", "sarò fuori ufficio", "sono in ferie", "sono assente",
        "questa è una risposta automatica", "estou fora do escritório", "estarei ausente", "estou de férias",
        "esta é uma resposta automática", "ik ben afwezig", "ik ben momenteel niet", "ik ben met vakantie",
        "dit is een automatisch", "jag är på semester", "jag är inte på kontoret", "jeg er på ferie",
        "jeg er ikke på kontoret", "olen lomalla", "jestem na urlopie", "jestem poza biurem", "jsem mimo kancelář",
        "меня нет в офисе", "я в отпуске", "нахожусь в отпуске", "это автоматический ответ", "不在にして", "休暇をいただいて",
        "自動返信です", "自動で返信", "我目前不在", "我正在休假", "这是一封自动回复", "부재중입니다", "자동 응답",
    ]

    private static let challenges = [
        "please reply to this message to confirm", "simply reply to this message",
        "confirm that you are a real person", "confirm that you are human", "prove that you are human",
        "verify that you are a human", "to confirm that you are not a spammer",
        "your message has been placed in a holding queue", "your message is being held",
        "click the link below to deliver", "click on the link below to release", "to have your message delivered",
        "requires that all senders", "sender to be verified", "i use an anti-spam",
        "this email address is protected by", "this account is protected by", "unverified sender",
        "awaiting your response before it is delivered", "be added to my allowed", "be added to my approved",
        "one-time verification",
    ]
}
