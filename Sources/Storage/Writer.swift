// The one place of a process where rows are written.

internal import Dispatch
internal import GRDB
internal import Synchronization

/// Commits what has gathered in one transaction (group commit): while a flush is under way the next jobs gather, so that
/// durability costs one flush for many.
///
/// A job that fails is undone alone: the transaction is rolled back and its jobs are run again one by one.
final class Writer: Sendable {
    private let database: DatabaseQueue
    private let checkpointer: Checkpointer
    private let gathered = Mutex<[WriteJob]>([])

    /// How long a caller waits before it goes on without the database.
    private static let patience = 5

    init(_ database: DatabaseQueue, _ checkpointer: Checkpointer) {
        (self.database, self.checkpointer) = (database, checkpointer)
        database.inDatabase(checkpointer.serve)
    }

    /// Runs `work` in a transaction and returns when it is on disk. Blocks the calling thread.
    ///
    /// - Throws: `StorageError` where nothing of it was kept; `.timedOut` where it had not begun within 5 seconds.
    func perform<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) throws(StorageError) -> Value {
        let result = Mutex<Value?>(nil)
        try wait(
            for: WriteJob { database in
                let value = try work(database)
                result.withLock { $0 = value }
            })
        // A job that did not throw has set it.
        guard let value = result.withLock({ $0 }) else { throw .failed(reason: "a job ended without a result") }
        return value
    }

    private func wait(for job: WriteJob) throws(StorageError) {
        let isFirst = gathered.withLock { jobs in
            jobs.append(job)
            return jobs.count == 1
        }
        // GRDB's queue is the writing thread. The first of a group asks for a turn, the others ride along.
        if isFirst { database.asyncWriteWithoutTransaction { self.commitGathered(in: $0) } }
        try job.wait(seconds: Self.patience)
    }

    private func takeGathered() -> [WriteJob] {
        gathered.withLock { jobs in
            defer { jobs = [] }
            return jobs.filter { $0.begin() }
        }
    }

    private func commitGathered(in database: Database) {
        var jobs: [WriteJob] = []
        do {
            try database.inTransaction(.immediate) {
                // Now they begin. While somebody else still had the database, each could be given up.
                jobs = takeGathered()
                return try run(jobs, in: database)
            }
            for job in jobs { job.end(with: nil) }
        } catch let failure as JobFailure {
            if jobs.count == 1 { return jobs[0].end(with: failure.cause) }
            for job in jobs { commitAlone(job, in: database) }
        } catch {
            if jobs.isEmpty { jobs = takeGathered() }
            for job in jobs { job.end(with: StorageError(error)) }
        }
    }

    private func commitAlone(_ job: WriteJob, in database: Database) {
        do {
            try database.inTransaction(.immediate) { try run([job], in: database) }
            job.end(with: nil)
        } catch {
            job.end(with: (error as? JobFailure)?.cause ?? StorageError(error))
        }
    }

    private func run(_ jobs: [WriteJob], in database: Database) throws -> Database.TransactionCompletion {
        for job in jobs {
            do { try job.work(database) } catch { throw JobFailure(cause: StorageError(error)) }
        }
        return .commit
    }

    /// A job's own statement failed, not the beginning or the commit that all share.
    private struct JobFailure: Error {
        let cause: StorageError
    }
}
