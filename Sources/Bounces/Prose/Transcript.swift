// Lines of the dialogue with the remote host, as Sendmail and others quote them.

enum Transcript {
    /// The marks of a line as sent or received.
    private static let marks = ["sent <<< ", "sent >>> ", "received >>> ", "received <<< ", "in:  ", "out: "]
    private static let arrows = [">>> ", "<<< ", "--> ", "<-- "]

    /// Returns whether a line is of a transcript: `>>> RCPT To:<a@b>`, `<<< 550 …`.
    static func isLine(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        isLine(text, words, unmarked: unmarked(text, words))
    }

    static func isLine(_ text: Span<UInt8>, _ words: Range<Int>, unmarked: Range<Int>) -> Bool {
        unmarked.lowerBound > words.lowerBound || text.starts(words, with: "rcpt to")
    }

    /// Returns a line without the mark before it, and without the time before the mark (MDaemon).
    static func unmarked(_ text: Span<UInt8>, _ words: Range<Int>) -> Range<Int> {
        var index = words.lowerBound
        switch text[index] {
        case 0x53, 0x73, 0x52, 0x72, 0x49, 0x69, 0x4F, 0x6F:
            for mark in marks where text.starts(words, with: mark) {
                return text.trimmed(words.lowerBound + mark.utf8.count..<words.upperBound)
            }
        default: break
        }
        let limit = min(words.upperBound, words.lowerBound + 40)
        while index < limit, text[index] != .less, text[index] != .greater, text[index] != .at { index += 1 }
        guard index < limit else { return words }
        let start = index >= 2 && text[index] == .greater && text[index - 1] == .hyphen ? index - 2 : index
        let isArrow = start >= words.lowerBound && arrows.contains { text.starts(start..<words.upperBound, with: $0) }
        return isArrow ? text.trimmed(start + 4..<words.upperBound) : words
    }

    struct Recipient {
        let address: Range<Int>
        /// The reply within the line: of the remote host, where Sendmail quotes it behind its own code.
        let reply: Range<Int>
        /// Whether it is Sendmail that says so.
        let isOwnReply: Bool
    }

    /// Returns the recipient that a line speaks of: of RCPT, or of what Sendmail says of it itself (`550 5.1.1 <a@b>...
    /// User unknown`, `554 <a@b>... 550 Host unknown`).
    static func recipient(_ text: Span<UInt8>, _ words: Range<Int>) -> Recipient? {
        guard let address = AddressText.next(in: text, words) else { return nil }
        if text.starts(unmarked(text, words), with: "rcpt to") {
            return Recipient(address: address, reply: words, isOwnReply: false)
        }
        var index = words.lowerBound
        while index < address.lowerBound, !text[index].isLetter { index += 1 }
        // Nothing but codes before it, and "..." behind it.
        guard index == address.lowerBound, text[words.lowerBound].isDigit else { return nil }
        var end = address.upperBound
        if end < words.upperBound, text[end] == .greater { end += 1 }
        guard text.starts(end..<words.upperBound, with: "...") else { return nil }
        let rest = text.trimmed(end + 3..<words.upperBound)
        return Recipient(address: address, reply: isReply(text, rest) ? rest : words, isOwnReply: true)
    }

    /// Returns whether a reply is Sendmail's own, of a host: `550 mx.example (smtp)... 550 Host unknown`.
    static func isOwnReply(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        text[words.lowerBound].isDigit
    }

    /// Returns whether a line is a reply that says that something failed.
    static func isReply(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        !words.isEmpty && beginsReply(text, unmarked(text, words))
    }

    /// Does what `isReply` does, for a line without its mark.
    static func beginsReply(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
        let index = words.lowerBound
        guard index + 2 < words.upperBound else { return false }
        return (text[index] == 0x34 || text[index] == 0x35) && text[index + 1].isDigit && text[index + 2].isDigit
    }
}
