// How a plan comes about: the parts are looked at, their places judged, their destinations numbered.

internal import HTML
internal import MIME
internal import Words

/// The wishes of a message, its sender and the configuration.
struct PlanningContext {
    let links: LinkPolicy
    let tracks: TrackingRequest
    /// The reason why nothing is tracked, where that is so whatever the message holds.
    let untracked: LeaveReason?
    let offersUnsubscribe: Bool
    /// The parameters that destinations gain.
    let parameters: CampaignParameters.Values?
    /// The URLs of List-Unsubscribe.
    let unsubscribeURLs: [[UInt8]]
}

/// Gathers the parts of a plan, giving each destination one number.
struct Planner {
    let context: PlanningContext
    var destinations: [Destination] = []
    private var numbers: [Destination: Int] = [:]
    var parts: [PlannedPart] = []
    /// The destinations of links that were opted out in HTML: they are in the text as well (Postmark).
    var optedOut: Set<Destination> = []
    /// The destinations of links that are for unsubscribing: the same.
    var unsubscribing: Set<Destination> = []
    var htmlSize = 0
    /// The places where a pixel may be, in the order of the HTML parts.
    var pixelPlaces: [PixelPlaces] = []

    init(_ context: PlanningContext) { self.context = context }

    static func decision(
        for message: Message, bodies: (html: [Int], text: [Int]), in bytes: Span<UInt8>, quoted: QuotedToken.Opener,
        _ context: PlanningContext
    ) -> MessagePolicy.Decision {
        var planner = Planner(context)
        for index in bodies.html {
            if let reason = planner.addHTML(message.parts[index], at: index, in: bytes, quoted) {
                return .leave(reason)
            }
        }
        planner.placePixel()
        for index in bodies.text { planner.addText(message.parts[index], at: index, in: bytes, quoted) }
        return planner.decision(hasHTML: !bodies.html.isEmpty)
    }

    private func decision(hasHTML: Bool) -> MessagePolicy.Decision {
        let parts = parts.sorted { $0.index < $1.index }
        let tracksAnything = parts.contains { $0.pixel != nil || $0.links.contains { $0.number != nil } }
        let looksAtText = context.tracks.contains(.textClicks) && parts.contains { $0.kind == .text }
        let reason: LeaveReason? =
            tracksAnything
            ? nil : context.untracked ?? (hasHTML || looksAtText ? .nothingToTrack : .noHTML)
        let plan = Plan(destinations: destinations, parts: parts, leftAlone: reason, htmlSize: htmlSize)
        if let reason, reason == .noHTML, !plan.changesAnything { return .leave(reason) }
        return .track(plan)
    }

    mutating func number(of destination: Destination) -> Int? {
        if let number = numbers[destination] { return number }
        guard destinations.count < context.links.limit else { return nil }
        numbers[destination] = destinations.count
        destinations.append(destination)
        return destinations.count - 1
    }

    /// Returns the number of what a link leads to, and what becomes of it with that.
    mutating func numbered(_ decision: LinkDecision) -> (decision: LinkDecision, number: Int?) {
        guard case .track(let destination) = decision else { return (decision, nil) }
        let gained = context.parameters?.added(to: destination) ?? destination
        guard let number = number(of: gained) else { return (.leave(.tooMany), nil) }
        return (.track(gained), number)
    }

    /// Decides on a quoted link: it leads where it led, by a token of the new copy where such a link of its own would
    /// have one, else without.
    mutating func requoted(_ destination: Destination, _ decision: LinkDecision) -> (
        decision: LinkDecision, number: Int?
    ) {
        guard case .track = decision, let number = number(of: destination) else {
            return (.restore(destination), nil)
        }
        return (.track(destination), number)
    }

    /// Returns whether a value leads where one of List-Unsubscribe's does.
    func leadsToUnsubscribing(_ value: [UInt8]) -> Bool {
        context.unsubscribeURLs.contains { $0 == value }
    }
}

extension Message {
    /// Returns the http and https URLs of List-Unsubscribe (RFC 2369): those between `<` and `>`.
    func unsubscribeURLs(in bytes: Span<UInt8>) -> [[UInt8]] {
        guard let value = parts[0].unfoldedValue(of: "List-Unsubscribe", in: bytes) else { return [] }
        return value.split(separator: UInt8(ascii: "<")).dropFirst(value.first == UInt8(ascii: "<") ? 0 : 1).map {
            $0.prefix { $0 != UInt8(ascii: ">") }.filter { $0 > 0x20 }
        }.filter { $0.hasPrefix(Array("http".utf8), anyCase: true) }
    }
}
