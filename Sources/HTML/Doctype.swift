// What a DOCTYPE says (WHATWG HTML 13.2.5.53 to 13.2.5.68).

/// A DOCTYPE, by ranges of the document's bytes.
struct Doctype {
    private(set) var name: Range<Int>?
    private(set) var publicID: Range<Int>?
    private(set) var systemID: Range<Int>?
    /// The standard's force-quirks flag.
    private(set) var isQuirky = false

    private var position: Int
    private let end: Int

    /// - Parameter content: what is behind `<!DOCTYPE`, without the `>`.
    init(_ html: Span<UInt8>, content: Range<Int>, isComplete: Bool) {
        position = content.lowerBound
        end = content.upperBound
        skipSpace(html)
        let start = position
        while position < end, !html[position].isSpace { position += 1 }
        guard position > start else {
            isQuirky = true
            return
        }
        name = start..<position
        skipSpace(html)
        if position == end {
            isQuirky = !isComplete
        } else {
            identifiers(html, isComplete)
        }
    }

    /// Reads what follows the name (after DOCTYPE name state).
    private mutating func identifiers(_ html: Span<UInt8>, _ isComplete: Bool) {
        if html.holds("public", in: position..<end) {
            position += 6
            skipSpace(html)
            publicID = identifier(html)
            if isQuirky { return }
            skipSpace(html)
            if position == end {
                isQuirky = !isComplete
                return
            }
        } else if html.holds("system", in: position..<end) {
            position += 6
            skipSpace(html)
        } else {
            isQuirky = true
            return
        }
        systemID = identifier(html)
        if isQuirky { return }
        skipSpace(html)
        // What stands behind it is of no account (bogus DOCTYPE state).
        if position == end { isQuirky = !isComplete }
    }

    /// Reads a string in quotes. Quirky where there is none, or its end is missing.
    private mutating func identifier(_ html: Span<UInt8>) -> Range<Int>? {
        guard position < end, html[position] == .quote || html[position] == .apostrophe else {
            isQuirky = true
            return nil
        }
        let start = position + 1
        let close = html.first(html[position], in: start..<end)
        isQuirky = close == end
        position = min(close + 1, end)
        return start..<close
    }

    private mutating func skipSpace(_ html: Span<UInt8>) {
        while position < end, html[position].isSpace { position += 1 }
    }
}
