import Bounces
import Synchronization
import Words

@testable import BounceService
@testable import Storage

/// The ledger of what comes back, in memory: one copy that was sent to Ann.
final class MemoryReturns: ReturnsLedger {
    struct Away: Error {}

    /// What has been told it, and what it is to answer.
    struct Book: Sendable {
        var mails: [ReturnedMail] = []
        var isAway = false
    }

    static let copy: Int64 = 7
    static let messageID = "<1@shop.example>"

    private let state = Mutex(Book())

    var book: Book { state.withLock { $0 } }
    func change(_ change: (inout Book) -> Void) { state.withLock { change(&$0) } }

    func settle(_ mail: ReturnedMail, policy: BouncePolicy, random: Double) throws -> Settlement {
        try state.withLock { book throws in
            if book.isAway { throw Away() }
            var settlement = Settlement()
            settlement.isUnknown = !Self.isKnown(mail)
            settlement.isRepeated = book.mails.contains { $0.digest == mail.digest }
            book.mails.append(mail)
            guard !settlement.isUnknown, !settlement.isRepeated else { return settlement }
            settlement.effects = [
                Settlement.Effect(
                    queueID: "4XyZ", recipient: "ann@home.example", delivery: 1,
                    event: EventKind(rawValue: mail.report.kind.rawValue) ?? .deferred,
                    trust: mail.reference == nil ? .named : .sealed)
            ]
            return settlement
        }
    }

    private static func isKnown(_ mail: ReturnedMail) -> Bool {
        mail.reference.map { $0.copy == copy } ?? (mail.report.originalMessageID == messageID)
    }
}
