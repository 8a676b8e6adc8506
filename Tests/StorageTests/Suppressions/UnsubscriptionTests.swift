// Who unsubscribes, by whatever way, is unsubscribed from what the message names, and counted once.

import Bounces
import Foundation
import GRDB
import Testing
import Words

@testable import Storage

@Suite final class UnsubscriptionTests: ReturnedMailFixture {
    /// A wish as the fold carries it out; false for a stray.
    @discardableResult
    private func ask(_ request: UnsubscribeRequest, _ copy: Int64) throws -> Bool {
        let at = sent + hour
        return try store.writer.perform {
            try $0.unsubscribe(UnsubscribeToken(copy: copy), request, at: at, rules: CountingRules())
        }
    }

    private func list() throws -> [String] {
        try query("SELECT address, scope, reason, source FROM suppressions ORDER BY scope")
    }

    @Test func oneWishIsOneHoweverOftenItIsSaid() throws {
        let copy = try send("1", to: "Ann@Home.example")
        #expect(try ask(.oneClick, copy))
        #expect(try ask(.page, copy))
        try settle(
            Report(kind: .unsubscribe), by: .unsubscribe(UnsubscribeToken(copy: copy)), sender: "ann@home.example")
        #expect(try list() == ["ann@home.example|all|unsubscribe|one_click"])
        #expect(
            try query("SELECT event, reason, contact FROM crm_timeline WHERE event <> 'sent'") == [
                "unsubscribe|one_click|ann@home.example"
            ])
        #expect(try query("SELECT sent, unsubscribed, unsubscribe_rate FROM crm_campaigns") == ["1|1|1.0"])
        #expect(try query("SELECT opens, clicks FROM crm_messages") == ["0|0"])
    }

    @Test func isFromTheListThatTheMessageNames() throws {
        let copy = try send("1", to: "ann@home.example", stream: "weekly")
        try ask(.page, copy)
        #expect(try list() == ["ann@home.example|weekly|unsubscribe|page"])
        try ask(.pageForEverything, copy)
        #expect(try list().first == "ann@home.example|all|unsubscribe|page")
        #expect(try query("SELECT unsubscribed FROM crm_campaigns") == ["1"])

        let other = try send("2", to: "bob@home.example", stream: "weekly")
        try settle(
            Report(kind: .unsubscribe), by: .unsubscribe(UnsubscribeToken(copy: other)), sender: "bob@elsewhere.example"
        )
        #expect(try list().contains("bob@home.example|weekly|unsubscribe|mail"))
    }

    /// Who was put back on the list, and wishes again to leave, leaves again.
    @Test func wishIsHeardAgainAfterTheSuppressionWasLifted() throws {
        let copy = try send("1", to: "ann@home.example")
        try ask(.oneClick, copy)
        try store.writer.perform { try $0.execute(sql: "DELETE FROM suppressions") }
        try ask(.page, copy)
        #expect(try list() == ["ann@home.example|all|unsubscribe|page"])
        #expect(try query("SELECT unsubscribed FROM crm_campaigns") == ["1"])
    }

    @Test func plannedRetriesAreCancelled() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        #expect(try planned() == ["1|5|planned|mailbox_full"])
        try ask(.oneClick, copy)
        #expect(try planned() == ["1|5|cancelled|mailbox_full"])
    }

    /// Nobody's alone, nobody's at all, or nothing that we would have written.
    @Test func straysChangeNothing() throws {
        let shared = try send("1", to: "ann@home.example", "bob@home.example")
        #expect(try !ask(.oneClick, shared))
        #expect(try !ask(.oneClick, 4711))
        #expect(try list() == [])
        #expect(try query("SELECT count(*) FROM events") == ["0"])
    }

    @Test func pageIsToldWhoseMailItIs() throws {
        let index = LinkIndex(path: store.path)
        let copy = try send("1", to: "Ann@Home.example", stream: "weekly")
        let shared = try send("2", to: "ann@home.example", "bob@home.example")
        #expect(
            try index.subscription(copy: copy)
                == Subscription(address: "ann@home.example", sender: "news@shop.example", stream: "weekly"))
        #expect(try index.subscription(copy: shared) == nil)
        #expect(try index.subscription(copy: 4711) == nil)
    }
}
