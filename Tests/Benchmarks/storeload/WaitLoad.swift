import Bounces
import Dispatch
import Glibc
import Journal
import MTALog
import Privacy
import Storage
import Synchronization
import Words

/// Does to a database what others can make it do, and says how long a message that leaves meanwhile would wait: another writer
/// asks for a turn each millisecond.
struct WaitLoad: ~Copyable {
    private let store: Store
    private let folder: String
    private let policy = BouncePolicy()
    /// Two months after the mails of ledger.sql went out.
    private let now: Int64 = 1_772_400_000_000
    private let longestWait = Mutex(0.0)

    init(database: String, folder: String) throws {
        store = try Store(path: database)
        self.folder = folder
    }

    /// Returns the longest wait, in milliseconds.
    func run() throws -> Double {
        let many = (0..<10_000).map { "p\($0)@crowd.example" }
        let shared = try send("crowd", to: many)
        try measure("a report of 10,000 groups on one delivery") {
            try settle("one", (0..<10_000).map { ("p1@crowd.example", "a\($0)@there.example") }, of: "crowd")
        }
        try measure("a report on 10,000 deliveries") { try settle("all", many.map { ($0, $0) }, of: "crowd") }
        try measure("100,000 looks at one copy") {
            let copy = try send("pixel", to: ["ann@one.example"])
            try fold("pixel", (0..<100_000).map { look(copy, at: Int64($0) * 2) })
        }
        try measure("101 looks at each of 500 copies, in turns") {
            let copies = try (0..<500).map { try send("turns \($0)", to: ["b\($0)@turns.example"]) }
            try fold("turns", (0..<101).flatMap { round in copies.map { look($0, at: Int64(round) * 500) } })
        }
        let copies = try (0..<100).map { try send("early \($0)", to: ["late@early.example"]) }
        try fold("early", (0..<1_000).flatMap { round in copies.map { look($0, at: Int64(round) * 9_000) } })
        try fold("shared", (0..<1_000).map { look(shared, at: Int64($0) * 9_000) })
        try measure("the log of 100 deliveries with 1,000 looks each before") {
            try deliver(copies.indices.map { ("early \($0)", "late@early.example") })
        }
        try measure("the log of 1,000 deliveries of one copy with 1,000 looks") {
            try deliver(many.prefix(1_000).map { ("crowd", $0) })
        }
        try measure("erasing a contact with 100,000 events") {
            _ = try store.erase("late@early.example", hashes: ["h"], at: now)
        }
        try measure("retention of 10,000 events") {
            for _ in 0..<50 {
                _ = try store.deleteEvents(before: now, atMost: 200)
                usleep(10_000)
            }
        }
        return longestWait.withLock { $0 }
    }

    // MARK: Measuring

    private func measure(_ name: String, _ work: () throws -> Void) throws {
        let isDone = Mutex(false)
        let longest = Mutex(Duration.zero)
        let hasEnded = DispatchSemaphore(value: 0)
        let thread = DispatchQueue(label: "waits")
        thread.async { [store] in
            while !isDone.withLock({ $0 }) {
                let time = ContinuousClock().measure { try? store.setPrivacyMode(.full, of: "waits@shop.example") }
                longest.withLock { $0 = max($0, time) }
                usleep(1_000)
            }
            hasEnded.signal()
        }
        let total = try ContinuousClock().measure(work)
        isDone.withLock { $0 = true }
        hasEnded.wait()
        let wait = longest.withLock { $0 / .milliseconds(1) }
        print("\(name): \(Comparison.text(total / .seconds(1))) s, the longest wait \(Comparison.text(wait)) ms")
        longestWait.withLock { $0 = max($0, wait) }
    }

    // MARK: Doing

    private func send(_ id: String, to recipients: [String]) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Spring",
                campaign: "spring", sentAt: now, recipients: recipients, destinations: [], leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    private func settle(_ name: String, _ groups: [(original: String, address: String)], of id: String) throws {
        let verdict = Verdict(
            reason: .mailboxFull, rule: "bench", status: EnhancedStatus(5, 2, 2), replyCode: 552, isPermanent: true)
        let recipients = groups.map {
            ReportedRecipient(
                address: $0.address, originalAddress: $0.original, action: .failed, diagnostic: "552 full",
                verdict: verdict)
        }
        let report = Report(kind: .bounce, originalMessageID: "<\(id)@shop.example>", recipients: recipients)
        let mail = ReturnedMail(digest: name, at: now + 1000, report: report, reference: nil, sender: nil)
        _ = try store.settle(mail, policy: policy, random: 0)
    }

    private func look(_ copy: Int64, at: Int64) -> Hit {
        Hit(
            at: now + 3_600_000 + at, act: .open(OpenToken(copy: copy)), address: Array("198.51.100.7".utf8),
            userAgent: Array("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".utf8),
            headers: Array("accept-language: de\n".utf8))
    }

    private func fold(_ name: String, _ hits: [Hit]) throws {
        let journal = try Journal(folder: "\(folder).\(name)")
        for start in stride(from: 0, to: hits.count, by: 10_000) {
            let isWritten = DispatchSemaphore(value: 0)
            journal.append(hits[start..<min(start + 10_000, hits.count)].map { .hit($0) }) { _ in isWritten.signal() }
            isWritten.wait()
        }
        journal.close()
        try store.fold(JournalReader(folder: "\(folder).\(name)"))
    }

    /// A day after the looks, so that all of them came before the delivery.
    private func deliver(_ deliveries: [(id: String, recipient: String)]) throws {
        let statuses = deliveries.map {
            DeliveryStatus(
                at: now + 90_000_000, queueID: "Q\($0.id)", loggedQueueID: "Q\($0.id)", recipient: $0.recipient,
                state: .delivered, status: "2.0.0", reply: "250 Ok")
        }
        let start = try store.storedLog("bench").position
        _ = try store.advance(
            LogProgress(
                source: "bench", start: start, end: "\(start ?? "")+", statuses: statuses, kept: [], forgotten: []),
            policy: policy, random: { 0 })
    }
}
