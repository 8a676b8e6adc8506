import Testing

@testable import Bounces

@Suite struct RetryTests {
    @Test func aPlanIsFollowedAndUsedUp() throws {
        let plan = try #require(RetryPlan.named["mailbox_full"])
        let hours = (1...6).map { plan.delay(attempt: $0, random: 0).map { $0 / 3600 } }
        #expect(hours == [4, 12, 24, 48, 96, nil])
        #expect(plan.delay(attempt: 0, random: 0) == nil)
    }

    @Test func jitterOnlyLengthens() {
        let plan = RetryPlan(delays: [1000])
        #expect(plan.delay(attempt: 1, random: 0) == 1000)
        #expect(plan.delay(attempt: 1, random: 0.5) == 1050)
        #expect(plan.delay(attempt: 1, random: 0.999_999) == 1099)
    }

    @Test func plansGrow() {
        for (name, plan) in RetryPlan.named { #expect(plan.delays == plan.delays.sorted(), "\(name)") }
    }

    @Test(arguments: [
        ("451 4.7.1 Please try again in 5 minutes", 300), ("450 retry after 300 seconds", 300),
        ("Retry-After: 120 seconds", 120),
        ("Greylisting in action, please come back in 00:04:58", 298), ("Greylisted for 5 minutes", 300),
        ("wait 2 hours", 7200),
        ("try again in an hour", 3600), ("Try again in a few minutes", 300), ("please retry in 90s", 90),
        ("try again after 400 days", 604_800), ("try again in 999999 days", 604_800), ("try again later", nil),
        ("550 5.1.1 user unknown", nil), ("queued for 3 days", nil), ("try again in 0 seconds", nil), ("", nil),
        ("more than 20 messages in 60 seconds", nil),
    ])
    func theHintIsRead(_ text: String, _ seconds: Int?) {
        #expect(RetryHint.seconds(in: Array(text.utf8)) == seconds)
    }
}
