// The mail log of second sendings: one line each, beginning with the queue id of the first.

internal import Logging
internal import Storage
internal import Words

struct RetryLog: Sendable {
    let logger: Logger

    func sent(_ retry: DueRetry, _ reply: String) { add(retry, "sent again", reply) }
    func postponed(_ retry: DueRetry, _ reply: String) { add(retry, "retry postponed", reply) }
    func failed(_ retry: DueRetry, _ reply: String) { add(retry, "retry failed", reply) }

    func databaseAway(_ error: any Error) { logger.warning("retries wait until the database answers: \(error)") }

    func madeRoom(_ count: Int) {
        logger.warning("copies removed before their time, for want of room: count=\(count)")
    }

    func notSwept(_ error: any Error) { logger.warning("the spool of copies can't be swept: \(error)") }

    func notWritten(_ error: any Error) {
        logger.warning("a retry has left, and the database does not take the note: \(error)")
    }

    private func add(_ retry: DueRetry, _ event: String, _ reply: String) {
        var line = LogLine(queueID: retry.queueID, event)
        line.add("recipient", retry.recipient)
        line.add("attempt", "\(retry.attempt)/\(retry.attempts)")
        line.add("reason", retry.reason)
        line.add("reply", reply)
        logger.info("\(line.text)")
    }
}
