// Whose reply counts, for which delivery, and how often.

import Bounces
import Foundation
import GRDB
import Testing
import Tracking
import Words

@testable import Storage

@Suite final class ReplyTests: ReturnedMailFixture {
    private func reply(_ messages: String..., by author: String, id: String = UUID().uuidString) throws -> ReplyHeader {
        let references = messages.map { "<\($0)@shop.example>" }.joined(separator: " ")
        let header = "From: \(author)\r\nMessage-ID: <\(id)@home.example>\r\nReferences: \(references)\r\n\r\n"
        let reply = ReplyHeader(header: Array(header.utf8).span)
        return try #require(reply)
    }

    /// Through the filter, which only notes that it passes.
    private func pass(_ reply: ReplyHeader) throws -> Settlement.Effect? {
        let passage = Passage.reply(reply, queueID: "4Pass", at: sent + hour)
        return try store.writer.perform { [rules = store.rules] in try $0.note(passage, rules)?.effect }
    }

    /// Through the mailbox.
    private func take(_ reply: ReplyHeader, copy: Int64? = nil) throws -> Settlement.Effect? {
        let report = Report(
            kind: .reply, author: reply.author, messageID: reply.messageID, references: reply.answered)
        return try settle(report, copy: copy, sender: reply.author).effects.first
    }

    private func replies() throws -> [String] {
        try query("SELECT message_id, replies FROM crm_messages WHERE replies > 0 ORDER BY 1")
    }

    private func deliveries() throws -> [String] {
        try query("SELECT contact FROM crm_timeline WHERE event = 'reply' ORDER BY 1")
    }

    @Test(arguments: [
        ("ann@home.example", "ann@home.example"), ("Ann@HOME.example", "ann@home.example"),
        ("bob@home.example", "bob@home.example"),
        // Colleagues answer for the first of their domain, or for whom they are.
        ("carol@home.example", "ann@home.example"), ("dan@gmail.com", "dan+shop@gmail.com"),
        ("bob+x@home.example", "bob@home.example"), ("bob@mail.home.example", "bob@home.example"),
        ("carol@mail.home.example", "ann@home.example"), ("d.a.n@googlemail.com", "dan+shop@gmail.com"),
    ])
    func countsForADelivery(_ author: String, _ recipient: String) throws {
        try send("1", to: "dan+shop@gmail.com", "ann@home.example", "bob@home.example")
        let reply = try self.reply("1", by: author)
        #expect(try pass(reply)?.recipient == recipient)
        #expect(try take(reply)?.isKnown == true)
        #expect(try deliveries() == [recipient])
        #expect(try replies() == ["<1@shop.example>|1"])
        #expect(try query("SELECT replied FROM crm_campaigns") == ["1"])
        #expect(try query("SELECT replies, score > 49 FROM crm_contacts WHERE replies > 0").count == 1)
    }

    @Test(arguments: [
        "eve@elsewhere.example", "eve@gmail.com", "news@shop.example", "News@Shop.example",
    ])
    func othersDoNotCount(_ author: String) throws {
        try send("1", to: "dan@gmail.com", "ann@home.example", "news@shop.example", "office@shop.example")
        let reply = try self.reply("1", by: author)
        #expect(try pass(reply) == nil)
        #expect(try take(reply) == nil)
        #expect(try query("SELECT COUNT(*) FROM events") == ["0"])
    }

    /// In the sender's own house, those who did not send the message may answer it.
    @Test func colleaguesOfTheSenderCount() throws {
        try send("1", to: "office@shop.example")
        #expect(try pass(reply("1", by: "carol@shop.example"))?.recipient == "office@shop.example")
    }

    @Test func theNearestMessageIsAnswered() throws {
        try send("1", to: "ann@home.example")
        try send("2", to: "ann@home.example")
        #expect(try pass(reply("1", "2", "unknown", by: "ann@home.example"))?.queueID == "Q2")
        // What is not to the author is passed over.
        try send("3", to: "bob@elsewhere.example")
        #expect(try take(reply("1", "3", by: "ann@home.example"))?.queueID == "Q1")
        #expect(try replies() == ["<1@shop.example>|1", "<2@shop.example>|1"])
    }

    @Test func theSameReplyCountsOnceWhicheverWayItComes() throws {
        try send("1", to: "ann@home.example")
        let first = try reply("1", by: "ann@home.example", id: "r1")
        #expect(try pass(first)?.isKnown == false)
        #expect(try pass(first)?.isKnown == true)
        #expect(try take(first)?.isKnown == true)
        // Its copy as a list passed it on, which names another of our messages: it is still the same.
        try send("2", to: "ann@home.example")
        #expect(try pass(reply("2", by: "ann@home.example", id: "r1"))?.isKnown == true)
        let second = try reply("2", by: "ann@home.example", id: "r2")
        #expect(try take(second)?.isKnown == false)
        #expect(try pass(second)?.isKnown == true)
        #expect(try replies() == ["<1@shop.example>|1", "<2@shop.example>|1"])
        #expect(try store.check().isEmpty)
    }

