// One line of a log, of any of the three MTAs.

/// Reads lines that Postfix and Sendmail write to syslog, and Exim to its main log.
///
/// Total: any bytes are read, and what says nothing of a message on its way is nil. What other hosts said stands in
/// these lines too; no words of theirs are taken for the MTA's own.
package struct LogParser: Sendable {
    /// The time at which the lines are read; milliseconds since 1970. Times that lack the year are before this.
    package var reference: Int64
    /// The log's local time.
    package var offsets: UTCOffsets

    /// The length of a line up to which it is read: syslog daemons cut far below it.
    static let lengthLimit = 16_384

    package init(reference: Int64, offsets: UTCOffsets = UTCOffsets()) {
        self.reference = reference
        self.offsets = offsets
    }

    /// Returns what a line says of a message; nil where it says nothing, or can't be read.
    package func entry(_ line: Span<UInt8>) -> LogEntry? {
        guard case .entry(let entry) = read(line) else { return nil }
        return entry
    }

    /// - Parameter line: with or without its end.
    package func read(_ line: Span<UInt8>) -> LineReading {
        let length = min(line.count, Self.lengthLimit)
        let text = line.extracting(line.trimmed(0..<length))
        guard let prefix = LogPrefix(text, LogTime(reference: reference, offsets: offsets)) else { return .unreadable }
        return Self.entry(text, in: prefix.end..<text.count, at: prefix.at).map { .entry($0) } ?? .other
    }

    /// Reads a message whose time and program are known already, as the journal of systemd has them.
    package func entry(message: Span<UInt8>, at: Int64) -> LogEntry? {
        Self.entry(message, in: message.trimmed(0..<min(message.count, Self.lengthLimit)), at: at)
    }

    private static func entry(_ line: Span<UInt8>, in range: Range<Int>, at: Int64) -> LogEntry? {
        if QueueID.eximBeginning(line, in: range) != nil { return EximLine.entry(line, in: range, at: at) }
        return SyslogMessage.entry(line, in: range, at: at)
    }
}

/// The kinds of lines in a log.
package enum LineReading: Sendable {
    case entry(LogEntry)
    /// It begins as a log line does, and says nothing of a message on its way.
    case other
    /// It begins like none that is known.
    case unreadable
}
