// The mail log of what came back: one line a delivery, beginning with the queue id that the mail left with. However often a mail
// says what is known, that is one line.

internal import Bounces
package import Logging
package import Storage
internal import Words

/// Writes to the mail log what has come back.
package struct BounceLog: Sendable {
    private let logger: Logger

    package init(logger: Logger) { self.logger = logger }

    package func changed(_ effect: Settlement.Effect, source: String) {
        logger.info("\(effect.line(source: source).text)")
    }

    func settled(_ settlement: Settlement, _ report: Report, source: String, digest: String) {
        let known = settlement.effects.filter(\.isKnown)
        let repetitions = known.count + settlement.repetitions
        for effect in settlement.effects where !effect.isKnown || repetitions == 1 {
            changed(effect, source: source)
        }
        guard repetitions > known.count || repetitions > 1 else { return }
        var line = LogLine(queueID: known.first?.queueID ?? "", "said again")
        line.add("count", "\(repetitions)")
        add(line, report, source, digest)
    }

    func kept(_ report: Report, source: String, digest: String) {
        add(LogLine("NOQUEUE:", "kept for people"), report, source, digest)
    }

    func madeRoom(_ count: Int) {
        logger.warning(
            "the folder for people has more than retention.people_size: removed, oldest first, mails=\(count)")
    }

    func noRoom(_ error: any Error) { logger.warning("mails for people stay beyond retention.people_size: \(error)") }

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
}
