// A mail may say the same of a delivery ten thousand times: it counts once, as the gravest has it.

internal import Words

extension Finding {
    /// Returns how much it says against a delivery, among findings of its kind.
    fileprivate func gravity(by policy: BouncePolicy) -> Int {
        guard case .bounce(let bounce) = event else { return 0 }
        return policy.reasons.classify(bounce.verdict).gravity
    }
}

extension BounceClass {
    /// The graver, the greater.
    package var gravity: Int {
        switch self {
        case .none: 0
        case .soft: 1
        case .hard: 2
        }
    }
}

extension [Finding] {
    /// Returns of those of one kind that name the same recipients the gravest, and how many others there were: without asking
    /// whose delivery that is.
    package func gravest(by policy: BouncePolicy) -> (findings: [Finding], repetitions: Int) {
        var places: [Said: Int] = [:]
        var gravest: [Finding] = []
        for finding in self {
            let said = Said(kind: finding.event.kind, addresses: finding.addresses.map(Contact.normalised))
            if let place = places[said] {
                if finding.gravity(by: policy) > gravest[place].gravity(by: policy) { gravest[place] = finding }
            } else {
                places[said] = gravest.count
                gravest.append(finding)
            }
        }
        return (gravest, count - gravest.count)
    }

    private struct Said: Hashable {
        let kind: EventKind
        let addresses: [String]
    }
}

extension [(finding: Finding, isOfRecipient: Bool)] {
    /// Returns of those on one delivery the gravest of each kind; of equal ones what is said of its recipient, for that may
    /// suppress him, and then the first.
    package func gravest(by policy: BouncePolicy) -> [Finding] {
        var gravest: [EventKind: (place: Int, weight: Int)] = [:]
        for (place, (finding, isOfRecipient)) in enumerated() {
            let weight = 2 * finding.gravity(by: policy) + (isOfRecipient ? 1 : 0)
            if let known = gravest[finding.event.kind], known.weight >= weight { continue }
            gravest[finding.event.kind] = (place, weight)
        }
        return gravest.values.map(\.place).sorted().map { self[$0].finding }
    }
}
