// SMTP replies, as they stand in a line.

enum ReplyText {
    /// More is kept of no reply.
    static let limit = 1024

    /// Returns the reply on one line: of `550-5.1.1 No such 550 5.1.1 user`, `550 5.1.1 No such user`.
    ///
    /// MTAs join the lines of a reply (RFC 5321, section 4.2.1) by a space, Exim by `\n`, and leave in each the code,
    /// and mostly the status.
    static func joined(_ line: Span<UInt8>, in range: Range<Int>) -> String {
        let range = line.trimmed(range)
        guard range.count > 4, line[range.lowerBound + 3] == .hyphen,
            line.number(range.lowerBound..<range.lowerBound + 3) != nil
        else { return plain(line, in: range) }
        let code = range.lowerBound..<range.lowerBound + 3
        let status = statusRange(line, in: code.upperBound + 1..<range.upperBound)
        var result: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound, result.count < limit {
            if let end = seam(line, at: index, in: range, code: code, status: status) {
                result.append(.space)
                index = end
            } else {
                result.append(index == code.upperBound ? .space : line[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func plain(_ line: Span<UInt8>, in range: Range<Int>) -> String {
        line.text(range.lowerBound..<min(range.upperBound, range.lowerBound + limit))
    }

    /// Returns where a line of the reply ends and the next begins: behind the codes of the next.
    private static func seam(
        _ line: Span<UInt8>, at index: Int, in range: Range<Int>, code: Range<Int>, status: Range<Int>
    ) -> Int? {
        var start = index
        if line[index] == .space {
            start += 1
        } else if line.starts(index..<range.upperBound, with: "\\n") {
            start += 2
        } else {
            return nil
        }
        guard start + 3 < range.upperBound, same(line, start..<start + 3, code),
            line[start + 3] == .hyphen || line[start + 3] == .space
        else { return nil }
        start += 4
        // Where the first has a status, each has: without it, the code is a word of the text.
        if status.isEmpty { return start }
        guard same(line, start..<min(start + status.count, range.upperBound), status) else { return nil }
        return min(start + status.count + 1, range.upperBound)
    }

    private static func same(_ line: Span<UInt8>, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        for (left, right) in zip(one, other) where line[left] != line[right] { return false }
        return true
    }

    /// Returns the enhanced status that a range begins with; nil for none.
    static func status(_ line: Span<UInt8>, in range: Range<Int>) -> String? {
        let found = statusRange(line, in: range)
        return found.isEmpty ? nil : line.text(found)
    }

    /// Returns the one that stands behind the code of a reply.
    static func status(ofReply line: Span<UInt8>, in range: Range<Int>) -> String? {
        guard range.count > 4, line.number(range.lowerBound..<range.lowerBound + 3) != nil else { return nil }
        return status(line, in: range.lowerBound + 4..<range.upperBound)
    }

    /// Returns the range of an enhanced status, `5.1.1` (RFC 3463, section 2).
    private static func statusRange(_ line: Span<UInt8>, in range: Range<Int>) -> Range<Int> {
        let none = range.lowerBound..<range.lowerBound
        var index = range.lowerBound
        guard range.count >= 5, line[index] == 0x32 || line[index] == 0x34 || line[index] == 0x35 else { return none }
        index += 1
        for _ in 0..<2 {
            guard index < range.upperBound, line[index] == .dot else { return none }
            let start = index + 1
            index = start
            while index < range.upperBound, index < start + 3, line[index].isDigit { index += 1 }
            guard index > start else { return none }
        }
        if index < range.upperBound, line[index].isDigit || line[index].isLetter || line[index] == .dot { return none }
        return range.lowerBound..<index
    }
}
