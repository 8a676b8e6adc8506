/// The signs that a hit gave of itself, each a bit: kept with the event, so that it can be judged again when other hits
/// join it, when the delivery's time becomes known, or by newer rules, even where its address and agent may no longer
/// be kept.
///
/// The bits are in databases: none is ever given another meaning.
package struct HitSigns: OptionSet, Sendable, Hashable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Its agent or fields say what it is: the verdict stands, whatever comes.
    package static let declared = HitSigns(rawValue: 1 << 0)
    /// A fetch that others cause and that says nothing of the hits around it: a preview, a prefetch, a provider's
    /// proxy.
    package static let aside = HitSigns(rawValue: 1 << 1)
    /// It comes from many networks without being many: through a relay.
    package static let relayed = HitSigns(rawValue: 1 << 2)
    /// A person pressed something in a browser.
    package static let pressed = HitSigns(rawValue: 1 << 3)

    /// It comes from our own people, and the mail is to none of them: from one of our networks, or from where it was sent.
    package static let ownNetwork = HitSigns(rawValue: 1 << 4)
    package static let submitter = HitSigns(rawValue: 1 << 5)

    package static let noLanguage = HitSigns(rawValue: 1 << 8)
    package static let oldProtocol = HitSigns(rawValue: 1 << 9)
    package static let head = HitSigns(rawValue: 1 << 10)
    package static let noAgent = HitSigns(rawValue: 1 << 11)
    package static let stranger = HitSigns(rawValue: 1 << 12)
    /// The pixel was asked for as one asks for a page.
    package static let pixelAsPage = HitSigns(rawValue: 1 << 13)
    package static let gatewayNetwork = HitSigns(rawValue: 1 << 14)
    /// Its address has hit the mail of many domains of late.
    package static let manyDomains = HitSigns(rawValue: 1 << 15)

    // What the agent's words suggest: one of these at most, so that words alone never make a machine.
    /// A word that machines use of themselves.
    package static let robotWord = HitSigns(rawValue: 1 << 16)
    /// An address for complaints.
    package static let contact = HitSigns(rawValue: 1 << 17)
    /// An engine that few have any more.
    package static let oldEngine = HitSigns(rawValue: 1 << 18)
    /// It says what no person's program says of itself, or not what all say: on what it runs.
    package static let oddAgent = HitSigns(rawValue: 1 << 19)
    /// A link was followed by what is no browser.
    package static let noBrowser = HitSigns(rawValue: 1 << 20)
}

extension HitSigns {
    /// The place of the fields' signs, above those that follow from them and the agent, for newer rules and patterns.
    private static let headersShift: Int64 = 32
    /// The fields were read: missing in events that were kept before signs were.
    private static let hasHeaders = HitSigns(rawValue: 1 << 31)

    init(_ headers: HeaderReading) {
        rawValue = Int64(headers.rawValue) << Self.headersShift | Self.hasHeaders.rawValue
    }

    /// The signs of the fields; of fields that were not read, nothing is held against a hit.
    var headers: HeaderReading {
        contains(Self.hasHeaders)
            ? HeaderReading(rawValue: UInt16(truncatingIfNeeded: rawValue >> Self.headersShift)) : .language
    }
}
