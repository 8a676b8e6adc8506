// The mail log of copies on their way from the spool: one line each, beginning with the queue id of the message.

internal import Logging
internal import Spool
internal import Words

struct SplitLog: Sendable {
    let logger: Logger

    func sent(_ copy: DueSplitCopy, _ reply: String) { logger.info("\(line(copy, "copy sent", reply: reply))") }
    func postponed(_ copy: DueSplitCopy, _ reply: String) {
        logger.info("\(line(copy, "copy postponed", reply: reply))")
    }
    func uncertain(_ copy: DueSplitCopy, _ reply: String) {
        logger.warning(
            "\(line(copy, "copy sent, and no answer came: it is sent again and may arrive twice", reply: reply))")
    }
    func refused(_ copy: DueSplitCopy, _ reply: String) {
        logger.warning("\(line(copy, "copy refused", reply: reply))")
    }
    func lost(_ copy: DueSplitCopy, _ reason: String) { logger.error("\(line(copy, "copy lost", reply: reason))") }

    /// A process before this one has left it, and nobody knows how far it came.
    func takenOver(_ copy: DueSplitCopy) {
        let state = copy.wasHanded ? "the server may have it" : "the MTA may not have the message"
        logger.warning("\(line(copy, "copy taken over: it may arrive twice", reply: state))")
    }

    func serverAway(_ reason: String, seconds: Int) {
        var line = LogLine("copies wait for the server of `retries.submit`:", reason)
        line.add("next_try_in", "\(seconds)s")
        logger.warning("\(line.text)")
    }

    func databaseAway(_ error: any Error) {
        logger.warning("copies wait until the spool takes notes of them: \(error)")
    }
    func spoolAway(_ error: any Error) { logger.warning("the spool of split copies: \(error)") }

    private func line(_ copy: DueSplitCopy, _ event: String, reply: String) -> String {
        var line = LogLine(queueID: copy.split.queueID, event)
        line.add("recipient", copy.split.recipient)
        line.add("copy", "\(copy.split.copy)")
        line.add("reply", reply)
        return line.text
    }
}
