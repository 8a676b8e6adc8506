// Numbers and times as people read them.

extension Double {
    /// A rate: 41.7 %.
    var percent: String {
        let tenths = Int((self * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// A score: 41.7.
    var tenths: String {
        let tenths = Int((self * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension Int {
    /// 1,234,567.
    var grouped: String {
        var digits = String(magnitude)
        var index = digits.count - 3
        while index > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
            index -= 3
        }
        return (self < 0 ? "-" : "") + digits
    }

    /// Counts a noun: 1 event, 2 events.
    func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}

enum HumanTime {
    /// Returns a view's time, which is ISO 8601 in UTC, to the second: 2026-11-25 06:32:46.
    static func short(_ iso: String?) -> String {
        String((iso ?? "").prefix(19)).replacing("T", with: " ")
    }

    /// Returns the beginning of an hour, 2026-11-25 06:00, or of a day, 2026-11-25.
    ///
    /// - Parameter milliseconds: since 1970.
    static func hour(_ milliseconds: Int64, isDay: Bool) -> String {
        String(short(TimeText.iso8601(milliseconds)).prefix(isDay ? 10 : 16))
    }

    /// Returns the day alone, for lists.
    static func day(_ iso: String?) -> String { String((iso ?? "").prefix(10)) }

    /// Returns the same with how long ago that was.
    ///
    /// - Parameter now: milliseconds since 1970.
    static func withAge(_ iso: String?, now: Int64) -> String {
        guard let iso, let time = TimeText.milliseconds(iso) else { return "" }
        return "\(short(iso)) UTC, \(age(now - time)) ago"
    }

    private static func age(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds / 1000)
        let (count, unit): (Int64, String) =
            switch seconds {
            case ..<120: (seconds, "second")
            case ..<7_200: (seconds / 60, "minute")
            case ..<172_800: (seconds / 3600, "hour")
            default: (seconds / 86_400, "day")
            }
        return Int(count).counted(unit)
    }
}
