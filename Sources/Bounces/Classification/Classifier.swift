/// Says why a delivery failed, from what was answered. Text before codes: whatever an enhanced status claims, words that
/// name another fault than the address's keep the address.
///
/// All rules are data: what a clause means in which words of a `Lexicon` meet (`ClauseRule`), phrases for what is an idiom
/// (`PhraseTable`), enhanced status codes and reply codes (`StatusTable`), each with a weight. The heaviest that applies
/// decides.
package struct Classifier: Sendable {
    package static let standard = Classifier()

    private let grammar: Grammar
    private let rules: RuleSet
    private let own: Own?

    /// The words and phrases that an administrator has added.
    private struct Own {
        let grammar: Grammar
        let rules: RuleSet
        let file: String
    }

    /// - Parameter names: rules that do not count, as verdicts name them: what the others know without them.
    package init(leavingOut names: Set<String> = []) {
        grammar = Grammar(Lexicon.all)
        rules = RuleSet(PhraseTable.all, aliases: PhraseAliases.all, leavingOut: names)
        own = nil
    }

    /// Adds an administrator's words, read as ours are, and phrases, which decide before all of ours.
    package init(adding file: PhraseFile) {
        (grammar, rules) = (Self.standard.grammar, Self.standard.rules)
        own = Own(
            grammar: file.words.isEmpty ? grammar : Grammar(Lexicon.all, own: file.words),
            rules: RuleSet(file.rules, aliases: PhraseAliases.all), file: file.name)
    }

    /// The size of its tables, for whoever measures it.
    package var size: (words: Int, phrases: Int, octets: Int) {
        (grammar.size.words, rules.size.phrases, grammar.size.octets + rules.size.octets)
    }

    package func classify(_ evidence: Evidence) -> Verdict {
        var text = SearchText(evidence)
        let (status, statusReply) = StatusTable.mostTelling(text.statuses, field: evidence.status)
        let replyCode = statusReply ?? evidence.replyCode ?? text.replyCode
        text.append(factsOf: evidence, replyCode: replyCode)
        let permanent = Self.isPermanent(status: status, replyCode: replyCode)

        let byCodes = StatusTable.rule(status: status, replyCode: replyCode)
        var verdict = Verdict(
            reason: byCodes.reason, rule: byCodes.name, status: status, replyCode: replyCode, isPermanent: permanent,
            weight: byCodes.weight)
        let findings = rules.findings(in: text)
        if let rule = findings.heaviest, rule.weight > byCodes.weight { verdict.take(rule) }
        if let rule = own?.rules.findings(in: text).heaviest {
            verdict.take(rule)
            // What a provider says in its own words or by its own code, the grammar cannot say better: only doubt it.
        } else if verdict.weight < PhraseTable.Weight.decisive.rawValue || verdict.reason.givesUp {
            read(text, evidence, into: &verdict)
        }
        let isOwn = verdict.weight >= PhraseTable.Weight.own.rawValue
        if verdict.reason.isRecipients, let rule = Self.sendersFault(findings, text, evidence, permanent, isOwn: isOwn)
        {
            // Of a refusal without a reason, another account may still tell one.
            if verdict.reason != .undetermined {
                (verdict.basis, verdict.weight) = (.words, PhraseTable.Weight.decisive.rawValue)
            }
            (verdict.reason, verdict.rule) = (.senderRejected, rule)
        }
        verdict.isOfHost = Self.isOfHost(findings, evidence)
        if permanent == false, findings.isForGood { verdict.isPermanent = nil }
        verdict.reason = Self.reason(verdict.reason, permanent: permanent)
        return verdict
    }

    private func read(_ text: SearchText, _ evidence: Evidence, into verdict: inout Verdict) {
        let clauses = (own?.grammar ?? grammar).findings(in: text, isQuoted: evidence.isQuoted)
        let before = verdict.rule
        // Of what weighs as much, a clause tells more than a phrase of it.
        if let rule = clauses.rule, rule.weight.rawValue >= verdict.weight {
            verdict.take(rule.reason, rule.weight, by: rule.name(in: clauses.clause))
        }
        if verdict.reason.givesUp, evidence.isQuoted { Self.doubt(&verdict, clauses) }
        guard let own, !clauses.ownLines.isEmpty, verdict.rule != before else { return }
        // Whether it is by the administrator's words: without them it says something else.
        let others = grammar.findings(in: text, isQuoted: evidence.isQuoted)
        guard
            others.rule?.name(in: others.clause) != clauses.rule?.name(in: clauses.clause)
                || others.concepts != clauses.concepts
        else { return }
        verdict.rule += " (\(own.file):\(clauses.ownLines.map(String.init).joined(separator: ", ")))"
    }

    /// Doubts a verdict: a code alone, words of many meanings, or a passing refusal give up no address where the text
    /// speaks of something else; and no host is unknown where it speaks of us.
    private static func doubt(_ verdict: inout Verdict, _ clauses: Grammar.Findings) {
        // What passes by its codes is not given up where the words know another fault.
        let isVague = verdict.weight < PhraseTable.Weight.loose.rawValue || verdict.isPermanent == false
        guard isVague || verdict.reason == .hostUnknown else { return }
        if clauses.concepts.contains(anyOf: [.sender, .client]) {
            verdict.take(.senderRejected, .plain, by: "grammar: sender")
        } else if isVague, clauses.concepts.contains(anyOf: .others) {
            verdict.take(.undetermined, .loose, by: "grammar: others")
        }
    }

    /// Returns how it is known that the sender was refused, and not the recipient; nil where it is not. At MAIL FROM
    /// nobody knows of a recipient, and words that name us alone speak of us, unless an administrator's say otherwise.
    private static func sendersFault(
        _ findings: RuleSet.Findings, _ text: SearchText, _ evidence: Evidence, _ permanent: Bool?, isOwn: Bool
    ) -> String? {
        if permanent == false { return nil }
        if text.named == .sender, evidence.isQuoted, !isOwn { return "names: sender" }
        if let command = evidence.command { return command == "MAIL" ? "stage: mail" : nil }
        return findings.stages == [.sender] ? "stage: mail" : nil
    }

    /// Returns whether the host refused before it had heard of the message: by its greeting, or when it was greeted.
    private static func isOfHost(_ findings: RuleSet.Findings, _ evidence: Evidence) -> Bool {
        guard let command = evidence.command else { return findings.stages == [.connection] }
        return ["CONN", "EHLO", "HELO", "LHLO", "STARTTLS"].contains(command)
    }

    /// Asks the enhanced status before the reply code: `554 4.4.7` is a queue's that gave up on a passing fault.
    private static func isPermanent(status: EnhancedStatus?, replyCode: Int?) -> Bool? {
        if let status, status.category != 2 { return status.isPermanent }
        return replyCode.map { $0 >= 500 }
    }

    /// Weakens what may pass: a name server may say otherwise tomorrow, and a mailbox that is moving arrives.
    private static func reason(_ reason: Reason, permanent: Bool?) -> Reason {
        guard permanent == false else { return reason }
        return reason == .hostUnknown ? .networkError : reason == .userMoved ? .mailboxDisabled : reason
    }
}

