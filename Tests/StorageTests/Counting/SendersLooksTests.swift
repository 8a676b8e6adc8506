// Our own people look again at mail to others: in the timeline, in no rate and no score.

import Foundation
import Judging
import Privacy
import Testing
import Words

@testable import Storage

@Suite final class SendersLooksTests: ReturnedMailFixture {
    private static let office = "192.0.2.1"
    private static let home = "203.0.113.9"
    private static let inOffice = HitJudge(networks: NetworkSet(NetworkFile("192.0.2.0/24 own").entries))
    private static let nowhere = HitJudge()
    private var start: Int64 { sent + hour }

    override init() throws {
        try super.init()
        try store.stopFlushing()
    }

    /// The same database, judged with these networks.
    private func store(_ judge: HitJudge = inOffice, _ mode: PrivacyMode = .full) throws -> Store {
        // As the key file has it, likeness is the same for all who count.
        let rules = CountingRules(
            judge: judge, privacy: PrivacyPolicy(standard: mode), likenesses: store.rules.likenesses)
        let store = try Store(path: self.store.path, rules: rules)
        try store.stopFlushing()
        return store
    }

    private func send(
        _ id: String, from sender: String = "ann@shop.example", authors: [String] = [], to recipients: [String],
        at submitter: String? = nil, through store: Store? = nil
    ) throws -> Int64 {
        let store = store ?? self.store
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        var message = Sending(
            messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: sender, subject: "Hello", campaign: "spring",
            sentAt: sent, recipients: recipients,
            destinations: [Destination(Array("https://e.example/".utf8))].compactMap(\.self), leftAlone: nil)
        message.authors = authors
        message.submitter = submitter.flatMap { IPAddress($0) }
        try store.record(message, as: numbers)
        return numbers.copy
    }

    private func actors() throws -> [String] { try query("SELECT actor FROM events ORDER BY event") }

