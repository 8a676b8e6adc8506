// What is done with one outgoing message, from its bytes and the policy alone. The front page of this module.
//
// Tracking decides and edits: an `OutgoingMail` and a `FilterPolicy` go in, for each copy a `RewrittenCopy` comes out,
// sorted edits of the message's own bytes or the reason why it is left alone. The filter and `backstamp rewrite` both
// do it by this. It sends nothing, asks no database, and has no key: who seals tokens is a parameter (`Seals`).
//
// Read in the order of a message: `Authorship` (did our people write it? asked before all else), `Rewriter`, below (how
// many copies, and the edits of each), `MessagePolicy` (leave it or track it), `Planning/Planner.swift` (each place;
// the result is a `Plan`), `Links/LinkPolicy.swift` (each link: track or leave, by which rule),
// `Rewriting/CopyURLs.swift` (tokens and URLs), `Planning/Plan+Edits.swift`, and `Rewriting/CampaignFields.swift` (what
// the header gains). `Requests/` reads what a message asks for.

internal import MIME
internal import Words

/// Groups a message's recipients into copies, and makes the edits of each.
///
/// First `plan`: how many copies there are says how many numbers are needed. Then `rewrite`, for each copy by its number.
package struct Rewriter {
    private let policy: FilterPolicy
    private let seals: any Seals
    /// Tells what tokens are that stand in the message already.
    private let quoted: QuotedToken.Opener

    package init(policy: FilterPolicy, seals: any Seals, quoted: @escaping QuotedToken.Opener) {
        self.policy = policy
        self.seals = seals
        self.quoted = quoted
    }

    /// Returns a copy for each recipient where that is asked for and there is something to track in it, else one for all.
    package func plan(_ mail: OutgoingMail) -> [PlannedCopy] {
        guard policy.multipleRecipients.splits(mail), mail.recipients.contains(where: \.isTracked) else {
            return [shared(mail)]
        }
        let tracked = decide(on: mail, isForOne: true)
        guard tracked.leftAlone == nil else {
            // With marks to remove, or places that only one recipient's URL can fill, it is another plan for all of them.
            if case .track(let plan) = tracked, plan.changesAnything { return [shared(mail)] }
            return [PlannedCopy(recipients: mail.recipients, decision: tracked, isSplit: false)]
        }
        let untracked =
            mail.recipients.allSatisfy(\.isTracked)
            ? tracked : decide(on: mail, isForOne: true, untracked: .untrackedRecipient)
        return mail.recipients.map {
            PlannedCopy(recipients: [$0], decision: $0.isTracked ? tracked : untracked, isSplit: true)
        }
    }

    /// Returns the one copy that all recipients have.
    package func shared(_ mail: OutgoingMail) -> PlannedCopy {
        let isForOne = mail.recipients.count == 1
        let untracked: LeaveReason? =
            if policy.multipleRecipients == .leave, mail.recipients.count > 1 {
                .severalRecipients
            } else if !mail.recipients.allSatisfy(\.isTracked) {
                .untrackedRecipient
            } else {
                nil
            }
        return PlannedCopy(
            recipients: mail.recipients, decision: decide(on: mail, isForOne: isForOne, untracked: untracked),
            isSplit: false)
    }

    private func decide(
        on mail: OutgoingMail, isForOne: Bool, untracked: LeaveReason? = nil
    ) -> MessagePolicy.Decision {
        if mail.size > policy.maximumSize { return .leave(.tooLarge) }
        guard mail.permissions.isSuperset(of: [.replaceBody, .addFields]) else { return .leave(.notGranted) }
        return policy.messages.decide(
            on: mail.message, in: mail.bytes.span,
            offersUnsubscribe: isForOne && policy.offersUnsubscribe(mail.membership),
            campaign: mail.membership.campaign, untracked: untracked, quoted: quoted)
    }

    /// Makes the edits of a copy. Where a transfer encoding can't carry them, the body stays as it is.
    package func rewrite(_ planned: PlannedCopy, of mail: OutgoingMail, as copy: Int64) -> RewrittenCopy {
        let fields = CampaignFields(
            mail.membership, sender: mail.sender, recipients: planned.recipients.count, copy: copy, policy: policy,
            seals: seals)
        guard let plan = planned.plan, plan.changesAnything else {
            let seal = planned.isSplit ? seals.seal(CopyToken(copy: copy)) : nil
            return finish(mail, fields, seal: seal, leftAlone: planned.leftAlone, plan: planned.plan)
        }
        let urls = CopyURLs(
            base: policy.trackerURLs.base(forSender: mail.sender), copy: copy, destinations: plan.destinations.count,
            seals: seals)
        do throws(EncodingFailure) {
            let edits = try plan.edits(
                of: mail.message, in: mail.bytes.span, pixel: urls.pixel, links: urls.links,
                unsubscribe: fields.unsubscribeURL)
            // Who does not let us change fields can't have the part in another encoding.
            let changesFields = edits.first.map { $0.range.upperBound <= mail.headerEnd } ?? false
            guard !changesFields || mail.permissions.contains(.changeFields) else { throw .lineTooLong }
            return finish(mail, fields, edits, seal: urls.sealValue, leftAlone: planned.leftAlone, plan: plan)
        } catch {
            return finish(mail, fields, seal: nil, leftAlone: LeaveReason(error), plan: nil)
        }
    }

    /// Adds what is changed in the header: our field, those of campaign mail, and those that are for us alone.
    private func finish(
        _ mail: OutgoingMail, _ campaign: CampaignFields, _ edits: [Edit] = [], seal: [UInt8]?,
        leftAlone: LeaveReason?, plan: Plan?
    ) -> RewrittenCopy {
        let (message, bytes) = (mail.message, mail.bytes.span)
        var lines: [UInt8] = []
        func add(_ name: [UInt8], _ value: [UInt8]) {
            lines += name + [UInt8(ascii: ":")] + value + message.lineEnding.bytes
        }
        if let seal { add(CopyURLs.sealHeader, [0x20] + seal) }
        var removed: [HeaderField] = []
        if mail.permissions.contains(.addFields), leftAlone?.allowsFields ?? true {
            let (replaced, added) = campaign.fields(of: message, in: bytes)
            if replaced.isEmpty || mail.permissions.contains(.changeFields) {
                removed += replaced
                for field in added { add(field.name, field.value) }
            }
        }
        // A signature may cover those that are for us.
        if leftAlone != .signed, mail.permissions.contains(.changeFields) {
            removed += message.parts[0].controlFields(in: bytes, foreign: policy.stripsForeignFields)
        }
        var edits = edits + removed.map { Edit(range: $0.range, replacement: []) }
        if !lines.isEmpty { edits.append(Edit(range: mail.headerEnd..<mail.headerEnd, replacement: lines)) }
        edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        return RewrittenCopy(edits: edits, leftAlone: leftAlone, plan: plan)
    }
}

extension OutgoingMail {
    /// The end of the last field.
    fileprivate var headerEnd: Int { message.parts[0].fields.last?.range.upperBound ?? 0 }
}

extension FilterPolicy {
    /// Says whether a recipient who has a copy alone may unsubscribe by it.
    func offersUnsubscribe(_ membership: Membership) -> Bool {
        fields.offersUnsubscribe && !membership.isTransactional
    }
}
