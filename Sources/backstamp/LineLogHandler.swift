// The log: lines on standard error, which systemd hands to the journal or syslog.

import Foundation
import Logging
import Words

/// A line each: the time (where no journal adds it), the level where it is not `info`, the message.
struct LineLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    /// systemd reads the level from a prefix (sd-daemon(3)) and adds the time itself.
    private let isJournal = ProcessInfo.processInfo.environment["JOURNAL_STREAM"] != nil

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let level = event.level == .info ? "" : "\(event.level): "
        let start = isJournal ? "<\(event.level.priority)>" : "\(Self.time()) "
        let text = Self.line(event.message.description)
        // One write a line: lines of several threads don't mix.
        FileHandle.standardError.write(Data("\(start)\(level)\(text)\n".utf8))
    }

    /// Puts a text on one line, which steers nobody's terminal: errors have words of servers in them.
    private static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isUnseen) else { return text }
        return text.unicodeScalars.map { scalar in
            scalar == "\n" ? " " : scalar.isUnseen ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }.joined()
    }

    private static func time() -> String {
        var now = Glibc.time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension Logger.Level {
    /// The priority of syslog(3).
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