    @Test func theOfficeOpensNothing() throws {
        let store = try store()
        let copy = try send("1", to: ["bob@customer.example"])
        try store.count([
            Hit(.open, of: copy, at: start, from: Self.office),
            Hit(.open, of: copy, at: start + 500, from: Self.office),
            Hit(.click, of: copy, link: 0, at: start + 9_000, from: Self.office),
        ])
        #expect(
            try query("SELECT event, actor, actor_reason, count FROM crm_timeline WHERE event <> 'sent' ORDER BY at")
                == ["open|sender|own network|2", "click|sender|own network|1"])
        #expect(
            try query("SELECT indicator, opens, machine_opens, clicks, machine_clicks FROM crm_messages")
                == ["sent|0|1|0|1"])
        #expect(try query("SELECT opened, clicked, open_rate FROM crm_campaigns") == ["0|0|0.0"])
        #expect(try query("SELECT opens, clicks, engagement, last_activity_at FROM contacts") == ["0|0|-|-"])
        #expect(try query("SELECT COUNT(*) FROM links") == ["0"])
        #expect(try store.check() == [])
        try store.count([Hit(.open, of: copy, at: start + 10_000, from: Self.home)])
        #expect(try query("SELECT indicator, opens, machine_opens FROM crm_messages") == ["opened|1|1"])
        #expect(try query("SELECT opened FROM crm_campaigns") == ["1"])
        #expect(try store.check() == [])
    }

    /// Mail within the house, be it to one of several, is read where it is sent from.
    @Test func whoseMailItIs() throws {
        let store = try store()
        _ = try send("0", from: "office@other.example", to: ["x@elsewhere.example"])
        let cases: [(sender: String, authors: [String], recipients: [String], actor: String)] = [
            ("www@hoster.example", ["ann@brand.example"], ["bob@brand.example"], "human"),
            ("bounce@mailer.shop.example", [], ["bob@shop.example"], "human"),
            ("ann@shop.example", [], ["bob@customer.example"], "sender"),
            ("ann@shop.example", [], ["Bob@Dept.Shop.Example"], "human"),
            ("ann@shop.example", [], ["bob@other.example"], "human"),
            ("ann@shop.co.uk", [], ["bob@customer.co.uk"], "sender"),
            ("ann@shop.example", [], ["bob@customer.example", "carl@third.example"], "sender"),
            ("ann@shop.example", [], ["bob@customer.example", "carl@shop.example"], "human"),
            ("ann@shop.example", [], ["bob@customer.example", "carl@other.example"], "human"),
        ]
        for (number, mail) in cases.enumerated() {
            let copy = try send("\(number)", from: mail.sender, authors: mail.authors, to: mail.recipients)
            try store.count([Hit(.open, of: copy, at: start, from: Self.office)])
            #expect(try query("SELECT actor FROM events WHERE copy = \(copy)") == [mail.actor], "\(mail)")
        }
        #expect(try store.check() == [])
    }

    /// Who handed the message over is its sender for a day, at that address and for that message.
    @Test(arguments: [PrivacyMode.full, .truncated, .verdict])
    func whoHandedItOverIsItsSender(mode: PrivacyMode) throws {
        let store = try store(Self.nowhere, mode)
        let copy = try send("1", to: ["bob@customer.example"], at: "203.0.113.9", through: store)
        let other = try send("2", to: ["bob@customer.example"], at: "198.51.100.1", through: store)
        let inside = try send("3", to: ["bob@shop.example"], at: "203.0.113.9", through: store)
        try store.count([
            Hit(.open, of: copy, at: start, from: Self.home), Hit(.open, of: copy, at: sent + day, from: Self.home),
            Hit(.open, of: copy, at: sent + day + 1, from: Self.home),
            Hit(.open, of: copy, at: start, from: "203.0.113.8"),
            Hit(.open, of: other, at: start, from: Self.home), Hit(.open, of: inside, at: start, from: Self.home),
        ])
        #expect(try actors() == ["sender", "sender", "human", "human", "human", "human"])
        #expect(
            try query("SELECT DISTINCT actor_reason FROM events WHERE actor = 'sender'") == ["the sender's address"])
        #expect(try query("SELECT COUNT(submitter) FROM messages") == ["3"])
        #expect(try store.check() == [])
        #expect(try store.forgetSubmitters(before: sent, atMost: 10) == 0)
        #expect(try store.forgetSubmitters(before: sent + 1, atMost: 2) == 2)
        #expect(try store.forgetSubmitters(before: sent + 1, atMost: 2) == 1)
        #expect(try query("SELECT COUNT(submitter) FROM messages") == ["0"])
        // What was found stays.
        #expect(try store.rejudge(all: true) { _ in }.changed == 0)
        #expect(try actors().count { $0 == "sender" } == 2)
    }

    @Test func whereNothingIsKeptNobodyIsKnown() throws {
        let store = try store(Self.nowhere, .aggregate)
        _ = try send("1", to: ["bob@customer.example"], at: "203.0.113.9", through: store)
        #expect(try query("SELECT COUNT(submitter) FROM messages") == ["0"])
    }

    /// They are apart from people's there too.
    @Test func whereNothingIsKeptTheyAreMachines() throws {
        let copy = try send("1", to: ["bob@customer.example", "carl@customer.example"])
        try store(Self.inOffice, .aggregate).count([Hit(.open, of: copy, at: start, from: Self.office)])
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["0|1"])
        #expect(try query("SELECT machine_opens FROM crm_campaigns") == ["1"])
        #expect(try store.check() == [])
    }

    /// Said later where our people are, or otherwise: what is kept is judged again.
    @Test func networksThatAreNamedLater() throws {
        let copy = try send("1", to: ["bob@customer.example"])
        try store.count([
            Hit(.open, of: copy, at: start, from: Self.office),
            Hit(.open, of: copy, at: start + 60_000, from: Self.home),
        ])
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["2|0"])
        #expect(try store().rejudge(all: true) { _ in }.changed == 1)
        #expect(try actors() == ["sender", "human"])
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["1|1"])
        #expect(try query("SELECT opens FROM contacts") == ["1"])
        #expect(try store.check() == [])
        #expect(try store(Self.nowhere).rejudge(all: true) { _ in }.changed == 1)
        #expect(try actors() == ["human", "human"])
        #expect(try query("SELECT opens FROM contacts") == ["2"])
        #expect(try store.check() == [])
    }
}
