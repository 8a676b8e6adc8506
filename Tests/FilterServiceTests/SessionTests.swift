// The real session with an MTA that asks and does, and a ledger in memory: every reason of the log's table, every way to treat
// several recipients, every capability that an MTA may withhold.

import Foundation
import MIME
import Milter
import Peers
import Sealing
import Spool
import Storage
import Testing
import Tracking
import Words

@testable import FilterService

@Suite struct SessionTests {
    private static let html = "<html><body><a href=\"https://shop.example/\">x</a></body></html>\r\n"
    private static func mail(_ fields: String = "", type: String = "text/html", _ body: String = html) -> [UInt8] {
        Array("From: News <news@shop.example>\r\nSubject: Hello\r\n\(fields)Content-Type: \(type)\r\n\r\n\(body)".utf8)
    }
    private static let calendar = """
        --b\r\nContent-Type: text/html\r\n\r\n\(html)--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n\
        BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n--b--\r\n
        """

    /// A mail that goes out as it came, and what makes it so.
    struct Case: Sendable, CustomTestStringConvertible {
        let reason: LeaveReason
        var mail = SessionTests.mail()
        var recipients = ["ann@home.example"]
        var stage: @Sendable (SessionStage) -> Void = { _ in }

        var testDescription: String { reason.rawValue }
    }

    private static let cases: [Case] = [
        Case(reason: .notOutgoing) { $0.isFromAfar = true },
        Case(reason: .forwarded, mail: mail("X-Sieve-Redirected-From: ann@home.example\r\n")),
        Case(reason: .automatic, mail: mail("Auto-Submitted: auto-replied\r\n")),
        Case(reason: .optedOut, mail: mail("X-Backstamp-Track: none\r\n")),
        Case(reason: .signed, mail: mail("DKIM-Signature: v=1; d=shop.example\r\n")),
        Case(reason: .encrypted, mail: mail(type: "multipart/encrypted; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n")),
        Case(reason: .noHTML, mail: mail(type: "text/plain")) { $0.policy.messages.tracks = [.opens, .htmlClicks] },
        Case(reason: .nothingToTrack, mail: mail("X-Backstamp-Track: clicks\r\n", "<p>Hello</p>\r\n")),
        Case(reason: .tooLarge) { $0.policy.maximumSize = 100 },
        Case(reason: .malformed, mail: mail(type: "multipart/mixed")),
        Case(reason: .unknownCharset, mail: mail(type: "text/html; charset=utf-16")),
        Case(reason: .unknownEncoding, mail: mail("Content-Transfer-Encoding: x-odd\r\n")),
        Case(
            reason: .longLine,
            mail: mail(
                "Content-Transfer-Encoding: 8bit\r\nContent-Transfer-Encoding: 8bit\r\n",
                "<p>" + String(repeating: "x", count: 990) + html)),
        Case(reason: .notGranted) { $0.capabilities.remove(.replaceBody) },
        Case(reason: .severalRecipients, recipients: ["ann@home.example", "bob@home.example"]) {
            $0.policy.multipleRecipients = .leave
        },
        Case(reason: .invitation, mail: mail(type: "multipart/alternative; boundary=b", calendar)),
        Case(reason: .untrackedRecipient) { $0.policy.untrackedDomains = ["home.example"] },
    ]

    @Test(arguments: cases) func leavesAsItCame(_ test: Case) throws {
        let stage = try SessionStage()
        test.stage(stage)
        let outcome = stage.send(test.mail, to: test.recipients)
        #expect(
            stage.log.lines.contains { $0.hasPrefix("Q1: left reason=\(test.reason.rawValue)") }, "\(stage.log.lines)")
        if case .change(let changes) = outcome { #expect(changes.body == nil) }
        let isOurs = ![.notOutgoing, .forwarded, .automatic].contains(test.reason)
        #expect(stage.ledger.book.sendings.map(\.sending.leftAlone) == (isOurs ? [test.reason] : []))
    }

