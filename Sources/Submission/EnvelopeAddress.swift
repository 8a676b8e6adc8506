/// An address that can stand between the angle brackets of MAIL FROM and RCPT TO.
struct EnvelopeAddress: Equatable {
    let text: String

    /// Refuses what would end the brackets or the line, and so begin something else. All other judgement is the server's.
    /// - Parameter text: without angle brackets; a quoted local part as it was sent (RFC 5321, section 4.1.2).
    init(_ text: String) throws(SubmissionError) {
        var isQuoted = false
        var isEscaped = false
        for byte in text.utf8 {
            let isOutside = !isQuoted && [0x20, UInt8(ascii: "<"), UInt8(ascii: ">")].contains(byte)
            guard byte >= 0x20, byte != 0x7F, !isOutside else { throw .badAddress(text) }
            if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && !isEscaped && byte == UInt8(ascii: "\\")
        }
        guard !isQuoted else { throw .badAddress(text) }
        self.text = text
    }

    var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }
}
