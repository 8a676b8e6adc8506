// A copy for each recipient: the first's goes on with the message, the others' lie in the spool before the MTA hears "accept".

internal import MIME
internal import Milter
internal import Resending
internal import Sealing
internal import Storage
internal import Tracking

extension Filter {
    /// Splits a message; nil where it goes on as one copy. When this returns a treatment, all copies and what their tokens name
    /// are on disk.
    ///
    /// Only mail that is tracked is split: a copy for each has no other use.
    func split(
        _ message: Message, _ buffer: MessageBuffer, _ envelope: inout Envelope, _ membership: Membership,
        _ capabilities: Capabilities
    ) throws -> Treatment? {
        guard policy.multipleRecipients == .split else { return nil }
        let recipients = envelope.recipients
        guard
            SplitPolicy.splits(
                policy.multipleRecipients, recipients: recipients.count, bytes: buffer.size, capabilities),
            let tracked = recipients.first(where: \.isTracked)
        else { return nil }
        let numbers = try store.reserveNumbers(
            recipients: recipients.count + envelope.dropped.count, copies: recipients.count)
        var single = envelope
        single.recipients = [tracked]
        let offered = fields(membership, envelope, copy: numbers.copy).unsubscribeURL != nil
        func planned(_ envelope: Envelope) -> Plan? {
            let decision = decide(
                on: message, buffer, envelope, capabilities, campaign: membership.campaign, offersUnsubscribe: offered)
            return if case .track(let plan) = decision { plan } else { nil }
        }
        guard let plan = planned(single), plan.leftAlone == nil else { return nil }
        single.recipients = recipients.first { !$0.isTracked }.map { [$0] } ?? []
        let splitting = Splitting(
            message: message, buffer: buffer, envelope: envelope, membership: membership, plan: plan,
            untrackedPlan: single.recipients.isEmpty ? nil : planned(single), capabilities: capabilities)

        var first: Treatment
        let split: [SplitCopy]
        do {
            first = try treatment(of: 0, splitting, as: numbers)
            split = try spoolCopies(splitting, as: numbers)
        } catch let error as SpoolError {
            log.notSplit(error, queueID: envelope.queueID)
            return nil
        } catch is EncodingFailure {
            return nil
        }
        changeEnvelope(envelope, copy: numbers.copy, in: &first, capabilities)
        var changes = first.changes ?? Changes()
        changes.removedRecipients += SplitPolicy.others(than: recipients[0], among: envelope.named).map(
            \.raw)
        first.changes = changes
        do {
            try record(message, buffer, envelope, first, plan.destinations, split: split, as: numbers)
        } catch {
            remove(split)
            throw error
        }
        keepCopy(of: message, buffer, first, as: numbers.copy, queueID: envelope.queueID)
        first.splitMessage = numbers.message
        first.plan = plan
        return first
    }

    /// One message on its way to becoming many.
    private struct Splitting {
        let message: Message
        let buffer: MessageBuffer
        let envelope: Envelope
        let membership: Membership
        let plan: Plan
        /// For who is not to be tracked; nil where there is nothing to change for them.
        let untrackedPlan: Plan?
        let capabilities: Capabilities
    }

    private func fields(_ membership: Membership, _ envelope: Envelope, copy: Int64) -> CampaignFields {
        CampaignFields(
            membership, sender: envelope.sender, recipients: 1, copy: copy, policy: policy, keys: keys)
    }

    /// What a recipient's own copy differs in. Nothing of the envelope.
    private func treatment(
        of index: Int, _ splitting: Splitting, as numbers: MessageNumbers
    ) throws(EncodingFailure) -> Treatment {
        let (message, buffer) = (splitting.message, splitting.buffer)
        let copy = numbers.copy + Int64(index)
        let fields = fields(splitting.membership, splitting.envelope, copy: copy)
        var treatment = Treatment(membership: splitting.membership)
        let plan = splitting.envelope.recipients[index].isTracked ? splitting.plan : splitting.untrackedPlan
        if let plan, plan.changesAnything {
            try carryOut(
                plan, on: message, buffer, splitting.envelope, copy: copy, unsubscribe: fields.unsubscribeURL,
                splitting.capabilities, &treatment)
        } else {
            var changes = Changes()
            changes.addHeader(CopyURLs.sealHeader, value: [0x20] + keys.seal(CopyToken(copy: copy)))
            treatment.changes = changes
        }
        add(fields, to: message, in: buffer.bytes.span, &treatment, splitting.capabilities)
        removeControlHeaders(of: message, in: buffer.bytes.span, from: &treatment, splitting.capabilities)
        return treatment
    }

    /// Writes all copies but the first to disk, or none.
    private func spoolCopies(_ splitting: Splitting, as numbers: MessageNumbers) throws -> [SplitCopy] {
        var split: [SplitCopy] = []
        do {
            for index in splitting.envelope.recipients.indices.dropFirst() {
                let copy = numbers.copy + Int64(index)
                let treatment = try treatment(of: index, splitting, as: numbers)
                split.append(addressed(copy, to: splitting.envelope.recipients[index], splitting.envelope))
                try splitSpool.keep(
                    leavingBytes(of: splitting.message, splitting.buffer, treatment), as: copy, isFlushed: true)
            }
            try splitSpool.flush(names: split.map(\.copy))
            return split
        } catch {
            remove(split)
            throw error
        }
    }

    /// The copy's envelope. Reports on it come back to us, as those on the first do.
    private func addressed(_ copy: Int64, to recipient: Recipient, _ envelope: Envelope) -> SplitCopy {
        var reporting = ReportingRequest(mail: envelope.parameters, recipient: recipient.parameters)
        var sender = envelope.sender
        if let returnPath = policy.returnPath, !sender.isEmpty {
            let token = keys.sealForAddress(ReturnPathToken(copy: copy))
            sender = returnPath.address(token: token)
            reporting.nameEnvelope(String(decoding: token, as: UTF8.self))
        }
        return SplitCopy(copy: copy, sender: sender, recipient: recipient.address, reporting: reporting.stored)
    }

    /// What stays behind is swept later.
    private func remove(_ split: [SplitCopy]) {
        for copy in split { try? splitSpool.remove(copy.copy) }
    }

    /// The MTA has the message: its copies may leave.
    func releaseSplit(_ message: Int64) {
        // Without the database they leave a little later, when they were held long enough.
        do { try store.releaseSplit(message: message, now: now()) } catch { log.splitNotSettled(error) }
    }

    /// The MTA doesn't have it.
    func withdrawSplit(_ message: Int64) {
        do { try store.withdrawSplit(message: message) } catch { log.splitNotSettled(error) }
    }

    /// The MTA's log tells of a copy by another queue id than its message's.
    func splitPassed(_ copy: Int64, queueID: String) {
        do { try store.splitPassed(copy, queueID: queueID, now: now()) } catch {
            log.queueIDNotKept(error, queueID: queueID)
        }
    }
}
