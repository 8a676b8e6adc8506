/// The reason why it failed, and how we know.
package struct Verdict: Sendable, Equatable {
    /// The grounds that a verdict goes by.
    package enum Basis: Sendable {
        /// The words that were said, maybe with codes beside them.
        case words
        /// Codes alone, or nothing.
        case codes
    }

    package var reason: Reason
    /// The rule that decided, for people: `text: no such user`, `remote: microsoft 5.4.1`, `status: 5.1.1`, `reply: 550`.
    package var rule: String
    /// The most telling enhanced status: of the text where it is more specific than the field's.
    package var status: EnhancedStatus?
    package var replyCode: Int?
    /// Whether the refusal is permanent by its codes; nil where nothing tells.
    package var isPermanent: Bool?
    /// The weight of the rule, on the scale of `PhraseTable.Weight`: below 50 it is a guess.
    package var weight: Int
    package var basis: Basis
    /// Whether the host refused before it had heard of the message: what it says is of all its mail.
    package var isOfHost = false

    /// Whether no rule knows the words: codes decided, or nothing did.
    package var isUnread: Bool { basis == .codes || reason == .undetermined }

    /// Whether another account of the same failure may say better: words that some say loosely.
    var isDoubtful: Bool { weight < PhraseTable.Weight.contra.rawValue }

    package init(
        reason: Reason, rule: String, status: EnhancedStatus?, replyCode: Int?, isPermanent: Bool?, weight: Int = 0,
        basis: Basis = .codes
    ) {
        self.reason = reason
        self.rule = rule
        self.status = status
        self.replyCode = replyCode
        self.isPermanent = isPermanent
        self.weight = weight
        self.basis = basis
    }
}

extension Verdict {
    mutating func take(_ rule: RuleSet.Rule) {
        (reason, self.rule, weight, basis) = (rule.reason, rule.name, rule.weight, .words)
    }

    mutating func take(_ reason: Reason, _ weight: PhraseTable.Weight, by rule: String) {
        (self.reason, self.rule, self.weight, basis) = (reason, rule, weight.rawValue, .words)
    }
}
