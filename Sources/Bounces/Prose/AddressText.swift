// Addresses as they stand in text.

/// Finds addresses in text: `local@domain` with the characters of RFC 5322, section 3.2.3, and of RFC 6531. A local
/// part in quotes is found too.
enum AddressText {
    /// Returns the first address in `range`.
    static func next(in text: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var position = range.lowerBound
        while true {
            let at = text.first(.at, in: position..<range.upperBound)
            if at == range.upperBound { return nil }
            // "ann@b"@c.example: a local part in quotes may have one of its own.
            let quote = text.first(.quote, in: position..<at)
            if quote < at, let address = beginning(at: quote, in: text, limit: range.upperBound) { return address }
            if let address = around(at, in: text, range) { return address }
            position = at + 1
        }
    }

    /// Returns the address that begins at `start`, or nil.
    static func beginning(at start: Int, in text: Span<UInt8>, limit: Int) -> Range<Int>? {
        var index = start
        if start < limit, text[start] == .quote {
            index = start + 1
            while index < limit, text[index] != .quote, text[index] != .lineFeed { index += 1 }
            index += 1
        } else {
            while index < limit, isLocal(text[index]) { index += 1 }
        }
        guard index > start, index < limit, text[index] == .at else { return nil }
        return around(index, in: text, start..<limit)
    }

    /// Returns the address whose `@` is at `at`.
    private static func around(_ at: Int, in text: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        guard var end = domainEnd(text, from: at + 1, limit: range.upperBound) else { return nil }
        var start = at
        if start > range.lowerBound, text[start - 1] == .quote {
            start -= 1
            while start > range.lowerBound, text[start - 1] != .quote, text[start - 1] != .lineFeed { start -= 1 }
            start -= 1
            guard start >= range.lowerBound, text[start] == .quote, at - start > 2 else { return nil }
            return start..<end
        }
        while start > range.lowerBound, isLocal(text[start - 1]) { start -= 1 }
        // 'a@b': the quotation marks are none of it.
        if start < at, text[start] == 0x27 { start += 1 }
        // X.400: dda:SMTP=a@b.
        if text.starts(start..<at, with: "smtp=") { start += 5 }
        while start < at, text[start] == .dot || text[start] == 0x2A { start += 1 }
        guard start < at, at - start <= 320 else { return nil }
        end = max(end, at + 1)
        return start..<end
    }

    private static func domainEnd(_ text: Span<UInt8>, from start: Int, limit: Int) -> Int? {
        var end = start
        if start < limit, text[start] == .leftBracket {
            end = text.first(.rightBracket, in: start..<min(limit, start + 60))
            return end < min(limit, start + 60) ? end + 1 : nil
        }
        while end < limit, isDomain(text[end]) { end += 1 }
        while end > start, text[end - 1] == .dot || text[end - 1] == .hyphen { end -= 1 }
        return end > start && end - start <= 255 ? end : nil
    }

    static func isLocal(_ byte: UInt8) -> Bool {
        if byte.isLetter || byte.isDigit || byte >= 0x80 { return true }
        switch byte {
        // atext without the letters and digits, and the dot. Vertical bars frame text more often than they are in a
        // local part.
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B, 0x7D, 0x7E: return true
        default: return false
        }
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == .hyphen || byte == .dot || byte == 0x5F || byte >= 0x80
    }
}
