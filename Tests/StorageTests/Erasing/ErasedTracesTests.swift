// Where else an erased address may stand, and who still knows it in memory.

import Bounces
import Foundation
import GRDB
import Judging
import MTALog
import Privacy
import Sealing
import Synchronization
import Testing
import Words

@testable import Storage

@Suite final class ErasedTracesTests: ReturnedMailFixture {
    private let ann = "ann@home.example"

    @discardableResult
    private func erase() throws -> Erasure {
        try store.erase(ann, hashes: ["00ff"], at: sent + 30 * day)
    }

    private func sendFrom(
        _ sender: String, to recipients: [String], urls: [String] = [], campaign: String? = "spring"
    ) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(numbers.message)@shop.example>", queueID: "4F1A2B3C4D", sender: sender, subject: "Hello",
                campaign: campaign, sentAt: sent, recipients: recipients,
                destinations: urls.compactMap { Destination(Array($0.utf8)) }, leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    private func expectNoTrace() throws {
        try store.compact()
        #expect(try store.traces(of: ann) == 0)
        #expect(try store.check() == [])
    }

    // MARK: Senders

    @Test func sendersThatNameTheirRecipient() throws {
        _ = try sendFrom("bounces+ann=home.example@shop.example", to: [ann])
        _ = try sendFrom("list-return-7-Ann=Home.example@shop.example", to: [ann, "bob@home.example"])
        _ = try sendFrom("bounces+joann=home.example@shop.example", to: ["joann@home.example"])
        try erase()
        #expect(
            try query("SELECT sender FROM messages ORDER BY message") == [
                "bounces+erased@shop.example", "list-return-7-erased@shop.example",
                "bounces+joann=home.example@shop.example",
            ])
        #expect(try query("SELECT COUNT(*) FROM messages WHERE lower(sender) LIKE '%+ann=home%'") == ["0"])
    }

    @Test func noticesToSuchASender() throws {
        try query("INSERT INTO notification_preferences (sender, method) VALUES ('@shop.example', 'mail')")
        let copy = try sendFrom("bounces+ann=home.example@shop.example", to: [ann])
        try store.count([Hit(.open, of: copy, at: sent + hour)])
        let now = Int64(Date().timeIntervalSince1970 * 1000) + hour
        try query("UPDATE events SET at = \(now)")
        try query("UPDATE campaign_hours SET hour = \(now - now % hour)")
        _ = try store.gatherNotices(methods: [.mail], now: now)
        try query(
            "UPDATE notice_batches SET state = 'sent', reply = '250 <bounces+ann=home.example@shop.example> Ok'")
        #expect(try query("SELECT target FROM notice_batches") == ["bounces+ann=home.example@shop.example"])
        try erase()
        #expect(try query("SELECT target, reply FROM notice_batches") == ["bounces+erased@shop.example|-"])
        try expectNoTrace()
    }

    // MARK: The MTA's log

    /// A follower that goes on with what it has in memory, as the one of a running process does.
    private final class Follower {
        private var joiner = LogJoiner()
        private var step = 0
        private let store: Store
        private let at: Int64

        init(_ store: Store, at: Int64) {
            self.store = store
            self.at = at
        }

        func take(_ lines: String...) throws {
            let parser = LogParser(reference: at)
            let statuses = lines.flatMap { line in
                parser.entry(Array("2025-06-15T15:06:41Z mta postfix/x[1]: \(line)".utf8).span).map { joiner.take($0) }
                    ?? []
            }
            let (kept, forgotten) = joiner.takeChanges()
            let progress = LogProgress(
                source: "log", start: step == 0 ? nil : "\(step)", end: "\(step + 1)", statuses: statuses, kept: kept,
                forgotten: forgotten)
            step += 1
            _ = try store.advance(progress, policy: BouncePolicy(), random: { 0 })
        }
    }

    private func deferred(_ queueID: String, _ recipient: String) -> String {
        "\(queueID): to=<\(recipient)>, relay=mx[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=4.2.2, status=deferred "
            + "(host mx[192.0.2.1] said: 452 4.2.2 <\(recipient)> is full (in reply to RCPT TO command))"
    }

    private func logged(_ address: String) throws -> Int {
        let traces = AddressTraces(of: address)
        return try store.read { database in
            try Data.fetchAll(database, sql: "SELECT state FROM logged_messages")
                .reduce(0) { $0 + traces.count(in: Array($1).span) }
        }
    }

    @Test func whatTheLogsFollowerKeepsOfIt() throws {
        _ = try sendFrom("news@shop.example", to: [ann, "bob@home.example"])
        let follower = Follower(store, at: sent)
        try follower.take(
            "4F1A2B3C4D: message-id=<2@shop.example>", deferred("4F1A2B3C4D", ann),
            deferred("4F1A2B3C4D", "bob@home.example"))
        #expect(try logged(ann) > 0)
        try erase()
        #expect(try logged(ann) == 0)
        #expect(try logged("bob@home.example") > 0)
        // The mail is still in the queue, and the follower has the address in memory.
        try follower.take(deferred("4F1A2B3C4D", ann), deferred("4F1A2B3C4D", "bob@home.example"))
        #expect(try logged(ann) == 0)
        #expect(try logged("bob@home.example") > 0)
        #expect(try query("SELECT COUNT(*) FROM events WHERE diagnostic LIKE '%ann%'") == ["0"])
        try expectNoTrace()
    }

    @Test func itKeepsNobodyElses() throws {
        let follower = Follower(store, at: sent)
        try follower.take("4F1A2B3C4D: message-id=<9@other.example>", deferred("4F1A2B3C4D", ann))
        #expect(try logged(ann) == 0)
        #expect(try query("SELECT queue_id FROM logged_messages") == ["4F1A2B3C4D"])
    }

    /// Ours, given back by a filter, and nobody knows yet whose alias this is: a restart would miss it.
    @Test func itKeepsAliasesUntilTheyAreKnown() throws {
        let copy = try sendFrom("news@shop.example", to: [ann])
        let follower = Follower(store, at: sent)
        try follower.take(
            "4F1A2B3C5E: message-id=<\(copy - 1)@shop.example>", deferred("4F1A2B3C5E", "mailbox7@home.example"))
        #expect(try logged("mailbox7@home.example") > 0)
    }

    // MARK: Shared copies

    /// A hit on a shared copy is nobody's; the one who left does not silence the others.
    @Test func othersOfASharedCopyStillCount() throws {
        let shared = try sendFrom("news@shop.example", to: [ann, "bob@home.example", "eve@home.example"])
        let single = try sendFrom("news@shop.example", to: [ann])
        func mode(_ copy: Int64) throws -> PrivacyMode? {
            try store.read { try $0.ownPrivacyMode(message: copy - 1, copy: copy) }
        }
        try erase()
        #expect(try mode(shared) == nil)
        #expect(try mode(single) == .off)
        try store.count([Hit(.open, of: shared, at: sent + 40 * day), Hit(.open, of: single, at: sent + 40 * day)])
        #expect(try query("SELECT opens FROM messages ORDER BY message") == ["1", "0"])
        try store.setPrivacyMode(.verdict, of: "eve@home.example")
        #expect(try mode(shared) == .verdict, "the strictest of those who are left")
        for address in ["bob@home.example", "eve@home.example"] {
            _ = try store.erase(address, hashes: [address], at: sent + 41 * day)
        }
        #expect(try mode(shared) == .off, "nobody is left")
    }

    // MARK: Memory

    @Test func linksInMemoryAreForgotten() throws {
        let personal = "https://e.example/?m=ann%40home.example"
        let copy = try sendFrom("news@shop.example", to: [ann], urls: [personal])
        let other = try sendFrom("news@shop.example", to: ["bob@home.example"], urls: ["https://e.example/"])
        let index = LinkIndex(path: store.path)
        try index.forgetErased()
        #expect(try index.destination(copy: copy, link: 0) == Array(personal.utf8))
        #expect(try index.destination(copy: other, link: 0) != nil)
        try index.forgetErased()
        #expect(index.cached(copy: other, link: 0) != nil, "nothing was erased")
        try erase()
        try index.forgetErased()
        #expect(index.cached(copy: copy, link: 0) == nil)
        #expect(try index.destination(copy: copy, link: 0) == Array("https://e.example/?m=erased".utf8))
        #expect(index.cached(copy: copy, link: 0) != nil)
    }

    /// The writer knows lists by what was in them when it saw them last.
    @Test func theSameLinksAgainAreANewList() throws {
        let personal = "https://e.example/?m=ann%40home.example"
        let filter = try Store(path: store.path)
        let number = try filter.reserveNumbers(recipients: 1)
        func message() -> Sending {
            Sending(
                messageID: "<x@shop.example>", queueID: "X", sender: "news@shop.example", subject: "", campaign: nil,
                sentAt: sent, recipients: [ann], destinations: [personal].compactMap { Destination(Array($0.utf8)) },
                leftAlone: nil)
        }
        try filter.record(message(), as: number)
        try erase()
        let again = try filter.reserveNumbers(recipients: 1)
        try filter.record(message(), as: again)
        #expect(try LinkIndex(path: store.path).destination(copy: again.copy, link: 0) == Array(personal.utf8))
        #expect(
            try LinkIndex(path: store.path).destination(copy: number.copy, link: 0)
                == Array("https://e.example/?m=erased".utf8))
    }

    // MARK: What others see

    @Test func itIsNoContact() throws {
        _ = try sendFrom("news@shop.example", to: [ann])
        _ = try sendFrom("news@shop.example", to: ["bob@home.example"])
        try erase()
        #expect(try query("SELECT address FROM crm_contacts") == ["bob@home.example"])
        #expect(
            try store.contacts(by: .address, now: sent, limit: 10).map(\.address) == ["bob@home.example"])
        #expect(try query("SELECT recipient FROM crm_deliveries ORDER BY delivery") == ["erased", "bob@home.example"])
        #expect(
            try query("SELECT address, reason, source FROM crm_suppressions") == ["erased:00ff|manual|erase"])
    }

    // MARK: Cost

    /// Mail waits meanwhile: nothing is read but what is the contact's, and the log's few rows.
    @Test func noStatementReadsAWholeTable() throws {
        let urls = ["https://e.example/?m=ann%40home.example"]
        for campaign in ["spring", nil] {
            let copy = try sendFrom("b+ann=home.example@shop.example", to: [ann], urls: urls, campaign: campaign)
            try store.count([Hit(.click, of: copy, link: 0, at: sent + hour)])
            var full = report(.reputation, of: ann)
            full.recipients[0].diagnostic = "550 mail to <ann@home.example> is blocked"
            try settle(full, copy: copy, at: sent + 2 * hour)
        }
        _ = try sendFrom("news@shop.example", to: [ann, "bob@home.example"])
        let statements = Mutex<[String]>([])
        store.database.inDatabase { database in
            database.trace { event in
                let sql = event.expandedDescription
                if !sql.hasPrefix("--") { statements.withLock { $0.append(sql) } }
            }
        }
        let hashes = ["00ff"]
        let (address, now) = (ann, sent + 30 * day)
        _ = try store.writer.perform {
            try Eraser(database: $0, address: address, hashes: hashes, now: now).erase()
        }
        store.database.inDatabase { $0.trace(nil) }
        #expect(try query("SELECT COUNT(*) FROM alarms WHERE diagnostic <> ''") == ["0"])
        let changing = statements.withLock(\.self).filter { sql in
            ["SELECT", "UPDATE", "DELETE", "INSERT"].contains { sql.hasPrefix($0) }
        }
        #expect(changing.count > 30)
        for sql in changing {
            let scans = try plan(sql).filter { $0.hasPrefix("SCAN") && $0 != "SCAN logged_messages" }
            #expect(scans.isEmpty, "\(sql): \(scans)")
        }
    }
}
