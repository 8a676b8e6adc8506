internal import Bounces
internal import Foundation
internal import Storage
internal import Words

extension Settlement.Effect {
    /// Returns the line for the mail log: one a delivery, beginning with the queue id that the mail left with.
    func line(source: String) -> LogLine {
        var line = LogLine(queueID: queueID, event == .bounce ? "bounced" : event.rawValue)
        line.add("recipient", recipient)
        if let verdict {
            if let bounceClass = consequences?.bounceClass { line.add("class", bounceClass.rawValue) }
            line.add("reason", verdict.reason.rawValue)
            if let status = verdict.status { line.add("status", status.description) }
            line.add("rule", verdict.rule)
        }
        if let consequences {
            if let due = consequences.retryAt { line.add("retry_at", Self.time(due)) }
            if consequences.suppresses {
                line.add("suppressed", consequences.suppressedUntil.map(Self.time) ?? "for ever")
            }
        }
        line.add("trust", trust.rawValue)
        line.add("source", source)
        if let lateAttempt {
            line.add("late", "report of attempt \(lateAttempt)")
        } else if isKnown {
            line.add("known", "already")
        }
        return line
    }

    private static func time(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
    }
}
