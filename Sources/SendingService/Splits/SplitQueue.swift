package import Bounces
package import Logging
package import Sealing
package import Spool
package import Submission
internal import Tools
internal import Tracking
internal import Words

/// Copies that the filter has split off: each to the one recipient that it is for.
package struct SplitQueue: SendingQueue {
    private let ledger: any SplitLedger
    private let keys: KeyRing
    private let spool: CopySpool
    /// Where a copy stays for retries once it has left; nil where none are sent.
    private let retries: CopySpool?
    private let submission: SubmissionClient
    private let bounces: BouncePolicy
    private let log: SplitLog
    /// Held for the life of the process.
    private var owner: SpoolOwner?

    package init(
        ledger: any SplitLedger, keys: KeyRing, spool: CopySpool, retries: CopySpool?, submission: SubmissionClient,
        bounces: BouncePolicy, logger: Logger
    ) {
        self.ledger = ledger
        self.keys = keys
        self.spool = spool
        self.retries = retries
        self.submission = submission
        self.bounces = bounces
        log = SplitLog(logger: logger)
    }

    /// Copies that one turn looks at.
    private static let outlook = 256
    /// Seconds until a copy that the server did not take now is tried again, the first time; then twice as long, up to ten
    /// minutes.
    private static let pause: Int64 = 5
    private static let longestPause: Int64 = 600
    /// A copy without an envelope is being written, or nobody's.
    private static let strayAge = Duration.seconds(3600)

    package var width: Int { 4 }
    package var pacing: Pacing { Pacing(idle: .milliseconds(200), busy: .zero, longest: .seconds(60)) }
    package var isLeased: Bool { false }

    /// Makes the spool this process' own, takes over what a process before it has left, and says so of each copy of which nobody
    /// knows how far it came.
    ///
    /// Of two who send from one spool, each would take the other's copies for left behind.
    /// - Parameter adopting: takes in what a version before this one has left elsewhere.
    package func takingOver(adopting: () throws -> Void = {}) throws -> SplitQueue {
        var queue = self
        queue.owner = try SpoolOwner.patiently(spool.own)
        guard queue.owner != nil else { throw SplitSpoolInUse() }
        try adopting()
        for copy in try ledger.takeOverSplit(now: SteadyClock.now()) { log.takenOver(copy) }
        return queue
    }

    package func due() throws -> (candidates: [DueSplitCopy], waiting: Int) {
        (try ledger.dueSplit(now: SteadyClock.now(), limit: Self.outlook), 0)
    }

    package func lease(_ copy: DueSplitCopy) -> DueSplitCopy? { copy }

    package func hand(_ copy: DueSplitCopy) throws(Unsent) -> String {
        let split = copy.split
        let attempt = SendingAttempt(
            kind: .splitCopy(bounces), recipient: split.recipient,
            senders: [split.sender, bounces.returnPath].compactMap(\.self), tries: copy.tries + 1,
            age: SteadyClock.now() - copy.split.queuedAt)
        guard split.isReadable else {
            throw Unsent(outcome: .lost, reason: "its envelope can't be read from the spool")
        }
        let bytes = try spool.copy(split.copy, for: attempt, missing: "it is not in the spool")
        return try submission.hand(
            field(of: split.copy) + bytes, from: split.sender, for: attempt,
            reporting: ReportingRequest(stored: split.reporting),
            mayTransfer: { (try? ledger.splitHanded(split.copy)) ?? false })
    }

    /// Returns the line by which the copy passes the filter.
    private func field(of copy: Int64) -> [UInt8] {
        Array("\(TrackingRequest.splitHeader): ".utf8) + keys.seal(SplitToken(copy: copy)) + [0x0D, 0x0A]
    }

    package func tell(_ outcome: SendingOutcome, of copy: DueSplitCopy, reply: String) {
        switch outcome {
        case .sent: log.sent(copy, reply)
        case .unanswered: log.refused(copy, "no answer, however often: \(reply)")
        case .repeated: log.uncertain(copy, reply)
        case .bounced(_, let diagnostic): log.refused(copy, diagnostic)
        case .failed, .expired, .unwanted: log.refused(copy, reply)
        case .lost: log.lost(copy, reply)
        case .postponed: log.postponed(copy, reply)
        case .serverAway: break
        }
    }

    package func record(_ outcome: SendingOutcome, of copy: DueSplitCopy, reply: String) throws {
        let number = copy.split.copy
        switch outcome {
        case .sent, .unanswered, .failed, .expired, .unwanted:
            try ledger.splitSent(number)
            settleFile(of: number, isKept: outcome.hasLeft)
        case .bounced(let verdict, let diagnostic):
            try ledger.splitRefused(number, verdict, reply: diagnostic, at: SteadyClock.now())
            settleFile(of: number, isKept: false)
        // What is left of the file is swept later: somebody may want to see it.
        case .lost: try ledger.splitLost(number, reason: reply, at: SteadyClock.now())
        case .postponed, .repeated:
            let pause = min(Self.pause << min(Int64(copy.tries), 10), Self.longestPause)
            try ledger.postponeSplit(number, until: SteadyClock.now() + pause * 1000)
        // It costs no copy a try.
        case .serverAway: break
        }
    }

    private func settleFile(of copy: Int64, isKept: Bool) {
        do {
            if isKept, let retries { try spool.move(copy, to: retries) } else { try spool.remove(copy) }
        } catch {
            log.spoolAway(error)
        }
    }

    /// Removes bytes from the spool that have no envelope: a process was killed between the two.
    package func sweep() {
        do {
            let old = try spool.numbers(olderThan: Self.strayAge, now: SteadyClock.now())
            let waiting = try ledger.waitingSplit(among: old)
            for number in old where !waiting.contains(number) { try spool.remove(number) }
        } catch {
            log.spoolAway(error)
        }
    }

    package func tell(notRecorded error: any Error) { log.databaseAway(error) }
    package func tell(ledgerAway error: any Error) { log.databaseAway(error) }
    package func tell(serverAway reason: String, nextTryIn pause: Duration) {
        log.serverAway(reason, seconds: Int(pause / .seconds(1)))
    }
}

/// Another process sends from the same spool.
package struct SplitSpoolInUse: Error, CustomStringConvertible {
    package let description =
        "another process sends from the spool of split copies: stop that one, or give this one another `spool`"
}
