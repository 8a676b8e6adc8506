// Brings the journal into the database, within a second of each hit, and what was erased there out of the tracker's memory.

package import Journal
package import Logging
internal import NIOPosix
internal import ServiceLifecycle
package import Storage

/// Folds the journal for as long as the process runs. While the database is away the journal keeps the hits.
package struct FoldService: Service {
    private let store: Store
    private let journal: JournalReader
    private let links: LinkIndex
    private let logger: Logger

    private static let pause = Duration.milliseconds(250)

    package init(store: Store, journal: JournalReader, links: LinkIndex, logger: Logger) {
        self.store = store
        self.journal = journal
        self.links = links
        self.logger = logger
    }

    package func run() async throws {
        // The database blocks, so it has a thread of its own.
        let thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
        await cancelWhenGracefulShutdown { await foldUntilCancelled(on: thread) }
        try await thread.shutdownGracefully()
    }

    private func foldUntilCancelled(on thread: NIOThreadPool) async {
        var isAway = false
        while !Task.isCancelled {
            do {
                try await thread.runIfActive { try fold() }
                if isAway { logger.info("the database is back: hits are counted again") }
                isAway = false
            } catch {
                if !isAway { logger.warning("hits wait in the journal until the database answers: \(error)") }
                isAway = true
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    private func fold() throws {
        try links.forgetErased()
        let result = try store.fold(journal)
        if result.strays > 0 {
            logger.warning("hits on copies that the database does not know: count=\(result.strays)")
        }
        if result.damagedBytes > 0 { logger.error("the journal is damaged: unreadable bytes=\(result.damagedBytes)") }
        // Whoever folded them: another process may have, and an old segment ends without another hit.
        try journal.removeSegments(before: store.foldedPosition(of: journal))
    }
}
