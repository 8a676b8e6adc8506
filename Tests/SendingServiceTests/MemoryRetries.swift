import Bounces
import Synchronization

@testable import SendingService
@testable import Storage

/// The ledger of retries in memory.
final class MemoryRetries: RetryLedger {
    /// What has been told of a retry.
    enum End: Equatable {
        case sent(String)
        case refused(Reason)
        case lost(String)
        case failed(String)
        case postponed(until: Int64)
    }

    /// What has been told it, and what it is to answer.
    struct Book: Sendable {
        var due: [DueRetry] = []
        /// Those that another process has.
        var taken: Set<Int64> = []
        var leased: [Int64] = []
        var ends: [Int64: End] = [:]
        /// It does not answer.
        var isAway = false
        /// So many notes it does not take.
        var refusals = 0
    }

    private let state = Mutex(Book())

    var book: Book { state.withLock { $0 } }
    func change(_ change: (inout Book) -> Void) { state.withLock { change(&$0) } }

    /// Plans a retry.
    func plan(_ number: Int64, copy: Int64 = 7, to recipient: String = "bob@home.example", tries: Int = 1) {
        let retry = DueRetry(
            retry: number, delivery: number, copy: copy, queueID: "4XyZ", recipient: recipient,
            sender: "news@shop.example", attempt: 1, attempts: 5, reason: "mailbox_full", tries: tries, leasedBy: "me")
        change { $0.due.append(retry) }
    }

    func dueRetries(now: Int64, limit: Int) throws -> [RetryCandidate] {
        if book.isAway { throw Away() }
        return book.due.map { RetryCandidate(retry: $0.retry, recipient: $0.recipient) }
    }

    func leaseRetry(_ retry: Int64, for process: String, now: Int64, seconds: Int) throws -> DueRetry? {
        change { $0.leased.append(retry) }
        return book.taken.contains(retry) ? nil : book.due.first { $0.retry == retry }
    }

    func retrySent(_ retry: DueRetry, reply: String) throws { try end(retry, .sent(reply)) }
    func retryRefused(
        _ retry: DueRetry, _ verdict: Verdict, reply: String, at now: Int64, policy: BouncePolicy, random: Double
    ) throws { try end(retry, .refused(verdict.reason)) }
    func retryLost(_ retry: DueRetry, reason: String, at now: Int64) throws { try end(retry, .lost(reason)) }
    func retryFailed(_ retry: DueRetry, reply: String) throws { try end(retry, .failed(reply)) }
    func postpone(_ retry: DueRetry, until due: Int64, reply: String) throws { try end(retry, .postponed(until: due)) }

    private func end(_ retry: DueRetry, _ end: End) throws {
        try state.withLock { book throws in
            if book.refusals > 0 {
                book.refusals -= 1
                throw Away()
            }
            book.ends[retry.retry] = end
        }
    }
}

/// A ledger does not answer.
struct Away: Error {}
