import Storage
import Synchronization
import Words

@testable import FilterService

/// The filter's ledger in memory.
final class MemoryLedger: FilterLedger {
    struct Away: Error {}

    /// What has been told it, and what it is to answer.
    struct Book: Sendable {
        var sendings: [(sending: Sending, numbers: MessageNumbers)] = []
        var passages: [Passage] = []
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
    func claimedRetry(of copy: Int64, to recipient: String) throws -> ClaimedRetry? { nil }
    func destination(copy: Int64, link: Int) throws -> [UInt8]? { nil }

    func reserveNumbers(recipients: Int, copies: Int) throws -> MessageNumbers {
        state.withLock { book in
            defer { book.next += 1 + Int64(copies + recipients) }
            return MessageNumbers(from: book.next, copies: copies)
        }
    }

    func append(_ sending: Sending, as numbers: MessageNumbers) throws {
        try state.withLock { book throws in
            if book.isFull { throw Away() }
            book.sendings.append((sending, numbers))
        }
    }

    func append(_ passage: Passage) throws {
        try state.withLock { book throws in
            if book.isFull { throw Away() }
            book.passages.append(passage)
        }
    }
}
