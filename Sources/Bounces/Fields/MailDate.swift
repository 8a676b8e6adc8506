// Times as fields of mail have them.

/// Reads a date-time (RFC 5322, sections 3.3 and 4.3): `Wed, 25 Nov 2026 06:33:01 +0100 (CET)`.
enum MailDate {
    /// Returns milliseconds since 1970, UTC; nil for what is no such time.
    static func time(_ bytes: Span<UInt8>, in value: Range<Int>) -> Int64? {
        var words = Words(rest: value)
        guard var word = words.next(bytes) else { return nil }
        // The day's name says nothing.
        if bytes[word.lowerBound].isLetter {
            guard let next = words.next(bytes) else { return nil }
            word = next
        }
        guard let day = number(bytes, in: word), 1...31 ~= day,
            let month = words.next(bytes).flatMap({ month(bytes, in: $0) }),
            let year = words.next(bytes).flatMap({ number(bytes, in: $0) }), 1970...9999 ~= year,
            let clock = words.next(bytes).flatMap({ clock(bytes, in: $0) })
        else { return nil }
        let offset = words.next(bytes).map { zone(bytes, in: $0) } ?? 0
        return Int64(days(year, month, day) * 86_400 + clock - offset) * 1000
    }

    /// Splits a value at blanks and commas.
    private struct Words {
        var rest: Range<Int>

        mutating func next(_ bytes: Span<UInt8>) -> Range<Int>? {
            var start = rest.lowerBound
            while start < rest.upperBound, isGap(bytes[start]) { start += 1 }
            var end = start
            while end < rest.upperBound, !isGap(bytes[end]) { end += 1 }
            rest = end..<rest.upperBound
            return start < end ? start..<end : nil
        }

        private func isGap(_ byte: UInt8) -> Bool { byte.isSpace || byte == 0x2C }
    }

    private static func number(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
        guard 1...4 ~= range.count else { return nil }
        var value = 0
        for index in range {
            guard bytes[index].isDigit else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
        }
        return value
    }

    /// Returns the month's number, 1 to 12.
    private static func month(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
        months.firstIndex { bytes.matches($0, in: range) }.map { $0 + 1 }
    }

    private static let months: [String] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Returns the seconds of `06:33:01` or `06:33`.
    private static func clock(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
        let start = range.lowerBound
        guard range.count == 5 || range.count == 8, bytes[start + 2] == .colon,
            let hour = number(bytes, in: start..<start + 2), hour < 24,
            let minute = number(bytes, in: start + 3..<start + 5), minute < 60
        else { return nil }
        guard range.count == 8 else { return hour * 3600 + minute * 60 }
        guard bytes[start + 5] == .colon, let second = number(bytes, in: start + 6..<start + 8), second <= 60 else {
            return nil
        }
        return hour * 3600 + minute * 60 + second
    }

    /// Returns the seconds ahead of UTC. A zone's name is taken for UTC: which it is, RFC 5322 says, nobody knows.
    private static func zone(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int {
        let start = range.lowerBound
        guard range.count == 5, bytes[start] == 0x2B || bytes[start] == .hyphen,
            let hours = number(bytes, in: start + 1..<start + 3), let minutes = number(bytes, in: start + 3..<start + 5)
        else { return 0 }
        return (hours * 3600 + minutes * 60) * (bytes[start] == .hyphen ? -1 : 1)
    }

    /// Counts days from 1970-01-01 in the Gregorian calendar (Hinnant, *chrono-compatible low-level date algorithms*).
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
