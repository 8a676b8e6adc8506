package import Logging
internal import Synchronization

/// A log that is kept.
package final class KeptLog: LogHandler, Sendable {
    private let written = Mutex<[String]>([])

    package init() {}

    /// A logger that writes here.
    package var logger: Logger { Logger(label: "test") { _ in self } }
    package var lines: [String] { written.withLock { $0 } }

    package var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    package var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    package subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    package func log(event: LogEvent) { written.withLock { $0.append(event.message.description) } }
}
