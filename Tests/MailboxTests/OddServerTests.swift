import Foundation
import Peers
import Synchronization
import Testing

@testable import Mailbox

/// Servers that lack what Dovecot has, that break, or that mean harm.
@Suite struct OddServerTests {
    private let events = Events()
    private let folder = TestFolder()

    init() throws {
        try folder.write("secret\n", to: "password", mode: 0o600)
    }

    private func account(_ scheme: String, _ server: LoopbackServer, host: String = "127.0.0.1") throws -> RemoteAccount
    {
        try RemoteAccount(
            url: "\(scheme)://\(host):\(server.port)", user: "u", login: .password(file: folder.path + "/password"))
    }

    private func run(_ account: RemoteAccount, _ handler: ScriptedHandler, doneFolder: String? = nil) throws -> Running
    {
        let intake = IMAPIntake(
            account: account, doneFolder: doneFolder, handler: handler, limit: SizeLimit(whole: 1000, head: 10),
            onEvent: events.handler)
        return try Running { intake.run(until: $0) }
    }

    /// What a server has heard, and whether its one mail is still there.
    private final class Script: Sendable {
        private let heard = Heard()
        private let isThere = Atomic(true)

        var commands: [String] { heard.all }

        /// Answers as a server of RFC 3501 with nothing more does.
        ///
        /// - Parameter fetch: what it sends of the mail.
        func answer(_ command: String, fetch: String = "* 1 FETCH (UID 7 BODY[]<0> {3}\r\nabc)\r\n") -> (
            String, String
        )? {
            heard.add(command)
            let found = isThere.load(ordering: .relaxed) ? "* SEARCH 7\r\n" : "* SEARCH\r\n"
            switch command.split(separator: " ").prefix(2).joined(separator: " ") {
            case "CAPABILITY": return ("* CAPABILITY IMAP4rev1\r\n", "OK done")
            case "SELECT \"INBOX\"": return ("* 1 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n", "OK [READ-WRITE] done")
            case "UID SEARCH": return (found, "OK done")
            case "UID FETCH": return (fetch, "OK done")
            case "UID COPY":
                return commands.contains { $0.hasPrefix("CREATE") } ? ("", "OK") : ("", "NO [TRYCREATE] no")
            case "UID STORE":
                if command.contains("Deleted") || command.contains("Flagged") {
                    isThere.store(false, ordering: .relaxed)
                }
                return ("", "OK done")
            case "Z LOGOUT", "LOGOUT": return nil
            default: return ("", "OK done")
            }
        }
    }

