internal import Foundation
internal import MTALog

extension UTCOffsets {
    /// Takes the offsets of the year before a time: what is older in a log has its zone, or is of no use any more.
    init(of zone: TimeZone, until now: Date) {
        let start = now - 366 * 86_400
        var changes: [(at: Int64, offset: Int)] = []
        var place = start
        while let next = zone.nextDaylightSavingTimeTransition(after: place), next > place, next <= now {
            changes.append((Int64(next.timeIntervalSince1970), zone.secondsFromGMT(for: next)))
            place = next
        }
        self.init(zone.secondsFromGMT(for: start), changes: changes)
    }
}
