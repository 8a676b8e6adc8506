internal import Bounces
internal import GRDB
internal import Words

extension EventWriter {
    /// Writes down that a delivery's copy can't be read from the spool any more, and so never leaves.
    ///
    /// It is our fault: there is an alarm. Nothing of it counts against the contact, and nothing is planned, as there is nothing to
    /// send.
    static func writeLost(
        delivery: Int64, _ reason: String, _ rules: CountingRules, at now: Int64, in database: Database
    ) throws {
        guard let record = try DeliveryRecord.find(delivery: delivery, in: database), !record.isErased else { return }
        let writer = EventWriter(database: database, record: record, trust: .sealed, rules: rules, at: now)
        let verdict = Verdict(
            reason: .systemError, rule: "spool: copy lost", status: nil, replyCode: nil, isPermanent: nil)
        let bounce = Finding.Bounce(verdict: verdict, diagnostic: reason)
        try writer.insertBounce(bounce, .ofLostCopy)
        // What is known to have arrived has, whatever became of its copy.
        if writer.isOpen(to: .sealed, [.sent, .deferred, .softBounced]) {
            try writer.setBounced(.soft, verdict)
        }
        try writer.raiseAlarm(bounce)
    }
}
