import Synchronization

@testable import SendingService
@testable import Storage

/// The ledger of notices in memory.
final class MemoryNotices: NoticeLedger {
    /// What has been told of a batch.
    enum End: Equatable {
        case ended(NoticeOutcome)
        case postponed
    }

    /// What has been told it, and what it is to answer.
    struct Book: Sendable {
        var due: [NoticeBatch] = []
        var handed: [Int64] = []
        var ends: [Int64: End] = [:]
        var switchedOff: [String] = []
        /// It does not answer.
        var isAway = false
        /// A lease was lost.
        var isLost = false
        /// So many notes it does not take.
        var refusals = 0
    }

    private let state = Mutex(Book())

    var book: Book { state.withLock { $0 } }
    func change(_ change: (inout Book) -> Void) { state.withLock { change(&$0) } }

    /// Has a batch be due.
    func add(_ number: Int64, _ method: NotificationPreference.Method, to target: String, at time: Int64) {
        let notice = Notice(
            message: 1, messageID: "<1@shop.example>", queueID: "4XyZ", sender: "ann@shop.example", subject: "Hello",
            campaign: nil, sentAt: time, recipient: "bob@home.example", recipients: 1, event: .open, at: time)
        let batch = NoticeBatch(
            batch: number, method: method, target: target, createdAt: time, tries: 1, notices: [notice], leasedBy: "me")
        change { $0.due.append(batch) }
    }

    func gatherNotices(methods: Set<NotificationPreference.Method>, now: Int64) throws -> Int {
        if book.isAway { throw Away() }
        return 0
    }

    func dueNoticeBatches(
        _ method: NotificationPreference.Method, now: Int64, limit: Int
    ) throws -> (due: [NoticeCandidate], uncertain: [Int64]) {
        let due = book.due.filter { $0.method == method && book.ends[$0.batch] == nil }
        return (due.map { NoticeCandidate(batch: $0.batch, target: $0.target) }, [])
    }

    func leaseNoticeBatch(_ batch: Int64, for process: String, now: Int64, seconds: Int) throws -> NoticeBatch? {
        book.due.first { $0.batch == batch }
    }

    func noticesHanded(_ batch: NoticeBatch) throws -> Bool {
        change { $0.handed.append(batch.batch) }
        return !book.isLost
    }

    func noticesEnded(_ batch: NoticeBatch, _ outcome: NoticeOutcome, reply: String) throws {
        try end(batch, .ended(outcome))
    }

    func postponeNotices(_ batch: NoticeBatch, until due: Int64, reply: String) throws { try end(batch, .postponed) }
    func failures(ofTargetOf batch: NoticeBatch) throws -> Int { 1 }

    func switchOffWebhook(_ url: String) throws -> Int {
        change { $0.switchedOff.append(url) }
        return 1
    }

    private func end(_ batch: NoticeBatch, _ end: End) throws {
        try state.withLock { book throws in
            if book.refusals > 0 {
                book.refusals -= 1
                throw Away()
            }
            book.ends[batch.batch] = end
        }
    }
}
