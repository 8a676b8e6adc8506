// Text of header fields for people to read: encoded words undone.

/// Decodes what a Subject holds (RFC 2047): encoded words in B and Q, in any charset that the decoder knows. Words in other
/// charsets, and malformed ones, are left as they are. What would end a line or cut a text becomes a space.
package enum HeaderText {
    /// Bytes of the charset of that name as UTF-8; nil where they are none of it, or it is not known.
    package typealias Decoder = ([UInt8], String) -> [UInt8]?

    /// Returns a field's value, unfolded, as text.
    ///
    /// - Parameter decoder: for charsets beyond UTF-8, US-ASCII and ISO 8859-1, which are known here.
    package static func decode(_ bytes: [UInt8], decoder: Decoder = { _, _ in nil }) -> String {
        var result = ""
        var plain: [UInt8] = []
        var words = Words()
        var index = 0
        while index < bytes.count {
            guard bytes[index] == .equals, let word = encodedWord(bytes, at: index) else {
                plain.append(bytes[index])
                index += 1
                continue
            }
            // White space between two encoded words is no part of the text (RFC 2047 6.2).
            let isAdjacent = !words.isEmpty && plain.allSatisfy { $0.isFoldingSpace }
            if !isAdjacent {
                result += words.text(decoder) + ContentType.text(plain)
                words = Words()
            }
            words.append(word, space: isAdjacent ? plain : [])
            plain.removeAll(keepingCapacity: true)
            index = word.raw.endIndex
        }
        return onOneLine(result + words.text(decoder) + ContentType.text(plain))
    }

    private static func onOneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    /// Returns whether a character would end a line, or steer the terminal of who reads it.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
    }

    /// Returns the encoded word `=?charset?encoding?text?=` at `start`.
    private static func encodedWord(_ bytes: [UInt8], at start: Int) -> EncodedWord? {
        // RFC 2047 2 allows 75 characters; some mailers write more. The limit keeps the work linear.
        let word = bytes[start..<min(bytes.count, start + 1000)]
        guard word.starts(with: [0x3D, 0x3F]),
            let charsetEnd = word[(start + 2)...].firstIndex(of: 0x3F), charsetEnd + 2 < word.endIndex,
            word[charsetEnd + 2] == 0x3F,
            let textEnd = word[(charsetEnd + 3)...].firstIndex(of: 0x3F), textEnd + 1 < word.endIndex,
            word[textEnd + 1] == .equals
        else { return nil }
        let charset = ContentType.text(Array(word[(start + 2)..<charsetEnd])).lowercased().prefix { $0 != "*" }
        let encoded = Array(word[(charsetEnd + 3)..<textEnd])
        let content: [UInt8]
        switch word[charsetEnd + 1].lowercased {
        case 0x62: content = Base64.decode(encoded.span, in: encoded.indices)
        case 0x71:
            // An underscore is a space (RFC 2047 4.2). None stands at the end of a line here, where it would be lost.
            let spaced = encoded.reduce(into: [UInt8]()) { $0 += $1 == 0x5F ? [0x3D, 0x32, 0x30] : [$1] }
            content = QuotedPrintable.decode(spaced.span, in: spaced.indices).bytes
        default: return nil
        }
        return EncodedWord(charset: String(charset), content: content, raw: word[..<(textEnd + 2)])
    }

    private struct EncodedWord {
        /// In lower case, without a language.
        let charset: String
        let content: [UInt8]
        let raw: ArraySlice<UInt8>
    }

    /// Words with nothing but white space between them.
    private struct Words {
        private var words: [EncodedWord] = []
        /// The white space before each; it is text only beside a word that stays as it is.
        private var spaces: [[UInt8]] = []

        var isEmpty: Bool { words.isEmpty }

        mutating func append(_ word: EncodedWord, space: [UInt8]) {
            spaces.append(space)
            words.append(word)
        }

        /// Returns what they say. Those of one charset are decoded as one text: mailers split characters over two,
        /// though each is to hold whole ones (RFC 2047 5). Where that can't be, each by itself.
        func text(_ decoder: Decoder) -> String {
            var result = ""
            var isRaw = false
            var first = 0
            while first < words.count {
                let charset = words[first].charset
                let end = words[first...].firstIndex { $0.charset != charset } ?? words.count
                if let text = HeaderText.string(
                    words[first..<end].flatMap(\.content), charset: charset, decoder: decoder)
                {
                    if isRaw { result += ContentType.text(spaces[first]) }
                    result += text
                    isRaw = false
                } else {
                    for index in first..<end {
                        let text = HeaderText.string(words[index].content, charset: charset, decoder: decoder)
                        if isRaw || text == nil { result += ContentType.text(spaces[index]) }
                        result += text ?? ContentType.text(Array(words[index].raw))
                        isRaw = text == nil
                    }
                }
                first = end
            }
            return result
        }
    }

    /// Returns the text of bytes in a charset that we know; nil for another, or for bytes that it does not have.
    static func string(_ bytes: [UInt8], charset: String, decoder: Decoder = { _, _ in nil })
        -> String?
    {
        let isASCII = charset == "us-ascii" || charset == "ascii"
        if ["utf-8", "utf8", ""].contains(charset) || isASCII && bytes.allSatisfy({ $0 < 0x80 }) {
            return String(validating: bytes, as: UTF8.self)
        }
        if let text = decoder(bytes, charset) { return String(validating: text, as: UTF8.self) }
        return charset == "iso-8859-1" || charset == "latin1" ? latin1(bytes) : nil
    }

    /// Returns bytes of ISO 8859-1 as text: each is the scalar of its number.
    static func latin1(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
        return String(scalars)
    }
}
