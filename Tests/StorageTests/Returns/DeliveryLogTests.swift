// What the MTA's log says of deliveries: once, in its own time, and together with what reports say.

import Bounces
import Foundation
import GRDB
import MTALog
import Testing
import Words

@testable import Storage

@Suite final class DeliveryLogTests: ReturnedMailFixture {
    private let source = "/var/log/mail.log"
    private var batches = 0

    private func status(
        _ state: DeliveryStatus.State, _ queueID: String, _ recipient: String, at: Int64, logged: String? = nil,
        original: String? = nil, reply: String? = nil, isRetold: Bool = false
    ) -> DeliveryStatus {
        let words =
            switch state {
            case .delivered: ("2.0.0", "250 2.0.0 Ok: queued as 9F")
            case .deferred: ("4.7.1", "450 4.7.1 greylisted, try later")
            case .bounced, .expired: ("5.1.1", "550 5.1.1 no such user here")
            }
        var status = DeliveryStatus(
            at: at, queueID: queueID, loggedQueueID: logged ?? queueID, recipient: recipient,
            originalRecipient: original, state: state,
            status: reply.map { String($0.split(separator: " ")[1]) } ?? words.0, reply: reply ?? words.1,
            command: "RCPT TO", remote: RemoteHost(name: "mx.home.example", address: "192.0.2.1"))
        status.isRetold = isRetold
        return status
    }

    /// One batch, after the last.
    @discardableResult
    private func take(
        _ statuses: DeliveryStatus..., policy: BouncePolicy = BouncePolicy()
    ) throws -> [Settlement.Effect] {
        let start = batches == 0 ? nil : "\(batches)"
        batches += 1
        let effects = try advance(statuses, from: start, to: "\(batches)", policy: policy)
        return try #require(effects)
    }

    private func advance(
        _ statuses: [DeliveryStatus], from start: String?, to end: String, policy: BouncePolicy = BouncePolicy()
    ) throws -> [Settlement.Effect]? {
        try store.advance(
            LogProgress(source: source, start: start, end: end, statuses: statuses, kept: [], forgotten: []),
            policy: policy, random: { 0 })
    }

    private func events() throws -> [String] {
        try query("SELECT kind, status, attempt FROM events WHERE kind <> 'retry' ORDER BY at, event")
    }

    private func delivery() throws -> String {
        try query("SELECT state, last_status, delivered_at, logged_at, attempts FROM deliveries")[0]
    }

    // MARK: Deliveries

