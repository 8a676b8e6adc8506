// Queue ids, where they stand in lines.

enum QueueID {
    /// Returns the queue id of `4XyZ12abc: …`, at the beginning of a range: where it ends.
    ///
    /// Postfix's short ones are hexadecimal digits, its long ones and Sendmail's are letters and digits; a digit is in
    /// each (postconf(5), `enable_long_queue_ids`: time and inode), which tells them from words such as `warning:`.
    static func beginning(_ line: Span<UInt8>, in range: Range<Int>) -> Int? {
        let limit = min(range.upperBound, range.lowerBound + 33)
        let end = self.end(line, in: range.lowerBound..<limit)
        guard end - range.lowerBound >= 5, end < limit, line[end] == .colon else { return nil }
        for index in range.lowerBound..<end where line[index].isDigit { return end }
        return nil
    }

    /// Returns the queue id of Exim: `1xW400-000008-12`, and since 4.97 `1xW400-00000000008-12ab`.
    static func eximBeginning(_ line: Span<UInt8>, in range: Range<Int>) -> Int? {
        for lengths in [(6, 6, 2), (6, 11, 4)] {
            let (first, second) = (range.lowerBound + lengths.0, range.lowerBound + lengths.0 + 1 + lengths.1)
            let end = second + 1 + lengths.2
            guard end < range.upperBound, line[end] == .space, line[first] == .hyphen, line[second] == .hyphen,
                self.end(line, in: range.lowerBound..<first) == first,
                self.end(line, in: first + 1..<second) == second, self.end(line, in: second + 1..<end) == end
            else { continue }
            return end
        }
        return nil
    }

    /// Returns the id that the next hop has given: of Postfix `250 2.0.0 Ok: queued as ID`, with words of a filter
    /// around it or not; of Exim `250 OK id=ID`; of Sendmail `250 2.0.0 ID Message accepted for delivery`; and of a
    /// Postfix that forwards a local recipient's mail, `forwarded as ID`.
    static func next(_ line: Span<UInt8>, in reply: Range<Int>) -> String? {
        for mark: StaticText in ["queued as ", "forwarded as ", "id="] {
            guard let found = line.first(mark, in: reply) else { continue }
            let start = found + mark.count
            var end = start
            while end < reply.upperBound, isOfID(line[end]) || line[end] == .hyphen { end += 1 }
            return 5...32 ~= end - start ? line.text(start..<end) : nil
        }
        guard let end = line.first(" Message accepted for delivery", in: reply) else { return nil }
        var start = end
        while start > reply.lowerBound, isOfID(line[start - 1]) { start -= 1 }
        return 5...32 ~= end - start ? line.text(start..<end) : nil
    }

    private static func end(_ line: Span<UInt8>, in range: Range<Int>) -> Int {
        var end = range.lowerBound
        while end < range.upperBound, isOfID(line[end]) { end &+= 1 }
        return end
    }

    private static func isOfID(_ byte: UInt8) -> Bool { byte.isDigit || byte.isLetter }
}
