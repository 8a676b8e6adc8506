/// Hours of the day in which nothing is sent again: `22:00-07:00`. They may go past midnight.
package struct QuietHours: Sendable, Equatable {
    /// Minutes since midnight.
    let start: Int
    let end: Int

    /// Reads hours; nil for what is not two times of day with a hyphen between.
    package init?(_ text: String) {
        let times = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.minutes)
        guard times.count == 2, let start = times[0], let end = times[1] else { return nil }
        (self.start, self.end) = (start, end)
    }

    /// - Parameter minute: of the day, 0 to 1439.
    package func contains(minute: Int) -> Bool {
        start <= end ? (start..<end).contains(minute) : minute >= start || minute < end
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]),
            0..<24 ~= hour, 0..<60 ~= minute
        else { return nil }
        return hour * 60 + minute
    }
}
