/// A diagnostic made ready for the phrases: one alphabet for prose, another for names.
///
/// Prose is in lower case with white space folded, so that a phrase is written one way. Host names and URLs stand in
/// upper case: `spam` of a phrase is not found in `SPAM.EXAMPLE.NET`, while `SPAMHAUS.ORG` of a phrase is found
/// nowhere but there. Addresses are `@`; numeric addresses and enhanced codes are cut out.
struct SearchText {
    /// The most that is read of a diagnostic: a reply has at most a few kilobytes, and what follows says nothing new.
    static let limit = 64 * 1024

    private(set) var bytes: [UInt8] = []
    /// The beginning of the refusing host's words: behind the last `said:`. What stands before is a relay's account.
    private(set) var start = 0
    /// Their end: what follows is known beside the text.
    private(set) var end = 0
    /// The enhanced status codes of the text in their order, each with the reply code before it.
    private(set) var statuses: [CodePair] = []
    /// The first reply code in the refusing host's words.
    private(set) var replyCode: Int?
    /// The parties whose addresses and hosts the refusing host's words name.
    private(set) var named: Parties.Named = []

    struct CodePair: Equatable {
        let status: EnhancedStatus
        let replyCode: Int?
    }

    /// The reply code that has just been read.
    private var lastCode: Int?
    /// The number of codes that stand in a relay's account.
    private var outerStatuses = 0
    private let parties: Parties

    init(_ evidence: Evidence) {
        parties = Parties(evidence)
        let count = min(evidence.diagnostic.count, Self.limit)
        bytes.reserveCapacity(count + 96)
        bytes.append(Self.space)
        let recipient = Self.unusual(evidence.recipient)
        read(evidence.diagnostic.span, count: count, cutting: recipient)
        append(Self.space)
        // Nothing follows `said:`, or no code does: then the account before it is all there is.
        if bytes.count - start <= 2 { start = 0 }
        if statuses.count > outerStatuses { statuses.removeFirst(outerStatuses) }
        end = bytes.count
    }

    /// Adds what is known beside the text as a word of its own: `#5.1.1`, `=550`, `^rcpt`, `MX.EXAMPLE.NET`.
    mutating func append(fact: some Sequence<UInt8>, behind mark: UInt8? = nil) {
        if let mark { bytes.append(mark) }
        bytes.append(contentsOf: fact)
        bytes.append(Self.space)
    }

    private mutating func read(_ text: Span<UInt8>, count: Int, cutting recipient: [UInt8]) {
        var index = 0
        while index < count {
            if recipient.isEmpty, case let end = Self.endOfPlainWords(text, from: index, before: count), end > index {
                bytes.append(lowercased: text, in: index..<end)
                index = end
            }
            guard index < count else { break }
            let byte = text[index]
            if byte == recipient.first, Self.stands(recipient, in: text, at: index, before: count) {
                named.insert(.recipient)
                bytes.append(UInt8(ascii: "@"))
                index += recipient.count
            } else if Self.isWordByte(byte) {
                index = append(word: text, from: index, before: count, cutting: recipient)
            } else if byte >= 0x80 {
                index += append(character: text, at: index, before: count)
            } else {
                append(byte)
                index += 1
            }
        }
    }

    // MARK: - Words

    /// Appends a word, or the code of a reply with the hyphen behind it. Returns where to read on.
    private mutating func append(
        word text: Span<UInt8>, from index: Int, before count: Int, cutting recipient: [UInt8]
    ) -> Int {
        var word = Word(start: bytes.count)
        var end = index
        while end < count, Self.isWordByte(text[end]) {
            if text[end] == recipient.first, Self.stands(recipient, in: text, at: end, before: count) { break }
            word.note(text[end])
            end += 1
        }
        // `550-5.1.1 …`, `550-Please …`: a code and the words of a reply's middle lines (RFC 5321, section 4.2.1).
        if end > index + 3, text[index + 3] == .hyphen, let code = Self.replyCode(text.extracting(index..<(index + 3)))
        {
            note(code)
            return index + 4
        }
        bytes.append(lowercased: text, in: index..<end)
        if end < count, text[end] == .colon, word.isScheme(in: bytes), text.hasSlashes(at: end + 1, before: count) {
            return append(url: text, behind: word, from: end, before: count)
        }
        if word.isSpecial { reduce(word) }
        return end
    }

