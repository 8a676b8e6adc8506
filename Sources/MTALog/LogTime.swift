// Times as log lines begin with.

/// Reads the time that a line begins with, as milliseconds since 1970.
struct LogTime {
    /// The time at which the line was read, or a little before; milliseconds since 1970.
    let reference: Int64
    let offsets: UTCOffsets

    /// - Returns: The time at a place of a line, and where what follows it begins. Nil for what is no time.
    func read(_ line: Span<UInt8>, from start: Int) -> (at: Int64, end: Int)? {
        guard line.count - start >= 15 else { return nil }
        return read(line.extracting(start..<line.count)).map { ($0.at, $0.end + start) }
    }

    private func read(_ line: Span<UInt8>) -> (at: Int64, end: Int)? {
        line[0].isDigit ? full(line) : short(line)
    }

    /// Reads `Nov 25 03:04:05` (RFC 3164, section 4.1.2): local time, and no year. Some daemons write `.678` behind it.
    private func short(_ line: Span<UInt8>) -> (at: Int64, end: Int)? {
        guard line[3] == .space, line[6] == .space, let month = Self.month(line),
            let day = line.number((line[4] == .space ? 5 : 4)..<6), let time = clock(line, at: 7)
        else { return nil }
        // The latest year in which it isn't in the future. A clock may be ahead of ours, by a day at most.
        let latest = reference + 86_400_000
        var end = 15
        let fraction = fraction(line, &end)
        var year = Self.year(of: latest / 1000 + Int64(offsets.latest))
        while true {
            let seconds = utc(Self.days(year, month, day) * 86_400 + time)
            if seconds * 1000 <= latest { return (seconds * 1000 + fraction, end) }
            year -= 1
        }
    }

    /// Reads `2026-11-25T03:04:05.678901+01:00` (RFC 3339), or Exim's `2026-11-25 03:04:05.678 +0100`. Where the zone
    /// is missing, it is local time.
    private func full(_ line: Span<UInt8>) -> (at: Int64, end: Int)? {
        guard line.count >= 19, line[4] == .hyphen, line[7] == .hyphen, line[10] == 0x54 || line[10] == .space,
            let year = line.number(0..<4), year >= 1970, let month = line.number(5..<7), 1...12 ~= month,
            let day = line.number(8..<10), let time = clock(line, at: 11)
        else { return nil }
        var end = 19
        let fraction = fraction(line, &end)
        let local = Self.days(year, month, day) * 86_400 + time
        let seconds = Self.zone(line, &end).map { local - Int64($0) } ?? utc(local)
        return (seconds * 1000 + fraction, end)
    }

    private func utc(_ local: Int64) -> Int64 { offsets.time(onTheWall: local, now: reference / 1000) }

    private func clock(_ line: Span<UInt8>, at start: Int) -> Int64? {
        guard start + 8 <= line.count, line[start + 2] == .colon, line[start + 5] == .colon,
            let hour = line.number(start..<start + 2), let minute = line.number(start + 3..<start + 5),
            let second = line.number(start + 6..<start + 8), hour < 24, minute < 60, second <= 60
        else { return nil }
        return Int64(hour * 3600 + minute * 60 + second)
    }

    /// Returns the milliseconds of `.678901`.
    private func fraction(_ line: Span<UInt8>, _ end: inout Int) -> Int64 {
        guard end + 1 < line.count, line[end] == .dot, line[end + 1].isDigit else { return 0 }
        end += 1
        var (value, scale): (Int64, Int64) = (0, 100)
        while end < line.count, line[end].isDigit {
            value += Int64(line[end] &- 0x30) * scale
            scale /= 10
            end += 1
        }
        return value
    }

    /// Returns the seconds ahead of UTC: `Z`, `+01:00`, ` +0100`.
    private static func zone(_ line: Span<UInt8>, _ end: inout Int) -> Int? {
        if end < line.count, line[end] == 0x5A {
            end += 1
            return 0
        }
        var index = end
        if index < line.count, line[index] == .space { index += 1 }
        guard index + 5 <= line.count, line[index] == 0x2B || line[index] == .hyphen,
            let hours = line.number(index + 1..<index + 3)
        else { return nil }
        let minuteStart = line[index + 3] == .colon ? index + 4 : index + 3
        guard minuteStart + 2 <= line.count, let minutes = line.number(minuteStart..<minuteStart + 2) else {
            return nil
        }
        end = minuteStart + 2
        return (hours * 3600 + minutes * 60) * (line[index] == .hyphen ? -1 : 1)
    }

    /// Returns 1 to 12; QUIRK: whatever the locale, syslog daemons write English names.
    private static func month(_ line: Span<UInt8>) -> Int? {
        let name = UInt32(line[0]) << 16 | UInt32(line[1]) << 8 | UInt32(line[2])
        return months.firstIndex(of: name).map { $0 + 1 }
    }

    private static let months: [UInt32] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    /// Counts days from 1970-01-01 in the Gregorian calendar (Hinnant, *chrono-compatible low-level date algorithms*).
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    private static func year(of seconds: Int64) -> Int {
        // One too late at worst, on the first days of January: the caller goes back until it fits.
        Int(1970 + (seconds / 86_400 + 1) * 400 / 146_097 + 1)
    }
}
