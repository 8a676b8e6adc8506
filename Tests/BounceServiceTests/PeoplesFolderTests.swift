// What a person may have written lies in the folder for people, whatever is concluded from its words.

import Foundation
import Logging
import Mailbox
import Peers
import Sealing
import Storage
import Testing
import Words

@testable import BounceService
@testable import Bounces

@Suite final class PeoplesFolderTests {
    private let folder = TestFolder()
    private let store: Store
    private let keys: KeyRing
    private let handler: ReturnedMailHandler

    init() throws {
        store = try Store(path: folder.path + "/b.db")
        keys = try KeyRing([.random(created: "")])
        handler = ReturnedMailHandler(
            ledger: store, keys: keys, policy: BouncePolicy(),
            people: PeoplesFolder(path: folder.path + "/people", sizeLimit: 1 << 30),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A message of ours to Ann, an hour ago; its copy.
    @discardableResult
    private func send(_ id: String, subject: String) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: 1)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: subject,
                campaign: "spring", stream: nil, sentAt: Int64(Date().timeIntervalSince1970 * 1000) - 3_600_000,
                recipients: ["ann@home.example"], destinations: [], leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    private func take(_ mail: String, to recipient: String = "news@shop.example") throws {
        try handler.take(IncomingMail(bytes: Array(mail.utf8), recipients: [recipient], source: "test"))
    }

    private func kept() -> Int { folder.names(in: "people/new").count }

    private func figures(_ campaign: String) throws -> (replied: Int, unsubscribed: Int) {
        let report = try #require(try store.campaignReport(campaign))
        return (report.replied, report.unsubscribed)
    }

    @Test func aThousandReplies() throws {
        let replies = PeoplesReplies.all
        #expect(replies.count > 1000)
        for reply in replies {
            try send("m\(reply.number)", subject: reply.answered)
            try take(reply.mail)
            let read = Report(reading: Array(reply.mail.utf8))
            #expect(read.kind == .reply, "\(reply.mail)")
            #expect(ReplyHeader(header: Array(reply.mail.utf8).span) != nil, "\(reply.mail)")
        }
        #expect(kept() == replies.count)
        let figures = try figures("spring")
        #expect(figures.replied == replies.count)
        #expect(figures.unsubscribed == 0)
    }

    /// Settled, and kept all the same.
    @Test(arguments: [
        "Subject: Re: Spring\n\nThank you for your email. I am out of the office until Monday. In urgent cases, contact Bob.",
        "Subject: Out of office: Spring\n\nHello.", "Subject: unsubscribe\n\n", "Subject: Re: Spring\n\nunsubscribe",
        "Subject: Please confirm your message\n\nYour message is being held.",
        "Subject: Not delivered\n\nYour message could not be delivered to the following recipients:\n\n  ann@home.example\n",
    ])
    func wordsAlone(_ rest: String) throws {
        try send("1", subject: "Spring")
        try take("From: ann@home.example\nIn-Reply-To: <1@shop.example>\n\(rest)\n")
        #expect(kept() == 1)
    }

    /// What a program says in a field of the header, or comes to an address that we sealed.
    @Test func fieldsAndSealsSettle() throws {
        let copy = try send("1", subject: "Spring")
        let head = "From: ann@home.example\nIn-Reply-To: <1@shop.example>\n"
        try take(head + "Subject: Re: Spring\nAuto-Submitted: auto-replied\n\nI am away.\n")
        try take(head + "Subject: Re: Spring\nPrecedence: auto_reply\n\nI am away.\n")
        let token = keys.sealForAddress(UnsubscribeToken(copy: copy))
        try take(head + "Subject: unsubscribe\n\n", to: "u+\(String(decoding: token, as: UTF8.self))@shop.example")
        #expect(kept() == 0)
        #expect(try figures("spring").unsubscribed == 1)
    }

    /// The subject is ours; and what came within moments of it is a program's.
    @Test func wordsAreWeighedAgainstWhatWasSent() throws {
        try send("1", subject: "Out of office")
        try take("From: ann@home.example\nIn-Reply-To: <1@shop.example>\nSubject: Out of office\n\nTell me more.\n")
        #expect(try figures("spring").replied == 1)
        #expect(kept() == 1)
    }
}