    /// What only we can have made.
    @Test func ourOwnMailPasses() throws {
        let stage = try SessionStage()
        let seal = String(decoding: stage.keys.seal(CopyToken(copy: 7)), as: UTF8.self)
        guard case .accept = stage.send(Self.mail("X-Backstamp-ID: \(seal)\r\n"), to: ["ann@home.example"]) else {
            Issue.record("it is changed")
            return
        }
        let path = String(decoding: stage.keys.sealForAddress(ReturnPathToken(copy: 7)), as: UTF8.self)
        if stage.send(Self.mail(), to: ["bounces+\(path)@bounce.example"]) != nil {
            Issue.record("its body is asked for")
        }
        #expect(stage.log.lines.map { $0.split(separator: " ")[2] } == ["reason=already_tracked", "reason=report"])
        #expect(stage.ledger.book.sendings.isEmpty)
    }

    @Test func everyReasonIsTried() {
        #expect(Set(Self.cases.map(\.reason)).union([.alreadyTracked, .report]) == Set(LeaveReason.allCases))
    }

    // MARK: - Several recipients

    @Test func oneCopyIsForAllOrOneForEach() throws {
        let recipients = ["ann@home.example", "bob@home.example", "cy@home.example"]
        let shared = try SessionStage()
        guard case .change(let one) = shared.send(Self.mail(), to: recipients) else {
            Issue.record("it is not changed")
            return
        }
        #expect(one.body != nil && one.removedRecipients.isEmpty && one.sender != nil)
        #expect(shared.ledger.book.sendings.map(\.sending.isSplit) == [false])

        let split = try SessionStage()
        split.policy.multipleRecipients = .split
        split.ledger.change { $0.untracked = ["cy@home.example"] }
        guard case .change(let first) = split.send(Self.mail(), to: recipients) else {
            Issue.record("it is not changed")
            return
        }
        #expect(
            first.removedRecipients.map { String(decoding: $0, as: UTF8.self) } == [
                "<bob@home.example>", "<cy@home.example>",
            ])
        let (sending, numbers) = try #require(split.ledger.book.sendings.first)
        #expect(sending.isSplit && sending.leftAlone == nil && sending.destinations.count == 1)
        // The MTA has the message.
        let due = try split.splitSpool.due(now: 1_750_000_100_000, limit: 9)
        #expect(due.map(\.split.copy) == [numbers.copy + 1, numbers.copy + 2])
        #expect(due.map(\.split.recipient) == ["bob@home.example", "cy@home.example"])
        let copies = try due.map {
            String(decoding: try #require(try split.splitSpool.copies.read($0.split.copy)), as: UTF8.self)
        }
        #expect(copies.allSatisfy { $0.contains("X-Backstamp-ID: ") })
        #expect(copies.map { $0.contains("https://track.example/") } == [true, false])
        #expect(split.log.lines.contains { $0.contains("tracked") && $0.contains("copies=3 untracked=1") })
    }

    // MARK: - Capabilities

