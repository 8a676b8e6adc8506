// Who reads mail, and what all of them hold to.

import Bounces
import MIME

@testable import HTML
@testable import Tracking

/// A reader of ours; false where it yields more than it may.
struct Reader: Sendable {
    let name: String
    let read: @Sendable ([UInt8]) -> Bool

    static let ofMail = [
        Reader(name: "message", read: message), Reader(name: "rewriting", read: rewriting),
        Reader(name: "report", read: report),
    ]
    static let ofHTML = [Reader(name: "places", read: places), Reader(name: "chunks", read: chunks)]

    private static func message(_ bytes: [UInt8]) -> Bool {
        let message = Message(parsing: bytes.span)
        for part in message.parts {
            for field in part.fields { _ = HeaderText.decode(field.unfoldedValue(in: bytes.span)) }
            _ = part.encoding.decode(bytes.span, in: part.body)
        }
        return message.parts.count <= Message.Limits.standard.parts
    }

    private static let base = Array("https://track.shop.example".utf8)
    private static let policy = MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: [base]))

    private static func rewriting(_ bytes: [UInt8]) -> Bool {
        let message = Message(parsing: bytes.span)
        guard case .track(let plan) = policy.decide(on: message, in: bytes.span) else { return true }
        let links = plan.destinations.indices.map { base + Array("/c/\($0)".utf8) }
        if let edits = try? plan.edits(of: message, in: bytes.span, pixel: base, links: links) {
            _ = Edit.apply(edits, to: bytes.span, in: bytes.indices)
        }
        return plan.destinations.count <= 65_535
    }

    private static func report(_ bytes: [UInt8]) -> Bool {
        let report = Report(reading: bytes)
        return report.recipients.count <= 10_000 && report.references.count <= 50
            && report.recipients.reduce(0) { $0 + $1.diagnostic.utf8.count } <= 4 << 20
    }

    private static func places(_ bytes: [UInt8]) -> Bool {
        let places = Places(in: bytes.span)
        for link in places.links { _ = AttributeValue.decode(bytes.span, in: link.value) }
        return places.links.count <= 65_535 && places.markers.count <= 1000
    }

    private static func chunks(_ bytes: [UInt8]) -> Bool {
        var counter = TokenCounter()
        var tokenizer = Tokenizer()
        for start in stride(from: 0, to: bytes.count, by: 61) {
            let chunk = Array(bytes[start..<min(start + 61, bytes.count)])
            tokenizer.feed(chunk.span, into: &counter)
        }
        tokenizer.finish(into: &counter)
        return counter.count <= bytes.count + 1
    }
}

/// Counts tokens, and keeps none.
private struct TokenCounter: TokenSink {
    var count = 0
    var isForeign: Bool { false }

    mutating func startTag(_ html: Span<UInt8>, _ tag: Tag) -> Content {
        count += 1
        return tag.name.kind(html, at: tag.range.lowerBound + 1).content
    }

    mutating func endTag(_ html: Span<UInt8>, _ tag: Tag) { count += 1 }
    mutating func text(_ html: Span<UInt8>, _ range: Range<Int>, in content: Content) { count += 1 }
    mutating func comment(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>) { count += 1 }
    mutating func doctype(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>, isComplete: Bool) {
        count += 1
    }
    mutating func cutOff(in ending: Ending) {}
}
