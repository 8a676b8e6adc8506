// The charset that an HTML document names for itself.

internal import Words

/// `<meta charset=…>` or `<meta http-equiv=Content-Type content="…; charset=…">` (WHATWG HTML 13.2.3.2).
enum MetaCharset {
    /// The bytes in which browsers look for it.
    private static let reach = 1024

    static func label(in html: Span<UInt8>) -> String? {
        let html = html.extracting(first: reach)
        var position = 0
        while position < html.count {
            guard html[position] == UInt8(ascii: "<") else {
                position += 1
                continue
            }
            if starts(html, "<!--", at: position) {
                position = end(of: html, "-->", from: position + 2)
            } else if starts(html, "<meta", at: position) {
                let close = end(of: html, ">", from: position)
                if let label = value(in: html, position + 5..<close) { return label }
                position = close
            } else {
                position += 1
            }
        }
        return nil
    }

    /// Returns what stands behind `charset=` in a tag, in an attribute of its own or within one.
    private static func value(in html: Span<UInt8>, _ tag: Range<Int>) -> String? {
        var position = tag.lowerBound
        while position < tag.upperBound, !starts(html, "charset", at: position) { position += 1 }
        position = min(position + 7, tag.upperBound)
        position = skip(html, position..<tag.upperBound) { $0 <= 0x20 }
        guard position < tag.upperBound, html[position] == UInt8(ascii: "=") else { return nil }
        position += 1
        let start = skip(html, position..<tag.upperBound) {
            $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
        }
        let end = skip(html, start..<tag.upperBound) { $0 > 0x20 && !"\"';>/".utf8.contains($0) }
        var label = ""
        for index in start..<end { label.unicodeScalars.append(Unicode.Scalar(html[index])) }
        return label
    }

    /// Returns the place behind the bytes of `range` that are skipped.
    private static func skip(
        _ html: Span<UInt8>, _ range: Range<Int>, while isSkipped: (UInt8) -> Bool
    ) -> Int {
        var position = range.lowerBound
        while position < range.upperBound, isSkipped(html[position]) { position += 1 }
        return position
    }

    private static func starts(_ html: Span<UInt8>, _ text: String, at position: Int) -> Bool {
        guard html.count - position >= text.utf8.count else { return false }
        return text.utf8.enumerated().allSatisfy { html[position + $0.offset].lowercasedASCII == $0.element }
    }

    /// Returns the place behind the next `text`, or the end.
    private static func end(of html: Span<UInt8>, _ text: String, from position: Int) -> Int {
        var position = position
        while position < html.count, !starts(html, text, at: position) { position += 1 }
        return min(position + text.utf8.count, html.count)
    }
}