    @Test func withoutMoveUIDPlusAndIdle() throws {
        let script = Script()
        let server = try LoopbackServer.imap { script.answer($0) }
        let handler = ScriptedHandler()
        let running = try run(try account("imap", server), handler, doneFolder: "Done")
        #expect(eventually { script.commands.contains { $0.contains("Deleted") } }, "\(script.commands)")
        #expect(running.stop() < .seconds(1))
        #expect(handler.texts == ["abc"])
        let commands = script.commands.drop { !$0.hasPrefix("UID FETCH") }.filter { $0 != "LOGOUT" }
        #expect(
            Array(commands) == [
                "UID FETCH 7 (UID BODY.PEEK[]<0.1001>)", "UID STORE 7 +FLAGS.SILENT (\\Seen)", "UID COPY 7 \"Done\"",
                "CREATE \"Done\"", "UID COPY 7 \"Done\"", "UID STORE 7 +FLAGS.SILENT (\\Seen \\Deleted)",
            ])
        #expect(events.texts == [])
    }

    /// A proxy that the environment names is for others: it would see the password.
    @Test func theEnvironmentsProxyIsNotAsked() throws {
        for name in ["all_proxy", "imap_proxy"] { setenv(name, "http://127.0.0.1:1", 1) }
        defer { for name in ["all_proxy", "imap_proxy"] { unsetenv(name) } }
        let script = Script()
        let server = try LoopbackServer.imap { script.answer($0) }
        let handler = ScriptedHandler()
        let running = try run(try account("imap", server), handler)
        #expect(eventually { handler.texts == ["abc"] }, "\(events.texts)")
        running.stop()
    }

    /// A server that sends all of the mail though it was asked for a part.
    @Test func moreThanWasAskedForIsPassedOver() throws {
        let script = Script()
        let fetch = "* 1 FETCH (UID 7 BODY[]<0> {500000}\r\n" + String(repeating: "x", count: 500_000) + ")\r\n"
        let server = try LoopbackServer.imap { script.answer($0, fetch: fetch) }
        let handler = ScriptedHandler()
        let running = try run(try account("imap", server), handler)
        #expect(eventually { events.contains("cut imap") })
        #expect(handler.texts == ["xxxxxxxxxx"])
        #expect(script.commands.contains("UID STORE 7 +FLAGS.SILENT (\\Seen \\Flagged)"))
        running.stop()
    }

    @Test(arguments: [
        (String(repeating: "x", count: 9 << 20) + "\r\n", "a line of more than"),
        ("* 1 FETCH (" + String(repeating: "{1}\r\nx", count: 20) + ")\r\n", "too many parts"),
        ("* BYE shutting down\r\n", "BYE shutting down"),
        ("* 1 FETCH (FLAGS (\\Seen))\r\n", "no mail"),
    ])
    func harm(fetch: String, reason: String) throws {
        let script = Script()
        let server = try LoopbackServer.imap { script.answer($0, fetch: fetch) }
        let handler = ScriptedHandler()
        let running = try run(try account("imap", server), handler)
        #expect(eventually { events.contains(reason) }, "\(events.texts)")
        #expect(handler.texts == [])
        #expect(running.stop() < .seconds(1))
    }

    /// A silent server does not hold up the end.
    @Test(arguments: ["CAPABILITY", "SELECT", "UID FETCH"])
    func stoppingWhileTheServerIsSilent(at command: String) throws {
        let script = Script()
        let isReached = Flag()
        let server = try LoopbackServer.lines(greeting: "* OK ready\r\n") { line in
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { return nil }
            if words[1].hasPrefix(command) {
                isReached.set()
                return ""
            }
            guard let (before, reply) = script.answer(String(words[1])) else { return nil }
            return "\(before)\(words[0]) \(reply)\r\n"
        }
        let running = try run(try account("imap", server), ScriptedHandler())
        #expect(eventually { isReached.isSet })
        #expect(running.stop() < .seconds(1))
    }

    private final class Flag: Sendable {
        private let value = Atomic(false)
        var isSet: Bool { value.load(ordering: .relaxed) }
        func set() { value.store(true, ordering: .relaxed) }
    }

    /// A host that is not known to be this machine, and a server without STARTTLS.
    @Test(arguments: ["imap", "pop3"])
    func withoutTLSNoPasswordIsSaid(scheme: String) throws {
        let said = Heard()
        let greeting = scheme == "imap" ? "* OK ready\r\n" : "+OK ready\r\n"
        let server = try LoopbackServer.lines(greeting: greeting) { line in
            said.add(line)
            let tag = line.prefix { $0 != " " }
            return scheme == "imap"
                ? "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n\(tag) OK\r\n" : "+OK\r\nUSER\r\nSASL PLAIN\r\n.\r\n"
        }
        let account = try account(scheme, server, host: "0.0.0.0")
        let intake = POP3Intake(account: account, handler: ScriptedHandler(), onEvent: events.handler)
        let running = scheme == "imap" ? try run(account, ScriptedHandler()) : try Running { intake.run(until: $0) }
        #expect(eventually { events.contains("failed \(scheme)") })
        running.stop()
        #expect(!said.all.isEmpty)
        for word in ["LOGIN", "AUTH", "USER", "PASS", "secret"] { #expect(!said.all.contains { $0.contains(word) }) }
    }

    @Test func nobodyListens() throws {
        let port = try Socket.freePort()
        let account = try RemoteAccount(
            url: "imap://127.0.0.1:\(port)", user: "u", login: .password(file: folder.path + "/password"))
        let running = try run(account, ScriptedHandler())
        #expect(eventually { events.contains("again in 2.0 seconds") }, "\(events.texts)")
        #expect(running.stop() < .seconds(1))
        #expect(!events.contains("reconnected"))
    }
}
