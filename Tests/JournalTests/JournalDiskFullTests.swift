import Glibc
import Peers
import Testing
import Tools
import Words

@testable import Journal

/// A limit on the size of files stands for a full disk: a write stops half-way and then fails.
@Suite struct JournalDiskFullTests {
    @Test func whatDoesNotFitIsRefusedAndLaterHitsAreTaken() async {
        await #expect(processExitsWith: .success) {
            let folder = TestFolder()
            let journal = try Journal(folder: folder.path)
            let big = (0..<200).map { number in
                var hit = Hit.sample(number)
                hit.headers = [UInt8](repeating: 65, count: 1024)
                return hit
            }
            #expect(await journal.append([.sample(0)]))
            signal(SIGXFSZ, SIG_IGN)
            JournalDiskFullTests.limitFiles(to: 100_000)
            for _ in 0..<5 { #expect(await !journal.append(big)) }
            // What fits is still taken.
            #expect(await journal.append([.sample(1)]))
            #expect(await !journal.append(big))
            JournalDiskFullTests.limitFiles(to: 0)
            for _ in 0..<5 { #expect(await !journal.append([.sample(9)])) }
            JournalDiskFullTests.limitFiles(to: rlim_t.max)
            #expect(await journal.append([.sample(2)]))
            #expect(await journal.append(big))
            let batch = try JournalReader(folder: folder.path).readAll()
            #expect(batch.hits == [.sample(0), .sample(1), .sample(2)] + big)
            #expect(batch.damagedBytes == 0)
            #expect(folder.segments.count < 6, "failures leave no heap of segments")
        }
    }

    /// Others write there, too.
    @Test(arguments: [(DiskReserve(bytes: .max), false), (DiskReserve(bytes: 0), true), (DiskReserve(bytes: 1), true)])
    func whatIsReservedIsNotTaken(_ reserve: DiskReserve, isTaken: Bool) async throws {
        let folder = TestFolder()
        let journal = try Journal(folder: folder.path, reserve: reserve)
        #expect(await journal.append([.sample(1)]) == isTaken)
        journal.close()
    }

    /// The soft limit alone, so that it can be raised again.
    static func limitFiles(to size: rlim_t) {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        limit.rlim_cur = size
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }
}
