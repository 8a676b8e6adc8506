// The mail log: one line a message, beginning with the queue id, so that it reads with the MTA's own lines.

internal import Bounces
internal import Logging
internal import Milter
internal import Storage
internal import Tracking
internal import Words

/// Writes what became of each message.
struct MailLog: Sendable {
    let logger: Logger

    func treated(_ treatment: Filter.Treatment, _ envelope: Envelope, bytes: Int, since start: ContinuousClock.Instant)
    {
        if treatment.isForNobody { return dropped(queueID: envelope.queueID, bytes: bytes) }
        var line = LogLine("\(envelope.queueID):", treatment.leftAlone == nil ? "tracked" : "left")
        if let reason = treatment.leftAlone { line.add("reason", reason.rawValue) }
        if treatment.leftAlone == .alreadyTracked { add(envelope, to: &line) }
        if let campaign = treatment.membership.campaign { line.add("campaign", campaign) }
        if let plan = treatment.plan { add(plan, to: &line) }
        if !treatment.heldCopies.isEmpty {
            line.add("copies", "\(envelope.recipients.count)")
            let untracked = envelope.recipients.count { !$0.isTracked }
            if untracked > 0 { line.add("untracked", "\(untracked)") }
        }
        line.add("bytes", "\(bytes)")
        line.add("ms", Self.milliseconds(since: start))
        logger.info("\(line.text)")
        if let plan = treatment.plan, plan.isClipped, let pixel = plan.pixel {
            var warning = LogLine("\(envelope.queueID):", "so much HTML that Gmail shows only its beginning")
            warning.add("html", "\(plan.htmlSize)")
            warning.add("pixel", pixel.rule.rawValue)
            logger.warning("\(warning.text)")
        }
    }

    /// Adds a plan in the words of `rewrite --explain`.
    private func add(_ plan: Plan, to line: inout LogLine) {
        if plan.leftAlone == nil { line.add("links", "\(plan.trackedLinks)") }
        let left = plan.leftLinks.filter { !Self.unremarkable.contains($0.rule) }
        if !left.isEmpty {
            line.add("untracked", left.map { "\($0.count) \($0.rule.rawValue)" }.joined(separator: ", "))
        }
    }

    /// The rules for what is in every mail, and nobody's doing.
    private static let unremarkable: Set<LinkRule> = [.disabled, .empty, .fragment]

    /// Logs mail that isn't ours to track; it ends before its body: there is no size to tell.
    func notOutgoing(queueID: String, client: ClientAddress?) {
        var line = LogLine("\(queueID):", "left")
        line.add("reason", LeaveReason.notOutgoing.rawValue)
        line.add("client", client?.description ?? "unknown")
        logger.info("\(line.text)")
    }

    /// Logs a message that is let through unseen: nothing else of ours says to whom.
    func passed(_ reason: LeaveReason, _ envelope: Envelope, queueID: String) {
        var line = LogLine("\(queueID):", "left")
        line.add("reason", reason.rawValue)
        add(envelope, to: &line)
        logger.info("\(line.text)")
    }

    private func add(_ envelope: Envelope, to line: inout LogLine) {
        line.add("sender", envelope.sender)
        line.add("recipients", envelope.recipients.map(\.address).joined(separator: ","))
    }

    /// Logs that the whole message was dropped, for want of recipients.
    private func dropped(queueID: String, bytes: Int) {
        var line = LogLine("\(queueID):", "dropped")
        line.add("reason", "suppressed")
        line.add("bytes", "\(bytes)")
        logger.info("\(line.text)")
    }

    /// The fates of a recipient that is suppressed.
    enum Fate: String {
        case refused, dropped
        /// The MTA lets nobody be removed, or the message is others'.
        case spared = "not dropped"
    }

    /// Logs those who get nothing of a message that leaves, and those who get it all the same.
    func suppressed(_ envelope: Envelope) {
        for (_, suppression) in envelope.dropped {
            suppressed(suppression, queueID: envelope.queueID, sender: envelope.sender, .dropped)
        }
        for (_, suppression) in envelope.spared {
            suppressed(suppression, queueID: envelope.queueID, sender: envelope.sender, .spared)
        }
    }

    /// Logs one recipient.
    func suppressed(_ suppression: Suppression, queueID: String, sender: String, _ fate: Fate) {
        var line = LogLine("\(queueID):", fate.rawValue)
        line.add("recipient", suppression.address)
        line.add("reason", suppression.reason.rawValue)
        line.add("scope", suppression.scope)
        line.add("sender", sender)
        logger.info("\(line.text)")
    }

    func suppressionsUnknown(_ error: any Error) {
        var line = LogLine("the suppression list can't be read:", "recipients are taken")
        line.add("error", "\(error)")
        logger.warning("\(line.text)")
    }

    func recipientUnknown(_ error: any Error) {
        var line = LogLine("the database can't be asked about a recipient:", "its mail is not tracked")
        line.add("error", "\(error)")
        logger.warning("\(line.text)")
    }

    func quotedLinkUnknown(_ error: any Error) {
        var line = LogLine("the database can't be asked about a quoted link:", "it stays")
        line.add("error", "\(error)")
        logger.warning("\(line.text)")
    }

    func notSplit(_ error: any Error, queueID: String) {
        var line = LogLine("\(queueID):", "not split: it leaves as one copy")
        line.add("error", "\(error)")
        logger.warning("\(line.text)")
    }

    func splitNotSettled(_ error: any Error) {
        logger.warning("the spool of split copies does not take the note of what an MTA did: \(error)")
    }

    func copyNotKept(_ error: any Error, queueID: String) {
        var line = LogLine("\(queueID):", "no copy kept: it can't be sent again")
        line.add("error", "\(error)")
        logger.warning("\(line.text)")
    }

    func passageNotKept(_ error: any Error, queueID: String) {
        var line = LogLine(
            "\(queueID):", "not noted that it passes: a reply is not counted, and of a retry no delivery known")
        line.add("error", "\(error)")
        logger.warning("\(line.text)")
    }

    func failed(
        _ error: any Error, queueID: String, onFailure: OnFailure, bytes: Int, since start: ContinuousClock.Instant
    ) {
        var line = LogLine("\(queueID):", "failed")
        line.add("on_failure", onFailure.rawValue)
        line.add("bytes", "\(bytes)")
        line.add("ms", Self.milliseconds(since: start))
        line.add("error", "\(error)")
        logger.warning("\(line.text)")
    }

    private static func milliseconds(since start: ContinuousClock.Instant) -> String {
        let elapsed = (ContinuousClock.now - start).components
        return "\(elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000)"
    }
}
