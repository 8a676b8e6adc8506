import Testing

@testable import Bounces

@Suite struct ReasonPolicyTests {
    private func verdict(_ reason: Reason, permanent: Bool?) -> Verdict {
        Verdict(reason: reason, rule: "", status: nil, replyCode: nil, isPermanent: permanent)
    }

    @Test func onlyTheAddressOrItsDomainIsEverHard() {
        let policy = ReasonPolicy.standard
        let hard = Reason.allCases.filter { policy.classify(verdict($0, permanent: true)) == .hard }
        #expect(Set(hard) == [.userUnknown, .userMoved, .hostUnknown, .noMailAccepted])
        for reason in hard { #expect([.address, .domain].contains(policy.row(for: reason).scope)) }
    }

    @Test(arguments: [(true, .hard), (nil, .hard), (false, .soft)] as [(Bool?, BounceClass)])
    func aDomainWithoutMailIsHardUnlessItPasses(permanent: Bool?, _ expected: BounceClass) {
        #expect(ReasonPolicy.standard.classify(verdict(.noMailAccepted, permanent: permanent)) == expected)
    }

    /// A server that is being moved, or that has lost its directory, answers so of everybody.
    @Test(arguments: [(true, .hard), (nil, .hard), (false, .soft)] as [(Bool?, BounceClass)])
    func aUserWhoIsUnknownForNowMayBeKnownLater(permanent: Bool?, _ expected: BounceClass) {
        #expect(ReasonPolicy.standard.classify(verdict(.userUnknown, permanent: permanent)) == expected)
    }

    @Test func onlyTheAddresssFaultSuppresses() {
        for reason in Reason.allCases {
            let row = ReasonPolicy.standard.row(for: reason)
            if row.suppression != .never { #expect([.address, .domain].contains(row.scope), "\(reason)") }
            if row.bounceClass == .hard { #expect(row.suppression == .forever && row.plan == "none") }
        }
        #expect(ReasonPolicy.standard.row(for: .mailboxDisabled).suppression == .whenRepeated(days: 30))
    }

    @Test func everyPlanIsKnown() {
        for reason in Reason.allCases { #expect(RetryPlan.named[ReasonPolicy.standard.row(for: reason).plan] != nil) }
    }

    @Test(
        arguments: [
            (Reason.spamDetected, true, BounceClass.hard), (.spamDetected, false, .soft), (.spamDetected, nil, .soft),
            (.mailboxFull, true, .soft), (.messageTooBig, true, .soft), (.systemError, true, .soft),
            (.blocked, true, .hard),
            (.undetermined, true, .hard), (.userUnknown, nil, .hard),
        ] as [(Reason, Bool?, BounceClass)])
    func thePermanentPresetGoesByTheCode(_ reason: Reason, permanent: Bool?, _ expected: BounceClass) {
        #expect(ReasonPolicy.permanent.classify(verdict(reason, permanent: permanent)) == expected)
    }

    @Test func aRowCanBeReplaced() {
        var policy = ReasonPolicy.standard
        policy.setRow(ReasonPolicy.Row(.hard, .address, plan: "none", suppression: .forever), for: .mailboxDisabled)
        #expect(policy.classify(verdict(.mailboxDisabled, permanent: nil)) == .hard)
        #expect(ReasonPolicy.standard.classify(verdict(.mailboxDisabled, permanent: nil)) == .soft)
    }
}
