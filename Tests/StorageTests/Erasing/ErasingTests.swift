// A contact that is taken out: nothing names it, everything counts as before, and it is not sent to again.

import Bounces
import Foundation
import GRDB
import Judging
import Privacy
import Sealing
import Testing
import Words

@testable import Storage

@Suite final class ErasingTests: ReturnedMailFixture {
    private let ann = "ann@home.example"
    private let keys: KeyRing
    private let old: Key

    override init() throws {
        old = try .random(created: "2025-01-01")
        keys = try KeyRing([old])
        try super.init()
    }

    @discardableResult
    private func erase(_ address: String = "ann@home.example", keys: KeyRing? = nil) throws -> Erasure {
        let keys = keys ?? self.keys
        return try store.erase(
            address, hashes: keys.hashes(ofAddress: Contact.normalised(address)), at: sent + 30 * day)
    }

    private func sendLinks(
        _ id: String, to recipients: String..., urls: [String], subject: String = "Hello"
    ) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: subject,
                campaign: "spring", sentAt: sent, recipients: recipients,
                destinations: urls.compactMap { Destination(Array($0.utf8)) }, leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    private func live() throws -> Int64 {
        let personal = ["https://e.example/?m=ann%40home.example", "https://e.example/2"]
        let copy = try sendLinks("1", to: "Ann@Home.example", urls: personal, subject: "For ann@home.example")
        try store.count([
            Hit(.open, of: copy, at: sent + hour, from: "203.0.113.77"),
            Hit(.click, of: copy, link: 0, at: sent + 2 * hour, from: "203.0.113.77"),
        ])
        let shared = try sendLinks(
            "2", to: ann, "bob@home.example", urls: ["https://e.example/2"], subject: "For ann@home.example too")
        try store.count([Hit(.click, of: shared, at: sent + 3 * hour, from: "198.51.100.1")])
        let bounced = try send("3", to: ann)
        var full = report(.mailboxFull, of: ann)
        full.recipients[0].diagnostic = "<ann@home.example>: mailbox full"
        try settle(full, copy: bounced, at: sent + 4 * hour)
        let refused = try send("4", to: ann)
        var reputation = report(.reputation, of: ann, action: .failed)
        reputation.recipients[0].diagnostic = "550 mail to <ann@home.example> is blocked"
        try settle(reputation, copy: refused, at: sent + 5 * hour)
        try settle(Report(kind: .complaint, feedbackType: "abuse"), copy: copy)
        for number in 0..<5 { try send("o\(number)", to: "other\(number)@home.example") }
        return copy
    }

    /// All that counts messages, deliveries and campaigns.
    private func figures() throws -> [String] {
        try query(
            """
            SELECT message, indicator, opens, machine_opens, clicks, bounces, first_opened_at, recipients FROM crm_messages
            """)
            + query("SELECT delivery, state, opens, clicks, bounce_class, attempts FROM crm_deliveries ORDER BY 1")
            + query("SELECT * FROM crm_campaigns")
            + query("SELECT SUM(clicks), SUM(unique_clicks) FROM crm_campaign_links")
            + query("SELECT message, link, clicks, unique_clicks FROM crm_links ORDER BY 1, 2")
            + query("SELECT SUM(sends) FROM contacts") + query("SELECT COUNT(*) FROM events")
    }

