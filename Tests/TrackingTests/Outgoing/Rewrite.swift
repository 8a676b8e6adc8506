// One mail through the whole rewriting, with URLs made up, and what has to hold of it whatever it is.

import MIME
import Testing

@testable import Tracking
@testable import Words

struct Rewrite {
    let input: [UInt8]
    let plan: Plan
    let edits: [Edit]
    let output: [UInt8]

    static let policy = MessagePolicy(
        tracks: [.opens, .htmlClicks], rewritesSigned: false, links: LinkPolicy(trackers: []))
    /// As long as real ones.
    static let base = "https://track.example/c/0123456789abcdefghijklmnopqrstuvwxyzABCDEF/"
    static let pixel = Array("https://track.example/o/0123456789abcdefghijklmnopqrstuvwxyzABCDEF.gif".utf8)

    /// - Throws: a ``Left`` where the mail is left alone.
    init(_ input: [UInt8]) throws {
        let message = Message(parsing: input.span)
        switch Self.policy.decide(on: message, in: input.span) {
        case .leave(let reason): throw Left(reason: reason)
        case .track(let plan):
            if !plan.changesAnything, let reason = plan.leftAlone { throw Left(reason: reason) }
            self.plan = plan
            do {
                edits = try plan.edits(of: message, in: input.span, pixel: Self.pixel, links: Self.links(of: plan))
            } catch {
                throw Left(reason: LeaveReason(error))
            }
        }
        self.input = input
        output = Edit.apply(edits, to: input.span, in: input.indices)
    }

    struct Left: Error {
        let reason: LeaveReason
    }

    static func links(of plan: Plan) -> [[UInt8]] { plan.destinations.indices.map { Array((base + "\($0)").utf8) } }

    /// The output with each edit replaced by what stood there.
    var undone: [UInt8] {
        var shift = 0
        let inverse = edits.map { edit in
            let start = edit.range.lowerBound + shift
            shift += edit.replacement.count - edit.range.count
            return Edit(range: start..<(start + edit.replacement.count), replacement: Array(input[edit.range]))
        }
        return Edit.apply(inverse, to: output.span, in: output.indices)
    }

    /// Undone, it is the input; decoded by other means than ours, both sides differ in what the plan says and nothing else.
    func expectIdentity(_ name: Comment) {
        let isUndone = undone == input
        #expect(isUndone, name)
        #expect(longLines(output) <= longLines(input), name)
        var before = PlainDecoder.leaves(of: input)
        let after = PlainDecoder.leaves(of: output)
        #expect(before.count == after.count, name)
        var leaf = 0
        for part in plan.parts {
            guard let found = before[leaf...].firstIndex(where: { $0.content == part.content.bytes }) else {
                Issue.record("\(name): the other decoder has no such part")
                return
            }
            let edits = part.edits(pixel: Self.pixel, links: Self.links(of: plan), unsubscribe: nil)
            before[found].content = Edit.apply(edits, to: part.content.bytes.span, in: part.content.bytes.indices)
            leaf = found + 1
        }
        for (number, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
            Issue.record("\(name): leaf \(number) differs")
        }
    }

    /// Lines that no MTA lets through as they are.
    private func longLines(_ mail: [UInt8]) -> Int {
        mail.split(separator: 0x0A).count { $0.count > ($0.last == 0x0D ? 999 : 998) }
    }
}
