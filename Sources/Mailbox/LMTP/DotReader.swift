// The end of a mail within the stream, for LMTP's DATA and POP3's RETR (RFC 5321 4.5.2, RFC 1939 3).

/// Takes the doubled dots out of a mail that ends with a line of one dot, however it is cut into pieces.
///
/// Only CRLF ends a line here. A mail with `LF . CRLF` in it goes on behind that, whatever others believe (SMTP smuggling).
struct DotReader {
    private enum State {
        case lineStart
        /// Behind a dot at the start of a line, which is no part of the mail.
        case dot
        /// Behind such a dot and a CR.
        case dotReturn
        case text
        /// Behind a CR.
        case carriageReturn
    }

    private var state = State.lineStart
    /// The number of bytes that are kept; the others are only counted.
    private let limit: Int
    private(set) var mail: [UInt8] = []
    /// Bytes of the mail so far.
    private(set) var count = 0
    private(set) var isAtEnd = false

    init(limit: Int) { self.limit = limit }

    /// Takes a piece of the stream, up to the mail's end at most, and returns how many bytes were taken.
    mutating func take(_ piece: ArraySlice<UInt8>) -> Int {
        var index = piece.startIndex
        while index < piece.endIndex, !isAtEnd {
            if state == .text {
                // Nothing else than a CR matters within a line.
                let end = piece[index...].firstIndex(of: 0x0D) ?? piece.endIndex
                append(piece[index..<end])
                index = end
                if index == piece.endIndex { break }
            }
            step(piece[index])
            index += 1
        }
        return index - piece.startIndex
    }

    private mutating func step(_ byte: UInt8) {
        switch (state, byte) {
        case (.lineStart, UInt8(ascii: ".")):
            state = .dot
        case (.dot, 0x0D):
            state = .dotReturn
        case (.dotReturn, 0x0A):
            isAtEnd = true
        case (.dotReturn, _):
            append(0x0D)
            state = .carriageReturn
            step(byte)
        case (.carriageReturn, 0x0A):
            append(byte)
            state = .lineStart
        default:
            append(byte)
            state = byte == 0x0D ? .carriageReturn : .text
        }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        count += bytes.count
        let room = limit - mail.count
        if room > 0 { mail += bytes.prefix(room) }
    }

    private mutating func append(_ byte: UInt8) {
        count += 1
        if mail.count < limit { mail.append(byte) }
    }
}
