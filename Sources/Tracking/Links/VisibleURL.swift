// Links whose text is a URL. Programs that guard mail compare the two, and take a difference for fraud.

internal import Words

enum VisibleURL {
    /// Returns whether a link's text is a URL of the link's own host: `https://bank.example`, `www.bank.example/login`.
    /// A `www.` makes no difference. A mere name (`bank.example`) is none: it may be a brand's.
    ///
    /// - Parameters:
    ///   - content: the bytes between the link's tags, with markup.
    ///   - link: the link's value, in which `host` is the host.
    static func shows(_ html: Span<UInt8>, in content: Range<Int>, hostOf link: Span<UInt8>, _ host: Range<Int>) -> Bool
    {
        var text = Text(position: content.lowerBound, end: content.upperBound)
        var next = text.next(html)
        while let byte = next, byte <= 0x20 { next = text.next(html) }
        var isURL = false
        if next.map(\.lowercasedASCII) == UInt8(ascii: "h") {
            next = text.skipScheme(html)
            isURL = true
        }
        if next.map(\.lowercasedASCII) == UInt8(ascii: "w") {
            var ahead = text
            if let after = ahead.skip("ww.", html) {
                text = ahead
                next = after
                isURL = true
            }
        }
        guard isURL else { return false }
        var host = host
        if link.holds("www.", at: host.lowerBound, end: host.upperBound) { host.removeFirst(4) }
        guard !host.isEmpty else { return false }
        for index in host {
            guard next.map(\.lowercasedASCII) == link[index].lowercasedASCII else { return false }
            next = text.next(html)
        }
        return text.endsAsURL(html, with: next)
    }

    /// The bytes of a text without the markup in it. References stay as they are: no host has one.
    private struct Text {
        var position: Int
        let end: Int

        mutating func next(_ html: Span<UInt8>) -> UInt8? {
            while position < end, html[position] == UInt8(ascii: "<") {
                position = InlineTag.end(html, from: position, end: end)
            }
            guard position < end else { return nil }
            position += 1
            return html[position - 1]
        }

        /// Skips `ttps://` or `ttp://`; returns the byte behind it.
        mutating func skipScheme(_ html: Span<UInt8>) -> UInt8? {
            guard let byte = skip("ttp", html) else { return nil }
            if byte == UInt8(ascii: ":") { return skip("//", html) }
            return byte.lowercasedASCII == UInt8(ascii: "s") ? skip("://", html) : nil
        }

        mutating func skip(_ letters: String, _ html: Span<UInt8>) -> UInt8? {
            for letter in letters.utf8 where next(html)?.lowercasedASCII != letter { return nil }
            return next(html)
        }

        /// Returns whether the text ends behind a host, or a path follows and no second word.
        mutating func endsAsURL(_ html: Span<UInt8>, with byte: UInt8?) -> Bool {
            guard let byte else { return true }
            switch byte {
            case 0...0x20: break
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ":"):
                while let byte = next(html) { if byte <= 0x20 { break } }
            default: return false
            }
            while let byte = next(html) { if byte > 0x20 { return false } }
            return true
        }
    }
}
