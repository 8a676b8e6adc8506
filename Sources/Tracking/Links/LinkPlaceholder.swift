internal import Words

/// Marks of the template languages that fill links in after us, or not at all. One in a link means that its destination
/// isn't known yet.
enum LinkPlaceholder {
    /// Returns whether one stands in the link. (`${` and `#{` are seen by the `}` that ends them.)
    static func stands(in url: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let next = index + 1 < range.upperBound ? url[index + 1] : 0
            let last = index > range.lowerBound ? url[index - 1] : 0
            switch (url[index], next) {
            case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "}"), UInt8(ascii: "}")),
                (UInt8(ascii: "{"), UInt8(ascii: "%")), (UInt8(ascii: "<"), UInt8(ascii: "%")),
                (UInt8(ascii: "%"), UInt8(ascii: ">")), (UInt8(ascii: "|"), UInt8(ascii: "*")),
                (UInt8(ascii: "["), UInt8(ascii: "[")), (UInt8(ascii: "]"), UInt8(ascii: "]")),
                (UInt8(ascii: "%"), UInt8(ascii: "%")):
                return true
            case (UInt8(ascii: "|"), _) where last == UInt8(ascii: "*"): return true
            case (UInt8(ascii: "{"), _) where last == UInt8(ascii: "$") || last == UInt8(ascii: "#"): return true
            // All of the link, as in `[unsubscribe]` and `{url}`: a URL can't begin so.
            case (UInt8(ascii: "["), _), (UInt8(ascii: "{"), _), (UInt8(ascii: "<"), _):
                if index == range.lowerBound { return true }
            case (UInt8(ascii: "%"), _):
                if isName(url, at: index, end: range.upperBound) { return true }
            default: break
            }
            index += 1
        }
        return false
    }

    /// Returns whether `%name%` begins here, and not percent-encoded bytes: `%recipient.url%`, `%DATE%`.
    private static func isName(_ url: Span<UInt8>, at start: Int, end: Int) -> Bool {
        var index = start + 1
        while index < end,
            url[index].isASCIILetterOrDigit || url[index] == UInt8(ascii: ".")
                || url[index] == UInt8(ascii: "_") || url[index] == UInt8(ascii: ":") || url[index] == UInt8(ascii: "-")
        { index += 1 }
        guard index < end, url[index] == UInt8(ascii: "%"), index > start + 2, url[start + 1].isASCIILetter else {
            return false
        }
        return !isEscape(url, at: start, end: end) || !isEscape(url, at: index, end: end)
    }

    private static func isEscape(_ url: Span<UInt8>, at index: Int, end: Int) -> Bool {
        index + 2 < end && url[index + 1].isHexadecimal && url[index + 2].isHexadecimal
    }
}

extension UInt8 {
    var isHexadecimal: Bool { isASCIIDigit || (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "f") }
}
