// One response of an IMAP server (RFC 3501 7): a line, and within it perhaps literals, whose bytes follow it.

struct IMAPResponse {
    /// The line, and what follows each literal, without line ends; a literal leaves its `{size}` there.
    var text = ""
    /// The literals, each cut after as many bytes as are wanted.
    var literals: [[UInt8]] = []

    /// Returns the size of the literal that a line announces at its end: `{12}`, or `{12+}`.
    static func literalSize(_ line: [UInt8]) -> Int? {
        guard line.last == UInt8(ascii: "}"), let brace = line.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        var digits = line[(brace + 1)...].dropLast()
        if digits.last == UInt8(ascii: "+") { digits.removeLast() }
        guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// The line's words, split at spaces.
    var words: [Substring] { text.split(separator: " ") }

    /// `* 23 EXISTS`: the folder has grown, or was opened.
    var isExists: Bool {
        let words = words
        return words.count == 3 && words[0] == "*" && words[2].uppercased() == "EXISTS"
    }

    /// `* SEARCH 2 84 882`: the numbers; nil where it is something else.
    var found: [UInt32]? {
        let words = words
        guard words.count >= 2, words[0] == "*", words[1].uppercased() == "SEARCH" else { return nil }
        return words.dropFirst(2).compactMap { UInt32($0) }
    }

    /// `* CAPABILITY IMAP4rev1 IDLE …`: the names, in capitals.
    var capabilities: Set<String>? {
        let words = words
        guard words.count >= 2, words[0] == "*", words[1].uppercased() == "CAPABILITY" else { return nil }
        return Set(words.dropFirst(2).map { $0.uppercased() })
    }

    /// `* OK [UIDVALIDITY 3857529045] UIDs valid`.
    var uidValidity: UInt32? {
        guard let range = text.uppercased().firstRange(of: "[UIDVALIDITY ") else { return nil }
        return UInt32(text.uppercased()[range.upperBound...].prefix { $0 != "]" })
    }

    /// `* 12 FETCH (UID 84 BODY[]<0> {342}…)`: the mail. A server may send a short one as a quoted string.
    var body: [UInt8]? {
        guard words.count > 3, words[2].uppercased() == "FETCH", let name = text.uppercased().firstRange(of: "BODY[]")
        else { return nil }
        if let mail = literals.first { return mail }
        let value = text[name.upperBound...].drop { $0 != " " }.dropFirst()
        guard value.first == "\"" else { return value.uppercased().hasPrefix("NIL") ? [] : nil }
        var mail: [UInt8] = []
        var isEscaped = false
        for byte in value.utf8.dropFirst() {
            if !isEscaped, byte == UInt8(ascii: "\"") { return mail }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            if !isEscaped { mail.append(byte) }
        }
        return nil
    }
}
