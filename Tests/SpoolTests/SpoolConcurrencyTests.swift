import Foundation
import Peers
import Synchronization
import Testing

@testable import Spool

/// Threads stand for processes too: the spool has no state in memory.
@Suite struct SpoolConcurrencyTests {
    private let folder = TestFolder()

    @Test func keepsAndSweepsAtOnce() throws {
        let spool = CopySpool(folder: folder.path)
        let failures = Mutex<[String]>([])
        let isOver = Atomic(false)
        let sweeper = Thread.start {
            while !isOver.load(ordering: .relaxed) {
                do { try spool.sweep(maximumBytes: 2000, olderThan: .seconds(1000), now: now()) } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        let keepers = (0..<4).map { thread in
            Thread.start {
                // Few copies a block, so that blocks are removed and made again all the time.
                for number in 0..<400 as Range<Int64> {
                    let number = number * 5000 + Int64(thread)
                    do {
                        let mail = noise(200, seed: UInt64(number))
                        try spool.keep([mail[...]], as: number)
                        let read = try spool.read(number)
                        if let read, read != mail { failures.withLock { $0.append("\(number) differs") } }
                    } catch {
                        failures.withLock { $0.append("\(error)") }
                    }
                }
            }
        }
        keepers.forEach { $0.wait() }
        isOver.store(true, ordering: .relaxed)
        sweeper.wait()
        #expect(failures.withLock { $0 }.isEmpty)
        #expect(!folder.files.contains { $0.hasSuffix(".new") })
    }

    @Test func theSameCopyKeptTwiceAtOnceIsOneOfTheTwo() throws {
        let spool = CopySpool(folder: folder.path)
        let mails = [noise(50_000, seed: 1), noise(60_000, seed: 2)]
        let failures = Mutex<[String]>([])
        let threads = mails.map { mail in
            Thread.start {
                for _ in 0..<100 {
                    do {
                        try spool.keep([mail[...]], as: 1)
                        if let read = try spool.read(1), !mails.contains(read) {
                            failures.withLock { $0.append("mixed") }
                        }
                    } catch {
                        failures.withLock { $0.append("\(error)") }
                    }
                }
            }
        }
        threads.forEach { $0.wait() }
        #expect(failures.withLock { $0 }.isEmpty)
        #expect(folder.files == ["0/1.gz"])
    }
}

extension Thread {
    /// A thread that can be waited for.
    struct Running: Sendable {
        fileprivate let end = DispatchSemaphore(value: 0)

        func wait() { end.wait() }
    }

    static func start(_ body: @escaping @Sendable () -> Void) -> Running {
        let running = Running()
        Thread.detachNewThread {
            body()
            running.end.signal()
        }
        return running
    }
}
