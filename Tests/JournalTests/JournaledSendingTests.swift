import Bounces
import Peers
import Testing
import Words

@testable import Journal

/// Sendings, passages and ends of split copies: what is read is what was written, and what has just left is found.
@Suite struct JournaledSendingTests {
    private let folder = TestFolder()
    private static let lists: [[String]] = [
        ["https://shop.example/a", "https://shop.example/\"b"], ["https://shop.example/c"], [],
    ]

    static func sending(_ number: Int, links: [String]? = nil) -> Sending {
        var sending = Sending(
            messageID: "<\(number)@shop.example>", queueID: "Q\(number)", sender: "news@shop.example",
            subject: number % 2 == 0 ? "" : "Grüße \u{1F600}\n", campaign: number % 2 == 0 ? "spring" : nil,
            stream: number % 3 == 0 ? "" : nil, sentAt: 1_750_000_000_000 + Int64(number),
            recipients: (0...number % 4).map { "r\($0)@home.example" },
            suppressed: number % 2 == 0
                ? [
                    Suppression(
                        address: "x@y.example", scope: "s", reason: .complaint, source: "mail", since: -1, until: 9)
                ]
                : [],
            destinations: (links ?? lists[number % 3]).compactMap { Destination(Array($0.utf8)) },
            leftAlone: number % 5 == 0 ? .signed : nil, notices: number % 2 == 0 ? .yes : nil)
        sending.isSplit = number % 4 == 3
        sending.authors = ["a@shop.example"]
        sending.submitter = number % 2 == 0 ? IPAddress("2001:db8::1") : IPAddress("192.0.2.1")
        return sending
    }

    static func numbers(_ number: Int) -> MessageNumbers { MessageNumbers(from: Int64(number) * 100 + 1, copies: 4) }

    private func write(_ count: Int, segmentSize: Int64 = 16 << 20) throws -> Journal {
        let journal = try Journal(folder: folder.path, segmentSize: segmentSize)
        for number in 0..<count {
            try journal.append(.sending(JournaledSending(Self.sending(number), as: Self.numbers(number))))
        }
        return journal
    }

    @Test func whatIsReadIsWhatWasWritten() throws {
        let journal = try write(24)
        let entries = try JournalReader(folder: folder.path).readAll().entries
        var seen: Set<String> = []
        for (number, entry) in entries.enumerated() {
            guard case .sending(let read) = entry else {
                Issue.record("\(entry)")
                continue
            }
            var expected = Self.sending(number)
            let json = JSONArray.encode(expected.destinations.map(\.bytes))
            expected.destinations = []
            #expect(read.sending == expected && read.numbers == Self.numbers(number))
            #expect((read.links == nil) == (number % 3 == 2))
            guard let links = read.links else { continue }
            #expect(links.content == (seen.insert(links.hash).inserted ? json : nil), "once in a segment")
        }
        #expect(entries.count == 24)
        journal.close()
    }

    @Test(arguments: [
        JournalEntry.passage(.copy(7, recipient: "ann@home.example", queueID: "Q", at: 5)),
        .passage(.splitCopy(7, queueID: "", at: -5)),
        .passage(
            .reply(
                ReplyHeader(author: "ann@home.example", messageID: nil, answered: ["<1@x>", "<2@x>"]), queueID: "Q",
                at: 5)),
        .splitEnd(.lost(copy: 7, reason: "gone", at: 5)),
        .splitEnd(
            .refused(
                copy: 7,
                Verdict(
                    reason: .userUnknown, rule: "text: x", status: EnhancedStatus(5, 1, 1), replyCode: 550,
                    isPermanent: true, weight: 70, basis: .words), reply: "550 5.1.1 x", at: 5)),
        .splitEnd(
            .refused(
                copy: 7,
                Verdict(reason: .undetermined, rule: "", status: nil, replyCode: nil, isPermanent: nil), reply: "",
                at: 5)
        ),
    ])
    func anythingElseToo(_ entry: JournalEntry) throws {
        let journal = try Journal(folder: folder.path)
        try journal.append(entry)
        #expect(try JournalReader(folder: folder.path).readAll().entries == [entry])
        // A record that is cut is none, and ends nothing.
        var bytes: [UInt8] = []
        var lists: Set<String> = []
        #expect(JournalRecord.append(entry, lists: &lists, to: &bytes))
        for size in 0..<bytes.count {
            if case .entry = JournalRecord.read(Array(bytes[..<size]), at: 0) { Issue.record("cut at \(size)") }
        }
        journal.close()
    }

