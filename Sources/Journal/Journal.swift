// The journal of hits: what the tracker answers for is here, on disk, before it is in the database. The front page of this module.
//
// Hits go in by `append`, which tells when they are on disk; `JournalReader` gives them out again in their order, from a position that whoever
// reads keeps (`Storage/Counting/Fold.swift` does, with what it has counted). `JournalWriter` gathers and flushes, `JournalFolder` has
// the segments, `JournalRecord` a record's bytes, each with a checksum: what a crash has left half written is passed over. Nothing
// here judges or counts.

internal import Dispatch
internal import Glibc
internal import Synchronization
internal import Tools
package import Words

/// An append-only file of hits, flushed for many at once.
///
/// Hits come from any thread and gather while a flush is under way; the next flush takes them all (group commit). So the
/// disk's latency is paid once for many, and a single hit waits for no timer.
package final class Journal: Sendable {
    /// The journal's name for good, by which a database tells several journals apart.
    package let identity: String

    /// Called once, on a thread of the journal's: whether the hits are on disk.
    package typealias Completion = @Sendable (_ isWritten: Bool) -> Void

    private struct Submission {
        let hits: [Hit]
        let completion: Completion
    }

    /// What waits for the next flush.
    private struct Waiting {
        var submissions: [Submission] = []
        /// Whether `queue` has been told to write them.
        var isAnnounced = false
        var isClosed = false
    }

    private let waiting = Mutex(Waiting())
    /// Used on `queue` alone.
    private let writer: Mutex<JournalWriter>
    private let queue = DispatchQueue(label: "journal", qos: .default)
    private let lock: JournalFile

    private let segmentLife: Double

    /// Opens a journal to append to it, making its folder if needed, and begins a new segment.
    ///
    /// - Parameters:
    ///   - segmentSize: Bytes after which another segment is begun.
    ///   - segmentLife: Seconds after which another is begun, however few hits there are: only a segment that has a successor
    ///     can be removed, and addresses are not to stay here.
    ///   - sizeLimit: Bytes that wait for the database at most, whoever looks at our mail how often: some ten million hits, far more
    ///     than come while it is away for a day.
    /// - Throws: `JournalError.locked` where another tracker writes it.
    package init(
        folder path: String, segmentSize: Int64 = 16 << 20, segmentLife: Double = 3600, sizeLimit: Int64 = 4 << 30
    ) throws(JournalError) {
        self.segmentLife = segmentLife
        let folder = JournalFolder(path: path)
        try folder.create()
        lock = try JournalFile(opening: "\(path)/lock", flags: O_RDWR | O_CREAT)
        guard try lock.lock() else { throw .locked(folder: path) }
        identity = try folder.makeIdentity()
        writer = Mutex(try JournalWriter(folder: folder, segmentSize: segmentSize, sizeLimit: sizeLimit))
        renewLater()
    }

    /// Takes hits; `completion` says when they're on disk, or that they could not be written. After `close` none can.
    package func append(_ hits: [Hit], completion: @escaping Completion) {
        let (isTaken, isFirst) = waiting.withLock { waiting in
            if waiting.isClosed { return (false, false) }
            waiting.submissions.append(Submission(hits: hits, completion: completion))
            defer { waiting.isAnnounced = true }
            return (true, !waiting.isAnnounced)
        }
        // Behind those that were taken: completions come in the order of `append`.
        if !isTaken { queue.async { completion(false) } }
        if isFirst { queue.async { self.writeWaiting() } }
    }

    /// Writes what has been taken, and takes no more. Blocks until that is done.
    package func close() {
        waiting.withLock { $0.isClosed = true }
        queue.sync {
            writeWaiting()
            writer.withLock { $0.finish() }
        }
    }

    /// Time and again, whether hits come or not.
    private func renewLater() {
        queue.asyncAfter(deadline: .now() + segmentLife) { [weak self] in
            guard let self, !waiting.withLock({ $0.isClosed }) else { return }
            // What fails now is tried again by the next write.
            writer.withLock { try? $0.renew() }
            renewLater()
        }
    }

    /// Writes batch after batch until nothing waits.
    private func writeWaiting() {
        while true {
            let submissions = waiting.withLock { waiting in
                let submissions = waiting.submissions
                waiting.submissions = []
                waiting.isAnnounced = !submissions.isEmpty
                return submissions
            }
            if submissions.isEmpty { return }
            let isWritten = write(submissions)
            for submission in submissions { submission.completion(isWritten) }
        }
    }

    private func write(_ submissions: [Submission]) -> Bool {
        var records: [UInt8] = []
        for submission in submissions {
            for hit in submission.hits { JournalRecord.append(hit, to: &records) }
        }
        do {
            try writer.withLock { writer throws(JournalError) in try writer.write(records) }
            return true
        } catch {
            return false
        }
    }
}
