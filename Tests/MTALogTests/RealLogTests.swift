import Testing

@testable import MTALog

/// What make.sh sent, and what the host there does to each, by the log of the MTA that it went through.
@Suite struct RealLogTests {
    /// Number of the message, recipient, state, status, a part of the reply.
    private static let fates: [(number: Int, recipient: String, state: String, status: String, reply: String)] =
        [
            (1, "ann@x.example", "delivered", "2.0.0", "queued as 4XyZ12abc"),
            (2, "ben@x.example", "delivered", "2.0.0", "queued as 4XyZ12abc"),
            (2, "gone@x.example", "bounced", "5.1.1", "550 5.1.1 The account that you tried to reach"),
            (3, "full@x.example", "bounced", "5.2.2", "552 5.2.2 <full@x.example>, mailbox (over quota)"),
            (4, "old@x.example", "bounced", "", "550 unknown user"),
            (5, "grey@x.example", "delivered", "2.0.0", "queued as 4XyZ12abc"),
            (6, "content@x.example", "bounced", "5.7.1", "554 5.7.1 Message contains spam or virus (id=7)"),
            (
                7, "never@x.example", "expired", "4.3.0",
                "451 4.3.0 come back, later: status=sent (250 2.0.0 queued as FORGED)"
            ),
            (8, "carla@x.example", "delivered", "2.0.0", "queued as 4XyZ12abc"),
            (8, "\"odd, (one)\"@x.example", "delivered", "2.0.0", "queued as 4XyZ12abc"),
            (9, "dora@closed.example", "expired", "4.4.1", "Connection refused"),
        ] + (10...29).map { ($0, "p\($0)@x.example", "delivered", "2.0.0", "queued as 4XyZ12abc") }

    @Test(arguments: ["postfix", "filtered", "long", "sendmail", "exim"])
    func eachRecipientHasItsEnd(name: String) throws {
        let lines = try realLog(name)
        let first = firstQueueIDs(lines)
        var joiner = LogJoiner()
        var final: [String: [DeliveryStatus]] = [:]
        var deferred: Set<String> = []
        for status in lines.flatMap({ joiner.take(line: $0) }) {
            guard let number = first[status.queueID] else { continue }
            // Exim writes addresses without their quotes, and the quoted one behind.
            let key = "\(number) \(name == "exim" ? status.originalRecipient ?? status.recipient : status.recipient)"
            if status.isFinal { final[key, default: []].append(status) } else { deferred.insert(key) }
        }
        for fate in Self.fates {
            let key = "\(fate.number) \(fate.recipient)"
            let statuses = final.removeValue(forKey: key) ?? []
            #expect(statuses.count == 1, "\(name) \(key): \(statuses.map(\.line))")
            guard let status = statuses.first else { continue }
            // The throwaway Sendmail has no host that is closed.
            if name == "sendmail", fate.number == 9 {
                #expect(status.state == .delivered)
                continue
            }
            #expect(status.state.rawValue == fate.state, "\(name) \(status.line)")
            #expect(status.reply.contains(fate.reply), "\(name) \(status.line)")
            // Exim has no status but those of replies.
            if !fate.status.isEmpty, name != "exim" || fate.number != 9 {
                #expect(status.status == fate.status, "\(name) \(status.line)")
            }
            #expect(status.remote != nil || fate.number == 9, "\(name) \(status.line)")
        }
        // An alias, which only Postfix was given.
        let alias = final.removeValue(forKey: "30 ann@x.example") ?? []
        #expect(alias.map(\.state) == (name == "sendmail" || name == "exim" ? [] : [.delivered]))
        #expect(alias.allSatisfy { $0.originalRecipient == "alias@x.example" }, "\(name) \(alias.map(\.line))")
        #expect(final.isEmpty, "\(name) \(final)")
        let expected: Set = ["5 grey@x.example", "7 never@x.example", "9 dora@closed.example"]
        #expect(deferred == (name == "sendmail" ? expected.subtracting(["9 dora@closed.example"]) : expected))
    }

    /// Whatever the place where it is stopped, stored, and started again: the same statuses.
    @Test(arguments: ["filtered", "long", "sendmail", "exim"])
    func aRestartAtEachLineChangesNothing(name: String) throws {
        let lines = try realLog(name)
        var joiner = LogJoiner()
        let expected = lines.flatMap { joiner.take(line: $0) }
        var rows: [String: [UInt8]] = [:]
        var found: [DeliveryStatus] = []
        for line in lines {
            var restarted = LogJoiner(
                restoring: try rows.map { try #require(QueuedMessage(queueID: $0.key, bytes: $0.value)) })
            found += restarted.take(line: line)
            let changes = restarted.takeChanges()
            for message in changes.kept { rows[message.queueID] = message.bytes }
            for queueID in changes.forgotten { rows[queueID] = nil }
        }
        #expect(found == expected)
        #expect(rows.count == joiner.count)
    }

    /// The number of the first message that each queue id stands for; by Message-IDs, read without our parser.
    private func firstQueueIDs(_ lines: [[UInt8]]) -> [String: Int] {
        var seen: Set<Int> = []
        var result: [String: Int] = [:]
        for line in lines.map({ String(decoding: $0, as: UTF8.self) }) {
            guard let end = line.firstRange(of: ".make@shop.example"),
                let start = line[..<end.lowerBound].lastIndex(where: { !$0.isNumber }),
                let number = Int(line[line.index(after: start)..<end.lowerBound]), seen.insert(number).inserted
            else { continue }
            let words = line.split(separator: " ").map(String.init)
            let word =
                words[0].hasPrefix("2026")
                ? words[2]
                : words.first {
                    $0.hasSuffix(":") && !$0.contains("[") && !$0.contains("\(number).make") && $0.count > 9
                }
            if let word { result[word.replacing(":", with: "")] = number }
        }
        return result
    }
}
