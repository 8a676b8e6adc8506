// What comes back, whatever it is: the real handler, a Maildir for people, a ledger in memory.

import Bounces
import Foundation
import Mailbox
import Peers
import Sealing
import Storage
import Testing
import Tracking
import Words

@testable import BounceService

@Suite final class ReturnedMailTests {
    private let folder = TestFolder()
    private let ledger = MemoryReturns()
    private let keys: KeyRing
    private let log = KeptLog()
    private let handler: ReturnedMailHandler

    init() throws {
        keys = try KeyRing([.random(created: "")])
        handler = ReturnedMailHandler(
            ledger: ledger, keys: keys, policy: BouncePolicy(),
            people: PeoplesFolder(path: folder.path + "/people", sizeLimit: 1 << 30), logger: log.logger)
    }

    /// How a mail says which copy it speaks of.
    enum Way: Sendable, CaseIterable {
        /// It comes to the copy's return path.
        case returnPath
        /// It names the envelope by it.
        case envelopeID
        /// It gives back our field.
        case field
        /// It names the Message-ID.
        case messageID
        /// It comes to the address for unsubscribing.
        case unsubscribe
        /// It speaks of what we have never sent.
        case nothing
    }

    /// A kind of mail, and whether it is a person's for all that its form tells.
    struct Sample: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: Report.Kind
        let text: String
        var isBySeal = false
        var mayBeAPersons = false
    }

    static let samples = [
        Sample(testDescription: "a bounce", kind: .bounce, text: report("failed", "5.1.1", "550 5.1.1 User unknown")),
        Sample(testDescription: "a delay", kind: .delay, text: report("delayed", "4.4.1", "450 4.4.1 no answer")),
        Sample(testDescription: "a delivery", kind: .delivered, text: report("delivered", "2.0.0", "250 2.0.0 ok")),
        Sample(testDescription: "a complaint", kind: .complaint, text: complaint),
        Sample(
            testDescription: "an automatic reply", kind: .autoReply,
            text: words("Re: Spring", "I am away.", "Auto-Submitted: auto-replied\n")),
        Sample(
            testDescription: "an automatic reply, by its words", kind: .autoReply,
            text: words("Out of office: Spring", "I am out of the office until Monday."), mayBeAPersons: true),
        Sample(testDescription: "a reply", kind: .reply, text: words("Re: Spring", "Thank you."), mayBeAPersons: true),
        Sample(
            testDescription: "a wish", kind: .unsubscribe, text: words("unsubscribe", ""), mayBeAPersons: true),
        Sample(
            testDescription: "a challenge", kind: .challenge,
            text: words("Please confirm your message", "Your message is being held."), mayBeAPersons: true),
        Sample(
            testDescription: "a bounce, by its words", kind: .bounce,
            text: words(
                "Not delivered",
                "Your message could not be delivered to the following recipients:\n\n  ann@home.example\n"),
            isBySeal: true, mayBeAPersons: true),
    ]

    private static func report(_ action: String, _ status: String, _ diagnostic: String) -> String {
        """
        From: MAILER-DAEMON@mx.home.example
        Subject: Delivery report
        To: <TO>
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        This is a report.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.home.example
        ENVELOPE
        Final-Recipient: rfc822; ann@home.example
        Action: \(action)
        Status: \(status)
        Diagnostic-Code: smtp; \(diagnostic)

        --b
        Content-Type: text/rfc822-headers

        FIELDS
        Subject: Spring

        --b--

        """
    }

    private static let complaint = """
        From: feedback@provider.example
        Subject: Spring
        To: <TO>
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: text/plain

        This is an abuse report.
        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: Provider/1.0
        Version: 1
        ENVELOPE
        Original-Rcpt-To: <ann@home.example>

        --b
        Content-Type: text/rfc822-headers

        FIELDS
        Subject: Spring

        --b--

        """

    private static func words(_ subject: String, _ text: String, _ fields: String = "") -> String {
        "From: ann@home.example\nTo: <TO>\nSubject: \(subject)\nIn-Reply-To: ANSWERED\n\(fields)\n\(text)\n"
    }

    /// A mail as it comes, speaking of the copy in one way, and the recipient that it comes to.
    private func mail(_ text: String, _ way: Way, isCut: Bool = false) -> IncomingMail {
        let copy = MemoryReturns.copy
        var (recipient, fields, envelope) = ("news@shop.example", "From: news@shop.example", "X-Nothing: here")
        var answered = "<other@shop.example>"
        let returnPath = String(decoding: keys.sealForAddress(ReturnPathToken(copy: copy)), as: UTF8.self)
        switch way {
        case .returnPath: recipient = "bounces+\(returnPath)@bounce.example"
        case .envelopeID: envelope = "Original-Envelope-Id: \(returnPath)"
        case .field:
            let token = String(decoding: keys.seal(CopyToken(copy: copy)), as: UTF8.self)
            fields = "\(TrackingRequest.sealHeader): \(token)"
        case .messageID:
            fields = "Message-ID: \(MemoryReturns.messageID)"
            answered = MemoryReturns.messageID
        case .unsubscribe:
            let token = String(decoding: keys.sealForAddress(UnsubscribeToken(copy: copy)), as: UTF8.self)
            recipient = "bounces+\(token)@bounce.example"
        case .nothing: break
        }
        let whole = text.replacing("TO", with: "news@shop.example", maxReplacements: 1)
            .replacing("FIELDS", with: fields).replacing("ENVELOPE", with: envelope)
            .replacing("ANSWERED", with: answered)
        return IncomingMail(bytes: Array(whole.utf8), recipients: [recipient], source: "test", isCut: isCut)
    }

    private func kept() -> Int { folder.names(in: "people/new").count }

    /// Whether a mail of this kind can say so in this way.
    private func isPossible(_ sample: Sample, _ way: Way) -> Bool {
        let isForm = sample.text.contains("FIELDS")
        switch way {
        case .envelopeID: return isForm && sample.kind != .complaint
        case .field: return isForm
        case .unsubscribe: return false
        case .returnPath, .messageID, .nothing: return true
        }
    }

    @Test(arguments: samples, Way.allCases) func isSettledAndPerhapsKept(_ sample: Sample, _ way: Way) throws {
        guard isPossible(sample, way) else { return }
        try handler.take(mail(sample.text, way))
        let told = try #require(ledger.book.mails.first)
        #expect(told.report.kind == sample.kind)
        switch (way, told.reference) {
        case (.returnPath, .returnPath?), (.envelopeID, .returnPath?), (.field, .field?), (.messageID, nil),
            (.nothing, nil):
            break
        default: Issue.record("\(way): \(String(describing: told.reference))")
        }
        let isSealed = sample.isBySeal && told.reference != nil
        let isKept = way == .nothing || sample.mayBeAPersons && !isSealed
        #expect(kept() == (isKept ? 1 : 0))
        #expect(log.lines.contains { $0.hasPrefix("4XyZ: ") } == (way != .nothing))
        #expect(log.lines.contains { $0.hasPrefix("NOQUEUE: kept for people") } == isKept)
    }

    /// Whatever a person writes to the address for unsubscribing is that wish; what a machine sends there is not.
    @Test(arguments: samples) func toTheAddressForUnsubscribing(_ sample: Sample) throws {
        try handler.take(mail(sample.text, .unsubscribe))
        let told = try #require(ledger.book.mails.first)
        let isWish =
            [.reply, .unsubscribe, .other].contains(sample.kind)
            || [.autoReply, .challenge].contains(sample.kind) && sample.mayBeAPersons
        #expect(told.report.kind == (isWish ? .unsubscribe : sample.kind))
        if case .unsubscribe? = told.reference { #expect(isWish) } else { #expect(!isWish) }
        if isWish { #expect(kept() == 0) }
    }

    @Test func whatIsNothingAtAllIsForPeople() throws {
        try handler.take(mail("Subject: Hello\n\nHello.\n", .returnPath))
        #expect(ledger.book.mails.first?.report.kind == .other)
        #expect(kept() == 1)
    }

    @Test func theSameMailAgain() throws {
        let reply = mail(Self.samples[6].text, .messageID)
        let bounce = mail(Self.samples[0].text, .returnPath)
        for _ in 0..<2 {
            try handler.take(reply)
            try handler.take(bounce)
        }
        #expect(kept() == 1)
        #expect(log.lines.filter { $0.hasPrefix("4XyZ: ") }.count == 2)
        #expect(log.lines.filter { $0.hasPrefix("NOQUEUE: settled before") }.count == 1)
    }

    /// The whole of it stays where it came from.
    @Test func aMailThatWasCutIsNotKept() throws {
        for way in [Way.messageID, .nothing] { try handler.take(mail(Self.samples[6].text, way, isCut: true)) }
        #expect(ledger.book.mails.count == 2)
        #expect(kept() == 0)
    }

    /// It stays with whoever has it, and comes again.
    @Test func aLedgerThatIsAwayTakesNothing() throws {
        ledger.change { $0.isAway = true }
        let reply = mail(Self.samples[6].text, .messageID)
        #expect(throws: MemoryReturns.Away.self) { try handler.take(reply) }
        #expect(kept() == 0)
        #expect(log.lines.isEmpty)
        ledger.change { $0.isAway = false }
        try handler.take(reply)
        #expect(kept() == 1)
    }

    /// What can't be kept must not be settled: nobody would see it.
    @Test func withoutAFolderForPeopleNothingIsTaken() throws {
        try folder.write("", to: "people")
        #expect(throws: (any Error).self) { try handler.take(mail(Self.samples[6].text, .messageID)) }
        #expect(ledger.book.mails.isEmpty)
    }
}
