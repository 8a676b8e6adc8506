// What follows from each way in which something is not taken, for each kind that we send.

import Bounces
import Spool
import Testing
import Webhooks

@testable import SendingService
@testable import Submission

@Suite struct SendingOutcomeTests {
    /// One of each kind: new, and tried for as long as it ever is.
    private struct Kinds {
        var retry, split, notice: SendingAttempt

        static let new = Kinds(tries: 1, age: 0)
        static let old = Kinds(tries: 100, age: 6 * 86_400_000)

        private init(tries: Int, age: Int64) {
            func attempt(_ kind: SendingAttempt.Kind) -> SendingAttempt {
                SendingAttempt(
                    kind: kind, recipient: "bob@home.example", senders: ["news@shop.example"], tries: tries, age: age)
            }
            retry = attempt(.retry(BouncePolicy()))
            split = attempt(.splitCopy(BouncePolicy()))
            notice = attempt(.notice)
        }

        /// Names of what follows for each, in order.
        func outcomes(_ outcome: (SendingAttempt) -> SendingOutcome) -> [String] {
            [retry, split, notice].map { attempt in
                switch outcome(attempt) {
                case .bounced(let verdict, _): "bounced \(verdict.reason.rawValue)"
                case let outcome: "\(outcome)"
                }
            }
        }
    }

    private static func refused(_ step: SubmissionStep, _ text: String) -> SubmissionError {
        let code = Int(text.prefix(3)) ?? 0
        return .refused(step, Reply(code: code, lines: [String(text.dropFirst(4))]))
    }

    /// The error; what follows for a retry, a split copy and a notice that are new; and for old ones.
    static let errors: [(SubmissionError, new: [String], old: [String])] = [
        (
            .broken(.connection, reason: "refused"), ["postponed", "serverAway", "serverAway"],
            ["expired", "serverAway", "expired"]
        ),
        (
            refused(.connection, "421 4.3.2 closing"), ["postponed", "serverAway", "serverAway"],
            ["expired", "serverAway", "expired"]
        ),
        (
            refused(.authentication, "535 5.7.8 no"), ["postponed", "serverAway", "serverAway"],
            ["expired", "serverAway", "expired"]
        ),
        (
            .password(path: "p", reason: "r"), ["postponed", "serverAway", "serverAway"],
            ["expired", "serverAway", "expired"]
        ),
        (
            refused(.recipient, "450 4.7.1 Greylisted"), ["postponed", "postponed", "serverAway"],
            ["expired", "bounced greylisted", "expired"]
        ),
        (
            .broken(.data, reason: "closed"), ["postponed", "postponed", "serverAway"],
            ["expired", "bounced undetermined", "expired"]
        ),
        (
            .broken(.endOfData, reason: "closed"), ["unanswered", "repeated", "unanswered"],
            ["unanswered", "unanswered", "unanswered"]
        ),
        (
            refused(.recipient, "550 5.1.1 User unknown"), ["bounced user_unknown", "bounced user_unknown", "failed"],
            ["bounced user_unknown", "bounced user_unknown", "failed"]
        ),
        (
            refused(.endOfData, "552 5.2.2 mailbox full"), ["bounced mailbox_full", "bounced mailbox_full", "failed"],
            ["bounced mailbox_full", "bounced mailbox_full", "failed"]
        ),
        (
            refused(.recipient, "554 5.7.1 Relay access denied"), ["postponed", "postponed", "failed"],
            ["expired", "bounced relay_denied", "failed"]
        ),
        (
            refused(.sender, "553 5.1.8 Sender address rejected"), ["postponed", "postponed", "serverAway"],
            ["expired", "bounced sender_rejected", "expired"]
        ),
        (
            .badAddress("x y"), ["failed", "bounced user_unknown", "failed"],
            ["failed", "bounced user_unknown", "failed"]
        ),
    ]

    @Test(arguments: errors) func ofSubmissions(error: SubmissionError, new: [String], old: [String]) {
        #expect(Kinds.new.outcomes { SendingOutcome(of: error, in: $0) } == new)
        #expect(Kinds.old.outcomes { SendingOutcome(of: error, in: $0) } == old)
    }

    /// What has gone does not come back; a disk may.
    @Test func ofCopiesThatCannotBeRead() {
        for kinds in [Kinds.new, .old] {
            #expect(Set(kinds.outcomes { SendingOutcome(of: nil, in: $0) }) == ["lost"])
            #expect(Set(kinds.outcomes { SendingOutcome(of: .damaged(path: "", reason: ""), in: $0) }) == ["lost"])
        }
        let error = SpoolError.system(call: "open", path: "", code: 5)
        #expect(Set(Kinds.new.outcomes { SendingOutcome(of: error, in: $0) }) == ["postponed"])
        #expect(Set(Kinds.old.outcomes { SendingOutcome(of: error, in: $0) }) == ["lost"])
    }

    @Test func ofWebhooks() {
        let (new, old) = (Kinds.new.notice, Kinds.old.notice)
        #expect(SendingOutcome(of: WebhookError.gone, in: old) == .unwanted)
        for error: WebhookError in [.answered(status: 500), .failed(reason: ""), .secret(path: "", reason: "")] {
            #expect(SendingOutcome(of: error, in: new) == .serverAway)
            #expect(SendingOutcome(of: error, in: old) == .expired)
        }
    }

    /// Nobody else has it; but who never answers has had it often enough.
    @Test func aSplitCopyWithoutAnAnswerIsSentFiveTimesMore() {
        let outcomes = (1...7).map { tries in
            SendingOutcome(
                of: .broken(.endOfData, reason: ""),
                in: SendingAttempt(kind: .splitCopy(BouncePolicy()), tries: tries))
        }
        #expect(outcomes == Array(repeating: .repeated, count: 5) + [.unanswered, .unanswered])
    }
}
