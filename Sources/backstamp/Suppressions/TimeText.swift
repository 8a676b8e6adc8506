// Times as exports write them, without a calendar library: there may be ten million.

/// Milliseconds since 1970, UTC, read from text and written as ISO 8601.
enum TimeText {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Reads ISO 8601 (`2019-12-17T08:58:33-05:00`, a blank for the `T`, a date alone), RFC 5322
    /// (`Tue, 07 Jan 2025 19:25:45 UTC`) and seconds or milliseconds since 1970. No zone is UTC. Nil for anything else.
    static func milliseconds(_ text: some StringProtocol) -> Int64? {
        let words = text.split { $0 == " " || $0 == "," }.map { $0.lowercased() }
        guard let first = words.first else { return nil }
        if words.count == 1, let number = digits(first[...], 1...13) {
            return number >= 100_000_000_000 ? number : number * 1000
        }
        return first.dropFirst(4).first == "-" ? iso8601(words) : rfc5322(words)
    }

    /// Writes `2025-06-15T15:06:40.000Z`.
    static func iso8601(_ milliseconds: Int64) -> String {
        let time = milliseconds.modulo(86_400_000)
        let day = (milliseconds - time) / 86_400_000
        let date = Day(number: day)
        return "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))"
            + "T\(pad(time / 3_600_000, 2)):\(pad(time / 60_000 % 60, 2))"
            + ":\(pad(time / 1000 % 60, 2)).\(pad(time % 1000, 3))Z"
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    // MARK: - Reading

    /// Reads `2019-12-17t08:58:33.1-05:00` as one word, or date, time and zone as two or three.
    private static func iso8601(_ words: [String]) -> Int64? {
        let parts = words[0].split(separator: "t", maxSplits: 1).map(String.init) + words.dropFirst()
        let date = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 3, date.count == 3, let year = digits(date[0], 4...4), let month = digits(date[1], 2...2),
            let day = digits(date[2], 2...2), let day = Day(year, month, day)
        else { return nil }
        guard parts.count > 1 else { return day.number * 86_400_000 }
        // A zone that is joined to the time, or stands behind it.
        let end = parts[1].firstIndex { "z+-".contains($0) } ?? parts[1].endIndex
        let zone = String(parts[1][end...]) + (parts.count == 3 ? parts[2] : "")
        return instant(day, time: parts[1][..<end], zone: zone)
    }

    /// Reads `tue 07 jan 2025 19:25:45 utc`, with or without the weekday.
    private static func rfc5322(_ words: [String]) -> Int64? {
        let parts = words[0].first?.isLetter == true ? words.dropFirst() : words[...]
        let fields = Array(parts)
        guard 4...5 ~= fields.count, let day = digits(fields[0][...], 1...2),
            let month = months.firstIndex(of: fields[1]),
            let year = digits(fields[2][...], 4...4), let day = Day(year, Int64(month) + 1, day)
        else { return nil }
        return instant(day, time: fields[3][...], zone: fields.count == 5 ? fields[4] : "")
    }

    private static func instant(_ day: Day, time: Substring, zone: String) -> Int64? {
        let seconds = time.split(separator: ".", maxSplits: 1)
        let parts = (seconds.first ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard 2...3 ~= parts.count, let hour = digits(parts[0], 1...2), let minute = digits(parts[1], 2...2),
            let second = parts.count == 3 ? digits(parts[2], 2...2) : 0, hour < 24, minute < 60, second < 61,
            let thousandth = seconds.count == 2 ? digits((seconds[1] + "00").prefix(3), 3...3) : 0,
            let offset = offset(zone)
        else { return nil }
        return day.number * 86_400_000 + (hour * 3600 + minute * 60 + second - offset) * 1000 + thousandth
    }

    /// Returns the seconds that a zone is ahead of UTC.
    private static func offset(_ zone: String) -> Int64? {
        if ["", "z", "utc", "gmt"].contains(zone) { return 0 }
        guard let sign = zone.first, sign == "+" || sign == "-",
            let number = digits(zone.dropFirst().filter { $0 != ":" }[...], 4...4), number / 100 < 24, number % 100 < 60
        else { return nil }
        return (number / 100 * 3600 + number % 100 * 60) * (sign == "-" ? -1 : 1)
    }

    private static func digits(_ text: Substring, _ count: ClosedRange<Int>) -> Int64? {
        let isNumber = count.contains(text.utf8.count) && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        return isNumber ? Int64(text) : nil
    }
}

extension Int64 {
    /// Returns the remainder that is not negative.
    fileprivate func modulo(_ divisor: Int64) -> Int64 { (self % divisor + divisor) % divisor }
}
