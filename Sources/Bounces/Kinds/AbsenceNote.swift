// Whether a text without quotes is what a program answers while its owner is away.

/// Tells what the own words of a mail's author say of being away, and how much else they say.
///
/// People write that they are away, too. They ask, or they say something of the matter; a program thanks, says until when
/// and whom to turn to, and says no more.
struct AbsenceNote {
    private(set) var signs: AbsenceSigns = []
    /// Sentences that have nothing to do with it.
    private var others = 0
    private var asks = false
    private let quotes: Bool

    /// The number of bytes that are read: what is further down is rarely what a mail is about.
    private static let reach = 2000

    init(_ own: OwnText) {
        quotes = own.quotes
        let folded = TextFolding.folded(own.bytes.prefix(Self.reach))
        let text = folded.span
        var ends: [Int] = []
        AbsenceSigns.phrases.forEachHit(in: text, text.indices) { hit in
            guard Self.beginsWord(text, hit.end - hit.length) else { return true }
            signs.formUnion(hit.meaning)
            ends.append(hit.end)
            return true
        }
        if !signs.isEmpty { readSentences(text, ends) }
    }

    /// Returns whether a word begins here, in tongues that part their words.
    private static func beginsWord(_ text: Span<UInt8>, _ start: Int) -> Bool {
        guard start > 0, text[start] < 0xE3 else { return true }
        return !(text[start - 1].isWord || text[start - 1] >= 0x80)
    }

    /// Whether nobody reads the address any more.
    var saysGone: Bool { signs.contains(.gone) && !asks }

    var isAutomatic: Bool {
        if asks { return false }
        if signs.contains(.declared) { return true }
        guard !quotes else { return false }
        switch (isAway, signCount) {
        case (true, 1): return signs.contains(.gone) && others == 0
        case (true, 2): return others == 0
        case (true, 3): return others <= 1
        case (true, 4...): return others <= 2
        default: return false
        }
    }

    /// Whether it is where it came within moments: so fast nobody writes that.
    var isAutomaticAtOnce: Bool { isAutomatic || isAway && signCount >= 1 && others == 0 && !asks && !quotes }

    private var isAway: Bool { !signs.isDisjoint(with: [.away, .gone]) }

    /// The signs beside that somebody is away.
    private var signCount: Int {
        [AbsenceSigns.thanks, .returning, .deputy, .later].count { signs.contains($0) }
    }

    // MARK: - Sentences

    private mutating func readSentences(_ text: Span<UInt8>, _ ends: [Int]) {
        var sentence = Sentence(start: 0)
        var index = 0
        while index < text.count {
            let end = Self.end(text, at: index)
            if text[index] == 0x3F && end != nil || text.starts(index..<text.count, with: "？") { asks = true }
            if let end {
                close(&sentence, ends, at: end)
                index = end
            } else if text[index] == .lineFeed, Self.endsParagraph(text, index) {
                close(&sentence, ends, at: index, isLine: true)
                index += 1
            } else {
                sentence.note(text, index)
                index += 1
            }
        }
        close(&sentence, ends, at: text.count, isLine: true)
    }

    private mutating func close(_ sentence: inout Sentence, _ ends: [Int], at end: Int, isLine: Bool = false) {
        let isSigned = ends.contains { $0 > sentence.start && $0 <= end }
        if !isSigned, sentence.saysSomething(isLine: isLine) { others += 1 }
        sentence = Sentence(start: end)
    }

    /// Returns the place behind the mark that ends a sentence at `index`. `13. April` and `z. B.` end none.
    private static func end(_ text: Span<UInt8>, at index: Int) -> Int? {
        for mark in ["。", "！", "？"] where text.starts(index..<text.count, with: mark) { return index + 3 }
        guard [.dot, 0x21, 0x3F].contains(text[index]), index + 1 == text.count || text[index + 1].isSpace else {
            return nil
        }
        if text[index] == .dot {
            guard index >= 3, !text[index - 1].isDigit, !text[index - 2].isSpace, text[index - 2] != .dot else {
                return nil
            }
        }
        return index + 1
    }

    /// Returns whether an empty line follows, or a line that is short: a greeting, a name.
    private static func endsParagraph(_ text: Span<UInt8>, _ index: Int) -> Bool {
        var next = index + 1
        while next < text.count, text[next].isBlank || text[next] == .carriageReturn { next += 1 }
        return next == text.count || text[next] == .lineFeed
    }

    /// A sentence as far as it has been read.
    private struct Sentence {
        let start: Int
        private var words = 0
        private var inWord = false
        private var wideBytes = 0
        private var isOdd = false

        init(start: Int) { self.start = start }

        mutating func note(_ text: Span<UInt8>, _ index: Int) {
            let byte = text[index]
            if byte >= 0xE3 { wideBytes += 3 }
            let isWord = byte.isWord || byte >= 0x80
            if isWord, !inWord { words += 1 }
            inWord = isWord
            if byte.isDigit || [.at, 0x7C, .colon].contains(byte) { isOdd = true }
        }

        /// Returns whether it is a sentence; greetings, names and what stands below them are none.
        func saysSomething(isLine: Bool) -> Bool {
            isLine ? (words >= 6 || wideBytes >= 36) && !isOdd : words >= 4 || wideBytes >= 18
        }
    }
}
