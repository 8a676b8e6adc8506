// What the mail log says of what came back: the words are those by which administrators search it.

import Storage
import Testing
import Words

@testable import BounceService
@testable import Bounces

@Suite struct BounceLogTests {
    private let bounced: Settlement.Effect = {
        var effect = Settlement.Effect(
            queueID: "Q1", recipient: "ann@home.example", delivery: 3, event: .bounce, trust: .sealed)
        effect.verdict = Verdict(
            reason: .mailboxFull, rule: "text: full", status: EnhancedStatus(5, 2, 2), replyCode: 552, isPermanent: true
        )
        return effect
    }()

    @Test func aBounceSaysWhyAndWhatFollows() {
        var effect = bounced
        effect.consequences = BounceConsequences(
            bounceClass: .soft, retryAt: 1_750_000_000_000, plannedRetries: 5, suppresses: true, raisesAlarm: false)
        #expect(
            effect.line(source: "log").text
                == """
                Q1: bounced recipient=ann@home.example class=soft reason=mailbox_full status=5.2.2 rule="text: full" \
                retry_at=2025-06-15T15:06:40Z suppressed="for ever" trust=sealed source=log
                """)
    }

    @Test func whatComesTooLateSaysForWhich() {
        var effect = bounced
        (effect.lateAttempt, effect.isKnown) = (2, true)
        #expect(effect.line(source: "test").text.hasSuffix("source=test late=\"report of attempt 2\""))
        effect.lateAttempt = nil
        #expect(effect.line(source: "test").text.hasSuffix("source=test known=already"))
    }

    @Test func withoutQueueID() {
        let effect = Settlement.Effect(
            queueID: "", recipient: "a@b.example", delivery: 3, event: .reply, trust: .named)
        #expect(effect.line(source: "s").text == "NOQUEUE: reply recipient=a@b.example trust=named source=s")
    }
}
