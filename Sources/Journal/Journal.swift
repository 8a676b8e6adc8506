// What happens is here, on disk, before it is in the database. The front page of this module.
//
// A spool has two journals, each with one process that writes it: the tracker's hits, and the filter's sendings, with what it sees
// pass and what becomes of split copies. Entries go in by `append`, which says when they are on disk; `JournalReader` gives them
// out again in their order, from a position that whoever reads keeps (`Storage/Sent/Store+Sendings.swift` and `Storage/Counting/Fold.swift` do, with what it has made of
// them). `JournalWriter` gathers and flushes, `JournalFolder` has the segments, `JournalRecord` a record's bytes, each with a
// checksum: what a crash has left half written is passed over. `UnfoldedSendings` finds what has just left. Nothing here judges or
// counts.

internal import Dispatch
internal import Glibc
internal import Synchronization
package import Tools

/// An append-only file of what happens, flushed for many at once.
///
/// Entries come from any thread and gather while a flush is under way; the next flush takes them all (group commit). So the
/// disk's latency is paid once for many, and a single entry waits for no timer.
package final class Journal: Sendable {
    /// The journal's name for good, by which a database tells several journals apart.
    package let identity: String

    /// Called once, on a thread of the journal's or of another who appends: nil where the entries are on disk.
    package typealias Completion = @Sendable (_ error: JournalError?) -> Void

    private struct Submission {
        let entries: [JournalEntry]
        let completion: Completion
    }

    /// What waits for the next flush.
    private struct Waiting {
        var submissions: [Submission] = []
        /// Whether somebody is writing, or has been told to.
        var isAnnounced = false
        var isClosed = false
    }

    private let waiting = Mutex(Waiting())
    /// Used by whom `isAnnounced` speaks of.
    private let writer: Mutex<JournalWriter>
    private let queue = DispatchQueue(label: "journal", qos: .default)
    private let lock: JournalFile
    private let segments: JournalFolder
    private var folder: String { segments.path }

    private let segmentLife: Double

    /// Opens a journal to append to it, making its folder if needed, and begins a new segment.
    ///
    /// - Parameters:
    ///   - segmentSize: Bytes after which another segment is begun.
    ///   - segmentLife: Seconds after which another is begun, however little there is: only a segment that has a successor
    ///     can be removed, and addresses are not to stay here.
    ///   - sizeLimit: Bytes that wait for the database at most, whoever looks at our mail how often: some ten million hits, far more
    ///     than come while it is away for a day.
    ///   - reserve: What is left free of the disk.
    /// - Throws: `JournalError.locked` where another process writes it.
    package init(
        folder path: String, segmentSize: Int64 = 16 << 20, segmentLife: Double = 3600, sizeLimit: Int64 = 4 << 30,
        reserve: DiskReserve = DiskReserve(bytes: 0)
    ) throws(JournalError) {
        self.segmentLife = segmentLife
        let folder = JournalFolder(path: path)
        try folder.create()
        lock = try JournalFile(opening: "\(path)/lock", flags: O_RDWR | O_CREAT)
        guard try lock.lock() else { throw .locked(folder: path) }
        identity = try folder.makeIdentity()
        segments = folder
        writer = Mutex(
            try JournalWriter(folder: folder, segmentSize: segmentSize, sizeLimit: sizeLimit, reserve: reserve))
        renewLater()
    }

    /// Takes entries; `completion` says when they're on disk, or that they could not be written. After `close` none can.
    package func append(_ entries: [JournalEntry], completion: @escaping Completion) {
        switch take(Submission(entries: entries, completion: completion)) {
        // Behind those that were taken: completions come in the order of `append`.
        case .closed: queue.async { [folder] in completion(.closed(folder: folder)) }
        case .isFirst: queue.async { self.writeWaiting() }
        case .ridesAlong: break
        }
    }

    /// Writes an entry, and whatever else waits, and returns when it is on disk. Blocks the calling thread.
    ///
    /// Who comes first writes, so that a single message waits for no other thread.
    package func append(_ entry: JournalEntry) throws(JournalError) {
        let result = Mutex<JournalError?>(nil)
        let written = DispatchSemaphore(value: 0)
        let place = take(
            Submission(entries: [entry]) { error in
                result.withLock { $0 = error }
                written.signal()
            })
        switch place {
        case .closed: throw .closed(folder: folder)
        case .isFirst: writeOnce()
        case .ridesAlong: break
        }
        written.wait()
        if let error = result.withLock(\.self) { throw error }
    }

    /// Writes what has been taken, and takes no more. Blocks until that is done.
    package func close() {
        waiting.withLock { $0.isClosed = true }
        queue.sync {
            writeWaiting()
            writer.withLock { $0.finish() }
        }
    }

    private enum Place { case isFirst, ridesAlong, closed }

    private func take(_ submission: Submission) -> Place {
        waiting.withLock { waiting in
            if waiting.isClosed { return .closed }
            waiting.submissions.append(submission)
            defer { waiting.isAnnounced = true }
            return waiting.isAnnounced ? .ridesAlong : .isFirst
        }
    }

    /// Begins another segment when the newest is old, whether something comes or not, and when a reader asks for it.
    private func renewLater(lastAt last: ContinuousClock.Instant = .now) {
        queue.asyncAfter(deadline: .now() + min(segmentLife, 1)) { [weak self] in
            guard let self, !waiting.withLock({ $0.isClosed }) else { return }
            let isWanted = segments.isRenewalWanted
            let isOld = ContinuousClock.now - last >= .seconds(segmentLife)
            if isWanted || isOld {
                // What fails now is tried again by the next write.
                writer.withLock { try? $0.renew() }
            }
            if isWanted { segments.endRenewal() }
            renewLater(lastAt: isOld ? .now : last)
        }
    }

    /// Writes batch after batch until nothing waits.
    private func writeWaiting() {
        while writeBatch() {}
    }

    /// Writes one batch, and leaves what has come meanwhile to the journal's own thread.
    private func writeOnce() {
        _ = writeBatch()
        let isMore = waiting.withLock { waiting in
            waiting.isAnnounced = !waiting.submissions.isEmpty
            return waiting.isAnnounced
        }
        if isMore { queue.async { self.writeWaiting() } }
    }

    /// False where nothing waits: then whoever comes next is the first.
    private func writeBatch() -> Bool {
        let submissions = waiting.withLock { waiting in
            let submissions = waiting.submissions
            waiting.submissions = []
            waiting.isAnnounced = !submissions.isEmpty
            return submissions
        }
        if submissions.isEmpty { return false }
        let error = write(submissions)
        for submission in submissions { submission.completion(error) }
        return true
    }

    private func write(_ submissions: [Submission]) -> JournalError? {
        do {
            try writer.withLock { writer throws(JournalError) in try writer.write(submissions.lazy.flatMap(\.entries)) }
            return nil
        } catch {
            return error
        }
    }
}
