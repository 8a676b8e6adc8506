// One connection's mail, from MAIL FROM to the verdict. The shell around the decisions of Tracking and SuppressionPolicy.

internal import MIME
internal import Milter
internal import Sealing
internal import Storage
internal import Tracking
import Words

/// Gathers what the MTA tells of a connection, and of the message that is on it.
final class FilterSession: MilterSession {
    private let filter: Filter
    private let capabilities: Capabilities
    private var client: ClientAddress?
    private var isSMTP = true
    private var envelope = Envelope()
    private var isOutgoing = true
    /// The reason why this message is let through unseen, once that is known: not before its recipients are.
    private var passing: Passing?
    private var buffer: MessageBuffer
    /// The message answers others.
    private var isAnswer = false
    private var splitFields = SplitFields()
    /// The last message's copies that wait for the MTA's sign that it has it.
    private var heldCopies: [Int64] = []

    init(_ filter: Filter, capabilities: Capabilities) {
        self.filter = filter
        self.capabilities = capabilities
        buffer = MessageBuffer(limit: filter.policy.maximumSize, memory: filter.memory)
    }

    func connected(client: ClientAddress?, isSMTP: Bool) {
        self.client = client
        self.isSMTP = isSMTP
    }

    func sender(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> StepVerdict {
        reset()
        envelope.sender = Self.address(address)
        envelope.parameters = parameters
        envelope.submitter = filter.policy.outgoing.submitter(client)
        let isAuthenticated = macros["{auth_authen}"].map { !$0.isEmpty } ?? false
        isOutgoing = filter.policy.outgoing.includes(client: client, isAuthenticated: isAuthenticated)
        return .continue
    }

    /// Looks up what stands against an address, whoever sends, and whoever else is sent to.
    func recipient(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> RecipientVerdict {
        guard isOutgoing else { return .take }
        var recipient = Recipient(raw: address, address: Self.address(address), parameters: parameters)
        recipient.isOurs = filter.keys.isOurs(recipient.address)
        recipient.isTracked = !filter.isUntracked(recipient.address)
        let suppressions = filter.suppressions(of: recipient.address)
        if let suppression = SuppressionPolicy.decisive(suppressions) {
            // QUIRK: Postfix takes a refusal of mail that did not come by SMTP for a fault of its configuration, and keeps
            // the message in its queue. There the recipient is dropped, as a refusal would have done.
            if filter.policy.onSuppressed == .refuse, isSMTP {
                filter.log.suppressed(
                    suppression, queueID: Self.queueID(macros), sender: envelope.sender, .refused)
                return .refuse(status: "5.7.1", text: "<\(recipient.address)> " + SuppressionPolicy.text(suppression))
            }
            envelope.dropped.append((recipient, suppression))
            return .take
        }
        envelope.recipients.append(recipient)
        if !suppressions.isEmpty { envelope.pending.append((recipient, suppressions)) }
        return .take
    }

    func header(name: Span<UInt8>, value: Span<UInt8>) {
        if splitFields.take(name: name, value: value) { return }
        buffer.addField(name: name, value: value)
        if ReplyWatch.isSign(name) { isAnswer = true }
    }

    /// Tells what passes, here and not at its first command: by now every MTA has given it a queue id.
    func endOfHeaders(macros: borrowing Macros) -> StepVerdict {
        buffer.endHeader()
        passing = reasonToPass()
        switch passing {
        case nil: noteReply(queueID: Self.queueID(macros))
        case .notOutgoing:
            noteReply(queueID: Self.queueID(macros))
            filter.log.notOutgoing(queueID: Self.queueID(macros), client: client)
        case .ownMail, .splitCopy, .report:
            // The fields come off at the end of the message, and recipients with them, and not before.
            if splitFields.count > 0 || !envelope.dropped.isEmpty { return .continue }
            pass(queueID: Self.queueID(macros))
        }
        if passing == nil { return .continue }
        reset()
        return .accept
    }

    /// Says why a message passes. A report is for us alone: beside others our address is one more recipient.
    private func reasonToPass() -> Passing? {
        if !isOutgoing { return .notOutgoing }
        if splitFields.count > 0, let copy = filter.splitCopy(splitFields) {
            return .splitCopy(filter.isLeaving(copy, envelope) ? copy : nil)
        }
        if let copy = filter.copy(ofReturnPath: envelope.sender) { return .ownMail(copy: copy) }
        return !envelope.recipients.isEmpty && envelope.recipients.allSatisfy(\.isOurs) ? .report : nil
    }

    private func noteReply(queueID: String) {
        // What has no sender, no person wrote (RFC 3834, section 3.3).
        guard isAnswer, !envelope.sender.isEmpty, let reply = ReplyWatch.reply(in: buffer) else { return }
        filter.note(.reply(reply, queueID: queueID, at: filter.now()), queueID: queueID)
    }

    func body(_ chunk: Span<UInt8>) {
        if passing == nil { buffer.addBody(chunk) }
    }

    /// Lets a message pass, and has what is ours known by its queue id.
    private func pass(queueID: String) {
        switch passing {
        case .splitCopy(let copy):
            filter.log.passed(.alreadyTracked, envelope, queueID: queueID)
            if let copy { filter.note(.splitCopy(copy, queueID: queueID, at: filter.now()), queueID: queueID) }
        case .ownMail(let copy):
            filter.log.passed(.alreadyTracked, envelope, queueID: queueID)
            // A retry goes to one.
            guard envelope.recipients.count == 1 else { return }
            let recipient = envelope.recipients[0].address
            filter.note(.copy(copy, recipient: recipient, queueID: queueID, at: filter.now()), queueID: queueID)
        case .report: filter.log.passed(.report, envelope, queueID: queueID)
        case .notOutgoing, nil: break
        }
    }

    func endOfMessage(macros: borrowing Macros) -> Outcome {
        envelope.queueID = Self.queueID(macros)
        let start = ContinuousClock.now
        defer { reset() }
        if passing != nil {
            envelope.spareDropped(unlessRemovable: capabilities.contains(.removeRecipients))
            filter.log.suppressed(envelope)
            if !envelope.recipients.isEmpty { pass(queueID: envelope.queueID) }
            return withoutSplitFields(unchanged())
        }
        let mail = filter.take(buffer, envelope, from: client, capabilities)
        envelope = mail.envelope
        do {
            let treatment = try filter.treat(mail)
            filter.log.suppressed(envelope)
            filter.log.treated(treatment, envelope, bytes: buffer.size, since: start)
            if treatment.isForNobody { return .discard }
            heldCopies = treatment.heldCopies
            return withoutSplitFields(treatment.changes.map { .change($0) } ?? .accept)
        } catch {
            filter.log.failed(
                error, queueID: envelope.queueID, onFailure: filter.policy.onFailure, bytes: buffer.size, since: start)
            if filter.policy.onFailure == .tempfail { return .tempfail }
            filter.log.suppressed(envelope)
            return withoutSplitFields(unchanged())
        }
    }

    /// Returns the message as it came, but not to those who are not to get it.
    private func unchanged() -> Outcome {
        if envelope.dropped.isEmpty { return .accept }
        if envelope.recipients.isEmpty { return .discard }
        var changes = Changes()
        changes.removedRecipients = envelope.dropped.map(\.recipient.raw)
        return .change(changes)
    }

    /// Removes the fields by which copies pass: they are for us alone, and a forged one is for nobody.
    private func withoutSplitFields(_ outcome: Outcome) -> Outcome {
        guard splitFields.count > 0, capabilities.contains(.changeHeaders) else { return outcome }
        var changes: Changes
        switch outcome {
        case .accept: changes = Changes()
        case .change(let other): changes = other
        case .tempfail, .discard: return outcome
        }
        for index in 1...splitFields.count { changes.removeHeader(SplitFields.name, index: index) }
        return .change(changes)
    }

    func changesTold(_ isComplete: Bool) {
        guard !heldCopies.isEmpty, !isComplete else { return }
        filter.withdrawSplit(heldCopies)
        heldCopies = []
    }

    func answerTaken() {
        guard !heldCopies.isEmpty else { return }
        filter.releaseSplit(heldCopies)
        heldCopies = []
    }

    func aborted() { reset() }

    private func reset() {
        envelope = Envelope()
        isOutgoing = true
        passing = nil
        isAnswer = false
        splitFields = SplitFields()
        buffer.reset()
    }

    private enum Passing {
        case notOutgoing
        /// It left through us before.
        case ownMail(copy: Int64)
        /// A copy of ours on its way from the spool; nil where it says so, and that copy is not on such a way.
        case splitCopy(Int64?)
        /// A report on mail of ours, or a wish to unsubscribe, on its way to us.
        case report
    }

    /// Returns an envelope address without its angle brackets.
    private static func address(_ bytes: [UInt8]) -> String {
        let hasBrackets = bytes.first == UInt8(ascii: "<") && bytes.last == UInt8(ascii: ">") && bytes.count > 1
        return String(decoding: hasBrackets ? bytes[1..<bytes.count - 1] : bytes[...], as: UTF8.self)
    }

    private static func queueID(_ macros: borrowing Macros) -> String {
        macros["i"].map { String(decoding: $0, as: UTF8.self) } ?? "NOQUEUE"
    }
}
