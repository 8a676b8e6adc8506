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
            try record(mail, plan?.destinations ?? [], leftAlone: nil, isSplit: true, as: numbers)
            try splitSpool.hold(split)
        } catch {
            remove(split)
            throw SplitFailure(cause: error)
        }
        keepCopy(first, of: mail, as: numbers.copy)
        let others = mail.envelope.named.others(than: mail.envelope.recipients[0])
        return Treatment(
            changes: changes(first.edits, of: mail, as: numbers.copy, butTo: others), membership: mail.membership,
            plan: plan, heldCopies: split)
    }

    /// Writes all copies but the first to disk, or none: nobody's, until their sending is in the journal.
    private func spoolCopies(
        of mail: MessageInHand, as numbers: MessageNumbers, _ copy: (Int) throws(EncodingFailure) -> RewrittenCopy
    ) throws -> [Int64] {
        var split: [SplitCopy] = []
        do {
            for (index, recipient) in mail.envelope.recipients.enumerated().dropFirst() {
                let number = numbers.copy + Int64(index)
                split.append(addressed(number, to: recipient, mail.envelope))
                try splitSpool.copies.keep([bytes(of: try copy(index), mail)[...]], as: number, isFlushed: true)
            }
            try splitSpool.copies.flush(names: split.map(\.copy))
            try splitSpool.draft(split)
            return split.map(\.copy)
        } catch {
            remove(split.map(\.copy))
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
        return SplitCopy(
            copy: copy, queueID: envelope.queueID, sender: sender, recipient: recipient.address,
            reporting: reporting.stored, queuedAt: now())
    }

    /// Removes copies from the spool; what stays behind is swept later.
    private func remove(_ split: [Int64]) {
        try? splitSpool.withdraw(split)
        for copy in split { try? splitSpool.copies.remove(copy) }
    }

    /// Lets held copies leave, as the MTA has their message.
    func releaseSplit(_ copies: [Int64]) {
        // They leave a little later then, when they were held long enough.
        do { try splitSpool.release(copies, now: now()) } catch { log.splitNotSettled(error) }
    }

    /// Takes held copies back, as the MTA doesn't have their message.
    func withdrawSplit(_ copies: [Int64]) {
        do { try splitSpool.withdraw(copies) } catch { log.splitNotSettled(error) }
    }
}

/// A message could not be split when its sending was written down already, or could not be: it leaves as it came.
struct SplitFailure: Error, CustomStringConvertible {
    let cause: any Error
    var description: String { "\(cause)" }
}
