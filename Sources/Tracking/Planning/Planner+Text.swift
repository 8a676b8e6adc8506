// The links of a plain text. After the HTML: what is opted out there is opted out here.

internal import MIME
internal import Words

extension Planner {
    /// Adds a text; one whose bytes we can't be sure of is left, and the HTML beside it is not.
    mutating func addText(
        _ part: Part, at index: Int, in bytes: Span<UInt8>, _ quoted: QuotedToken.Opener
    ) {
        guard let content = part.encoding.decoded(bytes, in: part.body),
            context.tracks.contains(.textClicks) || Self.mayHaveMarks(content.bytes.span)
                || QuotedToken.sealed(
                    behind: UInt8(ascii: "c"), in: content.bytes.span, content.bytes.indices) != nil,
            part.defects.isDisjoint(with: [.duplicateParameter, .badEncoding]),
            let charset = EditableCharset(of: part.contentType, content: []), let text = charset.readable(content.bytes)
        else { return }
        let found = TextLinks(
            in: text.span, flow: TextFlow(part.contentType), isUnicode: charset == .unicode)
        let links = found.links.map { planned($0, text.span, quoted) }
        parts.append(
            PlannedPart(
                index: index, kind: .text, content: content, links: links, pixel: nil, removed: []))
    }

    private mutating func planned(
        _ link: TextLink, _ text: Span<UInt8>, _ quoted: QuotedToken.Opener
    ) -> PlannedLink {
        var range = link.range
        let final: (decision: LinkDecision, number: Int?)
        if let found = QuotedToken.sealed(behind: UInt8(ascii: "c"), in: text, range),
            case .link(let destination?) = quoted(found.token)
        {
            // The token is where such a link ends, however the text goes on.
            if link.fault != nil { range = range.lowerBound..<found.end }
            final = requoted(destination, decide(onQuoted: link, destination))
        } else {
            final = numbered(decide(on: link))
        }
        return PlannedLink(
            value: range, quoting: nil, decision: final.decision, number: final.number, removals: link.marks)
    }

    /// Decides on a link that has been tracked: where it stands in the text makes no difference.
    private func decide(onQuoted link: TextLink, _ destination: Destination) -> LinkDecision {
        var link = link
        link.value = destination.bytes
        link.fault = nil
        return decide(on: link)
    }

    private func decide(on link: TextLink) -> LinkDecision {
        guard context.tracks.contains(.textClicks) else { return .leave(.disabled) }
        if link.isOptedOut { return .leave(.optedOut) }
        if let fault = link.fault { return .leave(fault) }
        let decision = context.links.decide(on: link.value)
        guard case .track(let destination) = decision else { return decision }
        if optedOut.contains(destination) { return .leave(.optedOutInHTML) }
        let isOfUnsubscribing = leadsToUnsubscribing(link.value) || unsubscribing.contains(destination)
        return isOfUnsubscribing ? .leave(.unsubscribe) : decision
    }

    /// Returns whether a link may be opted out by a mark, which has to go even where no link is tracked.
    private static func mayHaveMarks(_ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "+"): if text.holds("+notrack://", at: index, end: text.count) { return true }
            case UInt8(ascii: "["): if text.holds("[[data-msys-", at: index, end: text.count) { return true }
            default: break
            }
        }
        return false
    }
}

extension TextFlow {
    /// Reads the part's type (RFC 3676, section 4).
    init(_ type: ContentType) {
        guard type.parameter("format")?.lowercased() == "flowed" else {
            self = .fixed
            return
        }
        self = .flowed(delsp: type.parameter("delsp")?.lowercased() == "yes")
    }
}
