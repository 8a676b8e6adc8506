// What follows where something was not simply taken: one table for all that we send. Pure.

package import Bounces
internal import Spool
internal import Submission
internal import Webhooks

/// What becomes of an item.
package enum SendingOutcome: Sendable, Equatable {
    /// It was taken.
    case sent
    /// All of it was sent, and no answer came. It is not sent again: once too few is better than again and again.
    case unanswered
    /// The same, of what nobody else has: it is sent again, as twice is better than never.
    case repeated
    /// It was refused for good.
    case bounced(Verdict, diagnostic: String)
    /// Its copy can't be read any more: a bounce too, and our fault.
    case lost
    /// It can't be sent, now or later.
    case failed
    /// It was tried for long enough.
    case expired
    /// Whoever it is for wants no more.
    case unwanted
    /// It is tried again later.
    case postponed
    /// It is tried again later, and so is all else that goes there.
    case serverAway

    /// Whether to send it again would be to send it twice.
    var hasLeft: Bool { self == .sent || self == .unanswered }
    /// Whether all else that goes to the same place is left to another turn.
    var leavesPlace: Bool { [.serverAway, .expired, .unwanted].contains(self) }
}

/// What is being sent, as far as something follows from it.
package struct SendingAttempt: Sendable {
    /// A refusal of what is a delivery's becomes a bounce, by these rules.
    package enum Kind: Sendable {
        case retry(BouncePolicy)
        case splitCopy(BouncePolicy)
        case notice
    }

    let kind: Kind
    var recipient = ""
    /// Addresses of ours that a refusal may be about.
    var senders: [String] = []
    /// How often it was tried, this time included.
    let tries: Int
    /// Milliseconds since it was to leave.
    var age: Int64 = 0

    /// Tries of a retry that nobody takes: for about four days.
    static let retryTries = 100
    /// Tries after which a split copy that gets no answer has been sent often enough.
    static let unansweredTries = 5
    /// Milliseconds after which a split copy is given up, as Postfix gives up a mail (`maximal_queue_lifetime`).
    static let splitLife: Int64 = 5 * 86_400_000
    /// Milliseconds after which nobody wants to be told any more: a day.
    static let noticeLife: Int64 = 86_400_000

    fileprivate var isExhausted: Bool {
        switch kind {
        case .retry: tries >= Self.retryTries
        case .splitCopy: age > Self.splitLife
        case .notice: age >= Self.noticeLife
        }
    }
}

extension SendingOutcome {
    init(of error: SubmissionError, in attempt: SendingAttempt) {
        self =
            switch error {
            case .broken(.endOfData, _): .ofSilence(in: attempt)
            case .refused(let step, let reply) where step.isAboutMail && reply.isPermanent:
                .ofRefusal(reply.description, at: step, in: attempt)
            case .refused(let step, let reply) where step.isAboutMail:
                .later(reply.description, at: step, in: attempt)
            case .broken(let step, _) where step.isAboutMail: .later(error.description, in: attempt)
            case .refused, .broken, .password: .ofServer(error.description, in: attempt)
            case .notOffered, .badAddress: .ofUnfitness(error.description, in: attempt)
            }
    }

    /// - Parameter error: nil where there is no copy.
    init(of error: SpoolError?, in attempt: SendingAttempt) {
        self =
            switch error {
            case nil, .damaged: .lost
            // The disk may come back.
            case .tooLarge, .compression, .system, .noNumbers, .numbersWentBack:
                attempt.isExhausted ? .lost : .postponed
            }
    }

    init(of error: WebhookError, in attempt: SendingAttempt) {
        self =
            switch error {
            case .gone: .unwanted
            case .answered, .failed, .privateAddress, .secret: .later(error.description, in: attempt)
            }
    }

    /// Of a split copy nobody else has anything; a retry or a notice that comes twice is worse than one that does not come.
    private static func ofSilence(in attempt: SendingAttempt) -> SendingOutcome {
        if case .splitCopy = attempt.kind, attempt.tries <= SendingAttempt.unansweredTries {
            .repeated
        } else {
            .unanswered
        }
    }

    /// Relaying denied, not logged in: that is nothing of this mail, and somebody has to see to it.
    private static func ofRefusal(
        _ text: String, at step: SubmissionStep?, in attempt: SendingAttempt
    ) -> SendingOutcome {
        switch attempt.kind {
        case .retry(let bounces), .splitCopy(let bounces):
            let verdict = attempt.verdict(on: text, at: step, by: bounces)
            let isOurs = verdict.reason != .suppressed && bounces.reasons.row(for: verdict.reason).scope == .ours
            if isOurs, !attempt.isExhausted { return .postponed }
            if isOurs, case .retry = attempt.kind { return .expired }
            return .bounced(verdict, diagnostic: text)
        // Our sender is refused, not the recipient.
        case .notice: return step == .sender ? .later(text, in: attempt) : .failed
        }
    }

    /// The server lacks what this mail needs, or the address is none.
    private static func ofUnfitness(_ text: String, in attempt: SendingAttempt) -> SendingOutcome {
        if case .splitCopy = attempt.kind { .ofRefusal(text, at: nil, in: attempt) } else { .failed }
    }

    /// No mail's fault. Where a copy has nowhere else to go, it costs it nothing.
    private static func ofServer(_ text: String, in attempt: SendingAttempt) -> SendingOutcome {
        if case .splitCopy = attempt.kind { .serverAway } else { .later(text, in: attempt) }
    }

    private static func later(
        _ text: String, at step: SubmissionStep? = nil, in attempt: SendingAttempt
    ) -> SendingOutcome {
        switch attempt.kind {
        case .retry: attempt.isExhausted ? .expired : .postponed
        case .splitCopy(let bounces):
            attempt.isExhausted
                ? .bounced(attempt.verdict(on: text, at: step, by: bounces), diagnostic: text) : .postponed
        // All notices to one target have the same server.
        case .notice: attempt.isExhausted ? .expired : .serverAway
        }
    }
}

extension SendingAttempt {
    fileprivate func verdict(on text: String, at step: SubmissionStep?, by bounces: BouncePolicy) -> Verdict {
        bounces.classifier.classify(
            Evidence(
                diagnostic: Array(text.utf8), recipient: recipient, senders: senders.map { Array($0.utf8) },
                command: step?.command))
    }
}

extension SubmissionStep {
    /// What is refused here is this mail or this recipient, not us.
    fileprivate var isAboutMail: Bool { [.sender, .recipient, .data, .endOfData].contains(self) }
}
