// What the CRM sends again (retries.mode: schedule) is no new message: the next sending of the same delivery.

internal import MIME
internal import Milter
internal import Sealing
internal import Storage
internal import Tracking
internal import Words

extension Filter {
    /// Returns the sending that a message says it is: its field is ours, and just this copy is claimed for this
    /// recipient. A field that was used, or seen elsewhere, makes nothing else of a message.
    func claimedRetry(_ mail: MessageInHand) -> ClaimedRetry? {
        guard mail.envelope.recipients.count == 1, mail.envelope.dropped.isEmpty,
            let token = mail.value(of: TrackingRequest.retryHeader).flatMap({ keys.open($0.span, as: RetryToken.self) })
        else { return nil }
        do {
            return try ledger.claimedRetry(of: token.copy, to: mail.envelope.recipients[0].address)
        } catch {
            log.recipientUnknown(error)
            return nil
        }
    }

    /// Gives it the copy's own pixel, links and return path. Nothing is recorded but the queue id: who opens it opens the copy.
    ///
    /// Links that lead elsewhere than those of the first sending have no numbers, and stay as they are.
    func treatAgain(_ retry: ClaimedRetry, _ mail: MessageInHand) -> Treatment {
        let (rewriter, outgoing) = (rewriter, mail.outgoing)
        var planned = rewriter.shared(outgoing)
        if let plan = planned.plan, !plan.changesAnything || plan.destinations.map(\.bytes) != retry.destinations {
            planned = planned.left(for: .alreadyTracked)
        }
        let copy = rewriter.rewrite(planned, of: outgoing, as: retry.copy)
        let queueID = mail.envelope.queueID
        note(
            .copy(retry.copy, recipient: mail.envelope.recipients[0].address, queueID: queueID, at: now()),
            queueID: queueID)
        return Treatment(
            changes: changes(copy.edits, of: mail, as: retry.copy), membership: mail.membership, plan: copy.plan,
            leftAlone: copy.leftAlone)
    }
}
