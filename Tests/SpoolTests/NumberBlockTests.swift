import Foundation
import Peers
import Testing

@testable import Spool

/// Numbers without the database: none is given twice, whatever happens.
@Suite final class NumberBlockTests {
    private let folder = TestFolder()
    /// The database's next number.
    private var next: Int64 = 1

    private func reserve(_ count: Int) -> Range<Int64> {
        defer { next += Int64(count) }
        return next..<next + Int64(count)
    }

    private func block() -> NumberBlock { NumberBlock(folder: folder.path + "/spool") }

    @Test func withoutALedgerThereAreNone() {
        #expect(throws: SpoolError.noNumbers(path: folder.path + "/spool")) { try block().take(3) }
    }

    /// Each time as if the process had been killed: what it had taken out of the file is lost.
    @Test func aKilledProcessGivesNoneTwice() throws {
        var seen: Set<Int64> = []
        for size in [1, 2, 9_999, 10_001, 3, 40_000, 1] {
            let block = block()
            try block.refill(now: 0, from: reserve)
            for _ in 0..<3 {
                let first = try block.take(size)
                for number in first..<first + Int64(size) { #expect(seen.insert(number).inserted) }
            }
        }
    }

    @Test func twoProcessesShareThem() async throws {
        try block().refill(now: 0, from: reserve)
        let blocks = [block(), block()]
        let numbers = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for number in 0..<8 { group.addTask { try (0..<3_000).map { _ in try blocks[number % 2].take(3) } } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let sorted = numbers.sorted()
        #expect(sorted.count == 24_000 && zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 3 })
    }

    /// The database is away for hours: what was fetched lasts, at the highest rate that there was.
    @Test func halfIsFetchedAnewAndAsManyAsLast() throws {
        let block = block()
        try block.refill(now: 1_000, from: reserve)
        #expect(next == 1_000_001)
        _ = try block.take(400_000)
        try block.refill(now: 60_000, from: reserve)
        #expect(next == 1_000_001, "more than half is left")
        _ = try block.take(200_000)
        // 600,000 in a minute.
        try block.refill(now: 61_000, from: reserve)
        let fetched = next - 1_000_001
        #expect(fetched == 600_000 * 240)
        for _ in 0..<143 { _ = try block.take(1_000_000) }
        #expect(throws: SpoolError.self) { for _ in 0..<9 { _ = try block.take(1_000_000) } }
    }

    @Test func aDatabaseThatWentBackGivesNone() throws {
        let block = block()
        try block.refill(now: 0, from: reserve)
        #expect(try block.highest() == 1_000_000)
        _ = try block.take(900_000)
        next = 500
        #expect(throws: SpoolError.numbersWentBack(path: folder.path + "/spool", offered: 500, seen: 1_000_000)) {
            try block.refill(now: 1, from: reserve)
        }
        #expect(throws: SpoolError.self) { try block.check(offered: 500) }
        try block.check(offered: 1_000_001)
        // What is here goes on.
        #expect(try block.take(3) == 900_001)
        next = 1_000_001
        try block.refill(now: 1, from: reserve)
        #expect(try block.highest() == 2_000_000)
    }

    @Test func aDamagedFileIsToldOf() throws {
        try folder.write("1 2 3", to: "spool/numbers")
        #expect(throws: SpoolError.damaged(path: folder.path + "/spool/numbers", reason: "no numbers")) {
            try block().take(1)
        }
    }
}
