// Fields by which senders tell other mail services what to track. Who comes from one keeps his templates.

package import MIME
internal import Words

/// One such field, and what it means.
package struct HeaderDialect: Sendable {
    package let name: String
    let meaning: Meaning
    /// Whether it is for the service alone, and may be removed; some have readers further on.
    let isControl: Bool

    enum Meaning: Sendable {
        /// `skip`: nothing is tracked.
        case skip
        /// Yes or no, to opens or clicks or both.
        case choice(TrackingRequest)
        /// `None`, `HtmlAndText`, `HtmlOnly`, `TextOnly`.
        case links
        /// `opens,clicks_htmlonly`: what is tracked.
        case list
        /// The JSON of SendGrid.
        case filters
        /// The campaign: all of the value, its first word before a comma, the tag `campaign=…`, the part before a colon.
        case campaign, campaignList, campaignTag, campaignPart
        /// It asks for nothing that we do.
        case nothing
    }

    private init(_ name: String, _ meaning: Meaning, isControl: Bool = true) {
        self.name = name
        self.meaning = meaning
        self.isControl = isControl
    }

    /// The dialects in the order in which a campaign is looked for.
    private static let all = [
        HeaderDialect("X-AMP", .skip),  // Postal
        HeaderDialect("X-Postal-Tag", .campaign),
        HeaderDialect("X-PM-TrackOpens", .choice(.opens)), HeaderDialect("X-PM-TrackLinks", .links),  // Postmark
        HeaderDialect("X-PM-Tag", .campaign),
        HeaderDialect("X-Mailgun-Track", .choice(.all)), HeaderDialect("X-Mailgun-Track-Opens", .choice(.opens)),
        HeaderDialect("X-Mailgun-Track-Clicks", .choice(.clicks)), HeaderDialect("X-Mailgun-Tag", .campaign),
        HeaderDialect("X-Mailgun-Variables", .nothing),
        HeaderDialect("X-MC-Track", .list), HeaderDialect("X-MC-TrackingDomain", .nothing),  // Mandrill
        HeaderDialect("X-MC-Tags", .campaignList),
        HeaderDialect("X-SMTPAPI", .filters),  // SendGrid
        HeaderDialect("X-SES-CONFIGURATION-SET", .nothing), HeaderDialect("X-SES-MESSAGE-TAGS", .campaignTag),
        HeaderDialect("X-Campaign", .campaign), HeaderDialect("X-Tenant", .nothing),  // KumoMTA
        HeaderDialect("X-Schedule", .nothing),
        HeaderDialect("Feedback-ID", .campaignPart, isControl: false),  // Gmail reads it
    ]

    package static func of(_ field: HeaderField, in bytes: Span<UInt8>) -> HeaderDialect? {
        guard let first = field.name.first.map({ bytes[$0].lowercasedASCII }),
            first == UInt8(ascii: "x") || first == UInt8(ascii: "f")
        else { return nil }
        for dialect in all where dialect.name.utf8.count == field.name.count {
            if zip(field.name, dialect.name.utf8).allSatisfy({ bytes[$0].lowercasedASCII == $1.lowercasedASCII }) {
                return dialect
            }
        }
        return nil
    }
}

extension HeaderDialect {
    /// Returns what may be tracked, as far as this field says. A word that we don't know lets nothing be: whoever wrote
    /// it wanted something special.
    func request(_ value: [UInt8]) -> TrackingRequest {
        let text = String(decoding: value.map(\.lowercasedASCII), as: UTF8.self)
        switch meaning {
        case .skip: return text == "skip" ? .none : .all
        case .choice(let asked): return TrackingRequest.all.subtracting(asked).union(Self.allowed(text, of: asked))
        case .links: return [.opens, Self.allowed(text, of: .clicks)]
        case .list: return Self.listed(text)
        case .filters: return SMTPAPI.request(value)
        case .campaign, .campaignList, .campaignTag, .campaignPart, .nothing: return .all
        }
    }

    private static func allowed(_ text: String, of asked: TrackingRequest) -> TrackingRequest {
        switch text {
        case "yes", "true", "1", "on", "htmlandtext": asked
        case "htmlonly": asked.subtracting(.textClicks)
        case "textonly": asked.subtracting(.htmlClicks)
        default: .none
        }
    }

    private static func listed(_ text: String) -> TrackingRequest {
        var request = TrackingRequest.none
        for word in text.split(whereSeparator: { ", \t".contains($0) }) {
            switch word {
            case "opens": request.insert(.opens)
            case "clicks", "clicks_all": request.formUnion(.clicks)
            case "clicks_htmlonly": request.insert(.htmlClicks)
            case "clicks_textonly": request.insert(.textClicks)
            default: break
            }
        }
        return request
    }
}

extension HeaderDialect {
    /// Returns the campaign that a message's fields for other mail services name, raw; nil where they name none.
    package static func campaign(of message: Message, in bytes: Span<UInt8>) -> [UInt8]? {
        var found: [String: [UInt8]] = [:]
        for field in message.parts[0].fields {
            guard let dialect = of(field, in: bytes), found[dialect.name] == nil,
                let campaign = dialect.campaign(field.unfoldedValue(in: bytes)), !campaign.isEmpty
            else { continue }
            found[dialect.name] = campaign
        }
        return found.isEmpty ? nil : all.lazy.compactMap { found[$0.name] }.first
    }

    private func campaign(_ value: [UInt8]) -> [UInt8]? {
        switch meaning {
        case .campaign: value
        case .campaignList: Self.trimmed(value.prefix { $0 != UInt8(ascii: ",") })
        // Four parts, the first of which is the campaign's (Gmail's feedback loop).
        case .campaignPart:
            value.count { $0 == UInt8(ascii: ":") } == 3 ? Self.trimmed(value.prefix { $0 != UInt8(ascii: ":") }) : nil
        case .campaignTag:
            value.split(separator: UInt8(ascii: ",")).map(Self.trimmed).first {
                $0.hasPrefix(Array("campaign=".utf8), anyCase: true)
            }.map { Array($0.dropFirst(9)) }
        case .skip, .choice, .links, .list, .filters, .nothing: nil
        }
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var text = text
        while let first = text.first, first <= 0x20 { text.removeFirst() }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return Array(text)
    }
}
