/// What came is no reply of an SMTP server.
struct BadReply: Error, Equatable {
    let reason: String
}

/// Finds the replies in what a server sends, in whatever pieces it comes.
struct ReplyParser {
    /// Bytes of one reply. RFC 5321, section 4.5.3.1.5, gives a line 512; a server that never comes to an end is no server.
    static let sizeLimit = 1 << 16

    /// What no reply has been made of yet.
    private var bytes: [UInt8] = []
    /// Where the line begins that comes next.
    private var start = 0
    /// The lines of the reply that has begun.
    private var lines: [String] = []
    private var size = 0

    mutating func add(_ bytes: some Sequence<UInt8>) {
        if start > 0 {
            self.bytes.removeFirst(start)
            start = 0
        }
        self.bytes += bytes
    }

    /// Returns the next reply; nil where more must come first.
    mutating func next() throws(BadReply) -> Reply? {
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            let line = bytes[start..<end]
            start = end + 1
            size += line.count
            guard size <= Self.sizeLimit else { break }
            if let code = try add(line: line) {
                defer { (lines, size) = ([], 0) }
                return Reply(code: code, lines: lines)
            }
        }
        guard size + bytes.count - start <= Self.sizeLimit else {
            throw BadReply(reason: "the server's reply has no end")
        }
        return nil
    }

    /// Adds a line to the reply, and returns the code if it is the last one.
    private mutating func add(line: ArraySlice<UInt8>) throws(BadReply) -> Int? {
        let line = line.last == 0x0D ? line.dropLast() : line
        let digits = line.prefix(3).map { Int($0) - 0x30 }
        let separator = line.dropFirst(3).first ?? UInt8(ascii: " ")
        guard digits.count == 3, (2...5).contains(digits[0]), digits.allSatisfy((0...9).contains),
            separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-")
        else {
            throw BadReply(reason: "no SMTP reply: \(Self.text(line.prefix(80)))")
        }
        lines.append(Self.text(line.dropFirst(4)))
        return separator == UInt8(ascii: " ") ? digits.reduce(0) { $0 * 10 + $1 } : nil
    }

    /// Fit for a log: a server must not be able to begin a new line there.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }
}
