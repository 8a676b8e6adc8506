// What will be changed in one message: the places and their destinations, before any token exists.

internal import HTML
internal import MIME
package import Words

/// The changes that tracking makes to one message, and why. Made before the message has a number; turned into edits when it
/// has.
package struct Plan: Sendable {
    /// The links' destinations, each once, in the order in which they were found; a link's number is its index here.
    package let destinations: [Destination]
    /// The parts that were looked at, in the order of the message.
    package let parts: [PlannedPart]
    /// The reason why nothing in it is tracked, where at most placeholders are filled in and marks removed.
    package let leftAlone: LeaveReason?
    /// Bytes of the HTML when all is done, roughly.
    package let htmlSize: Int

    /// Whether Gmail would show the beginning of the mail only.
    package var isClipped: Bool { htmlSize > Self.sizeBeforeClipping }

    /// Gmail clips HTML over 102,400 bytes. What others add on the way (a footer of the list) has room in what is missing.
    static let sizeBeforeClipping = 102_400 - 512

    /// The number of links that are tracked, repetitions counted.
    package var trackedLinks: Int {
        parts.reduce(0) { $0 + $1.links.count { $0.number != nil } }
    }

    package var pixel: PixelPlace? { parts.lazy.compactMap(\.pixel).first }

    package var changesAnything: Bool { parts.contains { $0.changesAnything } }

    /// The number of links that each rule leaves, the most frequent rule first.
    package var leftLinks: [(rule: LinkRule, count: Int)] {
        var counts: [LinkRule: Int] = [:]
        for part in parts {
            for case .leave(let rule) in part.links.lazy.map(\.decision) { counts[rule, default: 0] += 1 }
        }
        return counts.map { (rule: $0.key, count: $0.value) }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0.rule.rawValue < $1.rule.rawValue }
    }
}

/// A part with its places.
package struct PlannedPart: Sendable {
    package enum Kind: Sendable { case html, text }

    /// Its index in `Message.parts`.
    package let index: Int
    package let kind: Kind
    /// The content with its transfer encoding undone; the places are offsets into it.
    let content: DecodedBody
    /// In order.
    package let links: [PlannedLink]
    package internal(set) var pixel: PixelPlace?
    /// Placeholders of the pixel, and pixels of other copies. None is left in the mail.
    let removed: [Range<Int>]

    package var changesAnything: Bool {
        pixel != nil || !removed.isEmpty || links.contains { $0.isChanged || !$0.removals.isEmpty }
    }

    /// Returns a link as it stands in the mail, for people.
    package func text(of link: PlannedLink) -> String {
        String(decoding: content.bytes[link.value], as: UTF8.self)
    }
}

/// A link and what becomes of it.
package struct PlannedLink: Sendable {
    /// The range that is replaced.
    let value: Range<Int>
    /// The quoting of the value in its tag; nil in plain text.
    let quoting: Link.Quoting?
    package let decision: LinkDecision
    /// The destination's number, for a link that is tracked.
    package let number: Int?
    /// Attributes and marks that opt it out, in order.
    let removals: [Range<Int>]

    /// Whether it gets another value.
    fileprivate var isChanged: Bool {
        switch decision {
        case .track: number != nil
        case .unsubscribe, .restore: true
        case .leave: false
        }
    }
}

/// The place of the pixel.
package struct PixelPlace: Sendable, Equatable {
    /// The range that it replaces; mostly empty.
    let range: Range<Int>
    package let rule: Rule

    /// The rule by which the place was found, as `--explain` and the log say it.
    package enum Rule: String, Sendable {
        case end = "end of body"
        case top = "top of body"
        case marker = "marker"
    }
}
