// The fold beside others: it leaves them turns, and it ends.

import Dispatch
import Foundation
import Journal
import Judging
import Peers
import Synchronization
import Testing
import Words

@testable import Storage

@Suite final class FoldTests: ReturnedMailFixture {
    private let folder = TestFolder()

    private func hits(_ count: Int) throws -> [Hit] {
        let copy = try send("1", to: "ann@home.example")
        return (0..<count).map { Hit(.open, of: copy, at: sent + hour + Int64($0)) }
    }

    /// Another process that wants to write gets its turn between two transactions, not at the end.
    @Test(.timeLimit(.minutes(2))) func leavesTurnsToOthers() async throws {
        let journal = try Journal(folder: folder.path)
        await journal.append(try hits(2_500))
        let hasBegun = DispatchSemaphore(value: 0)
        let folded = Mutex(0)
        // So slow that the fold takes longer than anybody waits for the database.
        store.setRules(
            CountingRules(place: { _ in
                usleep(1_500)
                if folded.withLock({
                    $0 += 1; return $0 == 1
                }) {
                    hasBegun.signal()
                }
                return nil
            }))
        let others = try Store(path: store.path)
        let turn = Mutex<(result: Result<MessageNumbers, any Error>, folded: Int)?>(nil)
        let isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            hasBegun.wait()
            let result = Result { try others.reserveNumbers(recipients: 1) }
            turn.withLock { $0 = (result, folded.withLock { $0 }) }
            isDone.signal()
        }
        #expect(try store.fold(JournalReader(folder: folder.path)).hits == 2_500)
        isDone.wait()
        let end = try #require(turn.withLock { $0 })
        #expect(throws: Never.self) { try end.result.get() }
        #expect(end.folded < 2_500)
    }

    /// Where hits come faster than they are folded, what was there at the beginning is folded and not much more.
    @Test(.timeLimit(.minutes(2))) func endsWhileHitsCome() async throws {
        let journal = try Journal(folder: folder.path, segmentSize: 4_096)
        let first = try hits(600)
        await journal.append(first)
        store.setRules(
            CountingRules(place: { _ in
                let isWritten = DispatchSemaphore(value: 0)
                journal.append([.hit(first[0]), .hit(first[1])]) { _ in isWritten.signal() }
                isWritten.wait()
                return nil
            }))
        let reader = try JournalReader(folder: folder.path)
        let result = try store.fold(reader)
        #expect(result.hits >= 600 && result.hits < 5_000)
        #expect(try query("SELECT COUNT(*) FROM events") == ["\(result.hits)"])
    }
}

extension Journal {
    /// Appends and waits until the hits are on disk.
    fileprivate func append(_ hits: [Hit]) async {
        await withCheckedContinuation { continuation in append(hits.map { .hit($0) }) { _ in continuation.resume() } }
    }
}
