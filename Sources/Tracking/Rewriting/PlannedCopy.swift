package import Words

/// A copy of a message before it has a number: who gets it, and what is to be done with it.
package struct PlannedCopy: Sendable {
    package let recipients: [Recipient]
    let decision: MessagePolicy.Decision
    /// It is one of several, and known by its seal even where it is not tracked.
    let isSplit: Bool

    /// The plan that was made for the message, where it was looked into.
    package var plan: Plan? {
        if case .track(let plan) = decision { plan } else { nil }
    }

    /// The reason why nothing in it is tracked.
    package var leftAlone: LeaveReason? { decision.leftAlone }

    /// Returns the same copy without any change of its body.
    package func left(for reason: LeaveReason) -> PlannedCopy {
        PlannedCopy(recipients: recipients, decision: .leave(reason), isSplit: isSplit)
    }
}
