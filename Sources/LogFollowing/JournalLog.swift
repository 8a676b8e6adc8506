// The journal of systemd, where the MTA logs there and to no file.

package import Tools

/// Messages that came in, in their order, and how far the journal is read with them.
package struct JournalBatch: Sendable {
    package struct Entry: Sendable, Equatable {
        /// Milliseconds since 1970, UTC.
        package var at: Int64
        /// Without time, host and program.
        package var message: [UInt8]
    }

    package var entries: [Entry]
    /// Of the last: journald's own words for a place, to be stored as they are.
    package var cursor: String
}

/// Follows the journal by journalctl(1), which knows its files, their rotation and their locks.
package struct JournalLog: ~Copyable {
    private let name: String
    private let program: JournalProgram
    private var export = JournalExport()

    private static let readSize = 1 << 18

    /// - Parameters:
    ///   - cursor: Of the last batch whose effects were stored; nil at the first time, which begins with the oldest
    ///     entry.
    ///   - matches: Which entries, as journalctl takes them.
    /// - Throws: `noProgram` where there is no journalctl.
    package init(
        after cursor: String? = nil, matches: [String] = Self.matches(user: UserID.named),
        program: String = "journalctl"
    ) throws(LogFollowingError) {
        name = program
        var arguments = ["--follow", "--no-tail", "--no-pager", "--quiet", "--output=export"]
        arguments.append("--output-fields=MESSAGE")
        if let cursor { arguments.append("--after-cursor=\(cursor)") }
        do {
            self.program = try JournalProgram(program, arguments + matches)
        } catch {
            throw .noProgram(program, reason: error.reason)
        }
    }

    /// As whom MTAs log of deliveries, where there are such users: Postfix; Sendmail; Exim, as Debian and others call it.
    private static let users = ["root", "postfix", "smmsp", "smmta", "Debian-exim", "exim"]

    /// Entries of the facility `mail` (journalctl takes values of the same field for "or", other fields for "and") that the
    /// MTA wrote. Anybody can write to the journal what looks like the MTA's, but whose process it was, the kernel says
    /// (systemd.journal-fields(7), *trusted fields*).
    static func matches(user: (String) -> UInt32?) -> [String] {
        ["SYSLOG_FACILITY=2"] + users.compactMap(user).map { "_UID=\($0)" }
    }

    /// Returns the next messages, waiting until there are any; nil when told to stop. Blocks: for a thread of its own.
    ///
    /// - Throws: `ended` where journalctl has ended; after that, only a new one can go on.
    package mutating func next(until stop: StopSignal) throws(LogFollowingError) -> JournalBatch? {
        while true {
            let deadline = ContinuousClock.now + .seconds(3600)
            if stop.wait(until: deadline, descriptor: program.descriptor) == .stopped { return nil }
            guard let bytes = try read() else { continue }
            if bytes.isEmpty { throw .ended(program: name, reason: program.lastWords()) }
            guard let entries = export.take(bytes) else {
                throw .ended(program: name, reason: "what it writes is not the journal's export format")
            }
            if let cursor = entries.last?.cursor {
                let known = entries.map { JournalBatch.Entry(at: ($0.realtime ?? 0) / 1000, message: $0.message) }
                return JournalBatch(entries: known, cursor: cursor)
            }
        }
    }

    private func read() throws(LogFollowingError) -> [UInt8]? {
        do { return try program.read(Self.readSize) } catch {
            throw .system(call: error.call, path: name, code: error.code)
        }
    }
}
