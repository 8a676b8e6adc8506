import Foundation
import Peers
import Testing

@testable import Mailbox

/// Real IMAP and POP3 servers.
@Suite(.withDovecot) struct DovecotTests {
    private let events = Events()
    private let server: ThrowawayDovecot
    private let mailbox: DovecotMailbox

    init() throws {
        server = try #require(ThrowawayDovecot.current)
        mailbox = server.makeMailbox()
    }

    private func account(_ url: String, trusts: Bool = true) throws -> RemoteAccount {
        try RemoteAccount(
            url: url, user: mailbox.user, login: .password(file: server.passwordFile),
            certificateAuthorities: trusts ? server.certificate : nil)
    }

    private func runIMAP(
        _ account: RemoteAccount, _ handler: ScriptedHandler, doneFolder: String? = nil, limit: SizeLimit = .standard
    ) throws -> Running {
        let intake = IMAPIntake(
            account: account, doneFolder: doneFolder, handler: handler, limit: limit, onEvent: events.handler)
        return try Running { intake.run(until: $0) }
    }

    private func runPOP3(
        _ account: RemoteAccount, _ handler: ScriptedHandler, limit: SizeLimit = .standard
    ) throws -> Running {
        let intake = POP3Intake(account: account, handler: handler, limit: limit, onEvent: events.handler)
        return try Running { intake.run(until: $0) }
    }

    private static func mail(_ number: Int) -> String { "Subject: \(number)\r\n\r\n.dot {3}\r\n)\r\n" }

    // MARK: - IMAP

    @Test func imapTakesWhatIsThereAndIsToldOfWhatComes() throws {
        for number in 0..<3 { try mailbox.deliver(Self.mail(number)) }
        let handler = ScriptedHandler()
        let running = try runIMAP(try account("imaps://localhost:\(server.imaps)"), handler)
        #expect(eventually { handler.texts.count == 3 }, "\(server.log)")
        #expect(try eventually { try mailbox.count() == 0 })
        // Much sooner than a minute: by IDLE.
        for number in 3..<6 { try mailbox.deliver(Self.mail(number)) }
        #expect(eventually { handler.texts.count == 6 }, "\(server.log)")
        #expect(try eventually { try mailbox.count() == 0 })
        #expect(handler.texts == (0..<6).map(Self.mail))
        #expect(handler.mails.allSatisfy { $0.source == "imap" })
        #expect(running.stop() < .seconds(1))
        #expect(events.texts == [])
    }

    @Test func imapMovesToAFolderThatItMakes() throws {
        for number in 0..<2 { try mailbox.deliver(Self.mail(number)) }
        let handler = ScriptedHandler()
        let running = try runIMAP(
            try account("imap://127.0.0.1:\(server.imap)/INBOX"), handler, doneFolder: "Back \"stamp\"")
        #expect(try eventually { try mailbox.count(in: "Back \"stamp\"") == 2 }, "\(server.log) \(events.texts)")
        #expect(try mailbox.count() == 0)
        #expect(try mailbox.flags(in: "Back \"stamp\"").allSatisfy { $0.contains("\\Seen") })
        #expect(handler.texts == (0..<2).map(Self.mail))
        running.stop()
    }

    @Test func imapTriesAgainAndKeepsWhatIsHuge() throws {
        for text in ["bad\r\n", String(repeating: "x", count: 200), "good\r\n"] { try mailbox.deliver(text) }
        let handler = ScriptedHandler(refuses: { text, refusals in text == "bad\r\n" && refusals < 1 })
        let running = try runIMAP(
            try account("imap://127.0.0.1:\(server.imap)"), handler, limit: SizeLimit(whole: 100, head: 3))
        #expect(eventually { handler.texts == ["xxx", "good\r\n", "bad\r\n"] }, "\(events.texts)")
        #expect(try eventually { try mailbox.count() == 1 })
        #expect(try mailbox.flags().first?.isSuperset(of: ["\\Seen", "\\Flagged"]) == true)
        #expect(events.contains("the database is away; again in 1.0 seconds") && events.contains("cut imap"))
        running.stop()
    }

    /// Between taking a mail and the server's note that it was taken.
    @Test(arguments: ["UID STORE", "UID EXPUNGE", "UID FETCH", "IDLE"])
    func imapTakesOnceThoughTheConnectionBreaks(at command: String) throws {
        let proxy = try CuttingProxy(to: server.imap, cutAt: command, limit: 1)
        for number in 0..<3 { try mailbox.deliver(Self.mail(number)) }
        let handler = ScriptedHandler()
        let running = try runIMAP(try account("imap://127.0.0.1:\(proxy.port)"), handler)
        #expect(eventually(within: .seconds(20)) { proxy.count == 1 }, "\(events.texts)")
        #expect(try eventually { try mailbox.count() == 0 }, "\(events.texts)")
        #expect(handler.texts == (0..<3).map(Self.mail))
        #expect(events.contains("failed imap \(mailbox.user) at 127.0.0.1:\(proxy.port)"))
        #expect(eventually { events.contains("reconnected imap \(mailbox.user) at") })
        running.stop()
    }

