internal import MTALog

/// Counts lines on end that were none of an MTA's log.
struct UnreadableLines {
    static let limit = 1000
    private var count = 0

    /// Returns whether it is to be said now: once, until a line was readable again.
    mutating func take(_ line: LineReading) -> Bool {
        guard case .unreadable = line else {
            count = 0
            return false
        }
        count += count <= Self.limit ? 1 : 0
        return count == Self.limit
    }
}
