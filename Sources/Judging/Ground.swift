/// A ground that speaks for a machine, with its points.
struct Ground: Sendable {
    let points: Int
    let what: What

    enum What: Sendable {
        case beforeDelivery
        /// Milliseconds.
        case afterDelivery(Int64)
        case afterSending(Int64)
        case burst(links: Int, Int64)
        case allLinks(links: Int, Int64)
        case fewLinks(links: Int, Int64)
        case nearBurst
        case networks(Int, Int64)
        /// More than so many.
        case looks(Int, Int64)
        case sign(HitSigns)
    }

    init(_ what: What, _ points: Int) {
        self.what = what
        self.points = points
    }
}

extension Ground: CustomStringConvertible {
    var description: String {
        switch what {
        case .beforeDelivery: "before delivery"
        case .afterDelivery(let time): "\(Self.seconds(time)) after delivery"
        case .afterSending(let time): "\(Self.seconds(time)) after sending"
        case .burst(let links, let time): "burst: \(links) links in \(Self.seconds(time))"
        case .allLinks(let links, let time): "burst: all \(links) links in \(Self.seconds(time))"
        case .fewLinks(let links, let time): "\(links) links in \(Self.seconds(time))"
        case .nearBurst: "from a burst's network"
        case .networks(let networks, let time): "\(networks) networks in \(Self.seconds(time))"
        case .looks(let looks, let time): "more than \(looks) looks in \(Self.seconds(time))"
        case .sign(let sign): Self.texts.first { $0.sign == sign }?.text ?? "sign \(sign.rawValue)"
        }
    }

    private static let texts: [(sign: HitSigns, text: String)] = [
        (.noLanguage, "no Accept-Language"), (.oldProtocol, "HTTP/1.0"), (.head, "HEAD"), (.noAgent, "no agent"),
        (.stranger, "unknown agent"), (.pixelAsPage, "pixel opened as a page"),
        (.gatewayNetwork, "a gateway's network"), (.manyDomains, "address hits many domains"),
        (.robotWord, "a robot's word in the agent"), (.contact, "an address in the agent"),
        (.oldEngine, "an old engine"), (.oddAgent, "an odd agent"), (.noBrowser, "no browser"),
    ]

    /// Rounds to seconds, so that 0.4 s is 0 s.
    private static func seconds(_ milliseconds: Int64) -> String { "\((milliseconds + 500) / 1000) s" }
}

extension [Ground] {
    var points: Int { reduce(0) { $0 + $1.points } }

    /// Returns the grounds in words: what is enough by itself stands alone, otherwise all, the weightiest first.
    func reason(threshold: Int) -> String {
        let sorted = enumerated().sorted {
            $0.element.points != $1.element.points ? $0.element.points > $1.element.points : $0.offset < $1.offset
        }
        guard let first = sorted.first?.element else { return "" }
        if first.points >= threshold { return first.description }
        return sorted.map(\.element.description).joined(separator: ", ")
    }
}
