// Where a report's own words end.

enum OriginalMark {
    /// Returns where the line of a phrase that announces the returned mail begins, if it is such an announcement:
    /// nothing but marks before it, and set off by marks or by an empty line. Words that merely speak of "the returned
    /// message" are not.
    static func start(of phrase: Int, in text: Span<UInt8>) -> Int? {
        var start = phrase
        var hasMarks = false
        while start > 0, text[start - 1] != .lineFeed {
            let byte = text[start - 1]
            if byte.isLetter || byte.isDigit || byte >= 0x80 { return nil }
            if !byte.isSpace { hasMarks = true }
            start -= 1
        }
        return hasMarks || isHeader(text, phrase) || followsEmptyLine(text, start) ? start : nil
    }

    /// Returns whether a field of the returned header is there: wherever a line begins with it.
    private static func isHeader(_ text: Span<UInt8>, _ phrase: Int) -> Bool {
        var index = phrase
        while index < text.count, text[index].isLetter || text[index] == .hyphen { index += 1 }
        return index > phrase && index < text.count && text[index] == .colon
    }

    private static func followsEmptyLine(_ text: Span<UInt8>, _ start: Int) -> Bool {
        var index = start
        guard index > 0 else { return true }
        index -= 1
        while index > 0, text[index - 1].isBlank || text[index - 1] == .carriageReturn { index -= 1 }
        return index == 0 || text[index - 1] == .lineFeed
    }
}

extension OriginalMark {
    /// Returns where the returned header is: behind the line that announces it, if one does.
    static func header(after start: Int, in text: Span<UInt8>) -> Range<Int> {
        var position = start
        for _ in 0..<4 where position < text.count {
            let line = text.line(at: position, limit: text.count)
            var lines = FieldLines(position..<line.end)
            if case .field? = lines.next(text) { break }
            position = line.next
        }
        return position..<text.count
    }
}
