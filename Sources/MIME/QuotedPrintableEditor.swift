// Edits of content as edits of its quoted-printable form. Only what is replaced is encoded anew; what stays, stays byte
// for byte, but for soft line breaks where a line would become too long, and for a byte beside an edit whose meaning
// would change with its new neighbour.

/// The state of editing one body.
struct QuotedPrintableEditor {
    private let range: Range<Int>
    private let lineEnding: [UInt8]
    private var edits: [Edit] = []
    /// Up to where the encoded bytes are edited or kept.
    private var done: Int
    /// The length of the line of output that ends at `done`, where `done` is on a line that was edited.
    private var column = 0
    private var isLineEdited = false

    init(range: Range<Int>, lineEnding: [UInt8]) {
        self.range = range
        self.lineEnding = lineEnding
        done = range.lowerBound
    }

    /// - Parameter contentEdits: merged, so that between two there is a byte of content that stays.
    mutating func encodedEdits(
        _ contentEdits: [Edit], of content: DecodedBody, from bytes: Span<UInt8>
    ) throws(EncodingFailure) -> [Edit] {
        var cursor = QuotedPrintable.Cursor(range, content.lines, bytes)
        for edit in contentEdits {
            let isInsertion = edit.range.isEmpty
            let start =
                isInsertion
                ? cursor.end(of: edit.range.lowerBound, bytes) : cursor.start(of: edit.range.lowerBound, bytes)
            let end = isInsertion ? start : cursor.end(of: edit.range.upperBound, bytes)
            guard let start, let end, start >= done else { throw .invalidEdits }
            let (encodedStart, content) = widened(start, isInsertion: isInsertion, edit.replacement, bytes)
            advance(to: encodedStart, bytes)
            replace(encodedStart..<end, with: content, bytes)
        }
        finishLine(bytes)
        return edits
    }

    /// Returns the place and content of an edit, with the bytes before it whose meaning depends on what follows them.
    private func widened(
        _ place: Int, isInsertion: Bool, _ replacement: [UInt8], _ bytes: Span<UInt8>
    ) -> (start: Int, content: [UInt8]) {
        var start = place
        var content = replacement
        func byte(_ back: Int) -> UInt8? { start - back >= done ? bytes[start - back] : nil }

        let isFeed = place < range.upperBound && bytes[place] == .lineFeed
        let isReturn = place + 1 < range.upperBound && bytes[place] == .carriageReturn && bytes[place + 1] == .lineFeed
        if isFeed, byte(1) == .carriageReturn {
            // A CR without its LF is no line ending: white space before it would come back.
            content.insert(.carriageReturn, at: 0)
            start -= 1
            while let blank = byte(1), blank.isBlank { start -= 1 }
        } else if !isInsertion, isFeed || isReturn {
            // White space before a line ending is no content; without the line ending it would become some.
            while let blank = byte(1), blank.isBlank { start -= 1 }
        }
        if byte(1) == .equals {
            content.insert(.equals, at: 0)
            start -= 1
        } else if byte(2) == .equals, let digit = byte(1), digit.hexValue != nil {
            content.insert(contentsOf: [.equals, digit], at: 0)
            start -= 2
        } else if content.isEmpty, let last = byte(1), last.isBlank || last == .carriageReturn {
            // It may now stand at the end of a line, where it would get lost.
            content.append(last)
            start -= 1
        }
        return (start, content)
    }

    /// Encodes `content` in place of `encoded`, and goes on behind it.
    private mutating func replace(_ encoded: Range<Int>, with content: [UInt8], _ bytes: Span<UInt8>) {
        var output: [UInt8] = []
        for (index, byte) in content.enumerated() {
            var width = QuotedPrintable.mustEscape(byte, isLast: index == content.count - 1) ? 3 : 1
            if column + width >= QuotedPrintable.lineLimit {
                output.append(.equals)
                output += lineEnding
                column = 0
            }
            // A line that begins with two hyphens may look like a boundary.
            if byte == .hyphen, column == 0 { width = 3 }
            if width == 3 { QuotedPrintable.escape(byte, into: &output) } else { output.append(byte) }
            column += width
        }
        var end = encoded.upperBound
        if content.isEmpty, column == 0, end < range.upperBound, bytes[end] == .hyphen {
            QuotedPrintable.escape(.hyphen, into: &output)
            column = 3
            end += 1
        }
        edits.append(Edit(range: encoded.lowerBound..<end, replacement: output))
        done = end
        isLineEdited = true
    }

    /// Goes on to `place`, over bytes that stay.
    private mutating func advance(to place: Int, _ bytes: Span<UInt8>) {
        var lineStart = place
        while lineStart > done, bytes[lineStart - 1] != .lineFeed { lineStart -= 1 }
        if lineStart > done {
            finishLine(bytes)
            column = 0
            done = lineStart
        }
        keep(done..<place, limit: QuotedPrintable.lineLimit - 1, bytes)
        done = place
    }

    /// Sees to the rest of a line that was edited.
    private mutating func finishLine(_ bytes: Span<UInt8>) {
        guard isLineEdited else { return }
        var end = bytes.line(at: done, limit: range.upperBound).end
        while end > done, bytes[end - 1].isBlank { end -= 1 }
        keep(done..<end, limit: QuotedPrintable.lineLimit, bytes)
        isLineEdited = false
    }

    /// Keeps a piece of a line as it is, but for soft line breaks where the line would be longer than `limit`: first
    /// where the piece begins, behind an edit.
    private mutating func keep(_ piece: Range<Int>, limit: Int, _ bytes: Span<UInt8>) {
        var position = piece.lowerBound
        if column > 0, column + piece.count > limit { breakLine(at: &position, bytes) }
        while column + piece.upperBound - position > limit {
            let isEscape =
                bytes[position] == .equals && position + 2 < piece.upperBound
                && bytes[position + 1].hexValue != nil && bytes[position + 2].hexValue != nil
            let width = isEscape ? 3 : 1
            if column + width >= QuotedPrintable.lineLimit {
                breakLine(at: &position, bytes)
            } else {
                position += width
                column += width
            }
        }
        column += piece.upperBound - position
    }

    /// Puts a soft line break at `position`, with a hyphen that would begin the new line escaped.
    private mutating func breakLine(at position: inout Int, _ bytes: Span<UInt8>) {
        var edit = Edit(range: position..<position, replacement: [.equals] + lineEnding)
        column = 0
        if bytes[position] == .hyphen {
            QuotedPrintable.escape(.hyphen, into: &edit.replacement)
            edit.range = position..<position + 1
            column = 3
        }
        position = edit.range.upperBound
        if let last = edits.last, last.range.upperBound == edit.range.lowerBound {
            edits[edits.count - 1].range = last.range.lowerBound..<edit.range.upperBound
            edits[edits.count - 1].replacement += edit.replacement
        } else {
            edits.append(edit)
        }
    }
}
