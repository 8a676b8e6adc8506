// What is known of a recipient made a verdict.

/// Gathers what the report says of a recipient, in its fields and in its text, until the classifier has enough.
struct Judge {
    let classifier: Classifier
    let text: ReportText
    let header: MailHeader
    /// Whether the report speaks of one recipient only: then all that it says is said of that one.
    let isAlone: Bool
    /// The addresses of who sent what is reported on, and from which host.
    let senders: [[UInt8]]
    let host: String?

    func judge(_ draft: RecipientDraft) -> ReportedRecipient {
        let entry = text.entry(of: draft.address) ?? (isAlone ? text.prose.recipients.first : nil)
        let remote = (draft.remote ?? text.remote(of: entry)).flatMap { HostText.name($0) }
        var evidence = Evidence(
            diagnostic: draft.diagnostic, status: draft.status, remote: remote, recipient: draft.address.text,
            senders: senders, host: host, command: draft.command ?? text.command(of: entry), category: draft.category)
        let action = action(of: draft)
        evidence.take(ReplyCodes(beginning: draft.diagnostic.span), succeeded: action == .delivered)
        var verdict = verdict(&evidence, entry)
        if verdict.reason == .userUnknown, verdict.isDoubtful { soften(&verdict, evidence) }
        return ReportedRecipient(
            address: draft.address.text, originalAddress: draft.original?.text, action: action,
            diagnostic: evidence.diagnostic.text, remote: remote, verdict: verdict, attemptedAt: draft.attemptedAt)
    }

    /// Takes the action from Action; then from Will-Retry-Until; then from the text.
    private func action(of draft: RecipientDraft) -> ReportedRecipient.Action {
        if draft.status?.category == 2, draft.action == nil { return .delivered }
        if let action = draft.action, action != .failed || draft.status != nil { return action }
        if draft.willRetry || text.prose.saysDelayed || header.subjectSigns.contains(.delay) { return .delayed }
        return draft.action ?? (text.prose.saysDelivered && !text.prose.saysFailed ? .delivered : .failed)
    }

    /// Judges the words of the remote host first; where they tell too little, what else the report says of the
    /// recipient, then the dialogue, then all that it says. Leaves in `evidence` the words that are to be shown.
    private func verdict(_ evidence: inout Evidence, _ entry: Prose.Entry?) -> Verdict {
        var verdict = classifier.classify(evidence)
        if verdict.isDecided, verdict.hasCodes { return verdict }
        if let codes = text.codes(of: entry) ?? (isAlone ? text.anyCodes : nil) { verdict.takeCodes(codes) }
        if verdict.isDecided, verdict.hasCodes { return verdict }
        let shown = evidence.diagnostic
        for more in isAlone ? Account.allCases : [.said] {
            // The report's own account tells the reason, if nothing else does; codes in it are of anything.
            if verdict.isDecided, verdict.hasCodes || !more.isQuoted { break }
            let words = words(of: more, entry)
            if words.isEmpty || words == shown { continue }
            evidence.diagnostic = shown.isEmpty ? words : shown + [.space] + words
            evidence.isQuoted = more.isQuoted
            let next = classifier.classify(evidence)
            if !verdict.isDecided, next.isDecided || verdict.reason == .undetermined { verdict.take(next) }
            if more.isQuoted { verdict.takeCodes(next) }
        }
        if !shown.isEmpty { evidence.diagnostic = shown }
        return verdict
    }

    /// Keeps an address that words give up which some say loosely, where the report itself has doubts.
    private func soften(_ verdict: inout Verdict, _ evidence: Evidence) {
        if isAlone {
            // Unknown to the one, and without room or closed for the other.
            var account = evidence
            (account.diagnostic, account.status) = (text.all, nil)
            let other = classifier.classify(account)
            if other.basis == .words, other.weight >= PhraseTable.Weight.exact.rawValue,
                [.mailboxFull, .systemFull, .mailboxDisabled].contains(other.reason)
            {
                return verdict.take(other)
            }
        }
    }

    /// The accounts that a report gives of a recipient, the surest first.
    private enum Account: CaseIterable {
        case said, replies, all, subject

        /// Whether it is quoted from a remote host.
        var isQuoted: Bool { self == .said || self == .replies }
    }

    private func words(of account: Account, _ entry: Prose.Entry?) -> [UInt8] {
        switch account {
        case .said:
            let said = entry.map { text.said(of: $0) } ?? []
            let session = isAlone ? text.session : []
            return session.isEmpty ? said : said + [.space] + session
        case .replies: return text.replies
        case .all: return text.all
        case .subject: return header.subject
        }
    }
}

extension Evidence {
    /// Takes the codes that the remote host gave before those of the report's field, which another host made of them.
    fileprivate mutating func take(_ codes: ReplyCodes, succeeded: Bool) {
        guard let reply = codes.reply, (reply < 400) == succeeded else { return }
        replyCode = reply
        if let own = codes.status, own.isSpecific || status?.isSpecific != true { status = own }
    }
}

extension Verdict {
    /// Whether words decided, not codes alone.
    fileprivate var isDecided: Bool { reason != .undetermined && basis == .words }

    fileprivate var hasCodes: Bool { replyCode != nil && status?.isSpecific == true }

    fileprivate mutating func take(_ other: Verdict) {
        (reason, rule, weight, basis) = (other.reason, other.rule, other.weight, other.basis)
        isPermanent = isPermanent ?? other.isPermanent
    }

    fileprivate mutating func takeCodes(_ codes: ReplyCodes) {
        if status?.isSpecific != true { status = codes.status ?? status }
        replyCode = replyCode ?? codes.reply
    }

    /// Takes the codes that it lacks. A specific status is more than one that only says "failed".
    fileprivate mutating func takeCodes(_ other: Verdict) {
        if status?.isSpecific != true { status = other.status ?? status }
        replyCode = replyCode ?? other.replyCode
        isPermanent = isPermanent ?? other.isPermanent
    }
}
