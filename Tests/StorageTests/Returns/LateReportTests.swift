// A refusal belongs to its sending: a report that comes late undoes nothing.

import Bounces
import Judging
import MTALog
import Testing
import Words

@testable import Storage

@Suite final class LateReportTests: ReturnedMailFixture {
    /// What happens to one delivery, in order: an hour between each.
    enum Step: Sendable {
        /// The log says that the sending is refused for now, or for ever, or taken.
        case refused, delivered
        /// It is sent again, through the filter.
        case retried
        case opened, clicked, answered
        /// A report says that the address is unknown: of the first sending or the second, which was tried in the hour of that step.
        case report(of: Int, triedAt: Int)
    }

    /// By what a report tells of which sending it speaks.
    enum Mark: CaseIterable {
        case queueID, lastAttempt, arrival, all
    }

    struct Story: Sendable, CustomTestStringConvertible {
        let steps: [Step]
        let state: String
        /// The sending that the last report is too late for.
        var late: Int?
        /// Not where a queue id is all that the report tells, or where it tells none.
        var needsTime = false
        var needsQueueID = false
        var testDescription: String { "\(steps)" }
    }

    static let stories = [
        Story(steps: [.refused, .retried, .delivered, .report(of: 1, triedAt: 0)], state: "delivered", late: 1),
        Story(steps: [.refused, .retried, .report(of: 1, triedAt: 0)], state: "sent", late: 1),
        Story(steps: [.refused, .retried, .report(of: 1, triedAt: 0), .delivered], state: "delivered", late: 1),
        Story(steps: [.refused, .retried, .opened, .report(of: 1, triedAt: 0)], state: "sent", late: 1),
        Story(
            steps: [.refused, .retried, .delivered, .clicked, .report(of: 1, triedAt: 0)], state: "delivered", late: 1),
        Story(steps: [.refused, .retried, .refused, .report(of: 1, triedAt: 0)], state: "soft_bounced", late: 1),
        Story(
            steps: [.refused, .retried, .refused, .retried, .report(of: 2, triedAt: 2)], state: "sent", late: 2),
        // Who has opened, clicked or answered since has got it.
        Story(steps: [.opened, .report(of: 1, triedAt: -1)], state: "sent", late: 1, needsTime: true),
        Story(steps: [.clicked, .report(of: 1, triedAt: -1)], state: "sent", late: 1, needsTime: true),
        Story(steps: [.answered, .report(of: 1, triedAt: -1)], state: "sent", late: 1, needsTime: true),
        Story(
            steps: [.delivered, .report(of: 1, triedAt: -1)], state: "delivered", late: 1, needsTime: true,
            needsQueueID: true),
        // Of the latest sending, and after what proves it: a mailbox may hand on what it has taken.
        Story(steps: [.report(of: 1, triedAt: 0)], state: "hard_bounced"),
        Story(steps: [.refused, .retried, .report(of: 2, triedAt: 2)], state: "hard_bounced"),
        Story(steps: [.opened, .report(of: 1, triedAt: 1)], state: "hard_bounced"),
        Story(steps: [.delivered, .report(of: 1, triedAt: 1)], state: "hard_bounced"),
        Story(steps: [.refused, .retried, .delivered, .report(of: 2, triedAt: 3)], state: "hard_bounced"),
    ]

    @Test(arguments: stories, Mark.allCases) func changesNothing(_ story: Story, by mark: Mark) throws {
        if story.needsTime, mark == .queueID || story.needsQueueID && mark != .all { return }
        let copy = try send("1", to: "ann@home.example")
        var late: Int?
        for (number, step) in story.steps.enumerated() {
            let before = try query("SELECT * FROM deliveries") + planned() + suppressed()
            let effect = try take(step, number, copy, mark)
            guard case .report = step else { continue }
            late = effect?.lateAttempt
            if late != nil {
                #expect(try query("SELECT * FROM deliveries") + planned() + suppressed() == before)
            }
        }
        #expect(late == story.late)
        #expect(try state() == ["ann@home.example|\(story.state)"])
        #expect(try suppressed().isEmpty == (story.late != nil))
        #expect(try store.check() == [])
    }

    /// From another host's clock, which is wrong by years, nothing follows.
    @Test(arguments: [[Step.refused, .retried], [.opened]]) func wrongClockSaysNothing(after steps: [Step]) throws {
        let copy = try send("1", to: "ann@home.example")
        for (number, step) in steps.enumerated() { try take(step, number, copy, .all) }
        let effect = try take(.report(of: steps.count, triedAt: -100_000), 2, copy, .lastAttempt)
        #expect(effect?.lateAttempt == nil)
        #expect(try state() == ["ann@home.example|hard_bounced"])
    }

    private func time(_ number: Int) -> Int64 { sent + Int64(number + 2) * day }
    private var sendings = 1
    private var batches = 0
    private func queueID(_ sending: Int) -> String { sending == 1 ? "Q1" : "R\(sending)" }

    @discardableResult
    private func take(_ step: Step, _ number: Int, _ copy: Int64, _ mark: Mark) throws -> Settlement.Effect? {
        let at = time(number)
        switch step {
        case .refused: try log(.bounced, "552 5.2.2 mailbox full", at)
        case .delivered: try log(.delivered, "250 2.0.0 Ok", at)
        case .retried:
            let retry = try lease(at: at)
            sendings += 1
            try store.note(.copy(copy, recipient: "ann@home.example", queueID: queueID(sendings), at: at))
            try store.retrySent(retry, reply: "250 Ok")
        case .opened: try store.count([Hit(.open, of: copy, at: at)])
        case .clicked: try store.count([Hit(.click, of: copy, at: at)])
        case .answered:
            try settle(
                Report(kind: .reply, messageID: "<r@home.example>"), copy: copy, at: at, sender: "ann@home.example")
        case .report(let sending, let tried):
            var report = report(.userUnknown, of: "ann@home.example")
            if mark == .queueID || mark == .all { report.queueID = queueID(sending) }
            if mark == .arrival { report.arrivedAt = time(tried) + 1000 }
            if mark == .lastAttempt || mark == .all {
                (report.arrivedAt, report.recipients[0].attemptedAt) = (time(tried), time(tried) + 1000)
            }
            return try settle(report, copy: copy, at: at).effects.first
        }
        return nil
    }

    private func log(_ state: DeliveryStatus.State, _ reply: String, _ at: Int64) throws {
        let status = DeliveryStatus(
            at: at, queueID: queueID(sendings), loggedQueueID: queueID(sendings), recipient: "ann@home.example",
            originalRecipient: nil, state: state, status: String(reply.split(separator: " ")[1]), reply: reply,
            command: "RCPT TO", remote: RemoteHost(name: "mx.home.example", address: "192.0.2.1"))
        let start = batches == 0 ? nil : "\(batches)"
        batches += 1
        let progress = LogProgress(
            source: "mail.log", start: start, end: "\(batches)", statuses: [status], kept: [], forgotten: [])
        _ = try store.advance(progress, policy: BouncePolicy(), random: { 0 })
    }
}
