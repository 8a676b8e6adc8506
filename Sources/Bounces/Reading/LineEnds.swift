// Lines that end with a lone CR, as old Macs and some gateways leave them, made lines that end with LF.

enum LineEnds {
    /// Returns `bytes` with every lone CR an LF, or nil where there is none: then they can be read as they are.
    ///
    /// QUIRK: CR CR LF (a gateway that made CRLF of the LF of a CRLF) is one line end, or every line would be followed
    /// by an empty one, and the header end with its first field.
    static func repaired(_ bytes: Span<UInt8>) -> [UInt8]? {
        guard let first = firstLoneReturn(in: bytes) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        result.append(bytes, in: 0..<first)
        var index = first
        while index < bytes.count {
            var next = index
            while next < bytes.count, bytes[next] == .carriageReturn { next += 1 }
            if next < bytes.count, bytes[next] == .lineFeed {
                result.append(.lineFeed)
                index = next + 1
            } else if next > index {
                result.append(contentsOf: repeatElement(.lineFeed, count: next - index))
                index = next
            } else {
                let end = bytes.first(.carriageReturn, in: index..<bytes.count)
                result.append(bytes, in: index..<end)
                index = end
            }
        }
        return result
    }

    /// Returns the first CR that no LF follows.
    private static func firstLoneReturn(in bytes: Span<UInt8>) -> Int? {
        var index = bytes.first(.carriageReturn, in: bytes.indices)
        while index < bytes.count {
            guard index + 1 < bytes.count, bytes[index + 1] == .lineFeed else { return index }
            index = bytes.first(.carriageReturn, in: (index + 2)..<bytes.count)
        }
        return nil
    }
}