    @Test func nothingNamesItAndAllCountsAsBefore() throws {
        _ = try live()
        let before = try figures()
        #expect(try store.traces(of: ann) > 0)
        let erasure = try erase("Ann@Home.Example")
        #expect(erasure.isContact && erasure.deliveries == 4 && erasure.messages == 3 && erasure.destinations == 1)
        #expect(erasure.retries >= 1 && erasure.events >= 5 && erasure.sent == 0)
        #expect(try figures() == before)
        #expect(try store.check() == [])
        try store.compact()
        #expect(try store.traces(of: ann) == 0)
        for text in ["203.0.113.77", "ann%40home", "Ann@Home"] {
            #expect(try grep(text) == 0, "\(text)")
        }
        #expect(try grep("198.51.100.1") > 0, "a hit on a shared copy is nobody's")
        #expect(
            try query("SELECT recipient FROM crm_deliveries WHERE recipient NOT LIKE 'other%' ORDER BY 1") == [
                "bob@home.example", "erased", "erased", "erased", "erased",
            ])
        #expect(try query("SELECT subject FROM messages WHERE subject LIKE 'For%'") == ["For erased too"])
        #expect(
            try query("SELECT url FROM crm_campaign_links ORDER BY 1") == [
                "https://e.example/2", "https://e.example/?m=erased",
            ])
    }

    /// How often a text stands in the files, as grep(1) finds it.
    private func grep(_ text: String) throws -> Int {
        var count = 0
        for file in [store.path, store.path + "-wal"] {
            let data = FileManager.default.contents(atPath: file) ?? Data()
            count += String(decoding: data, as: Unicode.ASCII.self).components(separatedBy: text).count - 1
        }
        return count
    }

    /// Pages that were split leave copies of rows behind: those go when the database is written anew, and are told of before.
    @Test func tracesInFreeSpaceAreToldAndGo() throws {
        for number in 0..<3_000 { try send("f\(number)", to: "user\(number * 7919 % 3_000)@home.example") }
        var left = 0
        for number in stride(from: 0, to: 3_000, by: 300) {
            try erase("user\(number)@home.example")
            left += try store.traces(of: "user\(number)@home.example")
        }
        try store.compact()
        for number in stride(from: 0, to: 3_000, by: 300) {
            #expect(try store.traces(of: "user\(number)@home.example") == 0)
        }
        #expect(try store.traces(of: "user1@home.example") > 0)
        #expect(try store.check() == [])
        // Not a claim: how many there are is SQLite's matter.
        print("traces of ten contacts in free space before the database is written anew: \(left)")
    }

    @Test func linksLeadOnWithoutTheAddress() throws {
        let copy = try live()
        try erase()
        let index = LinkIndex(path: store.path)
        #expect(try index.destination(copy: copy, link: 0) == Array("https://e.example/?m=erased".utf8))
        #expect(try index.destination(copy: copy, link: 1) == Array("https://e.example/2".utf8))
    }

    @Test func whatComesBackLaterIsNotWrittenDown() throws {
        let copy = try live()
        try erase()
        let before = try figures()
        let late = try settle(report(.userUnknown, of: ann), copy: copy, at: sent + 31 * day)
        #expect(!late.isUnknown, "it is not for people to look at")
        #expect(late.effects.isEmpty)
        #expect(try figures() == before)
        #expect(try query("SELECT address FROM suppressions WHERE address NOT LIKE 'erased:%'") == [])
        #expect(try store.dueRetries(now: sent + 40 * day, limit: 10).isEmpty)
        #expect(try query("SELECT privacy FROM contacts WHERE address = 'erased'") == ["off"])
    }

    @Test func aRetryThatIsBeingSentWritesNothingAfterwards() throws {
        let copy = try send("1", to: ann)
        try settle(report(.mailboxFull, of: ann), copy: copy)
        let retry = try lease(at: sent + 30 * day)
        try erase()
        try store.retryRefused(
            retry, verdict(.userUnknown), reply: "550 <ann@home.example> unknown", at: sent + 30 * day,
            policy: BouncePolicy(), random: 0)
        #expect(
            try store.traces(of: ann) == 0
                || {
                    try store.compact(); return try store.traces(of: ann) == 0
                }())
        #expect(try query("SELECT state FROM crm_deliveries") == ["sent"])
    }

    // MARK: Suppression

    @Test func itStaysSuppressedWhateverKeySeals() throws {
        let index = RecipientIndex(path: store.path, keys: keys)
        try store.suppress([
            Suppression(
                address: ann, scope: "news", reason: .unsubscribe, source: "mail", since: sent, until: sent + 90 * day)
        ])
        try erase()
        let found = try index.suppressions(of: "Ann@Home.example", now: sent + 40 * day)
        #expect(
            Set(found.map { "\($0.scope) \($0.reason.rawValue) \($0.source)" }) == [
                "news unsubscribe mail", "all manual erase",
            ])
        #expect(try index.suppressions(of: "ann@home.example", now: sent + 91 * day).count == 1, "one has ended")
        #expect(try index.suppressions(of: "bob@home.example", now: sent).isEmpty)
        #expect(try query("SELECT COUNT(*) FROM suppression_changes WHERE address LIKE '%@%'") == ["0"])
        // Another key seals, the old one still opens; and without it nobody knows.
        let new = try Key.random(created: "2026-01-01")
        try keys.replace(with: [old, new])
        #expect(try index.suppressions(of: ann, now: sent + 40 * day).count == 2)
        try keys.replace(with: [new])
        #expect(try index.suppressions(of: ann, now: sent + 40 * day).isEmpty)
    }

    @Test func erasingAgainChangesNothing() throws {
        _ = try live()
        try erase()
        let before = try query("SELECT * FROM suppressions") + figures()
        let again = try erase()
        #expect(!again.isContact && again.deliveries == 0)
        #expect(try query("SELECT * FROM suppressions") + figures() == before)
        // Nor does a new key add an entry for an old one's.
        try erase(keys: KeyRing([old, .random(created: "2026-01-01")]))
        #expect(try query("SELECT * FROM suppressions") + figures() == before)
    }

    @Test func itComesBackOnlyWhereItIsLetIn() throws {
        _ = try live()
        try erase()
        let hashes = keys.hashes(ofAddress: ann)
        #expect(try store.suppressions(of: ann, hashes: hashes).count >= 2)
        #expect(try store.unsuppress(ann, hashes: hashes, scope: nil, reason: nil) >= 2)
        #expect(try store.suppressions(of: ann, hashes: hashes).isEmpty)
        try send("new", to: ann)
        #expect(try query("SELECT sends FROM contacts WHERE address = 'ann@home.example'") == ["1"])
    }

    // MARK: Export

    @Test func exportHasAllThatNamesIt() throws {
        _ = try live()
        var records: [ContactRecord] = []
        try store.export(ann, hashes: []) { records.append($0) }
        #expect(
            Dictionary(grouping: records, by: \.kind).mapValues(\.count) == [
                "contact": 1, "delivery": 4, "event": 5, "retry": 2, "suppression": 1, "suppression_change": 1,
            ])
        let delivery = try #require(records.first { $0.kind == "delivery" })
        let fields = Dictionary(uniqueKeysWithValues: delivery.fields.map { ($0.name, $0.value) })
        #expect(fields["subject"] == .text("For ann@home.example") && fields["sender"] == .text("news@shop.example"))
        #expect(
            fields["recipient"] == .text("Ann@Home.example") && fields["sent_at"] == .text("2025-06-15T15:06:40.000Z"))
        #expect(records.contains { $0.fields.contains { $0.name == "ip" && $0.value == .text("203.0.113.77") } })
        // Nobody else's.
        #expect(!records.contains { $0.fields.contains { $0.value == .text("bob@home.example") } })
        try erase()
        records = []
        try store.export(ann, hashes: keys.hashes(ofAddress: ann)) { records.append($0) }
        #expect(Set(records.map(\.kind)) == ["suppression", "suppression_change"])
        records = []
        try store.export(ann, hashes: []) { records.append($0) }
        #expect(records.isEmpty)
    }

    // MARK: Modes

    @Test func aContactHasAModeOfItsOwn() throws {
        #expect(try store.privacyMode(of: ann) == nil)
        try store.setPrivacyMode(.verdict, of: "Ann@Home.example")
        #expect(try store.privacyMode(of: ann) == .verdict)
        let single = try send("1", to: ann)
        let shared = try send("2", to: "bob@home.example", ann, "eve@home.example")
        let other = try send("3", to: "bob@home.example")
        try store.setPrivacyMode(.off, of: "eve@home.example")
        func mode(_ copy: Int64) throws -> PrivacyMode? {
            try store.read { try $0.ownPrivacyMode(message: copy - 1, copy: copy) }
        }
        #expect(try mode(single) == .verdict)
        #expect(try mode(shared) == .off, "whose hit it is, nobody knows")
        #expect(try mode(other) == nil)
        try store.setPrivacyMode(.full, of: ann)
        #expect(try store.privacyMode(of: ann) == nil)
        #expect(try query("SELECT sends FROM contacts WHERE address = 'ann@home.example'") == ["2"])
    }
}
