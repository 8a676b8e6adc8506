// The job as the product will have it, with a value in the place of the database.

import Foundation
import Synchronization
import Tools

@testable import LogFollowing
@testable import MTALog

/// Follows a log on a thread of its own. What survives its end is what it stored.
final class FollowingService: Sendable {
    private struct Stored {
        var position: String?
        var messages: [String: [UInt8]] = [:]
        var statuses: [DeliveryStatus] = []
        var gaps = 0
        var failures: [String] = []
    }

    private struct Running {
        var stop: StopSignal?
        var end = DispatchSemaphore(value: 0)
    }

    private let path: String
    private let stored = Mutex(Stored())
    private let running = Mutex(Running())

    init(_ path: String) {
        self.path = path
        start()
    }

    deinit { _ = stop() }

    var gaps: Int { stored.withLock { $0.gaps } }

    func restart() {
        _ = stop()
        start()
    }

    /// Ends it, and gives all that it has stored.
    func stop() -> [DeliveryStatus] {
        running.withLock {
            guard let stop = $0.stop else { return }
            stop.stop()
            $0.end.wait()
            $0.stop = nil
        }
        return stored.withLock { $0.statuses }
    }

    func wait(until isEnough: ([DeliveryStatus]) -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(30)
        while !isEnough(stored.withLock { $0.statuses }) {
            if ContinuousClock.now > deadline { return false }
            usleep(20_000)
        }
        return true
    }

    private func start() {
        guard let stop = try? StopSignal() else { return }
        let end = DispatchSemaphore(value: 0)
        running.withLock { $0 = Running(stop: stop, end: end) }
        Thread.detachNewThread { [self] in
            follow(until: stop)
            end.signal()
        }
    }

    private func follow(until stop: StopSignal) {
        let known = stored.withLock { ($0.position, $0.messages) }
        var file = LogFile(
            path: path, from: known.0.flatMap(LogPosition.init),
            settings: LogFile.Settings(grace: .milliseconds(500), lookInterval: .seconds(1)))
        var joiner = LogJoiner(restoring: known.1.compactMap { QueuedMessage(queueID: $0.key, bytes: $0.value) })
        do {
            while let batch = try file.next(until: stop) { store(batch, &joiner) }
        } catch {
            stored.withLock { $0.failures.append("\(error)") }
        }
    }

    /// One transaction.
    private func store(_ batch: LogBatch, _ joiner: inout LogJoiner) {
        let parser = LogParser(reference: Int64(time(nil)) * 1000)
        let statuses = batch.lines.flatMap { line in
            parser.entry(batch.bytes.span.extracting(line)).map { joiner.take($0) } ?? []
        }
        let changes = joiner.takeChanges()
        stored.withLock {
            $0.statuses += statuses
            for message in changes.kept { $0.messages[message.queueID] = message.bytes }
            for queueID in changes.forgotten { $0.messages[queueID] = nil }
            $0.position = batch.position.text
            if batch.isAfterGap { $0.gaps += 1 }
        }
    }
}
