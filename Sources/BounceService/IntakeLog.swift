internal import Logging
internal import Mailbox
internal import Synchronization
internal import Words

/// Writes an intake's troubles to the log: the same trouble once a minute, as every waiting mail tells it again.
final class IntakeLog: Sendable {
    private let logger: Logger
    /// The time when each reason was last told. Bounded: it begins anew when it is full.
    private let told = Mutex<[String: ContinuousClock.Instant]>([:])

    private static let pause = Duration.seconds(60)
    private static let reasonLimit = 100

    init(logger: Logger) { self.logger = logger }

    func add(_ event: MailboxEvent) {
        switch event {
        case .failed(let source, let reason, let retryIn):
            guard isNew(reason) else { return }
            var line = LogLine("\(source):", "not taken")
            line.add("reason", reason)
            if let retryIn { line.add("retry_in", "\(retryIn.components.seconds)s") }
            logger.warning("\(line.text)")
        case .reconnected(let source): logger.info("\(source): mails are taken again")
        case .cut(let source, let place):
            var line = LogLine("\(source):", "too long to read whole: it stays for people")
            line.add("place", place)
            logger.warning("\(line.text)")
        }
    }

    private func isNew(_ reason: String) -> Bool {
        told.withLock { told in
            let now = ContinuousClock.now
            if let last = told[reason], now - last < Self.pause { return false }
            if told.count >= Self.reasonLimit { told = [:] }
            told[reason] = now
            return true
        }
    }
}
