import Foundation
import Peers
import Testing
import Words

@testable import Spool

/// Split copies by their place: each step as the filter and the sender take it, and what a process finds after a `kill -9`.
@Suite struct SplitSpoolTests {
    private let folder = TestFolder()
    private var path: String { folder.path + "/split" }

    private func copy(_ number: Int64) -> SplitCopy {
        SplitCopy(
            copy: number, queueID: "4XyZ", sender: "b+t@shop.example", recipient: "r\(number)@home.example",
            reporting: "NOTIFY=NEVER ENVID=x", queuedAt: 1_000)
    }

    /// A spool with these copies held.
    private func holding(_ numbers: [Int64]) throws -> SplitSpool {
        let spool = SplitSpool(folder: path)
        for number in numbers { try spool.copies.keep([Array("x".utf8)[...]], as: number, isFlushed: true) }
        try spool.draft(numbers.map(copy))
        try spool.hold(numbers)
        return spool
    }

    @Test func anEnvelopeIsReadAsItWasWritten() throws {
        let spool = try holding([7])
        try spool.release([7], now: 2_000)
        #expect(try spool.due(now: 2_000, limit: 9) == [DueSplitCopy(split: copy(7), tries: 0, wasHanded: false)])
        #expect(try spool.isLeaving(7, from: "b+t@shop.example", to: "r7@home.example"))
        #expect(try !spool.isLeaving(7, from: "b+t@shop.example", to: "r8@home.example"))
        #expect(try !spool.isLeaving(8, from: "b+t@shop.example", to: "r8@home.example"))
    }

    @Test func anEnvelopeOfSeveralLinesIsNotTaken() throws {
        let odd = SplitCopy(
            copy: 7, queueID: "Q", sender: "a\nb@c.example", recipient: "r@c.example", reporting: "", queuedAt: 0)
        #expect(throws: SpoolError.self) { try SplitSpool(folder: path).draft([odd]) }
    }

    /// As the filter leaves off at each step.
    @Test func afterAKillEachIsWhatItsPlaceSays() throws {
        let spool = try holding([1, 2, 3, 4])
        try spool.draft([copy(5)])
        try spool.release([2, 3, 4], now: 2_000)
        #expect(try spool.hand(3))
        #expect(try spool.hand(4))
        try spool.postpone(4, until: 9_000)
        let next = SplitSpool(folder: path)
        let unsure = try next.takeOver(now: 3_000)
        #expect(unsure.map(\.split.copy) == [1, 3])
        #expect(unsure.map(\.wasHanded) == [false, true])
        #expect(try next.due(now: 3_000, limit: 9).map(\.split.copy) == [2, 1, 3])
        #expect(try next.due(now: 9_000, limit: 9).map(\.tries) == [0, 0, 0, 1])
        #expect(next.waiting(among: [1, 2, 3, 4, 5]) == [1, 2, 3, 4], "what was only drafted is nobody's")
        #expect(try next.takeOver(now: 3_000) == [])
    }

    @Test func whatIsWithdrawnIsGone() throws {
        let spool = try holding([1, 2])
        try spool.release([2], now: 0)
        try spool.withdraw([1, 2])
        #expect(spool.waiting(among: [1, 2]) == [2], "what may go stays")
        #expect(try spool.copies.read(1) == nil)
        #expect(try spool.copies.read(2) != nil)
        #expect(try SplitSpool(folder: path).takeOver(now: 0) == [])
    }

    @Test func aSilentMTAIsWaitedForSomeSeconds() throws {
        let spool = try holding([1])
        #expect(try spool.due(now: 1_000 + SplitSpool.patience - 1, limit: 9) == [])
        #expect(try spool.due(now: 1_000 + SplitSpool.patience, limit: 9).map(\.split.copy) == [1])
        #expect(try spool.hand(1))
        #expect(try !spool.hand(1), "once")
        try spool.release([1], now: 0)
        #expect(try spool.due(now: .max, limit: 9) == [], "it is somebody's already")
    }

    /// It is told of as a bounce, and not forgotten.
    @Test func anEnvelopeThatCannotBeReadIsDue() throws {
        let spool = try holding([1, 2])
        try spool.release([1, 2], now: 0)
        try folder.write("nothing", to: "split/ready/1.0.0")
        try FileManager.default.removeItem(atPath: path + "/ready/2.0.0")
        let due = try spool.due(now: 1, limit: 9)
        #expect(due.map(\.split.copy) == [1, 2])
        #expect(due.allSatisfy { !$0.split.isReadable })
        for copy in due { try spool.end(copy.split.copy) }
        #expect(spool.waiting(among: [1, 2]) == [])
    }

    @Test func whatIsOfAnOlderVersionIsTakenIn() throws {
        let spool = SplitSpool(folder: path)
        try spool.adopt([copy(1), copy(2)], sure: [2], now: 500)
        #expect(try spool.takeOver(now: 600).map(\.split.copy) == [1])
        #expect(try spool.due(now: 600, limit: 9).map(\.split.copy) == [2, 1])
    }
}