    /// A delivery has a reply or has none: a second one changes no rate.
    @Test func moreRepliesToADeliveryAreOne() throws {
        try send("1", to: "ann@home.example")
        #expect(try pass(reply("1", by: "ann@home.example"))?.isKnown == false)
        #expect(try pass(reply("1", by: "ann@home.example"))?.isKnown == true)
        #expect(try take(reply("1", by: "bob@home.example"))?.isKnown == true)
        #expect(try replies() == ["<1@shop.example>|1"])
    }

    @Test func aReplyWithoutMessageIDCounts() throws {
        try send("1", to: "ann@home.example")
        let header = "From: ann@home.example\r\nIn-Reply-To: <1@shop.example>\r\n\r\n"
        let read = ReplyHeader(header: Array(header.utf8).span)
        let reply = try #require(read)
        #expect(try pass(reply)?.isKnown == false)
        #expect(try pass(reply)?.isKnown == true)
        #expect(try replies() == ["<1@shop.example>|1"])
    }

    @Test func aReplyCancelsWhatIsPlanned() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        _ = try pass(reply("1", by: "ann@home.example"))
        #expect(try planned() == ["1|5|cancelled|mailbox_full"])
        #expect(try query("SELECT state, indicator FROM crm_deliveries") == ["delivered|not_opened"])
        #expect(try store.check() == [])
    }

    /// Whoever has seen the return path can write to it.
    @Test(arguments: [
        ("ann@home.example", "ann@home.example"), ("Ann+shop@HOME.example", "ann@home.example"),
        ("carol@home.example", "ann@home.example"), ("dan@gmail.com", "dan+shop@gmail.com"), ("eve@gmail.com", nil),
        ("eve@evil.example", nil), ("news@shop.example", nil), ("NEWS+x@shop.example", nil), ("", nil),
        // Of the sender's house, but not the sender.
        ("boss@shop.example", "sales@shop.example"), ("sales@shop.example", "sales@shop.example"),
    ])
    func onlyWhoMayAnswerHasReplied(_ author: String, _ recipient: String?) throws {
        for (number, addressee) in ["ann@home.example", "dan+shop@gmail.com", "sales@shop.example"].enumerated() {
            let copy = try send("\(number)", to: addressee)
            try settle(report(.mailboxFull, of: addressee), copy: copy)
            let report = Report(kind: .reply, author: author, messageID: "<\(number)@reply.example>")
            let settlement = try settle(report, copy: copy, sender: author.isEmpty ? nil : author)
            #expect(settlement.effects.map(\.recipient) == (addressee == recipient ? [addressee] : []))
            #expect(settlement.isUnknown == (addressee != recipient), "then it lies with people")
        }
        #expect(try deliveries() == [recipient].compactMap(\.self))
        let isReplied = recipient == nil ? 0 : 1
        #expect(try query("SELECT COUNT(*) FROM crm_contacts WHERE score > 0") == ["\(isReplied)"])
        #expect(try planned().count { $0.contains("planned") } == 3 - isReplied)
        #expect(try query("SELECT SUM(soft_bounces) FROM contacts") == ["\(3 - isReplied)"])
    }

    /// A copy that several share: each answers for himself.
    @Test(arguments: [
        ("bob@work.example", "bob@work.example"), ("ann@home.example", "ann@home.example"), ("eve@evil.example", nil),
    ])
    func whoSharesACopyAnswersForThemselves(_ author: String, _ recipient: String?) throws {
        let copy = try send("1", to: "ann@home.example", "bob@work.example")
        try settle(Report(kind: .reply, author: author), copy: copy, sender: author)
        #expect(try deliveries() == [recipient].compactMap(\.self))
    }

    @Test(arguments: ["news@shop.example", "news+offers@shop.example"])
    func whoSentItIsNoColleague(_ author: String) throws {
        try send("1", to: "sales@shop.example")
        #expect(try pass(reply("1", by: author)) == nil)
    }

    @Test func nothingIsWrittenForMailThatIsNotToUs() throws {
        try send("1", to: "ann@home.example")
        _ = try pass(reply("1", by: "eve@elsewhere.example"))
        _ = try pass(reply("unknown", by: "ann@home.example"))
        #expect(try query("SELECT COUNT(*) FROM returned_mails") == ["0"])
    }

    /// However much has been sent: incoming mail waits for this.
    @Test(arguments: [DeliveryRecord.ofRecipient, DeliveryRecord.ofRecipients])
    func isFoundByIndex(_ sql: String) throws {
        let plan = try store.database.read { database in
            try Row.fetchAll(
                database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: ["<1@shop.example>", "a@home.example"]
            )
            .map { try $0.decode(String.self, forColumn: "detail") }
        }
        #expect(plan.first?.hasPrefix("SEARCH m USING INDEX messages_by_message_id") == true, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test func whoeverWasErasedHasNoReplies() throws {
        try send("1", to: "ann@home.example")
        try query("UPDATE contacts SET address = 'erased'")
        #expect(try pass(reply("1", by: "ann@home.example")) == nil)
    }
}
