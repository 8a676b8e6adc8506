// A copy for each recipient: the first's goes on with the message, the others' lie in the spool before the MTA hears "accept".

internal import MIME
internal import Milter
internal import Sealing
internal import Spool
internal import Storage
internal import Submission
internal import Tracking
internal import Words

extension Filter {
    /// Has each recipient get a copy of its own. When this returns, all copies and what their tokens name are on disk.
    ///
    /// - Throws: `SpoolError` or `EncodingFailure` where nothing was done yet, so that it can go on as one.
    func split(
        _ mail: MessageInHand, _ outgoing: OutgoingMail, _ planned: [PlannedCopy], by rewriter: Rewriter,
        as numbers: MessageNumbers
    ) throws -> Treatment {
        func copy(_ index: Int) throws(EncodingFailure) -> RewrittenCopy {
            let copy = rewriter.rewrite(planned[index], of: outgoing, as: numbers.copy + Int64(index))
            // What could be planned and not carried out is not worth a copy for each.
            guard planned[index].plan == nil || copy.plan != nil else { throw .lineTooLong }
            return copy
        }
        let first = try copy(0)
        let split = try spoolCopies(of: mail, as: numbers, copy)
        let plan = planned.first { $0.leftAlone == nil }?.plan
        do {
            try record(mail, plan?.destinations ?? [], leftAlone: nil, split: split, as: numbers)
        } catch {
            remove(split)
            throw error
        }
        keepCopy(first, of: mail, as: numbers.copy)
        let others = mail.envelope.named.others(than: mail.envelope.recipients[0])
        return Treatment(
            changes: changes(first.edits, of: mail, as: numbers.copy, butTo: others), membership: mail.membership,
            plan: plan, splitMessage: numbers.message)
    }

    /// Writes all copies but the first to disk, or none.
    private func spoolCopies(
        of mail: MessageInHand, as numbers: MessageNumbers, _ copy: (Int) throws(EncodingFailure) -> RewrittenCopy
    ) throws -> [SplitCopy] {
        var split: [SplitCopy] = []
        do {
            for (index, recipient) in mail.envelope.recipients.enumerated().dropFirst() {
                let number = numbers.copy + Int64(index)
                split.append(addressed(number, to: recipient, mail.envelope))
                try splitSpool.keep([bytes(of: try copy(index), mail)[...]], as: number, isFlushed: true)
            }
            try splitSpool.flush(names: split.map(\.copy))
            return split
        } catch {
            remove(split)
            throw error
        }
    }

    /// Returns the copy's envelope. Reports on it come back to us, as those on the first do.
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

    /// Removes copies from the spool; what stays behind is swept later.
    private func remove(_ split: [SplitCopy]) {
        for copy in split { try? splitSpool.remove(copy.copy) }
    }

    /// Lets a message's copies leave, as the MTA has it.
    func releaseSplit(_ message: Int64) {
        // Without the database they leave a little later, when they were held long enough.
        do { try ledger.releaseSplit(message: message, now: now()) } catch { log.splitNotSettled(error) }
    }

    /// Takes a message's copies back, as the MTA doesn't have it.
    func withdrawSplit(_ message: Int64) {
        do { try ledger.withdrawSplit(message: message) } catch { log.splitNotSettled(error) }
    }

    /// Notes that the MTA's log tells of a copy by another queue id than its message's.
    func splitPassed(_ copy: Int64, queueID: String) {
        do { try ledger.splitPassed(copy, queueID: queueID, now: now()) } catch {
            log.queueIDNotKept(error, queueID: queueID)
        }
    }
}
