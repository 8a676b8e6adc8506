// The MTA's log, from where it was read last.

package import Bounces
internal import Foundation
internal import LogFollowing
internal import MTALog
package import Storage
package import Tools

/// Reads a log on, and writes down what it says of our deliveries. What it holds is nothing that the database does not have:
/// after whatever failure it begins again from there.
package struct LogFollower: Sendable {
    let source: LogSource
    let store: Store
    let policy: BouncePolicy
    let report: @Sendable (LogFollowerEvent) -> Void
    /// Lives on where following has failed and begins again.
    fileprivate var unreadable = UnreadableLines()

    package init(
        _ source: LogSource, store: Store, policy: BouncePolicy,
        report: @escaping @Sendable (LogFollowerEvent) -> Void
    ) {
        self.source = source
        self.store = store
        self.policy = policy
        self.report = report
    }

    /// Follows the log until told to stop. Blocks: for a thread of its own.
    package mutating func follow(until stop: StopSignal) throws {
        var reading = try Reading(self)
        defer { unreadable = reading.unreadable }
        switch source {
        case .file(let path):
            if access(path, F_OK) != 0 { report(.missing) }
            var file = LogFile(path: path, from: reading.position.flatMap(LogPosition.init))
            while let batch = try file.next(until: stop) { try reading.take(batch) }
        case .journal:
            var journal = try JournalLog(after: reading.position)
            while let batch = try journal.next(until: stop) { try reading.take(batch) }
        }
    }

    /// Reads a file to its end.
    package func catchUp() throws {
        guard case .file(let path) = source else { return }
        var reading = try Reading(self)
        var file = LogFile(path: path, from: reading.position.flatMap(LogPosition.init))
        while let batch = try file.read() { try reading.take(batch) }
    }
}

package enum LogFollowerEvent: Sendable {
    /// There is no such file yet.
    case missing
    /// Lines may be missing before what is read now.
    case gap
    /// So many lines on end were none of an MTA's log: nothing is learnt from it.
    case unreadable(lines: Int)
    case changed(Settlement.Effect)
}

enum LogFollowerError: Error, CustomStringConvertible {
    case twoFollowers

    var description: String { "another process reads the same log into the same database; let one of them do it" }
}

/// Brings what lies between two positions into the database.
private struct Reading {
    private(set) var position: String?
    private(set) var unreadable: UnreadableLines
    private var joiner: LogJoiner
    private let follower: LogFollower

    init(_ follower: LogFollower) throws(StorageError) {
        self.follower = follower
        unreadable = follower.unreadable
        let stored = try follower.store.storedLog(follower.source.name)
        position = stored.position
        joiner = LogJoiner(restoring: stored.messages)
    }

    mutating func take(_ batch: LogBatch) throws {
        let now = Date()
        let parser = LogParser(
            reference: Int64(now.timeIntervalSince1970 * 1000), offsets: UTCOffsets(of: .current, until: now))
        if batch.isAfterGap { follower.report(.gap) }
        var statuses: [DeliveryStatus] = []
        for line in batch.lines {
            let read = parser.read(batch.bytes.span.extracting(line))
            if unreadable.take(read) { follower.report(.unreadable(lines: UnreadableLines.limit)) }
            if case .entry(let entry) = read { statuses += joiner.take(entry) }
        }
        try advance(to: batch.position.text, statuses)
    }

    mutating func take(_ batch: JournalBatch) throws {
        let parser = LogParser(reference: batch.entries.last?.at ?? 0)
        var statuses: [DeliveryStatus] = []
        for entry in batch.entries {
            if let entry = parser.entry(message: entry.message.span, at: entry.at) { statuses += joiner.take(entry) }
        }
        try advance(to: batch.cursor, statuses)
    }

    private mutating func advance(to end: String, _ statuses: [DeliveryStatus]) throws {
        let (kept, forgotten) = joiner.takeChanges()
        let progress = LogProgress(
            source: follower.source.name, start: position, end: end, statuses: statuses, kept: kept,
            forgotten: forgotten)
        let effects = try follower.store.advance(progress, policy: follower.policy) { .random(in: 0..<1) }
        guard let effects else { throw LogFollowerError.twoFollowers }
        position = end
        for effect in effects { follower.report(.changed(effect)) }
    }
}
