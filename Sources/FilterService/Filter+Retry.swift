// What the CRM sends again (retries.mode: schedule) is no new message: the next sending of the same delivery.

internal import MIME
internal import Milter
internal import Sealing
internal import Storage
internal import Tracking

extension Filter {
    /// The sending that a message says it is: its field is ours, and just this copy is claimed for this recipient. A field that
    /// was used, or seen elsewhere, makes nothing else of a message.
    func claimedRetry(_ message: Message, _ buffer: MessageBuffer, _ envelope: Envelope) -> ClaimedRetry? {
        guard envelope.recipients.count == 1, envelope.dropped.isEmpty,
            let value = message.parts[0].unfoldedValue(of: TrackingRequest.retryHeader, in: buffer.bytes.span),
            let token = keys.open(value.span, as: RetryToken.self)
        else { return nil }
        do {
            return try store.claimedRetry(of: token.copy, to: envelope.recipients[0].address)
        } catch {
            log.recipientUnknown(error)
            return nil
        }
    }

    /// Gives it the copy's own pixel, links and return path. Nothing is recorded but the queue id: who opens it opens the copy.
    ///
    /// Links that lead elsewhere than those of the first sending have no numbers, and stay as they are.
    func treatAgain(
        _ retry: ClaimedRetry, _ message: Message, _ buffer: MessageBuffer, _ envelope: Envelope,
        _ membership: Membership, _ capabilities: Capabilities
    ) -> Treatment {
        var treatment = Treatment(membership: membership)
        let fields = CampaignFields(
            membership, sender: envelope.sender, recipients: 1, copy: retry.copy, policy: policy, keys: keys)
        let decision = decide(
            on: message, buffer, envelope, capabilities, campaign: membership.campaign,
            offersUnsubscribe: fields.unsubscribeURL != nil)
        treatment.leftAlone = decision.leftAlone
        if case .track(let plan) = decision {
            treatment.leftAlone = .alreadyTracked
            if plan.changesAnything, plan.destinations.map(\.bytes) == retry.destinations {
                do throws(EncodingFailure) {
                    try carryOut(
                        plan, on: message, buffer, envelope, copy: retry.copy, unsubscribe: fields.unsubscribeURL,
                        capabilities, &treatment)
                    treatment.leftAlone = nil
                    treatment.plan = plan
                } catch {
                    treatment.leftAlone = LeaveReason(error)
                }
            }
        }
        add(fields, to: message, in: buffer.bytes.span, &treatment, capabilities)
        removeControlHeaders(of: message, in: buffer.bytes.span, from: &treatment, capabilities)
        changeEnvelope(envelope, copy: retry.copy, in: &treatment, capabilities)
        passAgain(copy: retry.copy, to: envelope.recipients[0].address, queueID: envelope.queueID)
        return treatment
    }
}
