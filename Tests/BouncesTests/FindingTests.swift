// Who speaks in a mail that has a token of ours, and how far that is believed: every kind of token, every kind of mail.

import Testing

@testable import Bounces

@Suite struct FindingTests {
    private static let bounce = Finding.Event.bounce(
        Finding.Bounce(
            verdict: Verdict(reason: .userUnknown, rule: "", status: nil, replyCode: nil, isPermanent: nil),
            diagnostic: ""))

    struct Row: Sendable, CustomTestStringConvertible {
        let event: Finding.Event
        /// By a return path or our header field, and by the address at which one unsubscribes.
        let speaker: Finding.Speaker
        var wisher: Finding.Speaker?
        /// Whether our header field is believed only where there are no return paths.
        var isReport = false
        var testDescription: String { "\(event)" }
    }

    static let rows = [
        Row(event: bounce, speaker: .reporter, isReport: true),
        Row(event: .deferred(status: nil, reason: .undetermined), speaker: .reporter, isReport: true),
        Row(event: .delivered(status: nil), speaker: .reporter, isReport: true),
        Row(event: .complaint(feedbackType: nil), speaker: .reporter),
        Row(event: .feedback(type: "not-spam"), speaker: .reporter),
        Row(event: .autoReply(isGone: false), speaker: .reporter),
        Row(event: .reply(messageID: nil, answered: []), speaker: .replier),
        Row(event: .unsubscribe, speaker: .recipient, wisher: .reporter),
    ]

    @Test(arguments: rows) func isBelieved(_ row: Row) {
        let finding = Finding(event: row.event, messageID: nil, addresses: [])
        #expect(finding.speaker(by: .returnPath) == row.speaker && finding.speaker(by: .field) == row.speaker)
        #expect(finding.speaker(by: .unsubscribe) == row.wisher)
        for believesField in [true, false] {
            let policy = BouncePolicy(believesField: believesField)
            #expect(finding.trust(by: .returnPath, isOnlyOfCopy: true, policy) == .sealed)
            #expect(
                finding.trust(by: .field, isOnlyOfCopy: true, policy)
                    == (row.isReport && !believesField ? .named : .sealed))
            for seal in [Finding.Seal.returnPath, .field, .unsubscribe] {
                #expect(finding.trust(by: seal, isOnlyOfCopy: false, policy) == .named)
            }
        }
        // What machines report is too old some day; what people say never is.
        let late = Int64(61) * BouncePolicy.day
        #expect(finding.isTooOld(at: late, sentAt: 0, BouncePolicy(validDays: 60)) == row.isReport)
        #expect(!finding.isTooOld(at: late, sentAt: 0, BouncePolicy(validDays: 61)))
    }
}
