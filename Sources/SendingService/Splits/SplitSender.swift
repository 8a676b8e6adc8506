// One copy on its way from the spool to the server: handed over, postponed, refused.

package import Bounces
internal import Foundation
internal import Jobs
package import Logging
package import Sealing
package import Spool
package import Storage
package import Submission
internal import Synchronization
internal import Tracking
internal import Words

/// Hands over what may go. One per database: it asks for no lease.
package struct SplitSender: Sendable {
    private let store: Store
    private let keys: KeyRing
    private let spool: CopySpool
    /// Where a copy stays for retries once it has left; nil where none are sent.
    private let retries: CopySpool?
    private let submission: SubmissionClient
    private let bounces: BouncePolicy
    private let log: SplitLog

    package init(
        store: Store, keys: KeyRing, spool: CopySpool, retries: CopySpool?, submission: SubmissionClient,
        bounces: BouncePolicy, logger: Logger
    ) {
        self.store = store
        self.keys = keys
        self.spool = spool
        self.retries = retries
        self.submission = submission
        self.bounces = bounces
        log = SplitLog(logger: logger)
    }

    /// Copies that one turn looks at.
    private static let outlook = 256
    /// Connections at once.
    private static let width = 4
    /// Seconds until a copy that the server did not take now is tried again, the first time; then twice as long, up to ten
    /// minutes.
    private static let pause: Int64 = 5
    private static let longestPause: Int64 = 600
    /// Tries after which a copy that gets no answer is not sent any more.
    private static let uncertainLimit = 5
    /// Milliseconds after which it is given up, as Postfix gives up a mail (`maximal_queue_lifetime`).
    private static let lifetime: Int64 = 5 * 86_400_000
    /// A copy without a row is being written, or nobody's.
    private static let strayAge = Duration.seconds(3600)

    /// What came of a turn.
    package enum Turn: Equatable, Sendable {
        case nothingDue
        case done
        /// The server can't be reached, or takes nothing from us: no copy's fault.
        case serverAway(reason: String)
    }

    /// Takes over what a process has left that is no more, and says so of each copy of which nobody knows how far it came.
    func takeOver() throws {
        for copy in try store.takeOverSplit(now: Self.now()) { log.takenOver(copy) }
    }

    /// Hands over what may go now, several at once. Blocks.
    package func sendDue(_ isStopping: @escaping @Sendable () -> Bool = { false }) throws -> Turn {
        let due = try store.dueSplit(now: Self.now(), limit: Self.outlook)
        if due.isEmpty { return .nothingDue }
        let next = Atomic(0)
        let away = Mutex<String?>(nil)
        let work: @Sendable () -> Void = {
            while !isStopping(), away.withLock({ $0 == nil }) {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < due.count else { return }
                if let reason = send(due[index], isStopping) { away.withLock { $0 = reason } }
            }
        }
        onThreads(min(Self.width, due.count), work)
        return away.withLock { $0 }.map { .serverAway(reason: $0) } ?? .done
    }

    /// Runs `work` on so many threads, and returns when all have ended.
    private func onThreads(_ count: Int, _ work: @escaping @Sendable () -> Void) {
        let running = DispatchGroup()
        for _ in 0..<count {
            running.enter()
            Thread.detachNewThread {
                work()
                running.leave()
            }
        }
        running.wait()
    }

    /// Why the server takes nothing from us; nil where this copy is settled or postponed.
    private func send(_ copy: DueSplitCopy, _ isStopping: () -> Bool) -> String? {
        let split = copy.split
        let bytes: [UInt8]?
        do throws(SpoolError) { bytes = try spool.read(split.copy) } catch {
            if case .damaged = error {
                log.lost(copy, error.description)
                insist(isStopping) { () throws(StorageError) in try store.splitSent(split.copy) }
            } else {
                postpone(copy, error.description, isStopping)
            }
            return nil
        }
        guard let bytes else {
            log.lost(copy, "it is not in the spool")
            insist(isStopping) { () throws(StorageError) in try store.splitSent(split.copy) }
            return nil
        }
        let token = keys.seal(SplitToken(copy: split.copy))
        let field = Array("\(TrackingRequest.splitHeader): ".utf8) + token + [0x0D, 0x0A]
        do throws(SubmissionError) {
            let reply = try submission.send(
                field + bytes, from: split.sender, to: split.recipient,
                reporting: ReportingRequest(stored: split.reporting),
                mayTransfer: { (try? store.splitHanded(split.copy)) ?? false })
            log.sent(copy, reply.description)
            finish(copy, isStopping)
            return nil
        } catch {
            return settle(error, copy, isStopping)
        }
    }

    private func finish(_ copy: DueSplitCopy, _ isStopping: () -> Bool) {
        insist(isStopping) { () throws(StorageError) in try store.splitSent(copy.split.copy) }
        do {
            if let retries {
                try spool.move(copy.split.copy, to: retries)
            } else {
                try spool.remove(copy.split.copy)
            }
        } catch {
            log.spoolAway(error)
        }
    }

    private func settle(_ error: SubmissionError, _ copy: DueSplitCopy, _ isStopping: () -> Bool) -> String? {
        switch error {
        case .broken(.endOfData, _):
            // The whole mail was sent, and perhaps taken. Nobody else has it: twice is better here than never, and a server
            // that never answers has had it often enough.
            guard copy.tries < Self.uncertainLimit else {
                log.refused(copy, "no answer, however often: \(error)")
                finish(copy, isStopping)
                return nil
            }
            log.uncertain(copy, error.description)
            postpone(copy, error.description, isStopping, isLogged: true)
        case .refused(.connection, _), .refused(.authentication, _), .broken(.connection, _),
            .broken(.authentication, _), .password:
            return error.description
        case .refused(let step, let reply) where reply.isPermanent:
            refuse(copy, reply.description, to: step.command, isStopping)
        case .notOffered, .badAddress: refuse(copy, error.description, isStopping)
        case .refused, .broken:
            if Self.now() - copy.queuedAt > Self.lifetime {
                refuse(copy, error.description, isStopping)
            } else {
                postpone(copy, error.description, isStopping)
            }
        }
        return nil
    }

    /// For good. Where the fault is ours (relaying denied, not logged in), somebody has to see to it, and the copy waits; unless the
    /// recipient has come on the suppression list meanwhile.
    private func refuse(
        _ copy: DueSplitCopy, _ reply: String, to command: String? = nil, _ isStopping: () -> Bool
    ) {
        let verdict = bounces.classifier.classify(
            Evidence(
                diagnostic: Array(reply.utf8), recipient: copy.split.recipient,
                senders: [copy.split.sender, bounces.returnPath].compactMap { $0.map { Array($0.utf8) } },
                command: command))
        let isOurs = verdict.reason != .suppressed && bounces.reasons.row(for: verdict.reason).scope == .ours
        if isOurs, Self.now() - copy.queuedAt <= Self.lifetime { return postpone(copy, reply, isStopping) }
        log.refused(copy, reply)
        insist(isStopping) { () throws(StorageError) in
            try store.splitRefused(
                copy.split.copy, verdict, reply: reply, at: Self.now(), policy: bounces, random: .random(in: 0..<1))
        }
        do { try spool.remove(copy.split.copy) } catch { log.spoolAway(error) }
    }

    private func postpone(
        _ copy: DueSplitCopy, _ reason: String, _ isStopping: () -> Bool, isLogged: Bool = false
    ) {
        if !isLogged { log.postponed(copy, reason) }
        let pause = min(Self.pause << min(Int64(copy.tries), 10), Self.longestPause)
        insist(isStopping) { () throws(StorageError) in
            try store.postponeSplit(copy.split.copy, until: Self.now() + pause * 1000)
        }
    }

    /// Until it is written down. A process that stops meanwhile leaves it to the next, which says that it may arrive twice.
    private func insist(_ isStopping: () -> Bool, _ work: () throws(StorageError) -> Void) {
        while true {
            do throws(StorageError) { return try work() } catch { log.databaseAway(error) }
            if isStopping() { return }
            Thread.sleep(forTimeInterval: 1)
        }
    }

    /// Removes from the spool what belongs to no row: a process was killed between the two.
    func sweep() {
        do {
            let old = try spool.numbers(olderThan: Self.strayAge, now: Self.now())
            let waiting = try store.waitingSplit(among: old)
            for number in old where !waiting.contains(number) { try spool.remove(number) }
        } catch {
            log.spoolAway(error)
        }
    }

    func report(serverAway reason: String, seconds: Int) { log.serverAway(reason, seconds: seconds) }
    func report(databaseAway error: any Error) { log.databaseAway(error) }

    private static func now() -> Int64 { SteadyClock.now() }
}
