import Bounces
import Storage
import Synchronization

@testable import FilterService

/// The filter's ledger in memory.
final class MemoryLedger: FilterLedger {
    struct Away: Error {}

    /// What has been told it, and what it is to answer.
    struct Book: Sendable {
        var sendings: [(sending: SentMessage, numbers: MessageNumbers)] = []
        var released: [Int64] = []
        var withdrawn: [Int64] = []
        var suppressions: [String: Suppression.Reason] = [:]
        var untracked: Set<String> = []
        var next: Int64 = 1
        /// It answers questions, and takes nothing.
        var isFull = false
    }

    private let state = Mutex(Book())

    var book: Book { state.withLock { $0 } }
    func change(_ change: (inout Book) -> Void) { state.withLock { change(&$0) } }

    func suppressions(of address: String, now: Int64) throws -> [Suppression] {
        book.suppressions[address].map { [Suppression(address: address, reason: $0, source: "test", since: 0)] } ?? []
    }

    func isUntracked(_ address: String) throws -> Bool { book.untracked.contains(address) }
    func isLeaving(_ copy: Int64, from sender: String, to recipient: String) throws -> Bool { false }
    func claimedRetry(of copy: Int64, to recipient: String) throws -> ClaimedRetry? { nil }
    func destination(copy: Int64, link: Int) throws -> [UInt8]? { nil }
    func count(_ reply: ReplyHeader, now: Int64) throws -> Settlement.Effect? { nil }
    func retryPassed(copy: Int64, recipient: String, queueID: String, now: Int64) throws {}
    func splitPassed(_ copy: Int64, queueID: String, now: Int64) throws {}

    func reserveNumbers(recipients: Int, copies: Int) throws -> MessageNumbers {
        state.withLock { book in
            defer { book.next += 1 + Int64(copies + recipients) }
            return MessageNumbers(
                message: book.next, copy: book.next + 1, firstDelivery: book.next + 1 + Int64(copies))
        }
    }

    func append(_ sending: SentMessage, as numbers: MessageNumbers) throws {
        try state.withLock { book throws in
            if book.isFull { throw Away() }
            book.sendings.append((sending, numbers))
        }
    }

    func releaseSplit(message: Int64, now: Int64) throws { change { $0.released.append(message) } }
    func withdrawSplit(message: Int64) throws { change { $0.withdrawn.append(message) } }
}
