import Bounces
import Foundation
import GRDB
import Peers
import Testing
import Words

@testable import Storage

/// What tests of returning mail share: a database of their own, and mails that they make.
class ReturnedMailFixture {
    private let ownFolder = TestFolder()
    let store: Store
    /// 2025-06-15.
    let sent: Int64 = 1_750_000_000_000
    let hour: Int64 = 3_600_000
    var day: Int64 { 24 * hour }

    init() throws {
        store = try Store(path: "\(ownFolder.path)/b.db")
    }

    // MARK: Making mails

    @discardableResult
    func send(_ id: String, to recipients: String..., at: Int64? = nil, stream: String? = nil) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Hello",
                campaign: "spring", stream: stream, sentAt: at ?? sent, recipients: recipients, destinations: [],
                leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    /// A mail with six links.
    func sendLinks(_ id: String, to recipients: [String] = ["ann@home.example"]) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Hello",
                campaign: "spring", sentAt: sent, recipients: recipients,
                destinations: (0..<6).compactMap { Destination(Array("https://e.example/\($0)".utf8)) }, leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    func verdict(_ reason: Reason, permanent: Bool = true) -> Verdict {
        Verdict(
            reason: reason, rule: "test", status: EnhancedStatus(permanent ? 5 : 4, 0, 0), replyCode: 550,
            isPermanent: permanent)
    }

    func report(
        _ reason: Reason, of address: String, action: ReportedRecipient.Action = .failed, messageID: String? = nil
    ) -> Report {
        let recipient = ReportedRecipient(
            address: address, action: action, diagnostic: "550 no", verdict: verdict(reason))
        let kind: Report.Kind = action == .failed ? .bounce : action == .delayed ? .delay : .delivered
        return Report(kind: kind, originalMessageID: messageID, recipients: [recipient])
    }

    /// Settles a report; each call is another mail unless it is given a digest.
    ///
    /// - Parameter copy: whose return path it came to.
    @discardableResult
    func settle(
        _ report: Report, copy: Int64? = nil, by reference: ReturnedMail.Reference? = nil, at: Int64? = nil,
        digest: String = UUID().uuidString, policy: BouncePolicy = BouncePolicy(), sender: String? = nil
    ) throws -> Settlement {
        let reference = reference ?? copy.map { .returnPath(ReturnPathToken(copy: $0)) }
        return try store.settle(
            ReturnedMail(digest: digest, at: at ?? sent + hour, report: report, reference: reference, sender: sender),
            policy: policy, random: 0)
    }

    @discardableResult
    func query(_ sql: String) throws -> [String] {
        try store.database.inDatabase { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { String(describing: $0.storage.value ?? "-") }.joined(separator: "|")
            }
        }
    }

    /// What SQLite means to do, a line a step.
    func plan(_ sql: String, _ arguments: StatementArguments = []) throws -> [String] {
        try store.database.inDatabase { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map {
                try $0.decode(String.self, forColumn: "detail")
            }
        }
    }

    func state() throws -> [String] { try query("SELECT recipient, state FROM crm_deliveries ORDER BY 1") }
    func suppressed() throws -> [String] {
        try query("SELECT address, reason FROM crm_suppressions ORDER BY 1")
    }
    func planned() throws -> [String] {
        try query("SELECT attempt, attempts, state, reason FROM crm_retries ORDER BY retry")
    }

    func open(_ copy: Int64) throws {
        let hit = Hit(
            at: sent + 16 * day, act: .open(OpenToken(copy: copy)), address: [], userAgent: [], headers: [])
        try store.count([hit])
    }

    /// The retry that is due first, as a sender has it.
    func lease(at now: Int64, by process: String = "p") throws -> DueRetry {
        let candidate = try #require(try store.dueRetries(now: now, limit: 1).first)
        return try #require(try store.leaseRetry(candidate.retry, for: process, now: now, seconds: 60))
    }
}
