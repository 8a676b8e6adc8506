internal import Journal
internal import Storage
internal import Synchronization

/// A journal that is folded, and how long ago.
///
/// Its segments stay for an hour after that, so that a database which went back a little is folded up again.
final class FoldedJournal: Sendable {
    private let folder: String
    private let opened = Mutex<JournalReader?>(nil)
    private let marks = Mutex(FoldedMarks())

    init(folder: String) { self.folder = folder }

    /// Returns its reader; nil while nothing has been written there.
    func reader() throws(JournalError) -> JournalReader? {
        try opened.withLock { opened throws(JournalError) in
            if opened == nil { opened = try JournalReader.existing(folder) }
            return opened
        }
    }

    /// Notes how far it is folded, and removes what was so an hour ago; sooner where all together take too much room.
    func removeSegments(foldedIn store: Store) throws {
        guard let reader = try reader() else { return }
        let folded = try store.foldedPosition(of: reader)
        let (old, isToBeWeighed) = marks.withLock { ($0.add(folded, at: .now), $0.isToBeWeighed(at: .now)) }
        if let old { try reader.removeSegments(before: old) }
        if isToBeWeighed, try reader.size() > Self.room { try reader.removeSegments(before: folded) }
    }

    /// Bytes that folded segments may take: far fewer than a journal may have, for whoever looks at our mail very often.
    private static let room: Int64 = 1 << 30
}

/// How far a journal was folded, minute by minute. Pure.
struct FoldedMarks {
    private var marks: [(at: ContinuousClock.Instant, position: JournalPosition)] = []
    /// When all segments are weighed next: that looks at each of them.
    private var nextWeighing: ContinuousClock.Instant?

    private static let life = Duration.seconds(3600)
    private static let stride = Duration.seconds(60)

    /// Adds a mark; the newest that is old enough, where there is one that was not told yet.
    mutating func add(_ position: JournalPosition, at now: ContinuousClock.Instant) -> JournalPosition? {
        if marks.last.map({ now - $0.at >= Self.stride }) ?? true { marks.append((now, position)) }
        guard let last = marks.lastIndex(where: { now - $0.at >= Self.life }) else { return nil }
        defer { marks.removeFirst(last + 1) }
        return marks[last].position
    }

    mutating func isToBeWeighed(at now: ContinuousClock.Instant) -> Bool {
        if let nextWeighing, now < nextWeighing { return false }
        nextWeighing = now + .seconds(10)
        return true
    }
}
