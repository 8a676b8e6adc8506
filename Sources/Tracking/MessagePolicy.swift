// Whether a message is tracked. Pure: a parsed message in, a decision out.

package import MIME
package import Words

/// Decides which messages are tracked, and what in them.
package struct MessagePolicy: Sendable {
    /// Whether a pixel is inserted, and which links become redirects.
    package var tracks: TrackingRequest
    /// Whether mail that carries a DKIM or ARC signature is changed all the same.
    package var rewritesSigned: Bool
    package var links: LinkPolicy
    /// The parameters that destinations of campaign mail gain.
    package var parameters: CampaignParameters

    package init(
        tracks: TrackingRequest, rewritesSigned: Bool, links: LinkPolicy,
        parameters: CampaignParameters = CampaignParameters([:])
    ) {
        self.tracks = tracks
        self.rewritesSigned = rewritesSigned
        self.links = links
        self.parameters = parameters
    }

    package enum Decision: Sendable {
        /// It is not even looked into.
        case leave(LeaveReason)
        /// The plan that is made for it; not everything with a plan is tracked, or changed.
        case track(Plan)

        /// The reason why nothing in it is tracked.
        package var leftAlone: LeaveReason? {
            switch self {
            case .leave(let reason): reason
            case .track(let plan): plan.leftAlone
            }
        }
    }

    /// - Parameters:
    ///   - bytes: what `message` was parsed from.
    ///   - offersUnsubscribe: whether there is a URL for placeholders of one, which then is filled in even where nothing is
    ///     tracked.
    ///   - campaign: the campaign that it belongs to.
    ///   - quoted: what tokens are that stand in it already.
    ///   - untracked: why nothing in it may be tracked; marks that are for us are removed all the same.
    package func decide(
        on message: Message, in bytes: Span<UInt8>, offersUnsubscribe: Bool = false, campaign: String? = nil,
        untracked: LeaveReason? = nil, quoted: QuotedToken.Opener = { _ in nil }
    ) -> Decision {
        let bodies = message.bodies(in: bytes)
        if let reason = protection(of: message, bodies: bodies, in: bytes) { return .leave(reason) }
        guard message.defects.isDisjoint(with: Self.grave),
            !message.parts.contains(where: { $0.isMultipart && $0.defects.contains(.duplicateParameter) })
        else { return .leave(.malformed) }
        if !bodies.html.isEmpty, Invitation.stands(in: message, bytes) { return .leave(.invitation) }
        let request = tracks.intersection(TrackingRequest(askedBy: message, in: bytes))
        let untracked = untracked ?? (request == .none ? .optedOut : nil)
        let decision = Planner.decision(
            for: message, bodies: bodies, in: bytes, quoted: quoted,
            PlanningContext(
                links: links, tracks: untracked == nil ? request : .none, untracked: untracked,
                offersUnsubscribe: offersUnsubscribe, parameters: campaign.map { parameters.values(campaign: $0) },
                unsubscribeURLs: message.unsubscribeURLs(in: bytes)))
        if let untracked, case .leave(let reason) = decision, reason != .encrypted { return .leave(untracked) }
        return decision
    }

    /// Defects that let other readers see other parts than we do.
    private static let grave: Defects = [
        .missingBoundary, .noParts, .tooDeep, .tooManyParts, .headerTooLarge, .badHeaderLine, .duplicateField,
        .encodedMultipart,
    ]

    /// Finds signed and encrypted mail, which is never touched: a changed byte breaks it where nobody of us sees it.
    /// Nor are reports (RFC 6522), made by machines for machines. What is attached to a message makes it none of these.
    private func protection(
        of message: Message, bodies: (html: [Int], text: [Int]), in bytes: Span<UInt8>
    )
        -> LeaveReason?
    {
        if !rewritesSigned {
            for name in ["DKIM-Signature", "ARC-Seal", "ARC-Message-Signature", "DomainKey-Signature"]
            where message.parts[0].firstField(named: name, in: bytes) != nil { return .signed }
        }
        let firstLeaf = message.parts.firstIndex { !$0.isMultipart }
        for (index, part) in message.parts.enumerated() {
            // A message that is nothing else has a file's name all the same, as its text may have.
            let isBody =
                bodies.text.contains(index) || index == firstLeaf && part.contentType.type != "text"
            let isFile = (part.isAttachment || part.isFile) && !isBody
            switch (part.contentType.type, part.contentType.subtype) {
            case ("multipart", "signed"): return .signed
            case ("multipart", "encrypted"): return .encrypted
            case ("multipart", "report"): return .report
            case _ where isFile: continue
            case ("application", "pkcs7-signature"), ("application", "x-pkcs7-signature"): return .signed
            case ("application", "pgp-signature"): return .signed
            case ("application", "pgp-encrypted"): return .encrypted
            case ("application", "pkcs7-mime"), ("application", "x-pkcs7-mime"): return .encrypted
            // The bodies are looked at when they are decoded.
            case ("text", _) where !bodies.html.contains(index):
                if PGPArmour.stands(in: part, bytes) { return .encrypted }
            default: continue
            }
        }
        return nil
    }
}
