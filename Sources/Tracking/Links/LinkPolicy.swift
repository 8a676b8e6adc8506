// Which links are tracked. Pure: a link's value in, a decision out.

internal import Words

/// Decides on the links of a message, by their value alone.
package struct LinkPolicy: Sendable {
    /// Kinds of links that are left unless an administrator wants them tracked.
    package struct Kinds: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Links whose destination lets in whoever has it: resets of passwords, logins, confirmations.
        package static let sensitive = Kinds(rawValue: 1 << 0)
        /// Links whose text is a URL with the link's own host.
        package static let visibleURLs = Kinds(rawValue: 1 << 1)
        /// Links with a placeholder of a template language within.
        package static let placeholders = Kinds(rawValue: 1 << 2)
        /// `//host/path`. No page is there whose scheme they could have: tracked, they become https.
        package static let protocolRelative = Kinds(rawValue: 1 << 3)
    }

    /// The trackers that our own links lead to: these are never wrapped again.
    private let trackers: [Tracker]
    /// Bytes of the longest URL that a link becomes.
    let linkSize: Int
    /// The kinds that are tracked.
    package var tracked: Kinds
    /// The hosts whose links are left.
    package var untrackedHosts: HostSet
    /// The number of destinations that a message may have; further links stay as they are.
    package var limit: Int
    package let transcoding: Transcoding

    package init(
        trackers: [[UInt8]], tracked: Kinds = [], untrackedHosts: HostSet = HostSet(), limit: Int = 1000,
        transcoding: Transcoding = .asciiOnly
    ) {
        self.trackers = trackers.map(Tracker.init)
        self.tracked = tracked
        self.untrackedHosts = untrackedHosts
        self.limit = limit
        self.transcoding = transcoding
        linkSize = (trackers.map(\.count).max() ?? 0) + TrackerURLs.addedSize
    }

    /// - Parameter value: the attribute's value with its character references decoded, what is not ASCII in UTF-8.
    package func decide(on value: [UInt8]) -> LinkDecision {
        let parts = LinkParts(value.span)
        if parts.traits.contains(.broken) {
            // A browser drops tabs and line breaks, wherever they stand.
            return decide(on: value[parts.url].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
        }
        let bytes = value.span
        if parts.traits.contains(.marked), LinkPlaceholder.stands(in: bytes, parts.url),
            parts.kind != .web || !tracked.contains(.placeholders)
        {
            return .leave(.placeholder)
        }
        switch parts.kind {
        case .empty: return .leave(.empty)
        case .fragment: return .leave(.fragment)
        case .relative: return .leave(.relative)
        case .otherScheme: return .leave(.scheme)
        case .protocolRelative where !tracked.contains(.protocolRelative): return .leave(.protocolRelative)
        case .protocolRelative: return decide(on: Array("https:".utf8) + value[parts.url])
        case .web: break
        }
        if parts.notrack != nil { return .leave(.optedOut) }
        guard let host = LinkHost(bytes, in: parts.authority) else {
            let hasCredentials = value[parts.authority].contains(UInt8(ascii: "@"))
            return .leave(hasCredentials ? .credentials : .host)
        }
        let rest = parts.authority.upperBound..<parts.url.upperBound
        if trackers.contains(where: { $0.holds(bytes, parts.authority, rest) }) {
            return .leave(.tracker)
        }
        if untrackedHosts.contains(bytes, in: host.name) { return .leave(.untrackedHost) }
        if LinkWrapper.holds(bytes, host: host.name, rest: rest) { return .leave(.wrapped) }
        switch LinkWords.meaning(of: bytes, subdomain: host.subdomain(in: bytes), rest: rest) {
        case .unsubscribe: return .leave(.unsubscribe)
        case .sensitive where !tracked.contains(.sensitive): return .leave(.sensitive)
        case .sensitive, nil: break
        }
        guard parts.url.count <= Destination.sizeLimit else { return .leave(.tooLong) }
        return destination(value, parts, host)
    }

    /// Makes the link an absolute URL in ASCII: what can't stand in a `Location` field is percent-encoded as a browser
    /// does (WHATWG URL, section 1.3), a host becomes its ASCII form; every other octet stays, legal or not, because
    /// the site that made it expects it back.
    private func destination(_ value: [UInt8], _ parts: LinkParts, _ host: LinkHost) -> LinkDecision {
        var url = value
        if parts.url.count < value.count { url = Array(value[parts.url]) }
        if parts.traits.contains(.notASCII) {
            guard String(validating: value[parts.url], as: UTF8.self) != nil else { return .leave(.charset) }
        }
        if host.isASCII, parts.traits.isDisjoint(with: [.notASCII, .unsafe]) {
            return Destination(url).map { .track($0) } ?? .leave(.host)
        }
        let name = host.isASCII ? Array(value[host.name]) : transcoding.asciiHost(Array(value[host.name]))
        guard let name else { return .leave(.host) }
        if !host.isASCII, untrackedHosts.contains(name.span, in: name.indices) {
            return .leave(.untrackedHost)
        }
        url = value[parts.url.lowerBound..<host.name.lowerBound] + name
        for byte in value[host.name.upperBound..<parts.url.upperBound] { url.appendEncoded(byte) }
        guard url.count <= Destination.sizeLimit else { return .leave(.tooLong) }
        return Destination(url).map { .track($0) } ?? .leave(.host)
    }
}

/// The functions that take libraries, and so are given to this module, which is pure.
package struct Transcoding: Sendable {
    /// A host in UTF-8 in its ASCII form (IDNA, UTS 46); nil where it has none.
    package let asciiHost: @Sendable ([UInt8]) -> [UInt8]?
    /// Bytes of the charset of that name as UTF-8; nil where they are none of it, or it is not known.
    package let utf8: @Sendable ([UInt8], String) -> [UInt8]?

    package init(
        asciiHost: @escaping @Sendable ([UInt8]) -> [UInt8]?, utf8: @escaping @Sendable ([UInt8], String) -> [UInt8]?
    ) {
        self.asciiHost = asciiHost
        self.utf8 = utf8
    }

    /// Knows nothing beyond ASCII.
    package static let asciiOnly = Transcoding(asciiHost: { _ in nil }, utf8: { _, _ in nil })
}

/// One of our own trackers.
private struct Tracker: Sendable {
    private let authority: [UInt8]
    private let path: [UInt8]

    init(_ url: [UInt8]) {
        let parts = LinkParts(url.span)
        authority = url[parts.authority].map(\.lowercasedASCII)
        path = Array(url[parts.authority.upperBound...])
    }

    /// Returns whether a URL leads to it, whatever the scheme.
    func holds(_ url: Span<UInt8>, _ authority: Range<Int>, _ rest: Range<Int>) -> Bool {
        guard authority.count == self.authority.count, rest.count >= path.count else { return false }
        for (offset, byte) in self.authority.enumerated()
        where url[authority.lowerBound + offset].lowercasedASCII != byte { return false }
        for (offset, byte) in path.enumerated() where url[rest.lowerBound + offset] != byte { return false }
        return rest.count == path.count || !url[rest.lowerBound + path.count].isASCIILetterOrDigit
    }
}

extension Array<UInt8> {
    /// Appends a byte of a URL, percent-encoded where it can't stand in a header field.
    fileprivate mutating func appendEncoded(_ byte: UInt8) {
        switch byte {
        case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"): appendPercentEncoded(byte)
        default: append(byte)
        }
    }

    mutating func appendPercentEncoded(_ byte: UInt8) {
        append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 0xF] {
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
    }
}
