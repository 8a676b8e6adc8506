import Testing

@testable import MTALog

@Suite struct LogJoinerTests {
    private static let head = "Nov 25 03:04:05 mta postfix/x[1]: "
    private static func sent(_ recipient: String, _ reply: String) -> String {
        "to=<\(recipient)>, relay=mx[192.0.2.1]:25, delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (250 \(reply))"
    }
    private static func deferred(_ recipient: String) -> String {
        "to=<\(recipient)>, relay=mx[192.0.2.1]:25, delay=1, delays=1/0/0/0, dsn=4.2.0, status=deferred (host mx[192.0.2.1] "
            + "said: 450 4.2.0 wait (in reply to RCPT TO command))"
    }

    /// Through a filter and back, in the order in which Postfix logs it.
    private static let filtered = [
        "AAAAA1: client=a[127.0.0.1]", "AAAAA1: message-id=<1@a>", "AAAAA1: from=<s@a>, size=1, nrcpt=2 (queue active)",
        "BBBBB2: client=localhost[127.0.0.1]", "BBBBB2: message-id=<1@a>",
        "AAAAA1: " + sent("ann@x.example", "2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as BBBBB2"),
        "AAAAA1: " + sent("ben@x.example", "2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as BBBBB2"),
        "AAAAA1: removed",
        "BBBBB2: from=<s@a>, size=1, nrcpt=2 (queue active)",
        "BBBBB2: " + deferred("ben@x.example"),
        "BBBBB2: " + sent("ann@x.example", "2.0.0 Ok: queued as CCCCC3"),
        "BBBBB2: from=<s@a>, status=expired, returned to sender", "BBBBB2: removed",
    ]
    private static let statuses = [
        "AAAAA1(BBBBB2) ben@x.example deferred 4.2.0 mx: 450 4.2.0 wait",
        "AAAAA1(BBBBB2) ann@x.example delivered 2.0.0 mx: 250 2.0.0 Ok: queued as CCCCC3",
        "AAAAA1(BBBBB2) ben@x.example expired 4.2.0 mx: 450 4.2.0 wait",
    ]

    private func lines(_ joiner: inout LogJoiner, _ lines: [String]) -> [String] {
        joiner.take(lines.map { Self.head + $0 }).map(\.line)
    }

    @Test func aSecondQueueID() {
        var joiner = LogJoiner()
        #expect(lines(&joiner, Self.filtered) == Self.statuses)
    }

    /// The second is through before the first's answer is logged: told at once, and again when it is known what it was.
    @Test func theAnswerComesLate() {
        var joiner = LogJoiner()
        let late = Self.filtered[0..<5] + Self.filtered[8...] + Self.filtered[5..<8]
        let own = Self.statuses.map { $0.replacing("AAAAA1(BBBBB2)", with: "BBBBB2") }
        #expect(lines(&joiner, Array(late)) == own + [Self.statuses[2], Self.statuses[1]])
    }

