// What a word of a diagnostic is: an address, a host name, a code, or just a word.

extension SearchText {
    static let space = UInt8(ascii: " ")
    static let urlEnds = Set("<>\"'()[]{}".utf8)

    /// A word as far as it has been read.
    struct Word {
        /// The place where it begins in what was made ready.
        let start: Int
        private(set) var hasAt = false
        private(set) var hasLetter = false
        private(set) var hasCapitalAfterDot = false
        private var hasDigit = false
        private var hasDot = false
        private var last: UInt8 = 0

        init(start: Int) { self.start = start }

        /// Whether it may be anything but prose.
        var isSpecial: Bool { hasAt || hasDot || hasDigit && !hasLetter }

        @inline(__always)
        mutating func note(_ byte: UInt8) {
            if byte.isLetter {
                hasLetter = true
                if last == UInt8(ascii: "."), byte < UInt8(ascii: "a") { hasCapitalAfterDot = true }
            } else if byte.isDigit {
                hasDigit = true
            } else if byte == UInt8(ascii: ".") {
                hasDot = true
            } else if byte == UInt8(ascii: "@") {
                hasAt = true
            }
            last = byte
        }

        func isScheme(in bytes: [UInt8]) -> Bool {
            bytes[start...].elementsEqual("http".utf8) || bytes[start...].elementsEqual("https".utf8)
        }
    }

    /// Returns where words end that are nothing but letters, each with a space behind it: most of what there is.
    static func endOfPlainWords(_ text: Span<UInt8>, from start: Int, before count: Int) -> Int {
        var (end, index) = (start, start)
        while index < count {
            if text[index].isLetter {
                index &+= 1
            } else if text[index] == space, index > end {
                index &+= 1
                end = index
            } else {
                break
            }
        }
        return end
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "@")
            || byte == UInt8(ascii: "_")
    }

    /// Returns whether a byte may stand unquoted in a local part (RFC 5322, 3.2.3, `atext`), as it does in practice.
    static func isLocalPartByte(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || "+=.-_#&!~$%*/^|".utf8.contains(byte)
    }

    /// Returns whether a word with a dot is a host name, and no two sentences without a space: `full.Please`.
    static func isHostName(_ word: ArraySlice<UInt8>, capitalised: Bool) -> Bool {
        guard let dot = word.lastIndex(of: UInt8(ascii: ".")) else { return false }
        let top = word[(dot + 1)...]
        guard top.count >= 2, top.allSatisfy(\.isLetter) else { return false }
        // At least two dots: a sentence never has those.
        if word[..<dot].contains(UInt8(ascii: ".")) { return true }
        if commonTops.contains(where: { top.elementsEqual($0.utf8) }) { return true }
        return top.count == 2 && !capitalised
    }

    private static let commonTops = ["com", "net", "org", "edu", "gov", "mil", "info", "biz", "example"]

    /// Reads three digits of a refusal or a delivery (RFC 5321, section 4.2); `571` and the like are seen too.
    static func replyCode(_ digits: ArraySlice<UInt8>) -> Int? { replyCode(digits.span) }

    static func replyCode(_ digits: Span<UInt8>) -> Int? {
        guard digits.count == 3 else { return nil }
        var code = 0
        for index in digits.indices {
            guard digits[index].isDigit else { return nil }
            code = code * 10 + Int(digits[index] - UInt8(ascii: "0"))
        }
        return (400...459).contains(code) || (500...579).contains(code) || code == 250 ? code : nil
    }

    /// Returns the address in lower case where the words alone would not show it whole: quotes, blanks, SMTPUTF8.
    static func unusual(_ recipient: String?) -> [UInt8] {
        // At most 254 octets (RFC 5321, section 4.5.3.1.3), and as many again for what UTF-8 and quoting add.
        guard let recipient, recipient.utf8.count <= 508,
            recipient.utf8.contains(where: { !isLocalPartByte($0) && $0 != UInt8(ascii: "@") })
        else { return [] }
        return recipient.utf8.map(\.lowercased)
    }

    static func stands(_ recipient: [UInt8], in text: Span<UInt8>, at index: Int, before count: Int) -> Bool {
        guard !recipient.isEmpty, index + recipient.count <= count else { return false }
        return recipient.indices.allSatisfy { text[index + $0].lowercased == recipient[$0] }
    }
}

extension Span<UInt8> {
    func hasSlashes(at index: Int, before count: Int) -> Bool {
        index + 1 < count && self[index] == UInt8(ascii: "/") && self[index + 1] == UInt8(ascii: "/")
    }
}
