// The codes that a reply begins with.

/// `550 5.1.1 …`, `550-5.1.1 …`, `#5.1.1 …`: what a remote host's reply (RFC 5321, section 4.2; RFC 2034) begins with.
struct ReplyCodes {
    private(set) var reply: Int?
    private(set) var status: EnhancedStatus?

    init(beginning text: Span<UInt8>) {
        var index = 0
        Self.skipMarks(text, &index)
        if index + 3 <= text.count, index + 3 == text.count || !text[index + 3].isWord && text[index + 3] != .dot,
            0x32...0x35 ~= text[index], text[index + 1].isDigit, text[index + 2].isDigit
        {
            reply = (index..<index + 3).reduce(0) { $0 * 10 + Int(text[$1] - 0x30) }
            index += 3
            if index < text.count, text[index] == .hyphen { index += 1 }
        }
        Self.skipMarks(text, &index)
        if index < text.count, text[index] == 0x23 { index += 1 }
        let word = index..<min(text.count, index + 12)
        guard !word.isEmpty, text[index].isDigit else { return }
        let end = text.first(.space, in: word)
        status = EnhancedStatus(firstIn: text, index..<end)
    }

    private static func skipMarks(_ text: Span<UInt8>, _ index: inout Int) {
        while index < text.count, text[index].isSpace || text[index] == .colon { index += 1 }
    }
}