    @Test func twoFilters() {
        var joiner = LogJoiner()
        let answer = { (id: String, next: String) in
            "\(id): " + Self.sent("ann@x.example", "2.0.0 Ok: queued as \(next)")
        }
        for order in [["A", "B"], ["B", "A"]] {
            var log = ["AAAAA1: message-id=<1@a>", "BBBBB2: message-id=<1@a>", "CCCCC3: message-id=<1@a>"]
            log += order.map { $0 == "A" ? answer("AAAAA1", "BBBBB2") : answer("BBBBB2", "CCCCC3") }
            log += ["AAAAA1: removed", "BBBBB2: removed", answer("CCCCC3", "ZZZZZ9"), "CCCCC3: removed"]
            #expect(
                lines(&joiner, log) == [
                    "AAAAA1(CCCCC3) ann@x.example delivered 2.0.0 mx: 250 2.0.0 Ok: queued as ZZZZZ9"
                ],
                "\(order)")
        }
    }

    @Test func theFilterPassesTheIDOn() {
        var joiner = LogJoiner()
        let log = [
            "AAAAA1: message-id=<1@a>", "BBBBB2: client=a[127.0.0.1], orig_queue_id=AAAAA1, orig_client=b[192.0.2.1]",
            "BBBBB2: message-id=<other@a>", "BBBBB2: " + Self.deferred("ann@x.example"),
        ]
        #expect(lines(&joiner, log) == ["AAAAA1(BBBBB2) ann@x.example deferred 4.2.0 mx: 450 4.2.0 wait"])
    }

    /// A remote host's id that is one of ours by chance, with another message under it.
    @Test func anIDOfAnother() {
        var joiner = LogJoiner()
        let log = [
            "AAAAA1: message-id=<1@a>", "BBBBB2: message-id=<2@a>",
            "AAAAA1: " + Self.sent("a@x", "Ok: queued as BBBBB2"),
            "BBBBB2: " + Self.sent("b@x", "Ok: queued as BBBBB2"),
        ]
        #expect(
            lines(&joiner, log) == [
                "AAAAA1 a@x delivered 2.0.0 mx: 250 Ok: queued as BBBBB2",
                "BBBBB2 b@x delivered 2.0.0 mx: 250 Ok: queued as BBBBB2",
            ])
    }

    /// Postfix's short ids come again.
    @Test func anIDThatIsUsedAgain() {
        var joiner = LogJoiner()
        _ = lines(&joiner, Self.filtered)
        let log = ["BBBBB2: client=a[127.0.0.1]", "BBBBB2: message-id=<9@a>", "BBBBB2: " + Self.sent("c@x", "Ok")]
        #expect(lines(&joiner, log) == ["BBBBB2 c@x delivered 2.0.0 mx: 250 Ok"])
    }

    @Test func interleaved() {
        // A hundred messages at once, each line of all before the next.
        var joiner = LogJoiner()
        var log: [String] = []
        for line in Self.filtered {
            for number in 100..<200 {
                log.append(
                    line.replacing("AAAAA1", with: "A\(number)A1").replacing("BBBBB2", with: "B\(number)B2")
                        .replacing("<1@a>", with: "<\(number)@a>"))
            }
        }
        let found = lines(&joiner, log)
        #expect(found.count == 300)
        let expected = (100..<200).flatMap { number in
            Self.statuses.map { $0.replacing("AAAAA1", with: "A\(number)A1").replacing("BBBBB2", with: "B\(number)B2") }
        }
        #expect(Set(found) == Set(expected))
    }

    @Test func memoryIsBounded() {
        var joiner = LogJoiner(openLimit: 100, endedLimit: 10)
        var stored: Set<String> = []
        for number in 0..<10_000 {
            _ = lines(&joiner, ["A\(number): message-id=<\(number)@a>", "A\(number): " + Self.deferred("a@x")])
            if number.isMultiple(of: 3) { _ = lines(&joiner, ["A\(number): removed"]) }
            if number.isMultiple(of: 7) {
                let changes = joiner.takeChanges()
                stored.formUnion(changes.kept.map(\.queueID))
                stored.subtract(changes.forgotten)
                #expect(stored.count == joiner.count)
            }
        }
        #expect(joiner.count <= 110)
    }

    @Test func whatIsStoredIsWhatIsRead() throws {
        var joiner = LogJoiner()
        _ = lines(&joiner, Array(Self.filtered[..<10]) + ["DDDDD4: " + Self.deferred("x@y"), "DDDDD4: uid=0 from=<a>"])
        for message in joiner.takeChanges().kept {
            #expect(QueuedMessage(queueID: message.queueID, bytes: message.bytes) == message)
            // No bytes at all, and no part of them, make it fall.
            for end in message.bytes.indices {
                #expect(QueuedMessage(queueID: "x", bytes: Array(message.bytes[..<end])) == nil)
            }
        }
    }
}
