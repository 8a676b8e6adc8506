// The links of a plain text. After the HTML: what is opted out there is opted out here.

internal import MIME

extension Planner {
    /// A text whose bytes we can't be sure of is left, and the HTML beside it is not.
    mutating func addText(_ part: Part, at index: Int, in bytes: Span<UInt8>) {
        guard let content = part.encoding.decoded(bytes, in: part.body),
            context.tracks.contains(.textClicks) || Self.mayHaveMarks(content.bytes.span),
            part.defects.isDisjoint(with: [.duplicateParameter, .badEncoding]),
            let charset = Charset(of: part.contentType, content: []), let text = charset.readable(content.bytes)
        else { return }
        let found = TextLinks(in: text.span, flow: TextFlow(part.contentType), isUnicode: charset == .unicode)
        let links = found.links.map { planned($0) }
        parts.append(
            PlannedPart(index: index, kind: .text, content: content, links: links, pixel: nil, markers: []))
    }

    private mutating func planned(_ link: TextLink) -> PlannedLink {
        let decision = decide(on: link)
        var number: Int?
        var final = decision
        if case .track(let destination) = decision {
            let gained = context.parameters?.added(to: destination) ?? destination
            number = self.number(of: gained)
            final = number == nil ? .leave(.tooMany) : .track(gained)
        }
        return PlannedLink(value: link.range, quoting: nil, decision: final, number: number, removals: link.marks)
    }

    private func decide(on link: TextLink) -> LinkDecision {
        guard context.tracks.contains(.textClicks) else { return .leave(.disabled) }
        if link.isOptedOut { return .leave(.optedOut) }
        if let fault = link.fault { return .leave(fault) }
        let decision = context.links.decide(on: link.value)
        guard case .track(let destination) = decision else { return decision }
        if optedOut.contains(destination) { return .leave(.optedOutInHTML) }
        return leadsToUnsubscribing(link.value) ? .leave(.unsubscribe) : decision
    }

    /// Whether a link may be opted out by a mark, which has to go even where no link is tracked.
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
    /// As the part's type says (RFC 3676, section 4).
    init(_ type: ContentType) {
        guard type.parameter("format")?.lowercased() == "flowed" else {
            self = .fixed
            return
        }
        self = .flowed(delsp: type.parameter("delsp")?.lowercased() == "yes")
    }
}
