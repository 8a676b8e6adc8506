// What the log says of the fold.

internal import Bounces
package import Logging
package import Storage
internal import Words

package struct LedgerLog: Sendable {
    let logger: Logger

    package init(logger: Logger) { self.logger = logger }

    func away(_ error: any Error) {
        logger.warning("what happens waits in the journal until the database takes it: \(error)")
    }

    func back() { logger.info("the database is back: what has waited is counted") }

    func strays(_ count: Int) {
        logger.warning("hits on copies that the database does not know wait for it to know them: count=\(count)")
    }

    func damaged(_ bytes: Int) { logger.error("the journal is damaged: unreadable bytes=\(bytes)") }

    func setAside(_ file: String, _ reason: String) {
        var line = LogLine("a record of the journal can't be written down, and is set aside:", file)
        line.add("reason", reason)
        logger.error("\(line.text)")
    }

    /// Logs mail that has passed the filter and answers a message of ours.
    package func reply(_ reply: Settlement.Effect, queueID: String) {
        var line = LogLine("\(queueID):", reply.event.rawValue)
        line.add("recipient", reply.recipient)
        line.add("message", reply.queueID.isEmpty ? "NOQUEUE" : reply.queueID)
        line.add("trust", reply.trust.rawValue)
        line.add("source", "filter")
        if reply.isKnown { line.add("known", "already") }
        logger.info("\(line.text)")
    }
}
