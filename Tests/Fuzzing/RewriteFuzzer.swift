// The whole rewriting of a message, fuzzed: what is not an edit stays, and what was edited reads as planned.

import MIME

@testable import Tracking

private let base = Array("https://track.shop.example".utf8)
private let policy = MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: [base]))

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let message = Message(parsing: input.span)
    guard case .track(let plan) = policy.decide(on: message, in: input.span), plan.changesAnything else { return 0 }
    let links = plan.destinations.indices.map { base + Array("/c/\($0)".utf8) }
    let pixel = base + Array("/o/0".utf8)
    guard let edits = try? plan.edits(of: message, in: input.span, pixel: pixel, links: links) else { return 0 }
    let output = Edit.apply(edits, to: input.span, in: input.indices)
    precondition(undone(edits, in: output, input: input) == input)
    // Whoever reads it finds the parts that were there, and what was planned in them.
    let rewritten = Message(parsing: output.span)
    precondition(rewritten.parts.count == message.parts.count)
    for (before, after) in zip(message.parts, rewritten.parts) {
        precondition(before.path == after.path && before.isMultipart == after.isMultipart)
    }
    for part in plan.parts where part.changesAnything {
        let content = part.content.bytes
        let edited = Edit.apply(
            part.edits(pixel: pixel, links: links, unsubscribe: nil), to: content.span, in: content.indices)
        let after = rewritten.parts[part.index]
        precondition(after.encoding.decode(output.span, in: after.body) == edited)
    }
    return 0
}

private func undone(_ edits: [Edit], in output: [UInt8], input: [UInt8]) -> [UInt8] {
    var shift = 0
    var end = 0
    let inverse = edits.map { edit in
        precondition(edit.range.lowerBound >= end && edit.range.upperBound <= input.count)
        end = edit.range.upperBound
        let start = edit.range.lowerBound + shift
        shift += edit.replacement.count - edit.range.count
        return Edit(range: start..<(start + edit.replacement.count), replacement: Array(input[edit.range]))
    }
    return Edit.apply(inverse, to: output.span, in: output.indices)
}
