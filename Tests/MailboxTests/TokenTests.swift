import Foundation
import Peers
import Testing

@testable import Mailbox

/// Mailboxes that are opened with access tokens.
@Suite struct TokenTests {
    private let events = Events()
    private let folder = TestFolder()

    /// A command that notes each call, and gives what stands in a file.
    private func command(giving token: String) throws -> AccessToken {
        try folder.write(token, to: "current")
        return AccessToken(command: [
            try folder.program("token", "echo >> \(folder.path)/calls; cat \(folder.path)/current")
        ])
    }

    private func calls() -> Int { (try? folder.read("calls"))?.count ?? 0 }

    private func run(_ url: String, user: String, _ token: AccessToken, _ handler: ScriptedHandler) throws -> Running {
        let account = try RemoteAccount(url: url, user: user, login: .token(token))
        let isIMAP = url.hasPrefix("imap")
        let intake: any Intake =
            isIMAP
            ? IMAPIntake(account: account, handler: handler, onEvent: events.handler)
            : POP3Intake(account: account, handler: handler, onEvent: events.handler)
        return try Running { intake.run(until: $0) }
    }

    /// Dovecot, with either way to say a token, with both, and with such as take a password beside them.
    @Test(arguments: ["imap", "pop3"], ["oauthbearer", "xoauth2", "plain login cram-md5 xoauth2 oauthbearer"])
    func realServer(scheme: String, mechanisms: String) throws {
        let introspection = Introspection()
        let server = try ThrowawayDovecot(tokens: (mechanisms, introspection.port))
        let mailbox = server.makeMailbox()
        introspection.accept("first.token", of: mailbox.user)
        let token = try command(giving: "first.token\n")
        try mailbox.deliver("Subject: 1\r\n\r\n1\r\n")
        let handler = ScriptedHandler()
        let url = "\(scheme)://127.0.0.1:\(scheme == "imap" ? server.imap : server.pop3)"
        let running = try run(url, user: mailbox.user, token, handler)
        #expect(eventually(within: .seconds(20)) { handler.texts.count == 1 }, "\(events.texts) \(server.log)")
        #expect(try eventually { try mailbox.count() == 0 })
        running.stop()

        // What was kept is good a second time, and asked for anew when it is refused; nothing is said of that.
        introspection.accept("second.token", of: mailbox.user)
        try folder.write("second.token\n", to: "current")
        try mailbox.deliver("Subject: 2\r\n\r\n2\r\n")
        let second = try run(url, user: mailbox.user, token, handler)
        #expect(eventually(within: .seconds(20)) { handler.texts.count == 2 }, "\(events.texts) \(server.log)")
        second.stop()
        #expect(calls() == 2)
        #expect(events.texts == [])

        // One that is refused though it is new.
        introspection.accept("third.token", of: mailbox.user)
        let third = try run(url, user: mailbox.user, token, handler)
        #expect(eventually(within: .seconds(20)) { !events.texts.isEmpty }, "\(events.texts) \(server.log)")
        #expect(events.contains("refuses the access token that \(folder.path)/token has just given"), "\(events.texts)")
        // The kept one, and one more.
        #expect(calls() == 3)
        #expect(!events.contains("second.token"))
        third.stop()
    }

    /// The token is what RFC 7628 and Google's description of XOAUTH2 make of it, and kept from connection to connection.
    @Test(arguments: ["OAUTHBEARER", "XOAUTH2"])
    func whatIsSaid(mechanism: String) throws {
        let logins = Heard()
        let server = try LoopbackServer.lines(greeting: "* OK ready\r\n") { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count > 1 else {
                logins.add(line)
                return "A002 NO no\r\n"
            }
            switch words[1] {
            case "CAPABILITY":
                return "* CAPABILITY IMAP4rev1 AUTH=CRAM-MD5 AUTH=\(mechanism)\r\n\(words[0]) OK done\r\n"
            case "AUTHENTICATE":
                logins.add(words.dropFirst(2).joined(separator: " "))
                return "+ \r\n"
            default: return nil
            }
        }
        let running = try run(
            "imap://127.0.0.1:\(server.port)", user: "u@x.example", try command(giving: "t0k"), ScriptedHandler())
        #expect(eventually { logins.all.count >= 2 }, "\(events.texts)")
        #expect(logins.all.first == mechanism)
        let said =
            Data(base64Encoded: logins.all.dropFirst().first ?? "").map { String(decoding: $0, as: UTF8.self) } ?? ""
        let expected =
            mechanism == "XOAUTH2"
            ? "user=u@x.example\u{1}auth=Bearer t0k\u{1}\u{1}"
            : "n,a=u@x.example,\u{1}host=127.0.0.1\u{1}port=\(server.port)\u{1}auth=Bearer t0k\u{1}\u{1}"
        #expect(said == expected)
        #expect(eventually { events.contains("refuses the access token") }, "\(events.texts)")
        #expect(!events.contains("t0k"))
        running.stop()
    }

    /// The password of nobody is tried instead.
    @Test func aServerWithoutTokensIsTold() throws {
        let server = try LoopbackServer.imap { command in
            command == "CAPABILITY"
                ? ("* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5\r\n", "OK done") : nil
        }
        let running = try run(
            "imap://127.0.0.1:\(server.port)", user: "u", try command(giving: "t0k"), ScriptedHandler())
        #expect(eventually { events.contains("or knows neither OAUTHBEARER nor XOAUTH2") }, "\(events.texts)")
        running.stop()
    }

    @Test func aCommandThatFailsIsToldAndTriedAgain() throws {
        let token = AccessToken(command: [
            try folder.program("token", "echo >> \(folder.path)/calls; echo t0k; exit 4")
        ])
        let running = try run("imap://127.0.0.1:9", user: "u", token, ScriptedHandler())
        #expect(eventually { calls() >= 2 })
        #expect(events.contains("\(folder.path)/token: ended with status 4"), "\(events.texts)")
        #expect(!events.contains("t0k"))
        running.stop()
    }
}
