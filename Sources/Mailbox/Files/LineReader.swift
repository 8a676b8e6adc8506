internal import Tools

/// Reads a file line by line, holding no more of it than a piece.
struct LineReader: ~Copyable {
    private let file: File
    /// What was read and not yet given out, from `start` on.
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    private static let pieceSize = 1 << 16

    init(_ file: consuming File) { self.file = file }

    /// Returns whether what comes next begins so; nothing is taken. At most `pieceSize` bytes are looked at.
    mutating func starts(with prefix: [UInt8]) throws(MailboxError) -> Bool {
        while buffer.count - start < prefix.count, !isAtEnd { try fill() }
        return buffer[start...].starts(with: prefix)
    }

    /// Returns the next line with its ending, or a piece of a very long one; nil at the end.
    mutating func next() throws(MailboxError) -> ArraySlice<UInt8>? {
        while true {
            let rest = buffer[start...]
            if let end = rest.firstIndex(of: 0x0A) {
                start = end + 1
                return rest[...end]
            }
            if isAtEnd || rest.count >= Self.pieceSize {
                start = buffer.endIndex
                return rest.isEmpty ? nil : rest
            }
            try fill()
        }
    }

    /// Returns all that is left, but not many bytes more than `limit`.
    mutating func rest(limit: Int) throws(MailboxError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            bytes += buffer[start...]
            start = buffer.endIndex
            if isAtEnd { break }
            try fill()
        }
        return bytes
    }

    private mutating func fill() throws(MailboxError) {
        let piece = try file.read(Self.pieceSize)
        isAtEnd = piece.isEmpty
        buffer.removeSubrange(..<start)
        buffer += piece
        start = 0
    }
}
