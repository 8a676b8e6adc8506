// The filter's work on a message in a file.

import FilterService
import MIME
import Sealing
import Tracking
import Words

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

    /// Rewrites a message as its first recipient has it.
    func rewrite(_ input: [UInt8], sender: String, recipients: [String]) -> Result {
        let message = Message(parsing: input.span)
        let membership = Membership(
            of: message, in: input.span, campaignHeaders: policy.campaignHeaders, decoder: policy.decoder)
        let foreign = policy.outgoing.authorship.reasonToLeave(
            message, in: input.span, sender: sender.isEmpty ? nil : sender, isLocal: false,
            hasCampaign: membership.campaign != nil)
        if let foreign { return Result(output: input, explanation: explanation(of: message, foreign)) }
        let mail = OutgoingMail(
            message, input, size: input.count, sender: sender, recipients: recipients.map(recipient).distinct,
            membership: membership, permissions: .all)
        let rewriter = Rewriter(policy: policy, seals: keys, quoted: quotedToken)
        let copy = rewriter.rewrite(rewriter.plan(mail)[0], of: mail, as: Self.copy)
        return Result(
            output: Edit.apply(copy.edits, to: input.span, in: input.indices),
            explanation: copy.plan.map { explanation(of: message, $0) }
                ?? explanation(of: message, copy.leftAlone ?? .nothingToTrack))
    }

    private func recipient(_ address: String) -> Recipient {
        var recipient = Recipient(raw: Array(address.utf8), address: address)
        recipient.isTracked = policy.tracks(recipientsOf: Contact.domain(of: address))
        return recipient
    }

    /// Says what a quoted token is; where a quoted link leads the database knows.
    private func quotedToken(_ text: [UInt8]) -> QuotedToken? {
        if keys.open(text.span, as: OpenToken.self) != nil { return .pixel }
        return keys.open(text.span, as: ClickToken.self).map { _ in .link(nil) }
    }
}
