import Foundation
import Peers
import Testing

@testable import Mailbox

/// The real MTA delivers to us.
@Suite struct PostfixTests {
    private static let domain = "virtual_mailbox_domains = bounces.example"
    private static let mail = Array("Subject: trial\r\n\r\nfirst\r\n.dot\r\nlast\r\n".utf8)

    private func log(of postfix: ThrowawayPostfix) -> Comment { "\((try? postfix.log()) ?? "")" }

    @Test(arguments: [true, false])
    func overLMTP(isUnix: Bool) throws {
        let folder = TestFolder()
        // The first time it is not taken: Postfix keeps it and comes back.
        let handler = ScriptedHandler(refuses: { _, refusals in refusals < 1 })
        let path = "\(folder.path)/lmtp.sock"
        let server = try LMTPServer(listen: isUnix ? "unix:\(path)" : "127.0.0.1:0", handler: handler)
        let running = try Running { server.run(until: $0) }
        if isUnix { try succeed(["chmod", "666", path]) }
        let transport = isUnix ? "lmtp:unix:\(path)" : "lmtp:inet:127.0.0.1:\(server.port ?? 0)"
        let postfix = try ThrowawayPostfix(settings: [Self.domain, "virtual_transport = \(transport)"])
        try postfix.send(Self.mail, from: "sender@a.example", to: ["b+1@bounces.example", "b+2@bounces.example"])
        #expect(eventually(within: .seconds(20)) { handler.mails.count == 1 && postfix.queueIsEmpty })
        let mail = try #require(handler.mails.first, log(of: postfix))
        #expect(mail.sender == "sender@a.example")
        #expect(Set(mail.recipients) == ["b+1@bounces.example", "b+2@bounces.example"])
        #expect(handler.texts[0].hasSuffix("\r\n\r\nfirst\r\n.dot\r\nlast\r\n"))
        #expect(handler.refusals == 1)
        // A bounce's sender.
        try postfix.send(Self.mail, from: "", to: ["b+3@bounces.example"])
        #expect(eventually(within: .seconds(20)) { handler.mails.count == 2 && postfix.queueIsEmpty })
        #expect(handler.mails.last?.sender == "")
        running.stop()
    }

    @Test func intoAMaildir() throws {
        let folder = TestFolder()
        try succeed(["chmod", "777", folder.path])
        let handler = ScriptedHandler()
        let postfix = try ThrowawayPostfix(settings: [
            Self.domain, "virtual_transport = virtual", "virtual_mailbox_base = \(folder.path)",
            "virtual_mailbox_maps = static:box/", "virtual_uid_maps = static:65534", "virtual_gid_maps = static:65534",
            "virtual_minimum_uid = 100", "virtual_mailbox_limit = 0",
        ])
        func send(_ number: Int) throws {
            try postfix.send(Self.mail, from: "s@a.example", to: ["\(number)@bounces.example"])
        }
        // The Maildir is made by the first delivery.
        try send(1)
        #expect(eventually(within: .seconds(20)) { postfix.queueIsEmpty }, log(of: postfix))
        let intake = MaildirIntake(path: "\(folder.path)/box/", handler: handler)
        let running = try Running { intake.run(until: $0) }
        for number in 2...5 { try send(number) }
        #expect(eventually(within: .seconds(20)) { handler.mails.count == 5 && postfix.queueIsEmpty }, log(of: postfix))
        #expect(eventually { folder.names(in: "box/new") == [] && folder.names(in: "box/cur").count == 5 })
        #expect(handler.texts.allSatisfy { $0.hasPrefix("Return-Path: <s@a.example>\n") })
        running.stop()
    }
}