    /// Longer than what is read at a time.
    @Test func aLongRecordIsRead() throws {
        let journal = try Journal(folder: folder.path)
        var long = Self.sending(1)
        long.recipients = (0..<50_000).map { "recipient\($0)@home.example" }
        for sending in [Self.sending(0), long, Self.sending(2)] {
            try journal.append(.sending(JournaledSending(sending, as: Self.numbers(1))))
        }
        let read = try JournalReader(folder: folder.path).readAll().entries
        #expect(read.count == 3)
        if case .sending(let middle) = read[1] { #expect(middle.sending.recipients == long.recipients) }
        journal.close()
    }

    // MARK: What has just left

    private func destinations(of copy: Int64, _ unfolded: UnfoldedSendings, _ folded: JournalPosition?) throws
        -> String?
    {
        try unfolded.sending(ofCopy: copy, after: folded).map { sending in
            sending.links?.content.map { String(decoding: $0, as: UTF8.self) } ?? "no links"
        }
    }

    private func expected(_ number: Int) -> String {
        let destinations = Self.sending(number).destinations
        return destinations.isEmpty
            ? "no links" : String(decoding: JSONArray.encode(destinations.map(\.bytes)), as: UTF8.self)
    }

    @Test(arguments: [16 << 20, 2_000] as [Int64]) func whatHasJustLeftIsFound(segmentSize: Int64) throws {
        let unfolded = UnfoldedSendings(folder: folder.path)
        #expect(try destinations(of: 101, unfolded, nil) == nil, "there is no journal yet")
        let journal = try write(40, segmentSize: segmentSize)
        for number in 0..<40 {
            let copy = Self.numbers(number).copy
            #expect(try destinations(of: copy, unfolded, nil) == expected(number))
            let last = copy + Int64(Self.sending(number).copies)
            #expect(try destinations(of: last, unfolded, nil) == nil)
        }
        // What comes later is found at once.
        try journal.append(.sending(JournaledSending(Self.sending(40), as: Self.numbers(40))))
        #expect(try destinations(of: Self.numbers(40).copy, unfolded, nil) == expected(40))
        journal.close()
    }

    /// Whoever starts when some of a segment is folded finds a list that stands in the folded part.
    @Test func whatIsFoldedIsForgotten() throws {
        let journal = try write(12)
        let reader = try JournalReader(folder: folder.path)
        let folded = try reader.read(after: .start, limit: 6).position
        let unfolded = UnfoldedSendings(folder: folder.path)
        for number in 6..<12 {
            #expect(try destinations(of: Self.numbers(number).copy, unfolded, folded) == expected(number))
        }
        #expect(try destinations(of: Self.numbers(3).copy, unfolded, folded) == nil)
        journal.close()
    }

    /// Many at once, and the process is killed: all whose `append` returned are there, in an order that all see.
    @Test func fromManyThreads() async throws {
        let journal = try Journal(folder: folder.path, segmentSize: 20_000)
        try await withThrowingTaskGroup { group in
            for thread in 0..<4 {
                group.addTask {
                    for number in thread * 50..<thread * 50 + 50 {
                        try journal.append(
                            .sending(JournaledSending(Self.sending(number), as: Self.numbers(number))))
                    }
                }
            }
            try await group.waitForAll()
        }
        let unfolded = UnfoldedSendings(folder: folder.path)
        for number in 0..<200 {
            #expect(try destinations(of: Self.numbers(number).copy, unfolded, nil) == expected(number))
        }
        journal.close()
    }

    @Test func aGapIsTold() throws {
        let journal = try write(40, segmentSize: 1_000)
        let reader = try JournalReader(folder: folder.path)
        let first = try reader.read(after: .start, limit: 1).position
        try reader.removeSegments(before: JournalPosition(segment: 4, offset: 0))
        #expect(throws: JournalError.gap(folder: folder.path, from: 1, to: 3)) {
            try reader.read(after: first, limit: 9)
        }
        #expect(try !reader.read(after: JournalPosition(segment: 3, offset: 99), limit: 9).entries.isEmpty)
        journal.close()
    }
}
