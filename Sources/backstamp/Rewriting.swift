// The filter's work on a message in a file: the same decisions, with edits of the header where the filter asks the MTA.

import FilterService
import MIME
import Sealing
import Tracking

struct Rewriting {
    let policy: FilterPolicy
    let keys: KeyRing

    struct Result {
        let output: [UInt8]
        /// JSON objects, one for each part and link.
        let explanation: [JSON]
    }

    /// A copy that no database knows: its links lead nowhere.
    private static let copy: Int64 = 0

    func rewrite(_ input: [UInt8], sender: String, recipients: Int) -> Result {
        let message = Message(parsing: input.span)
        switch decide(on: message, input, recipients: recipients) {
        case .leave(let reason):
            let edits = reason == .signed ? [] : removals(of: message, in: input.span)
            return Result(
                output: Edit.apply(edits, to: input.span, in: input.indices),
                explanation: explanation(of: message, reason))
        case .track(let plan):
            do {
                let edits = try edits(by: plan, of: message, in: input.span, sender: sender)
                return Result(
                    output: Edit.apply(edits, to: input.span, in: input.indices),
                    explanation: explanation(of: message, plan))
            } catch {
                return Result(output: input, explanation: explanation(of: message, LeaveReason(error)))
            }
        }
    }

    private func decide(on message: Message, _ input: [UInt8], recipients: Int) -> MessagePolicy.Decision {
        if input.count > policy.maximumSize { return .leave(.tooLarge) }
        if !policy.sharesCopies, recipients > 1 { return .leave(.severalRecipients) }
        return policy.messages.decide(on: message, in: input.span)
    }

    private func edits(
        by plan: Plan, of message: Message, in bytes: Span<UInt8>, sender: String
    ) throws(EncodingFailure) -> [Edit] {
        let urls = CopyURLs(
            base: policy.trackerURLs.base(forSender: sender), copy: Self.copy, destinations: plan.destinations.count,
            keys: keys)
        let headerEnd = message.parts[0].fields.last?.range.upperBound ?? 0
        let seal = CopyURLs.sealHeader + Array(": ".utf8) + urls.sealValue + message.lineEnding.bytes
        return removals(of: message, in: bytes) + [Edit(range: headerEnd..<headerEnd, replacement: seal)]
            + (try plan.edits(of: message, in: bytes, pixel: urls.pixel, links: urls.links))
    }

    private func removals(of message: Message, in bytes: Span<UInt8>) -> [Edit] {
        message.parts[0].controlFields(in: bytes).map { Edit(range: $0.range, replacement: []) }
    }
}
