import Peers
import Synchronization
import Testing
import Words

@testable import Journal

@Suite struct JournalTests {
    private let folder = TestFolder()

    @Test func whatWasAcknowledgedIsRead() async throws {
        let hits = (0..<100).map(Hit.sample)
        let journal = try Journal(folder: folder.path)
        for start in stride(from: 0, to: 100, by: 10) { #expect(await journal.append(Array(hits[start..<start + 10]))) }
        let reader = try JournalReader(folder: folder.path)
        #expect(reader.identity == journal.identity)
        #expect(try reader.readAll().hits == hits)
        journal.close()
        #expect(try reader.readAll().hits == hits)
    }

    @Test func aReaderGoesOnWhereItWas() async throws {
        let journal = try Journal(folder: folder.path)
        let reader = try JournalReader(folder: folder.path)
        var position = JournalPosition.start
        for number in 0..<20 {
            await journal.append([.sample(number)])
            let batch = try reader.read(after: position, limit: 10)
            #expect(batch.hits == [.sample(number)])
            #expect(try reader.read(after: batch.position, limit: 10).position == batch.position)
            position = batch.position
        }
    }

    @Test func segmentsRollOverAndAreRemovedOnceRead() async throws {
        let journal = try Journal(folder: folder.path, segmentSize: 1000)
        let hits = (0..<200).map(Hit.sample)
        for hit in hits { await journal.append([hit]) }
        #expect(folder.segments.count > 5)
        let reader = try JournalReader(folder: folder.path)
        let batch = try reader.readAll()
        #expect(batch.hits == hits)
        #expect(batch.damagedBytes == 0)
        try reader.removeSegments(before: batch.position)
        #expect(folder.segments == [batch.position.segment])
        await journal.append([.sample(200)])
        #expect(try reader.readAll(after: batch.position).hits == [.sample(200)])
    }

    /// While the database takes nothing it grows up to its limit; what was acknowledged stays, and it goes on when there is room.
    @Test func aFullJournalTakesNoMore() async throws {
        let journal = try Journal(folder: folder.path, segmentSize: 1000, sizeLimit: 8000)
        var written: [Hit] = []
        while written.count < 1000, await journal.append([.sample(written.count)]) {
            written.append(.sample(written.count))
        }
        #expect(8...999 ~= written.count)
        #expect(await !journal.append([.sample(0)]))
        let reader = try JournalReader(folder: folder.path)
        let batch = try reader.readAll()
        #expect(batch.hits == written)
        try reader.removeSegments(before: batch.position)
        // It looks again after a second.
        var isTaken = false
        for _ in 0..<100 where !isTaken {
            isTaken = await journal.append([.sample(0)])
            if !isTaken { try await Task.sleep(for: .milliseconds(100)) }
        }
        #expect(isTaken)
    }

    @Test func aRestartGoesOnInANewSegment() async throws {
        var expected: [Hit] = []
        var identity: String?
        for start in 0..<5 {
            let journal = try Journal(folder: folder.path)
            #expect(identity == nil || identity == journal.identity)
            identity = journal.identity
            expected.append(.sample(start))
            await journal.append([.sample(start)])
            journal.close()
        }
        #expect(folder.segments == [1, 2, 3, 4, 5])
        #expect(try JournalReader(folder: folder.path).readAll().hits == expected)
    }

    @Test func theNewestSegmentStaysSoThatItsNumberIsNotUsedAgain() async throws {
        try Journal(folder: folder.path).close()
        let reader = try JournalReader(folder: folder.path)
        try reader.removeSegments(before: JournalPosition(segment: 99, offset: 0))
        #expect(folder.segments == [1])
        try Journal(folder: folder.path).close()
        #expect(folder.segments == [1, 2])
    }

    /// What is read of it can be removed then, with the addresses in it.
    @Test func aSegmentEndsThoughNoOtherHitComes() async throws {
        let journal = try Journal(folder: folder.path, segmentLife: 0.05)
        await journal.append([.sample(1)])
        let reader = try JournalReader(folder: folder.path)
        let deadline = ContinuousClock.now + .seconds(20)
        while folder.segments.count < 2, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(10))
        }
        // Without hits it doesn't go on so.
        try await Task.sleep(for: .milliseconds(300))
        #expect(folder.segments == [1, 2])
        let batch = try reader.readAll()
        #expect(batch.hits == [.sample(1)] && batch.damagedBytes == 0)
        try reader.removeSegments(before: batch.position)
        #expect(folder.segments == [2])
        await journal.append([.sample(2)])
        #expect(try reader.readAll(after: batch.position).hits == [.sample(2)])
        journal.close()
        let segments = folder.segments
        try await Task.sleep(for: .milliseconds(200))
        #expect(folder.segments == segments)
    }

    @Test func onlyOneWrites() throws {
        let journal = try Journal(folder: folder.path)
        #expect(throws: JournalError.locked(folder: folder.path)) { try Journal(folder: folder.path) }
        journal.close()
    }

    @Test func whereNoTrackerRanThereIsNoJournal() {
        #expect(throws: JournalError.absent(folder: folder.path)) { try JournalReader(folder: folder.path) }
    }

    @Test func afterCloseNothingIsTaken() async throws {
        let journal = try Journal(folder: folder.path)
        journal.close()
        #expect(await !journal.append([.sample(1)]))
        #expect(try JournalReader(folder: folder.path).readAll().hits.isEmpty)
    }

    @Test func closeFinishesWhatIsPending() throws {
        let journal = try Journal(folder: folder.path)
        let written = Atomic(0)
        for number in 0..<1000 {
            journal.append([.hit(.sample(number))]) { if $0 == nil { written.add(1, ordering: .relaxed) } }
        }
        journal.close()
        #expect(written.load(ordering: .relaxed) == 1000)
        #expect(try JournalReader(folder: folder.path).readAll().hits == (0..<1000).map(Hit.sample))
    }

    @Test func fromManyThreadsEachIsReadOnce() async throws {
        let journal = try Journal(folder: folder.path, segmentSize: 50_000)
        let writing = Atomic(true)
        let reader = try JournalReader(folder: folder.path)
        // One that reads beside the writers sees the same as one that comes later.
        async let seen = Task.detached {
            var all = JournalReader.Batch(position: .start)
            while writing.load(ordering: .acquiring) {
                let batch = try reader.readAll(after: all.position, limit: 50)
                all.entries += batch.entries
                all.position = batch.position
                all.damagedBytes += batch.damagedBytes
                await Task.yield()
            }
            return try (all, reader.readAll(after: all.position))
        }.value
        await withTaskGroup { group in
            for thread in 0..<8 {
                group.addTask {
                    for number in 0..<250 { #expect(await journal.append([.sample(thread * 250 + number)])) }
                }
            }
        }
        writing.store(false, ordering: .releasing)
        let (during, after) = try await seen
        let read = during.hits + after.hits
        #expect(read.map(\.copy).sorted() == Array(0..<2000))
        #expect(try reader.readAll().hits == read)
        #expect(during.damagedBytes == 0 && after.damagedBytes == 0)
    }
}
