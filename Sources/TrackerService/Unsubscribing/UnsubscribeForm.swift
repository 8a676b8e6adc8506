// What the body of a POST asks for.

internal import Words

/// Reads a form: `application/x-www-form-urlencoded` or `multipart/form-data`, as RFC 8058, section 3.2, allows both.
///
/// QUIRK: which of the two is told by the body, not by its Content-Type: that is missing or wrong often enough, and a wish
/// must not fail for it. A body that says neither thing asks for nothing; no body at all, which some providers send, asks for
/// what the field that they have the URL from is there for.
enum UnsubscribeForm {
    static let thisList = "this"
    static let everything = "everything"

    /// - Parameter isBare: whether the request has no context of a page.
    static func request(in body: [UInt8], isBare: Bool) -> UnsubscribeRequest? {
        if isBare, body.allSatisfy({ $0 <= 0x20 }) { return .oneClick }
        let fields = body.starts(with: Array("--".utf8)) ? multipart(body) : urlencoded(body)
        for (name, value) in fields {
            switch (name.lowercased(), value.lowercased()) {
            case ("list-unsubscribe", "one-click"): return .oneClick
            case (UnsubscribePage.field, everything): return .pageForEverything
            case (UnsubscribePage.field, thisList): return .page
            default: continue
            }
        }
        return nil
    }

    /// Reads fields (WHATWG URL, section 5.1). Nothing that we look for has to be encoded; `-` may be.
    private static func urlencoded(_ body: [UInt8]) -> [(String, String)] {
        body.split(separator: UInt8(ascii: "&")).compactMap { pair in
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            return (decoded(halves[0]), decoded(halves[1]))
        }
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
                let byte = UInt8(String(decoding: text[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        return trimmed(bytes[...])
    }

    /// Reads parts (RFC 7578) between lines like the first, each a header with a name, an empty line, and the value.
    private static func multipart(_ body: [UInt8]) -> [(String, String)] {
        let lines = body.split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
            line.last == .carriageReturn ? line.dropLast() : line
        }
        guard let boundary = lines.first, boundary.count > 2 else { return [] }
        var fields: [(String, String)] = []
        var name: String?
        var isInHeader = false
        for line in lines {
            if line.starts(with: boundary) {
                (name, isInHeader) = (nil, true)
            } else if isInHeader {
                if line.isEmpty { isInHeader = false } else { name = Self.name(inHeader: line) ?? name }
            } else if let field = name {
                // Values that we look for have one line.
                fields.append((field, trimmed(line)))
                name = nil
            }
        }
        return fields
    }

    /// Reads the name in `Content-Disposition: form-data; name="List-Unsubscribe"`.
    private static func name(inHeader line: ArraySlice<UInt8>) -> String? {
        let parts = String(decoding: line, as: UTF8.self).split(separator: ";").map { trimmed(Array($0.utf8)[...]) }
        guard parts.first?.lowercased().hasPrefix("content-disposition:") ?? false else { return nil }
        return parts.first { $0.lowercased().hasPrefix("name=") }.map { part in
            part.dropFirst(5).filter { $0 != "\"" }
        }
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> String {
        guard let start = text.firstIndex(where: { $0 > 0x20 }), let end = text.lastIndex(where: { $0 > 0x20 }) else {
            return ""
        }
        return String(decoding: text[start...end], as: UTF8.self)
    }
}
