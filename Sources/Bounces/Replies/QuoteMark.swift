// How mail programs set off what they quote.

enum QuoteMark {
    /// Returns whether a line is quoted: `> text`, `| text`, and the wide bracket of the East.
    static func isQuoted(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        guard let first = words.first.map({ text[$0] }) else { return false }
        return first == .greater || first == 0x7C || text.starts(words, with: "＞") || text.starts(words, with: "&gt;")
    }

    /// Returns whether `-- ` is alone on its line (RFC 3676, section 4.3), with or without the blank.
    static func isSignature(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        let words = text.trimmed(line)
        return words.count == 2 && words.lowerBound == line.lowerBound && text[words.lowerBound] == .hyphen
            && text[words.lowerBound + 1] == .hyphen
    }

    /// Sees `-----Original Message-----`, `---------- Forwarded message ---------`, `________________________________`.
    static func isRule(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        guard words.count >= 8, let first = words.first.map({ text[$0] }) else { return false }
        guard first == .hyphen || first == 0x5F || first == 0x2A else { return false }
        let head = run(of: first, text, from: words.lowerBound, limit: words.upperBound)
        if first == 0x5F { return head == words.count && head >= 20 }
        guard head >= 2, head < words.count else { return false }
        var tail = 0
        while tail < words.count, text[words.upperBound - 1 - tail] == first { tail += 1 }
        return tail >= 2
    }

    private static func run(of byte: UInt8, _ text: Span<UInt8>, from start: Int, limit: Int) -> Int {
        var index = start
        while index < limit, text[index] == byte { index += 1 }
        return index - start
    }

    // MARK: - The header of the quoted mail

    /// Looks for `From: …` with another such line below it: Outlook's way, in the reader's language.
    static func isHeader(_ text: Span<UInt8>, _ words: Range<Int>, next: Int) -> Bool {
        let words = unstarred(text, words)
        guard authors.contains(where: { isLabel($0, text, words) }) else { return false }
        var lines = 0
        var position = next
        while lines < 3, position < text.count {
            let line = text.line(at: position, limit: text.count)
            let below = unstarred(text, text.trimmed(position..<line.end))
            if others.contains(where: { isLabel($0, text, below) }) { return true }
            if !below.isEmpty { lines += 1 }
            position = line.next
        }
        return false
    }

    /// Reads `*From:*`, as a bold word becomes in plain text.
    private static func unstarred(_ text: Span<UInt8>, _ words: Range<Int>) -> Range<Int> {
        words.first.map { text[$0] == 0x2A } == true ? words.lowerBound + 1..<words.upperBound : words
    }

    private static func isLabel(_ label: String, _ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        guard text.starts(words, with: label) else { return false }
        var end = words.lowerBound + label.utf8.count
        while end < words.upperBound, text[end] == .space || text[end] == 0xC2 || text[end] == 0xA0 { end += 1 }
        return end < words.upperBound && (text[end] == .colon || text.starts(end..<words.upperBound, with: "："))
    }

    private static let authors = [
        "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "feladó", "kimden", "gönderen", "От", "от",
        "Від", "Από", "expéditeur", "remitente", "mittente", "remetente", "afzender", "absender", "差出人", "送信者",
        "发件人", "寄件者", "보낸 사람", "보낸사람", "מאת", "من", "de la",
    ]

    private static let others = [
        "sent", "date", "to", "subject", "cc", "gesendet", "datum", "an", "betreff", "envoyé", "à", "objet", "enviado",
        "enviado el", "fecha", "para", "asunto", "inviato", "data", "a", "oggetto", "assunto", "verzonden", "aan",
        "onderwerp", "skickat", "till", "ämne", "sendt", "til", "emne", "lähetetty", "vastaanottaja", "aihe", "wysłano",
        "do", "temat", "odesláno", "komu", "předmět", "elküldve", "címzett", "tárgy", "gönderildi", "kime", "konu",
        "Отправлено", "Дата", "Кому", "Тема", "Στάλθηκε", "Προς", "Θέμα", "送信日時", "宛先", "件名", "日期", "发送时间",
        "收件人", "主题", "寄件日期", "收件者", "主旨", "보낸 날짜", "받는 사람", "제목", "נשלח", "אל", "נושא",
    ]

    // MARK: - Who wrote

    /// Returns where the lines end that say who wrote what follows: `On 1 April, Ann <ann@home.example> wrote:`, `Am …
    /// schrieb …:`, broken over up to three lines. Nil for other lines.
    static func attributionEnd(_ text: Span<UInt8>, _ words: Range<Int>, next: Int) -> Int? {
        guard words.count >= 5 else { return nil }
        var (last, end) = (words, next)
        for _ in 0..<3 {
            if endsWithColon(text, last) {
                return isAttribution(text, words.lowerBound..<last.upperBound, next: end) ? end : nil
            }
            guard words.count < 300, end < text.count else { return nil }
            let line = text.line(at: end, limit: text.count)
            last = text.trimmed(end..<line.end)
            if last.isEmpty { return nil }
            end = line.next
        }
        return nil
    }

    private static func endsWithColon(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        guard words.count >= 3 else { return false }
        return text[words.upperBound - 1] == .colon
            || text.starts(words.upperBound - 3..<words.upperBound, with: "：")
    }

    private static func isAttribution(_ text: Span<UInt8>, _ words: Range<Int>, next: Int) -> Bool {
        guard words.count < 600, verbs.first(in: text, words) != nil else { return false }
        // When, or whose address it was; `Bob wrote:` needs marked lines below it.
        for index in words where text[index].isDigit || text[index] == .at { return true }
        return isQuoted(text, nextWords(text, from: next))
    }

    /// Returns the next line that is not empty.
    static func nextWords(_ text: Span<UInt8>, from start: Int) -> Range<Int> {
        var position = start
        while position < text.count {
            let line = text.line(at: position, limit: text.count)
            let words = text.trimmed(position..<line.end)
            if !words.isEmpty { return words }
            position = line.next
        }
        return text.count..<text.count
    }

    private static let verbs = PhraseSet<Void>(
        [
            "wrote", "writes", "schrieb", "geschrieben", "a écrit", "écrit", "escribió", "escribio", "ha scritto",
            "scrive",
            "escreveu", "schreef", "geschreven", "skrev", "kirjoitti", "napisał", "pisze", "napsal", "napísal", "írta",
            "ezt írta",
            "yazdı", "tarihinde", "написал", "пишет", "пише", "έγραψε", "a scris", "je napisao", "napisal", "כתב",
            "كتب", "写道",
            "寫道", "さんは書きました", "のメール", "が書きました", "작성", "님이", "viết", "menulis",
        ].map { ($0, ()) })
}
