// The real job over a real database and spool.

import Foundation
import Journal
import Logging
import Peers
import ServiceLifecycle
import Spool
import Storage
import Testing
import Tools
import Words

@testable import LedgerService

@Suite final class LedgerServiceTests {
    private let folder = TestFolder()
    private let store: Store
    private let numbers: NumberBlock
    private let log = KeptLog()

    init() throws {
        store = try Store(path: folder.path + "/db")
        store.follow(sendings: folder.path + "/sendings")
        numbers = NumberBlock(folder: folder.path)
    }

    private func service() throws -> LedgerService {
        try LedgerService(
            store: store, numbers: numbers, spool: folder.path, sendings: folder.path + "/sendings",
            hits: folder.path + "/journal", logger: log.logger)
    }

    /// Runs the job for as long as `body`, which says when it has seen enough.
    private func withLedger(_ body: () throws -> Bool) async throws {
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: try service())], logger: Logger(label: "test")))
        let running = Task { try await group.run() }
        let deadline = ContinuousClock.now + .seconds(20)
        while try !body(), ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try body())
        await group.triggerGracefulShutdown()
        try await running.value
    }

    private func leave(_ number: Int, by journal: Journal) throws {
        let first = try numbers.take(3)
        let sending = Sending(
            messageID: "<\(number)@x>", queueID: "Q\(number)", sender: "s@x.example", subject: "", campaign: "spring",
            sentAt: 1_750_000_000_000, recipients: ["ann@home.example"], destinations: [], leftAlone: nil)
        try journal.append(.sending(JournaledSending(sending, as: MessageNumbers(from: first, copies: 1))))
    }

    private func sent() throws -> Int { try store.campaignReport("spring")?.sent ?? 0 }

    @Test func whatLeavesIsThereSoonAndNumbersAreFetched() async throws {
        #expect(throws: SpoolError.self) { try numbers.take(1) }
        try await withLedger { try numbers.highest() > 0 }
        let journal = try Journal(folder: folder.path + "/sendings")
        try await withLedger {
            if try sent() == 0 { try leave(1, by: journal) }
            return try sent() > 0
        }
        // A stop folds what came last.
        try leave(2, by: journal)
        let before = try sent()
        try await withLedger { true }
        #expect(try sent() > before)
        #expect(log.lines == [])
        journal.close()
    }

    @Test func aSpoolHasOneLedger() throws {
        let first = try service()
        #expect(throws: LedgerInUse.self) { try service() }
        withExtendedLifetime(first) {}
    }

    /// A backup was restored: it is told once, and no number is given twice.
    @Test func aDatabaseThatWentBackIsTold() async throws {
        try numbers.refill(now: 1) { 5_000_000..<5_000_000 + Int64($0) }
        try await withLedger { !log.lines.isEmpty }
        try await withLedger { true }
        #expect(log.lines.first?.contains("run `backstamp database recover`") == true)
        #expect(try numbers.take(3) == 5_000_000)
        try store.raiseNumbers(above: numbers.highest())
        #expect(try store.nextNumber() == numbers.highest() + 1)
    }
}
