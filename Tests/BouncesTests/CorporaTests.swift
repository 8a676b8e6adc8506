// Mails that others wrote, with what is in them: the share that is read right does not fall.
// The corpora are no part of the project: BACKSTAMP_CORPORA says where they are; without them this is skipped.

import Foundation
import Testing

@testable import Bounces

@Suite struct CorporaTests {
    private static let folder: URL? = {
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared/corpora").standardizedFileURL
        let folder = ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"].map { URL(filePath: $0) } ?? beside
        let bounces = folder.appending(path: "bounces")
        return FileManager.default.fileExists(atPath: bounces.path) ? bounces : nil
    }()

    /// How many of how many were right.
    private struct Tally {
        var right = 0
        var all = 0
        mutating func count(_ isRight: Bool) {
            all += 1
            if isRight { right += 1 }
        }
        var share: Double { all == 0 ? 1 : Double(right) / Double(all) }
    }

    @Test(.enabled(if: folder != nil)) func readsWhatOthersWrote() throws {
        let folder = try #require(Self.folder)
        var (sets, kinds, complaints, quiet) = (Tally(), Tally(), Tally(), Tally())
        var (status, reply, hard, reasons) = (Tally(), Tally(), Tally(), Tally())
        var falseHard = 0
        for mail in try ExpectedMail.all(in: folder) {
            let report = Report(reading: try mail.bytes(in: folder))
            let failed = report.recipients.filter { report.kind.isBounce && $0.action != .delivered }
            switch mail.kind {
            case "ham", "auto-reply", "challenge", "other": quiet.count(failed.isEmpty)
            case "complaint": complaints.count(report.kind == .complaint || report.kind == .unsubscribe)
            default:
                guard !mail.recipients.isEmpty else { continue }
                sets.count(mail.isMatched(by: report))
                for expected in mail.recipients {
                    guard let one = report.recipients.first(where: { expected.isNamed($0.address) }) else { continue }
                    if let kind = expected.kind { kinds.count(kind == one.action.word) }
                    if let code = expected.status {
                        status.count(([code] + (expected.acceptStatus ?? [])).contains(one.code))
                    }
                    if let code = expected.replycode { reply.count(code == one.verdict.replyCode.map { String($0) }) }
                    if let reason = expected.reason {
                        reasons.count(([reason] + (expected.acceptReason ?? [])).contains(one.reasonName))
                    }
                    guard let isHard = expected.hard else { continue }
                    hard.count(one.isHard == isHard)
                    if one.isHard, !isHard { falseHard += 1 }
                }
            }
        }
        // What is reached, and no less.
        #expect(sets.share >= 0.998 && kinds.share >= 0.994, "sets \(sets), kinds \(kinds)")
        #expect(complaints.share == 1 && quiet.share == 1)
        #expect(status.share >= 0.992 && reply.share >= 0.997, "status \(status), reply \(reply)")
        #expect(hard.share >= 0.988 && reasons.share >= 0.974, "hard \(hard), reasons \(reasons)")
        #expect(falseHard == 0)
    }
}

extension Report.Kind {
    fileprivate var isBounce: Bool { [.bounce, .delay, .delivered].contains(self) }
}

extension ReportedRecipient.Action {
    fileprivate var word: String { self == .failed ? "bounce" : self == .delayed ? "delayed" : "delivered" }
}

extension ReportedRecipient {
    fileprivate var code: String { verdict.status?.description ?? "" }
    fileprivate var reasonName: String {
        action == .delivered
            ? "delivered"
            : isTooBigForMailbox
                ? "exceedlimit" : sisimaiNames[verdict.reason] ?? verdict.reason.rawValue.filter { $0 != "_" }
    }
    /// Sisimai tells this (X.2.3) from what is too big for the system.
    private var isTooBigForMailbox: Bool {
        verdict.reason == .messageTooBig && verdict.status?.subject == 2 && verdict.status?.detail == 3
    }
    fileprivate var isHard: Bool { action == .failed && ReasonPolicy.standard.classify(verdict) == .hard }
}

/// A line of the corpus' `expected.jsonl`.
private struct ExpectedMail: Decodable {
    struct Recipient: Decodable {
        var recipient: String
        var accept: [String]?
        var status: String?
        var acceptStatus: [String]?
        var replycode: String?
        var reason: String?
        var acceptReason: [String]?
        var hard: Bool?
        var kind: String?

        func isNamed(_ address: String) -> Bool {
            ([recipient] + (accept ?? [])).contains { $0.lowercased() == address.lowercased() }
        }
    }

    var path: String
    var kind: String
    var bodyOnly: Bool?
    var optional: Bool?
    var anyOf: Bool?
    var recipients: [Recipient]

    static func all(in folder: URL) throws -> [ExpectedMail] {
        let lines = try String(contentsOf: folder.appending(path: "expected.jsonl"), encoding: .utf8).split(
            separator: "\n")
        return try lines.map { try JSONDecoder().decode(ExpectedMail.self, from: Data($0.utf8)) }
    }

    func bytes(in folder: URL) throws -> [UInt8] {
        let mail = [UInt8](try Data(contentsOf: folder.appending(path: path)))
        return bodyOnly == true ? BouncesTests.bytes(notice("")) + mail : mail
    }

    func isMatched(by report: Report) -> Bool {
        let isComplete = recipients.allSatisfy { one in report.recipients.contains { one.isNamed($0.address) } }
        let isExact = report.recipients.allSatisfy { one in recipients.contains { $0.isNamed(one.address) } }
        return isExact && (isComplete || optional == true || anyOf == true)
    }
}

/// The corpus has the names of Sisimai; those that are not ours without the underscore.
private let sisimaiNames: [Reason: String] = [
    .userMoved: "hasmoved", .noMailAccepted: "notaccept", .mailboxDisabled: "suspend", .recipientFiltered: "filtered",
    .messageTooBig: "mesgtoobig", .senderRejected: "rejected", .relayDenied: "norelaying", .reputation: "badreputation",
    .ptrRequired: "requireptr", .authentication: "authfailure", .policy: "policyviolation", .security: "securityerror",
    .tlsFailed: "failedstarttls", .notCompliant: "notcompliantrfc", .rateLimited: "speeding",
    .tooManyConnections: "toomanyconn", .undetermined: "undefined",
]
