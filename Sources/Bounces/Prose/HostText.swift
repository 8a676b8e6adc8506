// Names of hosts as they stand in text.

enum HostText {
    /// Finds the host name behind a phrase: `host mx.b.example[192.0.2.1]`. It has a dot and begins at once.
    static func host(at end: Int, in text: Span<UInt8>, limit: Int) -> Range<Int>? {
        var start = end
        while start < limit, text[start].isSpace || text[start] == .colon || text[start] == .less { start += 1 }
        guard start > end else { return nil }
        var index = start
        var dots = 0
        while index < limit,
            text[index].isLetter || text[index].isDigit || text[index] == .hyphen || text[index] == .dot
                || text[index] == 0x5F
        {
            if text[index] == .dot { dots += 1 }
            index += 1
        }
        while index > start, text[index - 1] == .dot {
            index -= 1
            dots -= 1
        }
        return dots > 0 && index - start <= 255 ? start..<index : nil
    }

    /// Returns the host of a Remote-MTA field: lower-case, without brackets, comment, port or trailing dot.
    static func name(_ bytes: [UInt8]) -> String? {
        let start = bytes.firstIndex { !$0.isSpace && $0 != .leftBracket && $0 != .less } ?? bytes.endIndex
        let end = bytes[start...].firstIndex {
            $0.isSpace || $0 == .leftBracket || $0 == .rightBracket || $0 == .leftParenthesis || $0 == .greater
        }
        var name = bytes[start..<(end ?? bytes.endIndex)]
        while name.last == .dot { name.removeLast() }
        return name.isEmpty ? nil : Array(name).lowercased.text
    }
}
