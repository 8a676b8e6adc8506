// The filter's work on a message in a file: the same decisions, with edits of the header where the filter asks the MTA.

import FilterService
import MIME
import Sealing
import Tracking

struct Rewriting {
    let policy: FilterPolicy
    let keys: KeyRing

    struct Result {
        let output: [UInt8]
        /// JSON objects, one for each part and link.
        let explanation: [JSON]
    }

    /// A copy that no database knows: its links lead nowhere.
    private static let copy: Int64 = 0

    func rewrite(_ input: [UInt8], sender: String, recipients: Int) -> Result {
        let message = Message(parsing: input.span)
        let membership = Membership(
            of: message, in: input.span, campaignHeaders: policy.campaignHeaders, decoder: policy.decoder)
        let fields = CampaignFields(
            membership, sender: sender, recipients: recipients, copy: Self.copy, policy: policy, keys: keys)
        let decision = decide(
            on: message, input, sender: sender, recipients: recipients, campaign: membership.campaign,
            offersUnsubscribe: fields.unsubscribeURL != nil)
        switch decision {
        case .leave(let reason):
            return Result(
                output: unchanged(message, input, reason, fields), explanation: explanation(of: message, reason))
        case .track(let plan):
            if !plan.changesAnything, let reason = plan.leftAlone {
                return Result(
                    output: unchanged(message, input, reason, fields), explanation: explanation(of: message, plan))
            }
            do {
                let edits = try edits(by: plan, of: message, in: input.span, sender: sender, fields)
                return Result(
                    output: Edit.apply(edits, to: input.span, in: input.indices),
                    explanation: explanation(of: message, plan))
            } catch {
                let reason = LeaveReason(error)
                return Result(
                    output: unchanged(message, input, reason, fields), explanation: explanation(of: message, reason))
            }
        }
    }

    /// The message with its body as it came.
    private func unchanged(
        _ message: Message, _ input: [UInt8], _ reason: LeaveReason, _ fields: CampaignFields
    ) -> [UInt8] {
        if [.signed, .notOutgoing, .forwarded, .automatic].contains(reason) { return input }
        var edits = removals(of: message, in: input.span)
        if reason.allowsFields {
            edits +=
                replaced(fields, in: message, input.span) + additions(fields, to: message, in: input.span)
        }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Edit.apply(edits, to: input.span, in: input.indices)
    }

    private func decide(
        on message: Message, _ input: [UInt8], sender: String, recipients: Int, campaign: String?,
        offersUnsubscribe: Bool
    ) -> MessagePolicy.Decision {
        let foreign = policy.outgoing.authorship.reasonToLeave(
            message, in: input.span, sender: sender.isEmpty ? nil : sender, isLocal: false,
            hasCampaign: campaign != nil)
        if let foreign { return .leave(foreign) }
        if input.count > policy.maximumSize { return .leave(.tooLarge) }
        return policy.messages.decide(
            on: message, in: input.span, offersUnsubscribe: offersUnsubscribe, campaign: campaign,
            untracked: policy.multipleRecipients == .leave && recipients > 1 ? .severalRecipients : nil,
            quoted: quotedToken)
    }

    /// Where a quoted link leads the database knows.
    private func quotedToken(_ text: [UInt8]) -> QuotedToken? {
        if keys.open(text.span, as: OpenToken.self) != nil { return .pixel }
        return keys.open(text.span, as: ClickToken.self).map { _ in .link(nil) }
    }

    private func edits(
        by plan: Plan, of message: Message, in bytes: Span<UInt8>, sender: String, _ fields: CampaignFields
    ) throws(EncodingFailure) -> [Edit] {
        let urls = CopyURLs(
            base: policy.trackerURLs.base(forSender: sender), copy: Self.copy, destinations: plan.destinations.count,
            keys: keys)
        let seal = CopyURLs.sealHeader + Array(": ".utf8) + urls.sealValue + message.lineEnding.bytes
        let edits =
            try plan.edits(
                of: message, in: bytes, pixel: urls.pixel, links: urls.links, unsubscribe: fields.unsubscribeURL)
            + removals(of: message, in: bytes) + replaced(fields, in: message, bytes)
            + additions(fields, to: message, in: bytes, behind: seal)
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// What is added behind the last field.
    private func additions(
        _ fields: CampaignFields, to message: Message, in bytes: Span<UInt8>, behind seal: [UInt8] = []
    ) -> [Edit] {
        let end = message.parts[0].fields.last?.range.upperBound ?? 0
        let lines = fields.fields(for: message, in: bytes).flatMap {
            $0.name + [UInt8(ascii: ":")] + $0.value + message.lineEnding.bytes
        }
        return seal.isEmpty && lines.isEmpty ? [] : [Edit(range: end..<end, replacement: seal + lines)]
    }

    private func replaced(_ fields: CampaignFields, in message: Message, _ bytes: Span<UInt8>)
        -> [Edit]
    {
        fields.replaced(in: message, bytes).map { Edit(range: $0.range, replacement: []) }
    }

    private func removals(of message: Message, in bytes: Span<UInt8>) -> [Edit] {
        message.parts[0].controlFields(in: bytes, foreign: policy.stripsForeignFields).map {
            Edit(range: $0.range, replacement: [])
        }
    }
}
