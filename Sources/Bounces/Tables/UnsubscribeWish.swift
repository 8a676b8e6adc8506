// The wish to be sent nothing more, in so many words.

/// Tells the wish from a sentence that begins with the same word: `unsubscribe me`, and not `remove one item from my order`.
enum UnsubscribeWish {
    /// Returns whether a subject is the wish and nothing else; a list's name or "me" may follow.
    static func isSubject(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        guard let rest = behindWish(text, words, allWishes) else { return false }
        return isObject(text, rest)
    }

    /// Returns whether a text says the wish, and nothing else but courtesies and a name.
    static func isText(_ text: Span<UInt8>) -> Bool {
        let words = text.trimmed(text.indices)
        let line = text.line(at: words.lowerBound, limit: words.upperBound)
        guard let rest = behindWish(text, text.trimmed(words.lowerBound..<line.end), plainWishes) else { return false }
        return isObject(text, rest) && isEmpty(text, line.end..<words.upperBound)
    }

    /// Returns whether a text says nothing: courtesies, the wish again, a name of one or two words.
    static func isEmpty(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 200 else { return false }
        var names = 0
        var position = range.lowerBound
        while let word = nextWord(text, from: position, limit: range.upperBound) {
            position = word.upperBound
            if courtesies.contains(where: { text.matches($0, in: word) }) { continue }
            names += 1
            let first = text[word.lowerBound]
            guard names <= 3, first >= 0x80 || first.isLetter && first == first.uppercased else { return false }
        }
        return true
    }

    /// Looks for nothing, "me", the address, "from the list": at most four words, of which one may be a name.
    private static func isObject(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var names = 0
        var count = 0
        var position = range.lowerBound
        while let word = nextWord(text, from: position, limit: range.upperBound) {
            position = word.upperBound
            count += 1
            if !courtesies.contains(where: { text.matches($0, in: word) }) { names += 1 }
        }
        return count <= 6 && names <= 1 && text.first(0x3F, in: range) == range.upperBound
    }

    /// Returns what follows the wish, with which a line begins, perhaps behind "please".
    private static func behindWish(
        _ text: Span<UInt8>, _ line: Range<Int>, _ wishes: PhraseSet<Void>
    ) -> Range<Int>? {
        var start = line.lowerBound
        _ = pleases.atBeginning(of: line, in: text) { end in
            start = end
            return true
        }
        var end = start
        let wish: Void? = wishes.atBeginning(of: start..<line.upperBound, in: text) { place in
            end = place
            // In tongues that part their words.
            return place == line.upperBound || !isWord(text[place]) || text[start] >= 0xE3
        }
        return wish.map { end..<line.upperBound }
    }

    private static func nextWord(_ text: Span<UInt8>, from start: Int, limit: Int) -> Range<Int>? {
        var lower = start
        while lower < limit, !isWord(text[lower]) { lower += 1 }
        var upper = lower
        while upper < limit, isWord(text[upper]) || upper > lower && isJoint(text[upper]) { upper += 1 }
        return upper > lower ? lower..<upper : nil
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte >= 0x80 }

    /// Returns whether a byte joins names of lists and addresses.
    private static func isJoint(_ byte: UInt8) -> Bool { [.dot, .hyphen, .at, 0x27, 0x2B, 0x5F].contains(byte) }

    private static let pleases = PhraseSet<Void>(
        ["please ", "pls ", "bitte ", "por favor ", "s'il vous plaît ", "merci de me "].map { ($0, ()) })

    private static let plainWishes = PhraseSet<Void>(stopWords.map { ($0, ()) })
    private static let allWishes = PhraseSet<Void>((stopWords + removeWords).map { ($0, ()) })

    private static let stopWords = [
        "unsubscribe", "un-subscribe", "opt out", "opt-out", "optout", "take me off", "abmelden", "abbestellen",
        "abmeldung", "newsletter abmelden", "newsletter abbestellen", "désinscription", "desinscription",
        "désinscrire", "désabonnement", "desabonnement", "désabonner", "se désabonner", "me désabonner",
        "me désinscrire", "darse de baja", "darme de baja", "dar de baja", "cancelar suscripción",
        "cancelar suscripcion", "cancelar la suscripción", "desuscribir", "disiscrizione", "disiscrivimi",
        "disiscrivermi", "cancellami", "cancelar inscrição", "cancelar assinatura", "descadastrar",
        "remover inscrição", "afmelden", "uitschrijven", "avregistrera", "avprenumerera", "avmeld", "afmeld",
        "peruuta tilaus", "wypisz", "odhlásit", "leiratkozás", "dezabonare", "abonelikten çık", "отписаться",
        "Отписаться", "отписка", "Отписка", "退订", "取消订阅", "取消訂閱", "配信停止", "수신거부", "수신 거부",
    ]

    /// Words that people use of other things as well.
    private static let removeWords = ["remove", "signoff", "austragen", "baja", "stop mailing", "stop emails"]

    private static let courtesies: Set = [
        "me", "us", "my", "address", "email", "e-mail", "mail", "please", "pls", "thanks", "thank", "you", "from",
        "this",
        "your", "the", "list", "lists", "mailing", "mailings", "newsletter", "newsletters", "all", "now", "immediately",
        "unsubscribe", "remove", "hello", "hi", "dear", "sirs", "regards", "best", "kind", "sent", "iphone", "ipad",
        "android", "outlook", "bitte", "danke", "vielen", "dank", "mich", "von", "vom", "der", "den", "dem", "diesem",
        "ihrem", "verteiler", "abmelden", "hallo", "gruß", "grüße", "mfg", "liste", "merci", "moi", "de", "la", "votre",
        "cette", "bonjour", "cordialement", "gracias", "por", "favor", "del", "esta", "lista", "boletín", "hola",
        "saludos", "grazie", "dalla", "dal", "obrigado", "da", "bedankt", "van", "tack", "takk", "tak",
    ]
}
