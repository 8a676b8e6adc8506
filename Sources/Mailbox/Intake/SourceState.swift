/// Whether a source as a whole (a folder, a server) can be read; tells where that changes.
struct SourceState {
    /// The kind and name of the source, for the log.
    let source: String
    private let onEvent: MailboxEventHandler
    private var pause: Duration?

    init(source: String, onEvent: @escaping MailboxEventHandler) {
        self.source = source
        self.onEvent = onEvent
    }

    /// - Returns: How long to wait before the next try.
    mutating func failed(_ error: MailboxError) -> Duration {
        let pause = RetryPause.next(after: self.pause)
        self.pause = pause
        onEvent(.failed(source: source, reason: error.description, retryIn: pause))
        return pause
    }

    mutating func isThere() {
        guard pause != nil else { return }
        pause = nil
        onEvent(.reconnected(source: source))
    }
}