    @Test(arguments: [
        Capabilities.addHeaders, .changeHeaders, .replaceBody, .exactHeaderValues, .changeSender, .removeRecipients,
    ])
    func isWithheld(_ capability: Capabilities) throws {
        let stage = try SessionStage()
        stage.capabilities.remove(capability)
        stage.ledger.change { $0.suppressions["gone@home.example"] = .hardBounce }
        let mail = Self.mail("X-Backstamp-Stream: news\r\nX-Campaign-ID: spring\r\n")
        let outcome = stage.send(mail, to: ["ann@home.example", "gone@home.example"])
        guard case .change(let changes) = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
        let leaves = capability == .addHeaders || capability == .replaceBody
        #expect((changes.body == nil) == leaves)
        #expect(changes.removals.isEmpty == (capability == .changeHeaders))
        #expect((changes.sender == nil) == (capability == .changeSender))
        #expect(changes.additions.isEmpty == (capability == .addHeaders || leaves))
        #expect(changes.removedRecipients.isEmpty == (capability == .removeRecipients))
        // The log says what was done.
        let fate = capability == .removeRecipients ? "not dropped" : "dropped"
        #expect(
            stage.log.lines.contains { $0.hasPrefix("Q1: \(fate) recipient=gone@home.example") }, "\(stage.log.lines)")
        #expect(stage.ledger.book.sendings.first?.sending.recipients.count == (capability == .removeRecipients ? 2 : 1))
    }

    // MARK: - Failure

    @Test(arguments: [OnFailure.accept, .tempfail]) func theLedgerTakesNothing(_ onFailure: OnFailure) throws {
        let stage = try SessionStage()
        stage.policy.onFailure = onFailure
        stage.ledger.change { $0.isFull = true }
        stage.ledger.change { $0.suppressions["gone@home.example"] = .complaint }
        let outcome = stage.send(Self.mail(), to: ["ann@home.example", "gone@home.example"])
        var expected = Changes()
        expected.removedRecipients = [Array("<gone@home.example>".utf8)]
        switch outcome {
        case .change(let changes): #expect(onFailure == .accept && changes == expected)
        case .tempfail: #expect(onFailure == .tempfail)
        default: Issue.record("\(String(describing: outcome))")
        }
        #expect(stage.log.lines.contains { $0.hasPrefix("Q1: failed on_failure=\(onFailure.rawValue)") })
        // Who tries again is told of them then.
        #expect(
            stage.log.lines.contains { $0.contains("dropped recipient=gone@home.example") } == (onFailure == .accept))
    }

    // MARK: - One representation

    /// What the MTA makes of what it is asked is what the edits say, byte for byte: that is kept for retries, and `rewrite` prints it.
    @Test(arguments: [
        mail(), mail("X-Backstamp-Track: all\r\nX-Campaign-ID: spring\r\nX-Campaign-Id: summer\r\n"),
        mail("X-Campaign-ID: spring\r\nList-Unsubscribe: \r\nSubject: again\r\n\tand folded\r\n"),
        mail(
            "Content-MD5: x\r\nX-A: 1\r\nContent-Transfer-Encoding: base64\r\n",
            Data(html.utf8).base64EncodedString() + "\r\n"),
        mail("", "<p>" + String(repeating: "x", count: 990) + html),
    ])
    func changesAreTheEdits(_ mail: [UInt8]) throws {
        let stage = try SessionStage()
        guard case .change(let changes) = stage.send(mail, to: ["ann@home.example"]) else {
            Issue.record("it is not changed")
            return
        }
        let copy = try #require(stage.ledger.book.sendings.first?.numbers.copy)
        #expect(stage.delivered(mail, changes) == (try stage.spool.read(copy)))
    }

    /// The same of mails that others wrote.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"] != nil))
    func changesAreTheEditsOfOthersMails() throws {
        let corpora = try #require(ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"])
        let files = try #require(FileManager.default.enumerator(atPath: corpora + "/outgoing"))
        var count = 0
        for case let file as String in files where file.hasSuffix(".eml") {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(corpora)/outgoing/\(file)")))
            let mail = bytes.withCRLF
            let stage = try SessionStage()
            guard case .change(let changes) = stage.send(mail, to: ["ann@home.example"]),
                let (sending, numbers) = stage.ledger.book.sendings.first, sending.leftAlone == nil
            else { continue }
            count += 1
            #expect(stage.delivered(mail, changes) == (try stage.spool.read(numbers.copy)), "\(file)")
        }
        #expect(count > 10)
    }
}

extension [UInt8] {
    /// With every line end a CRLF.
    fileprivate var withCRLF: [UInt8] {
        var result: [UInt8] = []
        for byte in self where byte != 0x0D { result += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
        return result
    }
}
