// Whether a message is tracked. Pure: a parsed message in, a decision out.

package import MIME

/// Decides which messages are tracked, and what in them.
package struct MessagePolicy: Sendable {
    /// Whether a pixel is inserted, and whether links become redirects.
    package var tracks: TrackingRequest
    /// Whether mail that carries a DKIM or ARC signature is changed all the same.
    package var rewritesSigned: Bool
    package var links: LinkPolicy

    package init(tracks: TrackingRequest, rewritesSigned: Bool, links: LinkPolicy) {
        self.tracks = tracks
        self.rewritesSigned = rewritesSigned
        self.links = links
    }

    package enum Decision: Sendable {
        case leave(LeaveReason)
        case track(Plan)
    }

    /// - Parameters:
    ///   - bytes: what `message` was parsed from.
    ///   - offersUnsubscribe: whether there is a URL for placeholders of one, which then is filled in even where nothing is
    ///     tracked.
    package func decide(
        on message: Message, in bytes: Span<UInt8>, offersUnsubscribe: Bool = false
    ) -> Decision {
        if let reason = protection(of: message, in: bytes) { return .leave(reason) }
        let request = requested(by: message, in: bytes)
        guard request != .none || offersUnsubscribe else { return .leave(.optedOut) }
        guard message.defects.isDisjoint(with: Self.grave) else { return .leave(.malformed) }
        let decision = Plan.decision(
            for: message, in: bytes, policy: links, tracks: request, offersUnsubscribe: offersUnsubscribe)
        if request == .none, case .leave = decision { return .leave(.optedOut) }
        return decision
    }

    /// Defects that let other readers see other parts than we do.
    private static let grave: Defects = [
        .missingBoundary, .noParts, .tooDeep, .tooManyParts, .headerTooLarge, .badHeaderLine, .duplicateField,
        .encodedMultipart,
    ]

    /// What the configuration allows and the message asks for.
    private func requested(by message: Message, in bytes: Span<UInt8>) -> TrackingRequest {
        guard let value = message.parts[0].unfoldedValue(of: TrackingRequest.header, in: bytes) else { return tracks }
        let asked = TrackingRequest(parsing: String(decoding: value, as: UTF8.self))
        return TrackingRequest(opens: tracks.opens && asked.opens, clicks: tracks.clicks && asked.clicks)
    }

    /// Signed and encrypted mail is never touched: a changed byte breaks it at the recipient, where nobody of us sees it.
    private func protection(of message: Message, in bytes: Span<UInt8>) -> LeaveReason? {
        if !rewritesSigned {
            for name in ["DKIM-Signature", "ARC-Seal", "ARC-Message-Signature"]
            where message.parts[0].firstField(named: name, in: bytes) != nil { return .signed }
        }
        for part in message.parts {
            switch (part.contentType.type, part.contentType.subtype) {
            case ("multipart", "signed"): return .signed
            case ("multipart", "encrypted"): return .encrypted
            case ("application", "pkcs7-mime"), ("application", "x-pkcs7-mime"): return .encrypted
            case ("text", _) where hasPGPArmour(part, in: bytes): return .encrypted
            default: continue
            }
        }
        return nil
    }

    /// Inline PGP (RFC 9580, section 6.2): an armour header line within a text.
    private func hasPGPArmour(_ part: Part, in bytes: Span<UInt8>) -> Bool {
        let armour = Array("-----BEGIN PGP ".utf8)
        if part.encoding == .base64 {
            return part.encoding.decode(bytes, in: part.body)?.contains(armour) ?? false
        }
        return bytes.contains(armour, in: part.body)
    }
}