    @Test func deferredThenDelivered() throws {
        try send("1", to: "Ann@Home.example")
        try take(status(.deferred, "Q1", "ann@home.example", at: sent + 1000))
        #expect(try delivery() == "deferred|4.7.1|-|-|1")
        try take(
            status(.deferred, "Q1", "ann@home.example", at: sent + 60_000),
            status(.delivered, "Q1", "ann@home.example", at: sent + 90_000))
        #expect(try delivery() == "delivered|2.0.0|\(sent + 90_000)|\(sent + 90_000)|1")
        #expect(try events() == ["deferred|4.7.1|1", "delivered|2.0.0|1"])
        #expect(try query("SELECT indicator FROM crm_messages") == ["not_opened"])
        #expect(try query("SELECT delivered FROM crm_campaigns") == ["1"])
        #expect(
            try query("SELECT event, diagnostic, remote FROM crm_timeline WHERE event = 'delivered'") == [
                "delivered|250 2.0.0 Ok: queued as 9F|mx.home.example"
            ])
        #expect(try store.check() == [])
    }

    /// Times of syslog are whole seconds.
    @Test func twoAttemptsInOneSecondAreTwo() throws {
        try send("1", to: "ann@home.example")
        let once = status(.deferred, "Q1", "ann@home.example", at: sent + 1000)
        try take(once, once)
        #expect(
            try query("SELECT event, count, at = last_at FROM crm_timeline WHERE event = 'deferred'") == [
                "deferred|2|1"
            ])
    }

    /// What differs in its words, or is of another sending, is another event; what is read again is not counted again.
    @Test func equalDelaysAreOneEvent() throws {
        try send("1", to: "ann@home.example")
        let same = [3000, 1000, 2000].map { status(.deferred, "Q1", "ann@home.example", at: sent + $0) }
        try take(same[0], same[1], same[2])
        try take(status(.deferred, "Q1", "ann@home.example", at: sent + 1500, reply: "450 4.7.1 another reason"))
        try take(
            status(.deferred, "Q1", "ann@home.example", at: sent + 2000, isRetold: true),
            status(.deferred, "Q1", "ann@home.example", at: sent + 3000, isRetold: true))
        #expect(
            try query("SELECT at, last_at, count, diagnostic FROM events ORDER BY at") == [
                "\(sent + 1000)|\(sent + 3000)|3|450 4.7.1 greylisted, try later",
                "\(sent + 1500)|-|1|450 4.7.1 another reason",
            ])
        #expect(
            try query("SELECT count, at < last_at FROM crm_timeline WHERE event = 'deferred' ORDER BY at") == [
                "3|1", "1|0",
            ])
    }

    @Test func longRepliesAreCut() throws {
        try send("1", to: "ann@home.example")
        let reply = "450 4.7.1 " + String(repeating: "x", count: 5000)
        try take(status(.deferred, "Q1", "ann@home.example", at: sent, reply: reply))
        #expect(try query("SELECT LENGTH(diagnostic) FROM events") == ["1000"])
    }

    @Test func otherMailIsNotOurs() throws {
        try send("1", to: "ann@home.example")
        let effects = try take(
            status(.delivered, "Q2", "ann@home.example", at: sent),
            status(.delivered, "Q1", "archive@home.example", at: sent),
            // Long before it left, and long after it may have been in a queue.
            status(.delivered, "Q1", "ann@home.example", at: sent - 120_000),
            status(.delivered, "Q1", "ann@home.example", at: sent + 61 * day))
        #expect(effects.isEmpty)
        #expect(try events() == [])
    }

    /// Postfix's short queue ids come again.
    @Test func newestMessageThatHadLeftWins() throws {
        for (number, at) in [sent, sent + hour, sent + 3 * hour].enumerated() {
            try send("\(number)", to: "ann@home.example", at: at)
        }
        _ = try store.writer.perform { try $0.execute(sql: "UPDATE messages SET queue_id = 'Q'") }
        try take(status(.delivered, "Q", "ann@home.example", at: sent + 2 * hour))
        #expect(
            try query(
                "SELECT m.message_id FROM deliveries d JOIN messages m USING (message) WHERE d.state = 'delivered'")
                == ["<1@shop.example>"])
    }

    /// Our filter stands before a content filter, or behind it; the status may be told under both ids.
    @Test(arguments: [("QA", "B"), ("A", "QB")])
    func twoQueueIDs(first: String, second: String) throws {
        try send(first == "QA" ? "A" : "B", to: "ann@home.example")
        try take(status(.deferred, second, "ann@home.example", at: sent + 1000))
        try take(
            status(.deferred, first, "ann@home.example", at: sent + 1000, logged: second, isRetold: true),
            status(.delivered, first, "ann@home.example", at: sent + 2000, logged: second))
        try take(status(.delivered, first, "ann@home.example", at: sent + 2000, logged: second, isRetold: true))
        #expect(try events() == ["deferred|4.7.1|1", "delivered|2.0.0|1"])
        #expect(try delivery() == "delivered|2.0.0|\(sent + 2000)|\(sent + 2000)|1")
    }

    @Test func aliasesAreTheRecipientThatWeSentTo() throws {
        try send("1", to: "team@home.example")
        try take(
            status(.delivered, "Q1", "ann@home.example", at: sent + 1000, original: "team@home.example"),
            status(.bounced, "Q1", "ben@home.example", at: sent + 2000, original: "team@home.example"))
        #expect(try state() == ["team@home.example|hard_bounced"])
        #expect(try suppressed() == [], "it is not the address that we sent to")
    }

    @Test func successReportAndLogAreOneDelivery() throws {
        for (number, reportFirst) in [true, false].enumerated() {
            let (id, address) = ("\(number)", "r\(number)@home.example")
            let copy = try send(id, to: address)
            func reported() throws {
                try settle(report(.undetermined, of: address, action: .delivered), copy: copy, at: sent + hour)
            }
            if reportFirst { try reported() }
            try take(status(.delivered, "Q" + id, address, at: sent + 5000))
            if !reportFirst { try reported() }
        }
        #expect(try query("SELECT delivery, COUNT(*) FROM events GROUP BY 1").count == 2)
        #expect(try query("SELECT COUNT(*) FROM events") == ["2"])
        // The log knows when it was; whoever reported knew only when he wrote.
        #expect(
            try query("SELECT DISTINCT state, delivered_at, logged_at FROM deliveries") == [
                "delivered|\(sent + 5000)|\(sent + 5000)"
            ])
        #expect(try query("SELECT delivered FROM crm_campaigns") == ["2"])
        #expect(try store.check() == [])
    }

    // MARK: Bounces

    @Test(arguments: [true, false])
    func reportAndLogAreOneBounce(reportFirst: Bool) throws {
        let copy = try send("1", to: "ann@home.example")
        let bounce = report(.userUnknown, of: "ann@home.example")
        if reportFirst { try settle(bounce, copy: copy) }
        let logged = try take(status(.bounced, "Q1", "ann@home.example", at: sent + 1000))
        #expect(logged.map(\.isKnown) == [reportFirst])
        if !reportFirst {
            let reported = try settle(bounce, copy: copy)
            #expect(reported.effects.map(\.isKnown) == [true])
        }
        #expect(try events().count == 1)
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
        #expect(try query("SELECT bounces FROM crm_messages") == ["1"])
        #expect(try query("SELECT hard_bounced FROM crm_campaigns") == ["1"])
        #expect(try store.check() == [])
    }

    /// The log tells full seconds.
    @Test func nothingHappensBeforeTheMailIsSent() throws {
        try send("1", to: "ann@home.example", at: sent + 900)
        try take(status(.delivered, "Q1", "ann@home.example", at: sent))
        #expect(try delivery() == "delivered|2.0.0|\(sent + 900)|\(sent + 900)|1")
        #expect(try query("SELECT event FROM crm_timeline ORDER BY at, event DESC") == ["sent", "delivered"])
    }

    @Test func verdictIsThatOfTheReply() throws {
        try send("1", to: "ann@home.example")
        try take(
            status(
                .bounced, "Q1", "ann@home.example", at: sent + 1000, reply: "552 5.2.2 Mailbox is full / quota exceeded"
            ))
        #expect(
            try query("SELECT class, reason, status, remote, trust, diagnostic FROM events") == [
                "soft|mailbox_full|5.2.2|mx.home.example|sealed|552 5.2.2 Mailbox is full / quota exceeded"
            ])
        #expect(try planned() == ["1|5|planned|mailbox_full"])
    }

    @Test func expiredIsABounceWithTheLastWords() throws {
        try send("1", to: "ann@home.example")
        try take(
            status(.deferred, "Q1", "ann@home.example", at: sent + 1000),
            status(
                .expired, "Q1", "ann@home.example", at: sent + 5 * day,
                reply: "450 4.2.0 greylisted, please try again later"))
        #expect(try state() == ["ann@home.example|soft_bounced"])
        #expect(try query("SELECT reason FROM events WHERE kind = 'bounce'") == ["greylisted"])
    }

    /// A host that has taken it writes a report of its own, which may be read before the log is.
    @Test func whatWasTakenAndCameBackHasBounced() throws {
        for (number, reportFirst) in [true, false].enumerated() {
            let (id, address) = ("\(number)", "r\(number)@home.example")
            let copy = try send(id, to: address)
            if reportFirst { try settle(report(.mailboxFull, of: address), copy: copy, at: sent + hour) }
            try take(status(.delivered, "Q" + id, address, at: sent + 5000))
            if !reportFirst { try settle(report(.mailboxFull, of: address), copy: copy, at: sent + hour) }
        }
        #expect(
            try query("SELECT state, delivered_at, logged_at FROM deliveries")
                == Array(repeating: "soft_bounced|\(sent + 5000)|\(sent + 5000)", count: 2))
        #expect(try planned() == Array(repeating: "1|5|planned|mailbox_full", count: 2))
        #expect(try store.check() == [])
    }

    // MARK: Retries

    private func full(_ queueID: String, at: Int64) -> DeliveryStatus {
        status(.bounced, queueID, "ann@home.example", at: at, reply: "552 5.2.2 mailbox full")
    }

    @Test func softBounceThenTheRetryIsDelivered() throws {
        let copy = try send("1", to: "Ann@Home.example")
        try take(full("Q1", at: sent + 1000))
        #expect(try state() == ["ann@home.example|soft_bounced"])
        let retry = try lease(at: sent + day)
        try store.note(.copy(copy, recipient: retry.recipient, queueID: "R1", at: sent + day))
        // The log may be faster than the sender's note, and the MTA may have to try again.
        try take(status(.deferred, "R1", "ann@home.example", at: sent + day + 1000))
        try store.retrySent(retry, reply: "250 Ok")
        // Read again from somewhere before: what is said of the first sending is of the past.
        try take(full("Q1", at: sent + 2000))
        #expect(try delivery() == "deferred|4.7.1|-|-|2")
        try take(status(.delivered, "R1", "ann@home.example", at: sent + day + 9000))
        #expect(try delivery() == "delivered|2.0.0|\(sent + day + 9000)|\(sent + day + 9000)|2")
        #expect(try events() == ["bounce|5.2.2|1", "deferred|4.7.1|2", "delivered|2.0.0|2"])
        #expect(try query("SELECT soft_bounces FROM contacts") == ["0"])
        #expect(try query("SELECT soft_bounced, delivered FROM crm_campaigns") == ["0|1"])
        #expect(try store.check() == [])
    }

    @Test func eachSendingBouncesOnce() throws {
        let copy = try send("1", to: "ann@home.example")
        try take(full("Q1", at: sent + 1000))
        for attempt in 1...2 {
            let now = sent + Int64(attempt) * 5 * day
            let retry = try lease(at: now)
            try store.note(.copy(copy, recipient: "ann@home.example", queueID: "R\(attempt)", at: now))
            try take(full("R\(attempt)", at: now + 1000))
            try store.retrySent(retry, reply: "250 Ok")
            let reported = try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: now + 2000)
            #expect(reported.effects.map(\.isKnown) == [true])
        }
        #expect(try events() == ["bounce|5.2.2|1", "bounce|5.2.2|2", "bounce|5.2.2|3"])
        #expect(try planned() == ["1|5|sent|mailbox_full", "2|5|sent|mailbox_full", "3|5|planned|mailbox_full"])
        #expect(try store.check() == [])
    }

    /// What a content filter hands back passes the filter too, and is no retry.
    @Test func onlyRetriesHaveAnotherQueueID() throws {
        let copy = try send("1", to: "ann@home.example")
        try store.note(.copy(copy, recipient: "ann@home.example", queueID: "B", at: sent))
        #expect(try query("SELECT COUNT(*) FROM retry_queue_ids") == ["0"])
    }

    // MARK: The position

    @Test func sameBatchTwiceCountsOnce() throws {
        try send("1", to: "ann@home.example")
        let batch = [status(.deferred, "Q1", "ann@home.example", at: sent + 1000)]
        #expect(try advance(batch, from: nil, to: "a")?.count == 1)
        #expect(try advance(batch, from: nil, to: "a") == nil)
        #expect(try advance(batch, from: "b", to: "c") == nil)
        #expect(try events().count == 1)
        #expect(try store.storedLog(source).position == "a")
        #expect(try store.storedLog("journal").position == nil)
    }

    @Test func rowsLiveAndDieWithThePosition() throws {
        var joiner = LogJoiner(endedLimit: 1)
        let parser = LogParser(reference: sent)
        func step(_ lines: String..., from start: String?, to end: String) throws {
            let statuses = lines.flatMap { line in
                parser.entry(Array("2025-06-15T15:06:40Z mta postfix/x[1]: \(line)".utf8).span).map { joiner.take($0) }
                    ?? []
            }
            let (kept, forgotten) = joiner.takeChanges()
            let progress = LogProgress(
                source: source, start: start, end: end, statuses: statuses, kept: kept, forgotten: forgotten)
            _ = try store.advance(progress, policy: BouncePolicy(), random: { 0 })
            let stored = try store.storedLog(source).messages
            #expect(stored.count == joiner.count)
            // Killed here: whoever goes on knows the same.
            joiner = LogJoiner(endedLimit: 1, restoring: stored)
        }
        try send("1", to: "ann@home.example")
        _ = try store.writer.perform { try $0.execute(sql: "UPDATE messages SET queue_id = '4F1A2B3C4D'") }
        try step("4F1A2B3C4D: client=a[192.0.2.9]", "4F1A2B3C4D: message-id=<1@x>", from: nil, to: "1")
        try step("4F1A2B3C5E: client=a[127.0.0.1]", "4F1A2B3C5E: message-id=<1@x>", from: "1", to: "2")
        let sentLine = "to=<ann@home.example>, relay=mx[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent"
        try step("4F1A2B3C4D: \(sentLine) (250 2.0.0 Ok: queued as 4F1A2B3C5E)", from: "2", to: "3")
        #expect(try events() == [], "handed on to the content filter")
        try step("4F1A2B3C4D: removed", from: "3", to: "4")
        try step("4F1A2B3C5E: \(sentLine) (250 2.0.0 Ok)", "4F1A2B3C5E: removed", from: "4", to: "5")
        #expect(try events() == ["delivered|2.0.0|1"])
    }

    /// A kill between two jobs of one piece: read again, the rest is written down and nothing twice, be the piece as long as it was,
    /// longer or shorter.
    @Test(arguments: [[4], [5], [2, 2], [1, 3]]) func aPieceIsWrittenInParts(again: [Int]) throws {
        for number in 0..<5 { try send("\(number)", to: "ann@home.example") }
        let statuses = (0..<5).map { status(.deferred, "Q\($0)", "ann@home.example", at: sent + 1000 * Int64($0 + 1)) }
        func progress(_ range: Range<Int>, from start: String?) -> LogProgress {
            LogProgress(
                source: "log", start: start, end: "\(range.upperBound)", statuses: Array(statuses[range]), kept: [],
                forgotten: [])
        }
        for _ in 0..<2 {
            let part = try store.advanceSome(progress(0..<4, from: nil), within: .zero, policy: BouncePolicy()) { 0 }
            #expect(part?.effects.count == 1 && part?.isLast == false)
        }
        #expect(try query("SELECT statuses FROM log_pieces") == ["2"])
        var (place, start, changed) = (0, nil as String?, 2)
        for count in again {
            let effects = try store.advance(
                progress(place..<place + count, from: start), policy: BouncePolicy(), random: { 0 })
            changed += effects?.count ?? 0
            place += count
            start = "\(place)"
        }
        #expect(changed == place)
        #expect(try query("SELECT COUNT(*), COUNT(DISTINCT delivery) FROM events") == ["\(place)|\(place)"])
        #expect(try query("SELECT position FROM logs") == ["\(place)"])
        #expect(try query("SELECT COUNT(*) FROM log_pieces") == ["0"])
    }

    /// However many recipients a message has, and however many messages a contact.
    @Test func statusesAreFoundByIndex() throws {
        let places = [
            (DeliveryRecord.byFirstSending, "messages_by_queue_id", "deliveries_by_message (message=? AND contact=?)"),
            (DeliveryRecord.byRetry, "r USING PRIMARY KEY (queue_id=?)", "d USING INTEGER PRIMARY KEY"),
        ]
        for (sql, first, second) in places {
            let plan = try store.read { database in
                try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: ["Q", 1, 2, "a", "b"])
                    .map { try $0.decode(String.self, forColumn: "detail") }
            }
            #expect(!plan.contains { $0.contains("SCAN") }, "\(plan)")
            #expect(plan[0].contains(first), "\(plan)")
            #expect(plan.contains { $0.contains(second) }, "\(plan)")
        }
    }
}
