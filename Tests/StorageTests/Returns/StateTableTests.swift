// Storage's front page has a table: from which state what leads where. Each of its cells, as the code has it.

import Bounces
import Foundation
import Judging
import MTALog
import Testing
import Words

@testable import Storage

@Suite final class StateTableTests: ReturnedMailFixture {
    struct Cell: Sendable, CustomTestStringConvertible {
        let event: String
        let from: DeliveryState
        let isNamed: Bool
        let to: DeliveryState
        /// Told by the MTA's log, and not by a report.
        var byLog = false
        var testDescription: String {
            "\(event)\(byLog ? " by the log" : "") on \(from)\(isNamed ? ", which is named" : "")"
        }
    }

    static let cells: [Cell] = {
        let path = "../../../../Sources/Storage/Store.swift"
        let page = URL(fileURLWithPath: #filePath).appending(path: path).standardized
        let lines = (try? String(contentsOf: page, encoding: .utf8))?.split(separator: "\n") ?? []
        var states: [DeliveryState] = []
        var cells: [Cell] = []
        for line in lines where line.hasPrefix("//     ") {
            let words = line.dropFirst(2).split(separator: /\ \ +/).map(String.init)
            if words[0] == "by" {
                states = words.dropFirst().compactMap(state)
                continue
            }
            for (from, to) in zip(states, words.dropFirst()) {
                let to = to == "·" ? from : state(to) ?? .sent
                cells.append(Cell(event: words[0], from: from, isNamed: states.count == 5, to: to))
            }
        }
        // Of what is sealed the MTA's log tells most as well.
        return cells
            + cells.filter { $0.event.hasPrefix("sealed") && $0.event != "sealed complaint" }.map { cell in
                var cell = cell
                cell.byLog = true
                return cell
            }
    }()

    private static func state(_ word: String) -> DeliveryState? {
        switch word {
        case "soft": .softBounced
        case "hard": .hardBounced
        default: DeliveryState(rawValue: word)
        }
    }

    private static let ann = "ann@home.example"

    @Test func isRead() {
        #expect(Self.cells.count == (16 + 4) * 7 + (14 + 4) * 5)
        #expect(Set(Self.cells.map(\.from)) == Set(DeliveryState.allCases))
    }

    @Test(arguments: cells) func leads(_ cell: Cell) throws {
        let copy = try send("1", to: Self.ann)
        // A second sending is under way where it is to be given up.
        let isUnderWay = cell.event == "retry not sent"
        try query(
            """
            UPDATE deliveries SET state = '\(cell.from.rawValue)', is_named = \(cell.isNamed), attempts = \(isUnderWay ? 2 : 1)
            """)
        try query(
            """
            INSERT INTO retries (delivery, attempt, attempts, due_at, state, reason)
            SELECT delivery, 1, 5, 0, '\(isUnderWay ? "leased" : "planned")', 'full' FROM deliveries
            """)
        if cell.byLog { try log(cell.event) } else { try happen(cell.event, to: copy) }
        #expect(try query("SELECT state FROM deliveries") == [cell.to.rawValue])
        if cell.to != cell.from, cell.event.hasPrefix("sealed") || cell.event.hasPrefix("named") {
            #expect(try query("SELECT is_named FROM deliveries") == [cell.event.hasPrefix("named") ? "1" : "0"])
        }
        // Triggers have counted.
        #expect(try store.check() == [])
    }

    private func happen(_ event: String, to copy: Int64) throws {
        let isSealed = event.hasPrefix("sealed")
        func tell(_ reason: Reason, _ action: ReportedRecipient.Action = .failed) throws {
            let report = report(reason, of: Self.ann, action: action, messageID: isSealed ? nil : "<1@shop.example>")
            try settle(report, copy: isSealed ? copy : nil)
        }
        switch event {
        case "sealed deferred", "named deferred": try tell(.greylisted, .delayed)
        case "sealed delivered", "named delivered": try tell(.undetermined, .delivered)
        case "sealed soft bounce", "named soft bounce": try tell(.mailboxFull)
        case "sealed hard bounce", "named hard bounce": try tell(.userUnknown)
        case "sealed complaint", "named complaint":
            var complaint = Report(kind: .complaint, feedbackType: "abuse")
            if !isSealed {
                complaint.originalMessageID = "<1@shop.example>"
                complaint.recipients = report(.undetermined, of: Self.ann).recipients
            }
            try settle(complaint, copy: isSealed ? copy : nil)
        case "reply": try settle(Report(kind: .reply), copy: copy, sender: Self.ann)
        case "hit": try open(copy)
        case "hit taken back":
            try query(
                """
                INSERT INTO cleared_soft_bounces (delivery, at, was_bounced, soft_bounces)
                SELECT delivery, 0, 1, 1 FROM deliveries
                """)
            try store.writer.perform { [rules = store.rules] database in
                guard let record = try DeliveryRecord.find(copy: copy, addresses: [], in: database) else { return }
                try database.restoreSoftBounces(
                    of: record.contact, delivery: record.delivery, takenBackAt: 0, window: rules.judge.rules.window)
            }
        case "copy lost":
            try store.writer.perform { [rules = store.rules, at = sent + hour] database in
                guard let record = try DeliveryRecord.find(copy: copy, addresses: [], in: database) else { return }
                try EventWriter.writeLost(delivery: record.delivery, "gone", rules, at: at, in: database)
            }
        case "retry leased": try query("UPDATE retries SET state = 'leased'")
        case "retry not sent": try query("UPDATE retries SET state = 'failed'")
        default: Issue.record("\(event) is no event of this test")
        }
    }

    private func log(_ event: String) throws {
        let (state, reply): (DeliveryStatus.State, String) =
            switch event {
            case "sealed deferred": (.deferred, "451 4.7.1 greylisted, try again later")
            case "sealed delivered": (.delivered, "250 2.0.0 Ok")
            case "sealed soft bounce": (.bounced, "552 5.2.2 mailbox full")
            default: (.bounced, "550 5.1.1 no such user")
            }
        let status = DeliveryStatus(
            at: sent + hour, queueID: "Q1", loggedQueueID: "Q1", recipient: Self.ann, originalRecipient: nil,
            state: state,
            status: String(reply.split(separator: " ")[1]), reply: reply, command: "RCPT TO",
            remote: RemoteHost(name: "mx.home.example", address: "192.0.2.1"))
        let progress = LogProgress(
            source: "mail.log", start: nil, end: "1", statuses: [status], kept: [], forgotten: [])
        _ = try store.advance(progress, policy: BouncePolicy(), random: { 0 })
    }
}
