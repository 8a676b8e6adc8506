// A mail may say the same of a delivery ten thousand times: it counts once, as the gravest has it.

extension Finding {
    /// What is said, without its particulars.
    fileprivate enum Kind: Hashable {
        case bounce, deferred, delivered, complaint, feedback, unsubscribe, autoReply, reply
    }

    fileprivate var kind: Kind {
        switch event {
        case .bounce: .bounce
        case .deferred: .deferred
        case .delivered: .delivered
        case .complaint: .complaint
        case .feedback: .feedback
        case .unsubscribe: .unsubscribe
        case .autoReply: .autoReply
        case .reply: .reply
        }
    }

    /// How much it says against a delivery, among findings of its kind.
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
    ///
    /// - Parameter spelling: the one spelling of an address.
    package func gravest(
        by policy: BouncePolicy, spelling: (String) -> String
    ) -> (findings: [Finding], repetitions: Int) {
        var places: [Said: Int] = [:]
        var gravest: [Finding] = []
        for finding in self {
            let said = Said(kind: finding.kind, addresses: finding.addresses.map(spelling))
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
        let kind: Finding.Kind
        let addresses: [String]
    }
}

extension [(finding: Finding, isOfRecipient: Bool)] {
    /// Returns of those on one delivery the gravest of each kind; of equal ones what is said of its recipient, for that may
    /// suppress him, and then the first.
    package func gravest(by policy: BouncePolicy) -> [Finding] {
        var gravest: [Finding.Kind: (place: Int, weight: Int)] = [:]
        for (place, (finding, isOfRecipient)) in enumerated() {
            let weight = 2 * finding.gravity(by: policy) + (isOfRecipient ? 1 : 0)
            if let known = gravest[finding.kind], known.weight >= weight { continue }
            gravest[finding.kind] = (place, weight)
        }
        return gravest.values.map(\.place).sorted().map { self[$0].finding }
    }
}
