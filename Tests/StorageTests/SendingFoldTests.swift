// The journal of sendings becomes rows: once, in order, whatever else happens.

import Bounces
import Foundation
import GRDB
import Journal
import Judging
import Peers
import Sealing
import Synchronization
import Testing
import Words

@testable import Storage

@Suite final class SendingFoldTests {
    private let folder = TestFolder()
    private let store: Store
    private let journal: Journal
    private let hits: Journal
    private let keys: KeyRing
    private let replies = Replies()
    private var number = 0
    private static let sent: Int64 = 1_750_000_000_000

    private final class Replies: Sendable { let lines = Mutex<[String]>([]) }

    init() throws {
        keys = try KeyRing([.random(created: "2026-01-01")])
        var rules = CountingRules()
        rules.addressHashes = { [keys] in keys.hashes(ofAddress: $0) }
        store = try Store(path: folder.path + "/db", rules: rules)
        journal = try Journal(folder: folder.path + "/sendings")
        hits = try Journal(folder: folder.path + "/journal")
        store.follow(sendings: folder.path + "/sendings") { [replies] queueID, effect in
            replies.lines.withLock { $0.append("\(queueID) \(effect.recipient)") }
        }
    }

    private func query(_ sql: String) throws -> [String] {
        try store.database.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { $0.isNull ? "-" : "\($0.storage.value ?? "-")" }.joined(separator: "|")
            }
        }
    }

    @discardableResult
    private func leave(
        to recipients: [String] = ["ann@home.example"], at time: Int64 = sent, isSplit: Bool = false
    ) throws -> MessageNumbers {
        number += 1
        let numbers = MessageNumbers(from: Int64(number) * 1_000, copies: isSplit ? recipients.count : 1)
        var sending = Sending(
            messageID: "<\(number)@shop.example>", queueID: "Q\(number)", sender: "news@shop.example", subject: "Hello",
            campaign: "spring", sentAt: time, recipients: recipients,
            destinations: [Destination(Array("https://shop.example/\(number % 2)".utf8))].compactMap(\.self),
            leftAlone: nil)
        sending.isSplit = isSplit
        try journal.append(.sending(JournaledSending(sending, as: numbers)))
        return numbers
    }

    private func click(_ copy: Int64, at time: Int64 = sent + 3_600_000) async {
        let hit = Hit(.click, of: copy, at: time)
        await withCheckedContinuation { done in hits.append([.hit(hit)]) { _ in done.resume() } }
    }

    private func foldHits() throws -> Store.FoldResult {
        try store.fold(JournalReader(folder: folder.path + "/journal"))
    }

    @Test func allThatLeftIsWrittenDownOnce() throws {
        for _ in 0..<450 { try leave(to: ["ann@home.example", "bob@home.example"]) }
        try store.foldSendings()
        try store.foldSendings()
        #expect(try query("SELECT campaign, sent FROM crm_campaigns") == ["spring|900"])
        #expect(
            try query("SELECT address, sends FROM crm_contacts ORDER BY 1") == [
                "ann@home.example|450", "bob@home.example|450",
            ])
        #expect(try query("SELECT COUNT(*), SUM(links) FROM destinations") == ["2|2"])
        #expect(try store.check() == [])
    }

    /// Two processes fold the same journal while it grows.
    @Test func severalFoldAtOnce() async throws {
        let other = try Store(path: store.path)
        other.follow(sendings: folder.path + "/sendings")
        try await withThrowingTaskGroup { group in
            let stores = [store, other]
            for index in 0..<4 {
                group.addTask { for _ in 0..<30 { try stores[index % 2].foldSendings() } }
            }
            for _ in 0..<300 { try leave() }
            try await group.waitForAll()
        }
        try store.foldSendings()
        #expect(try query("SELECT sent FROM crm_campaigns") == ["300"])
    }

    /// A database of last night, with the journals of today: it is folded up again, and nothing twice.
    @Test func aDatabaseThatWentBackIsFoldedUpAgain() async throws {
        for _ in 0..<10 { try leave() }
        try store.foldSendings()
        let backup = folder.path + "/backup"
        try await store.database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [backup]) }
        let late = try leave()
        await click(late.copy)
        _ = try foldHits()
        let restored = try Store(path: backup)
        restored.follow(sendings: folder.path + "/sendings")
        try restored.fold(JournalReader(folder: folder.path + "/journal"))
        for store in [store, restored] {
            let figures = try await store.database.read {
                try String.fetchAll($0, sql: "SELECT sent || '|' || clicked FROM crm_campaigns")
            }
            #expect(figures == ["11|1"])
        }
    }

    /// The journals have not what it lacks any more: that is told, and nothing is passed over in silence.
    @Test func aDatabaseThatWentBackTooFarIsTold() throws {
        // Its first segment stays empty.
        let small = try Journal(folder: folder.path + "/small", segmentSize: 1)
        let sending = Sending(
            messageID: "<1@x>", queueID: "Q", sender: "s@x.example", subject: "", campaign: "spring", sentAt: Self.sent,
            recipients: ["ann@home.example"], destinations: [], leftAlone: nil)
        for number in 1...4 {
            let numbers = MessageNumbers(from: Int64(number) * 10, copies: 1)
            try small.append(.sending(JournaledSending(sending, as: numbers)))
        }
        let reader = try JournalReader(folder: folder.path + "/small")
        try reader.removeSegments(before: JournalPosition(segment: 3, offset: 0))
        store.follow(sendings: folder.path + "/small")
        #expect(throws: StorageError.journal(.gap(folder: folder.path + "/small", from: 0, to: 2))) {
            try store.foldSendings()
        }
        #expect(try store.passGap(of: reader) == 1...2)
        #expect(try store.passGap(of: reader) == nil)
        try store.foldSendings()
        #expect(try query("SELECT sent FROM crm_campaigns") == ["3"])
    }

    @Test func whatRefersFindsWhatLeftBefore() async throws {
        let numbers = try leave()
        await click(numbers.copy)
        #expect(try foldHits().strays == 0)
        #expect(try query("SELECT clicked FROM crm_campaigns") == ["1"])
        let bounced = try leave(to: ["bob@home.example"])
        let verdict = Verdict(
            reason: .mailboxFull, rule: "test", status: nil, replyCode: 552, isPermanent: true)
        let recipient = ReportedRecipient(
            address: "bob@home.example", action: .failed, diagnostic: "552 full", verdict: verdict)
        let mail = ReturnedMail(
            digest: "1", at: Self.sent + 9, report: Report(kind: .bounce, recipients: [recipient]),
            reference: .returnPath(ReturnPathToken(copy: bounced.copy)), sender: nil)
        #expect(try !store.settle(mail, policy: BouncePolicy(), random: 0).isUnknown)
    }

    /// Hits on what the database does not know wait for it; they are not counted twice.
    @Test func hitsWaitForTheirSending() async throws {
        let unknown = MessageNumbers(from: 1_000, copies: 1)
        await click(unknown.copy)
        await click(999_999)
        #expect(try foldHits().strays == 2)
        #expect(try query("SELECT copy FROM waiting_hits ORDER BY 1") == ["\(unknown.copy)", "999999"])
        try leave()
        try store.foldSendings()
        #expect(try query("SELECT clicked FROM crm_campaigns") == ["1"])
        #expect(try query("SELECT copy FROM waiting_hits") == ["999999"])
        #expect(try store.check() == [])
    }

    @Test func theReplyThatPassedIsCountedAndToldOf() throws {
        try leave()
        for (author, id) in [("ann@home.example", "<a@home.example>"), ("zoe@else.example", "<b@else.example>")] {
            let reply = ReplyHeader(author: author, messageID: id, answered: ["<1@shop.example>"])
            for _ in 0..<2 { try journal.append(.passage(.reply(reply, queueID: "R", at: Self.sent + 5))) }
        }
        try store.foldSendings()
        #expect(try query("SELECT replies FROM crm_messages") == ["1"])
        #expect(replies.lines.withLock(\.self).first == "R ann@home.example")
    }

    @Test func aSplitCopyThatIsRefusedIsABounce() throws {
        let numbers = try leave(to: ["ann@home.example", "bob@home.example"], isSplit: true)
        let verdict = Verdict(
            reason: .userUnknown, rule: "text: no such user", status: nil, replyCode: 550, isPermanent: true)
        let end = SplitEnd.refused(copy: numbers.copy + 1, verdict, reply: "550 no such user", at: Self.sent + 5)
        // The process was killed between the journal and the spool, and the server refuses again.
        for _ in 0..<2 { try journal.append(.splitEnd(end)) }
        try store.foldSendings()
        #expect(
            try query("SELECT recipient, state FROM crm_deliveries ORDER BY 1") == [
                "ann@home.example|sent", "bob@home.example|hard_bounced",
            ])
        #expect(try query("SELECT COUNT(*) FROM events WHERE kind = 'bounce'") == ["1"])
        #expect(try query("SELECT address FROM suppressions") == ["bob@home.example"])
    }

    /// One that the database refuses is put where somebody can look at it, and stops nothing.
    @Test func aRecordThatCannotBeWrittenIsSetAside() throws {
        try store.database.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER poison BEFORE INSERT ON messages WHEN NEW.queue_id = 'Q7' BEGIN
                        SELECT RAISE(ABORT, 'poison');
                    END
                    """)
        }
        for _ in 0..<20 { try leave() }
        try store.foldSendings()
        #expect(try query("SELECT sent FROM crm_campaigns") == ["19"])
        let aside = store.takeSetAside()
        #expect(aside.map(\.reason) == ["poison"])
        let file = try #require(aside.first?.file)
        #expect(FileManager.default.contents(atPath: file).map { $0.count > 50 } == true)
        #expect(folder.names(in: "set-aside").count == 1)
        #expect(store.takeSetAside().isEmpty)
        try leave()
        try store.foldSendings()
        #expect(try query("SELECT sent FROM crm_campaigns") == ["20"])
    }

    /// The same on the other journal.
    @Test func aHitThatCannotBeCountedIsSetAside() async throws {
        try await store.database.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER poison BEFORE INSERT ON events WHEN NEW.at = 5000000000000 BEGIN
                        SELECT RAISE(ABORT, 'poison');
                    END
                    """)
        }
        let copies = try (0..<9).map { try leave(to: ["r\($0)@home.example"]).copy }
        for copy in copies.dropLast() { await click(copy) }
        await click(copies[8], at: 5_000_000_000_000)
        for copy in copies.prefix(2) { await click(copy, at: Self.sent + 9_000_000) }
        _ = try foldHits()
        #expect(try query("SELECT clicked FROM crm_campaigns") == ["8"])
        #expect(store.takeSetAside().count == 1)
    }

    // MARK: Erasing

    /// Who was erased meanwhile does not come back because what left before is written down later.
    @Test func whoWasErasedDoesNotComeBack() throws {
        try leave()
        try store.foldSendings()
        try leave(at: Self.sent + 1)
        try leave(to: ["ann@home.example", "bob@home.example"], at: Self.sent + 2)
        let hashes = keys.hashes(ofAddress: "ann@home.example")
        // The erasing process has not this journal to fold.
        let other = try Store(path: store.path)
        _ = try other.erase("ann@home.example", hashes: hashes, at: Self.sent + 100)
        // What is sent afterwards is the sender's to answer for.
        try leave(to: ["cy@home.example"], at: Self.sent + 200)
        try store.foldSendings()
        #expect(
            try query("SELECT address FROM contacts ORDER BY 1") == ["bob@home.example", "cy@home.example", "erased"])
        #expect(try query("SELECT COUNT(*) FROM deliveries") == ["5"])
        #expect(try query("SELECT sent FROM crm_campaigns") == ["5"])
    }

    // MARK: Links

    @Test func linksLeadOnBeforeAndAfterTheFold() throws {
        let index = LinkIndex(path: store.path, sendings: folder.path + "/sendings")
        let numbers = try (0..<4).map { _ in try leave() }
        func lead() throws -> [String?] {
            try numbers.map {
                try index.destination(copy: $0.copy, link: 0).map { String(decoding: $0, as: UTF8.self) }
            }
        }
        let expected = [1, 0, 1, 0].map { "https://shop.example/\($0)" as String? }
        #expect(try lead() == expected)
        #expect(try index.destination(copy: numbers[0].copy, link: 1) == nil)
        #expect(try index.destination(copy: 77, link: 0) == nil)
        #expect(try index.subscription(copy: numbers[0].copy)?.address == "ann@home.example")
        try store.foldSendings()
        #expect(try lead() == expected)
        #expect(try index.subscription(copy: numbers[0].copy)?.sender == "news@shop.example")
    }

    /// There is no database at all: what has left leads on; of what is not known nobody says that it is nothing.
    @Test func linksLeadOnWithoutTheDatabase() throws {
        let index = LinkIndex(path: folder.path + "/none/db", sendings: folder.path + "/sendings")
        let numbers = try leave()
        #expect(try index.destination(copy: numbers.copy, link: 0) == Array("https://shop.example/1".utf8))
        #expect(throws: StorageError.self) { try index.destination(copy: 77, link: 0) }
    }
}