extension SearchText {
    private static let caret = UInt8(ascii: "^")

    private var isExitStatus: Bool {
        guard replyCode == nil, statuses.isEmpty else { return false }
        let label = Array(" x-unix;".utf8)
        let number = bytes.starts(with: label) ? bytes.dropFirst(label.count) : bytes[...]
        return number.count > 2 && number.count < 6 && number.allSatisfy { $0.isDigit || $0 == Self.space }
    }

    fileprivate mutating func append(factsOf evidence: Evidence, replyCode: Int?) {
        // All that an X-Unix diagnostic has: a program's exit status.
        if isExitStatus { append(fact: "^exit status".utf8) }
        for pair in statuses { append(fact: pair.status.bytes, behind: UInt8(ascii: "#")) }
        if let status = evidence.status { append(fact: status.bytes, behind: UInt8(ascii: "#")) }
        if let replyCode { append(fact: String(replyCode).utf8, behind: UInt8(ascii: "=")) }
        if let command = evidence.command { append(fact: command.utf8.lazy.map(\.lowercased), behind: Self.caret) }
        if let category = evidence.category { append(fact: category.utf8, behind: Self.caret) }
        if let remote = evidence.remote { append(fact: remote.utf8.lazy.map(\.uppercased)) }
        if let recipient = evidence.recipient?.utf8 {
            let domain = recipient.lastIndex(of: .at).map { recipient[recipient.index(after: $0)...] } ?? recipient[...]
            append(fact: domain.lazy.map(\.uppercased))
        }
    }
}
