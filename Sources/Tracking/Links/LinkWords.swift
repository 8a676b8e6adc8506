// What the words of a URL say of it.

internal import Words

enum LinkWords {
    enum Meaning { case unsubscribe, sensitive }

    /// Returns what a URL is for, as far as its words say so; nil for most.
    ///
    /// A word is a run of letters; it also begins where a capital follows a small letter. Bytes that are percent-encoded are
    /// no letters. Parameters of campaigns (`utm_…`) speak of the mail and not of the page.
    ///
    /// - Parameter rest: what follows the host.
    static func meaning(of url: Span<UInt8>, subdomain: Range<Int>, rest: Range<Int>) -> Meaning? {
        let ofPage = meaning(of: url, in: rest)
        if ofPage == .unsubscribe || subdomain.isEmpty { return ofPage }
        return meaning(of: url, in: subdomain) ?? ofPage
    }

    private static func meaning(of url: Span<UInt8>, in range: Range<Int>) -> Meaning? {
        var meaning: Meaning?
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = url[index]
            if byte.isASCIILetter {
                var end = index + 1
                while end < range.upperBound, url[end].isASCIILetter, !beginsWord(url, at: end) { end += 1 }
                switch self.meaning(ofWord: index..<end, of: url, in: range) {
                case .unsubscribe: return .unsubscribe
                case .sensitive: meaning = .sensitive
                case nil: break
                }
                index = end
                continue
            }
            index += 1
            switch byte {
            case UInt8(ascii: "%"): if index + 1 < range.upperBound, url[index].isHexadecimal { index += 2 }
            case UInt8(ascii: "?"), UInt8(ascii: "&"):
                guard url.holds("utm_", at: index, end: range.upperBound) else { break }
                while index < range.upperBound, url[index] != UInt8(ascii: "&"), url[index] != UInt8(ascii: "#") {
                    index += 1
                }
            default: break
            }
        }
        return meaning
    }

    /// Returns whether a word of an attribute (`class`, `rel`) is of unsubscribing.
    static func areOfUnsubscribing(_ value: Span<UInt8>, in range: Range<Int>) -> Bool {
        meaning(of: value, in: range) == .unsubscribe
    }

    private static func beginsWord(_ url: Span<UInt8>, at index: Int) -> Bool {
        url[index] < UInt8(ascii: "a") && url[index - 1] >= UInt8(ascii: "a")
    }

    private static func meaning(ofWord word: Range<Int>, of url: Span<UInt8>, in range: Range<Int>) -> Meaning? {
        func begins(_ text: String) -> Bool { url.holds(text, at: word.lowerBound, end: word.upperBound) }
        func isWord(_ text: String) -> Bool { word.count == text.utf8.count && begins(text) }
        /// Looks for a word between bytes that are no letters or digits: short words stand in tokens by chance.
        func isAlone(_ text: String) -> Bool {
            isWord(text) && (word.lowerBound == range.lowerBound || !url[word.lowerBound - 1].isASCIILetterOrDigit)
                && (word.upperBound == range.upperBound || !url[word.upperBound].isASCIILetterOrDigit)
        }
        guard word.count >= 3 else { return nil }
        switch url[word.lowerBound].lowercasedASCII {
        case UInt8(ascii: "a"): return begins("activat") ? .sensitive : nil
        case UInt8(ascii: "c"): return begins("confirm") ? .sensitive : nil
        case UInt8(ascii: "l"):
            if begins("listunsub") { return .unsubscribe }
            return begins("login") || isWord("logon") ? .sensitive : nil
        case UInt8(ascii: "m"):
            return begins("magiclink") || isWord("magic") && isMagic(url, word.upperBound, range) || isAlone("mfa")
                ? .sensitive : nil
        case UInt8(ascii: "o"):
            if begins("optout") { return .unsubscribe }
            if isWord("opt"), word.lowerBound == range.lowerBound || !url[word.lowerBound - 1].isASCIILetterOrDigit,
                url.holds("out", at: word.upperBound, end: range.upperBound)
                    || separated(url, word.upperBound, range, "out")
            {
                return .unsubscribe
            }
            return isAlone("otp") ? .sensitive : nil
        case UInt8(ascii: "p"): return begins("password") || isWord("passwd") ? .sensitive : nil
        case UInt8(ascii: "r"): return begins("reset") ? .sensitive : nil
        case UInt8(ascii: "s"): return isWord("signin") || begins("singlesignon") ? .sensitive : nil
        case UInt8(ascii: "t"): return isAlone("totp") ? .sensitive : nil
        case UInt8(ascii: "u"): return begins("unsubscri") || isAlone("unsub") ? .unsubscribe : nil
        case UInt8(ascii: "v"): return begins("verif") ? .sensitive : nil
        default: return nil
        }
    }

    /// Returns whether `magic`, a word of shops too, opens a door: it is alone or before a link, login or token.
    private static func isMagic(_ url: Span<UInt8>, _ end: Int, _ range: Range<Int>) -> Bool {
        guard end < range.upperBound else { return true }
        switch url[end] {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "&"): return true
        default:
            return ["link", "log", "sign", "token", "auth", "code", "url"].contains {
                url.holds($0, at: end, end: range.upperBound) || separated(url, end, range, $0)
            }
        }
    }

    /// Returns whether `text` follows behind a hyphen or underscore.
    private static func separated(_ url: Span<UInt8>, _ end: Int, _ range: Range<Int>, _ text: String) -> Bool {
        guard end < range.upperBound, url[end] == UInt8(ascii: "-") || url[end] == UInt8(ascii: "_") else {
            return false
        }
        return url.holds(text, at: end + 1, end: range.upperBound)
    }
}