    /// Cuts out an address or a number, and sets the name of a host in capitals.
    private mutating func reduce(_ word: Word) {
        var end = bytes.count
        while end > word.start, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        let range = word.start..<end
        if range.isEmpty { return }
        if word.hasAt {
            // The local part may have begun before: `b+user=example.com@…`.
            var begin = range.lowerBound
            while begin > 0, Self.isLocalPartByte(bytes[begin - 1]) { begin -= 1 }
            if parties.areKnown { named.formUnion(parties.named(address: bytes[begin..<range.upperBound])) }
            cut(begin, replacing: UInt8(ascii: "@"))
            return
        }
        if !word.hasLetter {
            cutNumber(range)
            return
        }
        if parties.areKnown, bytes[range].contains(.dot) { named.formUnion(parties.named(host: bytes[range])) }
        if Self.isHostName(bytes[range], capitalised: word.hasCapitalAfterDot) {
            for index in range { bytes[index] = bytes[index].uppercased }
        }
    }

    private mutating func cutNumber(_ range: Range<Int>) {
        if let status = EnhancedStatus(bytes[range]) {
            // `550 5.1.1`: before a status, three digits are a reply code wherever they stand.
            if lastCode == nil, range.lowerBound >= 4,
                let code = Self.replyCode(bytes[(range.lowerBound - 4)..<(range.lowerBound - 1)])
            {
                note(code)
            }
            note(status)
            cut(range.lowerBound, replacing: nil)
        } else if let code = Self.replyCode(bytes[range]), standsAlone(before: range.lowerBound) {
            note(code)
        } else if bytes[range].count(where: { $0 == UInt8(ascii: ".") }) == 3 {
            cut(range.lowerBound, replacing: nil)
        }
    }

    private mutating func note(_ code: Int) {
        lastCode = code
        if replyCode == nil { replyCode = code }
    }

    private mutating func note(_ status: EnhancedStatus) {
        defer { lastCode = nil }
        guard status.category != 2, statuses.count < 16, !statuses.contains(where: { $0.status == status }) else {
            return
        }
        statuses.append(CodePair(status: status, replyCode: lastCode))
    }

    /// Returns whether three digits are no part of a sentence, as in `more than 500 messages`; `code 421` is none.
    private func standsAlone(before start: Int) -> Bool {
        var index = start - 1
        while index > 0, bytes[index] == Self.space { index -= 1 }
        if bytes[...max(index, 0)].suffix(4).elementsEqual("code".utf8) { return true }
        return index <= 0 || index < self.start || !(bytes[index].isLetterOrDigit || bytes[index] >= 0x80)
    }

    private mutating func cut(_ start: Int, replacing: UInt8?) {
        bytes.removeSubrange(start...)
        if let replacing { bytes.append(replacing) }
    }

    // MARK: - What is no word

    private mutating func append(_ byte: UInt8) {
        guard byte > Self.space, byte != 0x7F else {
            if bytes.last != Self.space { bytes.append(Self.space) }
            return
        }
        bytes.append(byte)
        guard byte == UInt8(ascii: ":") else { return }
        if bytes.suffix(5).elementsEqual("said:".utf8) || bytes.suffix(5).elementsEqual("says:".utf8) {
            start = bytes.count
            outerStatuses = statuses.count
            (replyCode, lastCode, named) = (nil, nil, [])
        }
    }

    /// Appends the UTF-8 bytes of a character beyond ASCII, in lower case where two bytes tell. Returns how many it read.
    private mutating func append(character text: Span<UInt8>, at index: Int, before count: Int) -> Int {
        let first = text[index]
        let second = index + 1 < count ? text[index + 1] : 0
        let third = index + 2 < count ? text[index + 2] : 0
        switch (first, second) {
        case (0xC2, 0xA0): append(Self.space)  // no-break space
        case (0xC3, 0x80...0x9E) where second != 0x97: bytes += [0xC3, second + 0x20]  // Latin-1
        case (0xD0, 0x90...0x9F): bytes += [0xD0, second + 0x20]  // А to П
        case (0xD0, 0xA0...0xAF): bytes += [0xD1, second - 0x20]  // Р to Я
        case (0xE2, 0x80) where third == 0x98 || third == 0x99:  // ‘ ’
            bytes.append(UInt8(ascii: "'"))
            return 3
        case (0xE3, 0x80) where third == 0x80:  // ideographic space
            append(Self.space)
            return 3
        default:
            bytes.append(first)
            return 1
        }
        return 2
    }

    /// Appends a URL, whose scheme stands already, up to what ends one in prose. Returns where to read on.
    private mutating func append(
        url text: Span<UInt8>, behind word: Word, from index: Int, before count: Int
    ) -> Int {
        for place in word.start..<bytes.count { bytes[place] = bytes[place].uppercased }
        var index = index
        while index < count, text[index] > Self.space, !Self.urlEnds.contains(text[index]) {
            bytes.append(text[index].uppercased)
            index += 1
        }
        return index
    }
}
