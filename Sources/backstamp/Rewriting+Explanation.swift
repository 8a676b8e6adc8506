// Why each part and link was or was not changed, as `rewrite --explain` prints it.

import MIME
import Tracking

extension Rewriting {
    /// A message that was left alone: every part has the one reason.
    func explanation(of message: Message, _ reason: LeaveReason) -> [JSON] {
        message.parts.map { line(for: $0, decision: "left", rule: reason.rawValue) }
    }

    func explanation(of message: Message, _ plan: Plan) -> [JSON] {
        message.parts.indices.flatMap { index -> [JSON] in
            let part = message.parts[index]
            guard let planned = plan.parts.first(where: { $0.index == index }) else {
                return [line(for: part, decision: "left", rule: part.isAttachment ? "attachment" : "no html body")]
            }
            let pixel: [JSON] =
                planned.pixel == nil
                ? []
                : [
                    .object([
                        ("part", .string(part.name)), ("decision", .string("pixel")), ("rule", .string("end of body")),
                    ])
                ]
            return [line(for: part, decision: "rewritten", rule: "html body")]
                + planned.links.map { line(for: $0, of: plan, in: planned, part) } + pixel
        }
    }

    private func line(for part: Part, decision: String, rule: String) -> JSON {
        let type = part.contentType.type + "/" + part.contentType.subtype
        return .object([
            ("part", .string(part.name)), ("type", .string(type)), ("decision", .string(decision)),
            ("rule", .string(rule)),
        ])
    }

    private func line(for link: Plan.PlannedLink, of plan: Plan, in planned: Plan.HTMLPart, _ part: Part) -> JSON {
        var members: [(String, JSON)] = [
            ("part", .string(part.name)), ("link", .string(plan.text(of: link, in: planned))),
        ]
        switch link.decision {
        case .track(let destination):
            members += [
                ("destination", .string(String(decoding: destination.bytes, as: UTF8.self))),
                ("decision", .string("tracked")), ("rule", .string("http link")),
            ]
        case .unsubscribe:
            members += [("destination", .null), ("decision", .string("unsubscribe")), ("rule", .string("placeholder"))]
        case .leave(let rule):
            members += [("destination", .null), ("decision", .string("left")), ("rule", .string(rule.rawValue))]
        }
        return .object(members)
    }
}
