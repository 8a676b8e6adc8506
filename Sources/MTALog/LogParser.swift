// One line of a log, of any of the three MTAs.

/// Reads lines that Postfix and Sendmail write to syslog, and Exim to its main log.
///
/// Total: any bytes are read, and what says nothing of a message on its way is nil. What other hosts said stands in
/// these lines too; no words of theirs are taken for the MTA's own.
package struct LogParser: Sendable {
    /// When the lines are read; milliseconds since 1970. Times that lack the year are before this.
    package var reference: Int64
    /// The log's local time.
    package var offsets: UTCOffsets

    /// What comes behind that is not read: syslog daemons cut far below it.
    static let lengthLimit = 16_384

    package init(reference: Int64, offsets: UTCOffsets = UTCOffsets()) {
        self.reference = reference
        self.offsets = offsets
    }

    /// - Parameter line: with or without its end.
    package func entry(_ line: Span<UInt8>) -> LogEntry? {
        let length = min(line.count, Self.lengthLimit)
        let text = line.extracting(line.trimmed(0..<length))
        guard let (at, end) = LogTime(reference: reference, offsets: offsets).read(text) else { return nil }
        return Self.entry(text, in: text.trimmed(end..<text.count), at: at)
    }

    /// A message whose time and program are known already, as the journal of systemd has them.
    package func entry(message: Span<UInt8>, at: Int64) -> LogEntry? {
        let range = message.trimmed(0..<min(message.count, Self.lengthLimit))
        if QueueID.eximBeginning(message, in: range) != nil { return EximLine.entry(message, in: range, at: at) }
        return SyslogMessage.entry(message, in: range, at: at)
    }

    /// Reads what begins with a queue id, after host and tag (`mta postfix/smtp[123]:`; Exim's may have `[123]`), each
    /// of which may be missing.
    private static func entry(_ line: Span<UInt8>, in range: Range<Int>, at: Int64) -> LogEntry? {
        var start = range.lowerBound
        var isAfterTag = false
        for _ in 0..<3 {
            let rest = start..<range.upperBound
            if QueueID.eximBeginning(line, in: rest) != nil { return EximLine.entry(line, in: rest, at: at) }
            if QueueID.beginning(line, in: rest) != nil { return SyslogMessage.entry(line, in: rest, at: at) }
            let space = line.first(.space, in: rest)
            // What does not come first after the tag is somebody's words.
            guard space < range.upperBound, !isAfterTag else { return nil }
            isAfterTag = space > start && line[space - 1] == .colon
            start = space + 1
        }
        return nil
    }
}
