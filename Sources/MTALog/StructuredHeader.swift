// The header of RFC 5424, section 6, behind its time.

enum StructuredHeader {
    /// Returns the place behind host, program, process, message's kind and structured data; nil where any is missing.
    static func end(_ line: Span<UInt8>, from start: Int) -> Int? {
        var position = start
        for _ in 0..<4 {
            guard position < line.count, line[position] == .space else { return nil }
            let word = line.word(position + 1)
            guard !word.isEmpty else { return nil }
            position = word.upperBound
        }
        guard position + 1 < line.count, line[position] == .space else { return nil }
        position += 1
        if line[position] == .hyphen {
            position += 1
        } else {
            guard let end = elementsEnd(line, from: position) else { return nil }
            position = end
        }
        guard position < line.count, line[position] == .space else { return nil }
        position = line.blanksEnd(position)
        // UTF-8 says so.
        return line.starts(position..<line.count, with: "\u{FEFF}") ? line.blanksEnd(position + 3) : position
    }

    /// Returns the place behind `[id name="value"][…]`, where a value may have `\"`, `\\` and `\]` in it.
    private static func elementsEnd(_ line: Span<UInt8>, from start: Int) -> Int? {
        var position = start
        while position < line.count, line[position] == .leftBracket {
            var isQuoted = false
            position += 1
            while position < line.count, isQuoted || line[position] != .rightBracket {
                if isQuoted, line[position] == .backslash {
                    position += 2
                    continue
                }
                if line[position] == .quote { isQuoted.toggle() }
                position += 1
            }
            guard position < line.count else { return nil }
            position += 1
        }
        return position > start ? position : nil
    }
}