    @Test func imapComesBackAfterTheServerWasRestarted() throws {
        let handler = ScriptedHandler()
        let running = try runIMAP(try account("imaps://127.0.0.1:\(server.imaps)"), handler)
        try mailbox.deliver(Self.mail(0))
        #expect(eventually { handler.texts.count == 1 })
        #expect(
            try eventually {
                try mailbox.kick()
                return events.contains("failed")
            })
        try mailbox.deliver(Self.mail(1))
        #expect(eventually(within: .seconds(20)) { handler.texts == (0..<2).map(Self.mail) }, "\(events.texts)")
        running.stop()
    }

    // MARK: - POP3

    @Test(arguments: ["pop3", "pop3s"])
    func pop3TakesAndDeletes(scheme: String) throws {
        for number in 0..<3 { try mailbox.deliver(Self.mail(number)) }
        let handler = ScriptedHandler()
        let port = scheme == "pop3" ? server.pop3 : server.pop3s
        let running = try runPOP3(try account("\(scheme)://localhost:\(port)"), handler)
        #expect(eventually { handler.texts == (0..<3).map(Self.mail) }, "\(server.log) \(events.texts)")
        #expect(try eventually { try mailbox.count() == 0 })
        #expect(handler.mails.allSatisfy { $0.source == "pop3" })
        #expect(running.stop() < .seconds(1))
        #expect(events.texts == [])
    }

    @Test(arguments: ["DELE 2", "QUIT", "RETR 3"])
    func pop3TakesOnceThoughTheConnectionBreaks(at command: String) throws {
        let proxy = try CuttingProxy(to: server.pop3, cutAt: command, limit: 1)
        for number in 0..<3 { try mailbox.deliver(Self.mail(number)) }
        let handler = ScriptedHandler()
        let running = try runPOP3(try account("pop3://127.0.0.1:\(proxy.port)"), handler)
        #expect(eventually(within: .seconds(20)) { proxy.count == 1 }, "\(events.texts)")
        #expect(try eventually(within: .seconds(20)) { try mailbox.count() == 0 }, "\(events.texts)")
        #expect(handler.texts == (0..<3).map(Self.mail))
        #expect(eventually { events.contains("reconnected pop3") })
        running.stop()
    }

    @Test func pop3TriesAgainAndKeepsWhatIsHuge() throws {
        for text in ["bad\r\n", String(repeating: "x", count: 200), "good\r\n"] { try mailbox.deliver(text) }
        let handler = ScriptedHandler(refuses: { text, refusals in text == "bad\r\n" && refusals < 1 })
        let running = try runPOP3(
            try account("pop3://127.0.0.1:\(server.pop3)"), handler, limit: SizeLimit(whole: 100, head: 3))
        #expect(eventually { handler.texts == ["xxx", "good\r\n", "bad\r\n"] }, "\(events.texts)")
        #expect(try eventually { try mailbox.count() == 1 })
        #expect(events.contains("the database is away; again in 1.0 seconds") && events.contains("cut pop3"))
        running.stop()
    }

    // MARK: - Trust

    @Test(arguments: ["imaps", "pop3s", "imap", "pop3"])
    func aCertificateThatNobodyVouchesForIsRefused(scheme: String) throws {
        let ports = ["imap": server.imap, "imaps": server.imaps, "pop3": server.pop3, "pop3s": server.pop3s]
        // This host is not known to be loopback, so TLS is asked for.
        let url = "\(scheme)://0.0.0.0:\(ports[scheme] ?? 0)"
        let handler = ScriptedHandler()
        let strict = try account(url, trusts: false)
        let trusting = try account(url)
        try mailbox.deliver(Self.mail(0))
        let isIMAP = scheme.hasPrefix("imap")
        let refused = isIMAP ? try runIMAP(strict, handler) : try runPOP3(strict, handler)
        #expect(eventually { events.contains("certificate") }, "\(events.texts)")
        refused.stop()
        #expect(handler.texts == [])
        let accepted = isIMAP ? try runIMAP(trusting, handler) : try runPOP3(trusting, handler)
        #expect(eventually { handler.texts.count == 1 }, "\(events.texts)")
        accepted.stop()
    }

    @Test func aWrongPasswordIsTold() throws {
        let folder = TestFolder()
        try folder.write("wrong\n", to: "password", mode: 0o600)
        let account = try RemoteAccount(
            url: "imap://127.0.0.1:\(server.imap)", user: mailbox.user,
            login: .password(file: folder.path + "/password"))
        let running = try runIMAP(account, ScriptedHandler())
        #expect(eventually { events.contains("denied") }, "\(events.texts)")
        #expect(running.stop() < .seconds(1))
    }
}
