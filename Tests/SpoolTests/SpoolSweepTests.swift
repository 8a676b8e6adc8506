import Peers
import Testing

@testable import Spool

@Suite struct SpoolSweepTests {
    private let folder = TestFolder()
    private var spool: CopySpool { CopySpool(folder: folder.path) }

    @Test func anUnusedSpoolIsLeftAlone() throws {
        let unused = CopySpool(folder: folder.path + "/none")
        #expect(try unused.sweep(maximumBytes: 0, olderThan: .zero, now: now()) == nil)
        #expect(folder.names().isEmpty)
    }

    @Test func whatIsTooOldIsRemoved() throws {
        for number in [1, 2, 10_000, 20_000] as [Int64] { try spool.keep([[1]], as: number) }
        for file in ["0/1.gz", "1/10000.gz"] { try folder.date(file, 1_000_000) }
        try folder.date("0/2.gz", 1_000_100)
        let sweep = try #require(try spool.sweep(maximumBytes: .max, olderThan: .seconds(100), now: 1_000_200_000))
        #expect(sweep.tooOld == 2)
        #expect(sweep.kept == 2)
        #expect(folder.files == ["0/2.gz", "2/20000.gz"])
        #expect(folder.names() == ["0", "2"], "an empty block goes too")
    }

    @Test func theOldestGoUntilTheRestIsSmallEnough() throws {
        let numbers: [Int64] = [5, 100, 9, 10_001, 20_001, 100_001]
        for number in numbers { try spool.keep([noise(1000)[...]], as: number) }
        let size = try Int64(folder.content("0/5.gz").count)
        let sweep = try #require(try spool.sweep(maximumBytes: 3 * size - 1, olderThan: .seconds(100), now: now()))
        #expect(sweep.tooMany == 4)
        #expect(sweep.kept == 2)
        #expect(sweep.keptBytes == 2 * size)
        #expect(folder.files == ["10/100001.gz", "2/20001.gz"])
        #expect(folder.names() == ["10", "2"])
        #expect(try spool.sweep(maximumBytes: 2 * size, olderThan: .seconds(100), now: now())?.kept == 2)
        #expect(try spool.sweep(maximumBytes: 0, olderThan: .seconds(100), now: now())?.tooMany == 2)
        #expect(folder.names().isEmpty)
    }

    @Test func staleDraftsAreRemovedAndFreshOnesAndForeignFilesStay() throws {
        try spool.keep([[1]], as: 1)
        for name in ["0/2.gz.1a.new", "0/3.gz.1a.new", "0/README"] { try folder.write([1], to: name) }
        for name in ["0/2.gz.1a.new", "0/README"] { try folder.date(name, 1_000_000) }
        let sweep = try #require(try spool.sweep(maximumBytes: 0, olderThan: .seconds(1_000_000), now: now()))
        #expect(sweep.drafts == 1)
        #expect(sweep.tooMany == 1)
        #expect(folder.files == ["0/3.gz.1a.new", "0/README"])
    }

    @Test func aHundredMilliseconds() {
        #expect(Duration.milliseconds(100).milliseconds == 100)
        #expect(Duration.seconds(86_400 * 30).milliseconds == 2_592_000_000)
    }

    /// Two processes that sweep at once remove no more than one would.
    @Test func sweepsAtOnceRemoveOnce() async throws {
        for number in 0..<400 as Range<Int64> { try spool.keep([noise(1000)[...]], as: number * 100) }
        let size = try Int64(folder.content("0/0.gz").count)
        let spool = spool
        let removed = try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    try spool.sweep(maximumBytes: 100 * size, olderThan: .seconds(100), now: now())?.tooMany ?? 0
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(removed == 300)
        #expect(folder.files.count == 100)
    }
}
