// The mail log of what came back: one line a delivery, beginning with the queue id that the mail left with.

internal import Bounces
internal import Foundation
internal import Logging
internal import Storage
internal import Tracking

struct BounceLog: Sendable {
    let logger: Logger

    func settled(_ effect: Settlement.Effect, source: String) {
        let event = effect.event == "bounce" ? "bounced" : effect.event
        var line = LogLine("\(effect.queueID.isEmpty ? "NOQUEUE" : effect.queueID):", event)
        line.add("recipient", effect.recipient)
        if let verdict = effect.verdict {
            if let bounceClass = effect.consequences?.bounceClass { line.add("class", bounceClass.rawValue) }
            line.add("reason", verdict.reason.rawValue)
            if let status = verdict.status { line.add("status", status.description) }
            line.add("rule", verdict.rule)
        }
        if let consequences = effect.consequences {
            if let due = consequences.retryAt { line.add("retry_at", Self.time(due)) }
            if consequences.suppresses {
                line.add("suppressed", consequences.suppressedUntil.map(Self.time) ?? "for ever")
            }
        }
        line.add("trust", effect.trust.rawValue)
        line.add("source", source)
        if effect.isKnown { line.add("known", "already") }
        logger.info("\(line.text)")
    }

    func kept(_ report: Report, source: String, digest: String) {
        add(LogLine("NOQUEUE:", "kept for people"), report, source, digest)
    }

    func repeated(_ report: Report, source: String, digest: String) {
        add(LogLine("NOQUEUE:", "settled before"), report, source, digest)
    }

    private func add(_ line: LogLine, _ report: Report, _ source: String, _ digest: String) {
        var line = line
        line.add("kind", report.kind.rawValue)
        if let reporter = report.reporter { line.add("reporter", reporter) }
        if let recipient = report.recipients.first { line.add("recipient", recipient.address) }
        line.add("source", source)
        line.add("mail", String(digest.prefix(16)))
        logger.info("\(line.text)")
    }

    private static func time(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
    }
}
