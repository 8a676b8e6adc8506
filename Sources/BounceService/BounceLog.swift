// The mail log of what came back: one line a delivery, beginning with the queue id that the mail left with.

internal import Bounces
internal import Logging
internal import Storage
internal import Tracking

struct BounceLog: Sendable {
    let logger: Logger

    func settled(_ effect: Settlement.Effect, source: String) { logger.info("\(effect.line(source: source).text)") }

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
