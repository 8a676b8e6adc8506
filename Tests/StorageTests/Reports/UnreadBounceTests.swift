// Bounces whose text no rule knew: those that `bounce unknown` reads again.

import Bounces
import GRDB
import Testing

@testable import Storage

@Suite final class UnreadBounceTests: ReturnedMailFixture {
    @discardableResult
    private func bounce(_ number: Int, _ reason: Reason, by rule: String, at: Int64? = nil) throws -> Int64 {
        let address = "r\(number)@home.example"
        let copy = try send("\(number)", to: address)
        let verdict = Verdict(
            reason: reason, rule: rule, status: EnhancedStatus(5, 0, 0), replyCode: 550, isPermanent: true)
        let recipient = ReportedRecipient(
            address: address, action: .failed, diagnostic: "550 said \(number)", remote: "mx.home.example",
            verdict: verdict)
        try settle(Report(kind: .bounce, recipients: [recipient]), copy: copy, at: at)
        return copy
    }

    private func found(since: Int64 = 0) throws -> [UnreadBounce] {
        var bounces: [UnreadBounce] = []
        try store.forEachUnreadBounce(since: since) { bounces.append($0) }
        return bounces.sorted { $0.diagnostic < $1.diagnostic }
    }

    @Test func whatCodesDecidedIsUnread() throws {
        try bounce(1, .userUnknown, by: "text: no such user")
        try bounce(2, .policy, by: "status: 5.7.0")
        try bounce(3, .undetermined, by: "reply: 550")
        try bounce(4, .undetermined, by: "")
        try bounce(5, .undetermined, by: "grammar: others")
        try bounce(6, .mailboxFull, by: "grammar: mailbox full")
        let bounces = try found()
        let message = try #require(bounces.first?.message)
        #expect(try query("SELECT message_id FROM messages WHERE message = \(message)") == ["<2@shop.example>"])
        #expect(bounces.map(\.diagnostic) == (2...5).map { "550 said \($0)" })
        #expect(
            bounces.first
                == UnreadBounce(
                    at: sent + hour, message: message, diagnostic: "550 said 2", status: "5.0.0",
                    remote: "mx.home.example",
                    recipient: "r2@home.example", sender: "news@shop.example"))
    }

    @Test func onlyWhatIsNewEnough() throws {
        for number in 1...3 { try bounce(number, .undetermined, by: "", at: sent + Int64(number) * hour) }
        #expect(try found(since: sent + 2 * hour).map(\.diagnostic) == ["550 said 2", "550 said 3"])
    }

    /// Hits, of which there are most, are not looked at.
    @Test func hitsAreNotLookedAt() throws {
        let plan = try plan(Store.unreadBounces, [0])
        #expect(plan.first?.contains("events_by_diagnostic") == true, "\(plan)")
        #expect(plan.filter { $0.contains("SCAN") }.count == 1, "\(plan)")
    }
}
