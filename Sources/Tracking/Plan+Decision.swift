// How a plan comes about: the HTML parts are found, their places judged, their destinations numbered.

internal import HTML
internal import MIME

extension Plan {
    static func decision(
        for message: Message, in bytes: Span<UInt8>, policy: LinkPolicy, tracks: TrackingRequest,
        offersUnsubscribe: Bool
    ) -> MessagePolicy.Decision {
        let bodies = message.parts.indices.filter { isHTMLBody($0, of: message) }
        guard !bodies.isEmpty else { return .leave(.noHTML) }
        var planner = Planner(
            policy: policy, tracks: tracks, offersUnsubscribe: offersUnsubscribe, lastBody: bodies[bodies.count - 1])
        for index in bodies {
            if let reason = planner.add(message.parts[index], at: index, in: bytes) { return .leave(reason) }
        }
        let tracksNothing: LeaveReason = tracks == .none ? .optedOut : .nothingToTrack
        let plan = Plan(
            destinations: planner.destinations, parts: planner.parts,
            leftAlone: planner.tracksAnything ? nil : tracksNothing)
        return planner.tracksAnything || planner.fillsIn ? .track(plan) : .leave(tracksNothing)
    }

    /// Whether the part is a text that the recipient reads as the message: HTML, not attached, and not a document that
    /// another one embeds (in multipart/related only the first part is the root, RFC 2387).
    private static func isHTMLBody(_ index: Int, of message: Message) -> Bool {
        let part = message.parts[index]
        guard part.contentType.type == "text", part.contentType.subtype == "html", !part.isAttachment else {
            return false
        }
        var child = index
        while let parent = message.parts[child].parent {
            let container = message.parts[parent]
            if container.contentType.subtype == "related", message.parts[child].path.last != 1 { return false }
            child = parent
        }
        return true
    }

    /// Gathers the parts of a plan, giving each destination one number.
    private struct Planner {
        let policy: LinkPolicy
        let tracks: TrackingRequest
        let offersUnsubscribe: Bool
        /// The pixel stands in the last body: there the recipient has seen the rest.
        let lastBody: Int
        var destinations: [Destination] = []
        var numbers: [Destination: Int] = [:]
        var parts: [HTMLPart] = []
        var tracksAnything = false
        var fillsIn = false

        mutating func add(_ part: Part, at index: Int, in bytes: Span<UInt8>) -> LeaveReason? {
            guard let charset = Charset(of: part.contentType) else { return .unknownCharset }
            guard let content = part.encoding.decode(bytes, in: part.body) else { return .unknownEncoding }
            // ISO-2022 and UTF-7 hide ASCII bytes within text, UTF-16 has zeros: whatever the label says.
            if content.contains(0x1B) || content.contains(0) { return .unknownCharset }
            let places = Places(in: content.span)
            let links = places.links.map { decide(on: $0, in: content, charset: charset) }
            let pixel = tracks.opens && index == lastBody ? places.pixel : nil
            if pixel != nil || links.contains(where: { $0.number != nil }) { tracksAnything = true }
            if links.contains(where: { $0.decision == .unsubscribe }) { fillsIn = true }
            parts.append(HTMLPart(index: index, content: content, links: links, pixel: pixel))
            return nil
        }

        private mutating func decide(on place: Link, in content: [UInt8], charset: Charset) -> PlannedLink {
            let value = AttributeValue.decode(content.span, in: place.value)
            if offersUnsubscribe, UnsubscribePlaceholder.isOne(value) {
                return PlannedLink(place: place, decision: .unsubscribe, number: nil)
            }
            guard tracks.clicks else { return PlannedLink(place: place, decision: .leave(.disabled), number: nil) }
            if place.optOut != nil { return PlannedLink(place: place, decision: .leave(.optedOut), number: nil) }
            var decision = policy.decide(on: value, isUnicode: charset == .unicode)
            guard case .track(let destination) = decision else {
                return PlannedLink(place: place, decision: decision, number: nil)
            }
            let number = self.number(of: destination)
            if number == nil { decision = .leave(.tooMany) }
            return PlannedLink(place: place, decision: decision, number: number)
        }

        private mutating func number(of destination: Destination) -> Int? {
            if let number = numbers[destination] { return number }
            guard destinations.count < Plan.linkLimit else { return nil }
            numbers[destination] = destinations.count
            destinations.append(destination)
            return destinations.count - 1
        }
    }

    /// Destinations of one message; further links stay as they are.
    static let linkLimit = 1000
}
