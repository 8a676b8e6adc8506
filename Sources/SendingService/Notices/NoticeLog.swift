// The mail log of notices: one line for each mail or POST, beginning with the queue id of the message it is about.

internal import Logging
internal import Storage
internal import Words

struct NoticeLog: Sendable {
    let logger: Logger

    func sent(_ batch: NoticeBatch, _ reply: String) { add(batch, "notice sent", reply) }
    func postponed(_ batch: NoticeBatch, _ reply: String) { add(batch, "notice postponed", reply) }
    func failed(_ batch: NoticeBatch, _ reply: String) { add(batch, "notice failed", reply) }
    func uncertain(_ batch: NoticeBatch, _ reply: String) { add(batch, "notice uncertain", reply) }

    func leftUncertain(_ batch: Int64) {
        logger.warning("NOQUEUE: notice uncertain batch=\(batch) reply=\"the process ended before the answer came\"")
    }

    func dropped(_ count: Int) {
        logger.warning(
            "notices dropped, as `notices.from` or `notices.webhook_secret` is not set for them: count=\(count)")
    }

    func switchedOff(_ url: String, _ count: Int) {
        var line = LogLine("NOQUEUE:", "webhook switched off, as it asked for it")
        line.add("url", url)
        line.add("preferences", "\(count)")
        logger.warning("\(line.text)")
    }

    func databaseFails(_ error: any Error) {
        logger.warning("notices wait until the database answers: \(error)")
    }

    func notWritten(_ error: any Error) {
        logger.warning("a notice has left, and the database does not take the note: \(error)")
    }

    private func add(_ batch: NoticeBatch, _ event: String, _ reply: String) {
        var line = LogLine(queueID: batch.notices.count == 1 ? batch.notices[0].queueID : "", event)
        line.add("by", batch.method.rawValue)
        line.add("to", batch.target)
        line.add("batch", "\(batch.batch)")
        line.add("notices", "\(batch.notices.count)")
        line.add("try", "\(batch.tries)")
        line.add("reply", reply)
        logger.info("\(line.text)")
    }
}
