// Which links are tracked. Pure: a value of an attribute in, a decision out.

/// Decides on the links of a message.
package struct LinkPolicy: Sendable {
    /// Where our own links lead: these are never wrapped again.
    let trackers: [[UInt8]]

    package init(trackers: [[UInt8]]) { self.trackers = trackers }

    /// Marks of the template languages that fill links in after us or not at all. One in a link means that the
    /// destination isn't known yet.
    private static let placeholders = ["{{", "}}", "{%", "<%", "%>", "*|", "|*", "${", "#{", "[[", "]]", "%%"].map {
        Array($0.utf8)
    }

    /// - Parameters:
    ///   - value: the attribute's value with its character references decoded.
    ///   - isUnicode: whether bytes that are not ASCII are UTF-8.
    package func decide(on value: [UInt8], isUnicode: Bool) -> LinkDecision {
        let url = Self.stripped(value)
        guard let first = url.first else { return .leave(.empty) }
        if Self.placeholders.contains(where: { url.contains($0) }) { return .leave(.placeholder) }
        if first == UInt8(ascii: "#") { return .leave(.fragment) }
        guard let host = Destination.host(in: url) else { return .leave(Self.hasScheme(url) ? .scheme : .relative) }
        if let rule = Self.fault(ofHost: url[host]) { return .leave(rule) }
        if trackers.contains(where: { url.hasPrefix($0, anyCase: true) }) { return .leave(.tracker) }
        guard let encoded = Self.encoded(url, isUnicode: isUnicode) else { return .leave(.charset) }
        guard encoded.count <= Destination.sizeLimit else { return .leave(.tooLong) }
        guard let destination = Destination(encoded) else { return .leave(.host) }
        return .track(destination)
    }

    /// The value as a browser reads it: without leading and trailing C0 controls and spaces, and without tabs and line
    /// breaks inside (WHATWG URL, basic URL parser, steps 1 to 3).
    static func stripped(_ value: [UInt8]) -> [UInt8] {
        guard let start = value.firstIndex(where: { $0 > 0x20 }), let end = value.lastIndex(where: { $0 > 0x20 }) else {
            return []
        }
        return value[start...end].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    /// Why an authority is left alone: credentials must not enter the database, and browsers disagree about the rest.
    private static func fault(ofHost host: ArraySlice<UInt8>) -> LinkRule? {
        if host.contains(UInt8(ascii: "@")) { return .credentials }
        let isPlain = host.allSatisfy { byte in
            byte.isASCIILetterOrDigit || "-._:[]%".utf8.contains(byte)
        }
        return isPlain && host.first?.isASCIILetterOrDigit ?? false || host.first == UInt8(ascii: "[") ? nil : .host
    }

    private static func hasScheme(_ url: [UInt8]) -> Bool {
        guard let colon = url.firstIndex(of: UInt8(ascii: ":")), colon > 0, url[0].isASCIILetter else { return false }
        return url[..<colon].allSatisfy { $0.isASCIILetterOrDigit || "+-.".utf8.contains($0) }
    }

    /// The URL in ASCII: what can't stand in a `Location` field is percent-encoded as a browser does (WHATWG URL, section 1.3);
    /// every other octet stays, legal or not, because the site that made it expects it back. nil where it can't be known
    /// what the bytes mean.
    private static func encoded(_ url: [UInt8], isUnicode: Bool) -> [UInt8]? {
        if url.allSatisfy({ $0 < 0x80 && !mustBeEncoded($0) }) { return url }
        if url.contains(where: { $0 >= 0x80 }), !isUnicode || String(validating: url, as: UTF8.self) == nil {
            return nil
        }
        var result: [UInt8] = []
        for byte in url {
            if byte >= 0x80 || mustBeEncoded(byte) {
                result += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 0xF)]
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private static func mustBeEncoded(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: ">")
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }
}
