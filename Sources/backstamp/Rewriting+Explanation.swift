// Why each part and link was or was not changed, as `rewrite --explain` prints it.

import MIME
import Tracking
import Words

extension Rewriting {
    /// Explains a message that was left alone: every part has the one reason.
    func explanation(of message: Message, _ reason: LeaveReason) -> [JSON] {
        message.parts.map { line(for: $0, decision: "left", rule: reason.rawValue) }
    }

    func explanation(of message: Message, _ plan: Plan) -> [JSON] {
        message.parts.indices.flatMap { index -> [JSON] in
            let part = message.parts[index]
            guard let planned = plan.parts.first(where: { $0.index == index }) else {
                return [line(for: part, decision: "left", rule: Self.rule(ofUnplanned: part))]
            }
            let reason = plan.leftAlone?.rawValue ?? "no change in it"
            let partLine =
                planned.changesAnything
                ? line(for: part, decision: "rewritten", rule: planned.kind == .html ? "html body" : "text body")
                : line(for: part, decision: "left", rule: reason)
            return [partLine] + planned.links.map { line(for: $0, in: planned, part) }
                + pixelLine(planned, part, isClipped: plan.isClipped)
        }
    }

    private static func rule(ofUnplanned part: Part) -> String {
        if part.isAttachment { return "attachment" }
        return part.contentType.matches("text", "plain") ? "plain text" : "no html body"
    }

    private func line(for part: Part, decision: String, rule: String) -> JSON {
        let type = part.contentType.type + "/" + part.contentType.subtype
        return .object([
            ("part", .string(part.name)), ("type", .string(type)), ("decision", .string(decision)),
            ("rule", .string(rule)),
        ])
    }

    private func pixelLine(_ planned: PlannedPart, _ part: Part, isClipped: Bool) -> [JSON] {
        guard let pixel = planned.pixel else { return [] }
        var members: [(String, JSON)] = [
            ("part", .string(part.name)), ("decision", .string("pixel")), ("rule", .string(pixel.rule.rawValue)),
        ]
        if isClipped { members.append(("warning", .string("so much HTML that Gmail shows only its beginning"))) }
        return [.object(members)]
    }

    private func line(for link: PlannedLink, in planned: PlannedPart, _ part: Part) -> JSON {
        var members: [(String, JSON)] = [
            ("part", .string(part.name)), ("link", .string(planned.text(of: link))),
        ]
        switch link.decision {
        case .track(let destination):
            members += [
                ("destination", .string(String(decoding: destination.bytes, as: UTF8.self))),
                ("decision", .string("tracked")), ("rule", .string("http link")),
                ("number", link.number.map { .int($0) } ?? .null),
            ]
        case .unsubscribe:
            members += [
                ("destination", .null), ("decision", .string("unsubscribe")),
                ("rule", .string("placeholder")),
            ]
        case .restore(let destination):
            members += [
                ("destination", .string(String(decoding: destination.bytes, as: UTF8.self))),
                ("decision", .string("restored")), ("rule", .string("quoted link of ours")),
            ]
        case .leave(let rule):
            members += [("destination", .null), ("decision", .string("left")), ("rule", .string(rule.rawValue))]
        }
        return .object(members)
    }
}
