import Foundation
import Peers
import Synchronization
import Testing
import Tools

@testable import Mailbox

@Suite struct LMTPServerTests {
    private let events = Events()

    private func start(
        _ handler: ScriptedHandler, change: (inout LMTPLimits) -> Void = { _ in }
    ) throws -> (server: LMTPServer, running: Running) {
        var limits = LMTPLimits()
        change(&limits)
        let server = try LMTPServer(
            listen: "127.0.0.1:0", handler: handler, limits: limits, onEvent: events.handler)
        return (server, try Running { server.run(until: $0) })
    }

    @Test func oneMailToManyIsOneMailAndManyReplies() throws {
        let handler = ScriptedHandler()
        let (server, running) = try start(handler)
        let client = try LMTPClient(port: server.port)
        #expect(try client.reply().hasPrefix("220 "))
        #expect(try client.ask("LHLO mta.example") == "250 SIZE 67108864")
        #expect(try client.ask("MAIL FROM:<a@b.example> SIZE=100 BODY=8BITMIME SMTPUTF8") == "250 2.0.0 OK")
        #expect(try client.ask("RCPT TO:<r1@c.example>") == "250 2.0.0 OK")
        #expect(try client.ask("RCPT TO:<r2@c.example>") == "250 2.0.0 OK")
        #expect(try client.ask("DATA").hasPrefix("354 "))
        try client.send("Subject: é\r\n\r\n..dot\r\n.\r\n")
        #expect(try client.replies(2) == ["250 2.0.0 taken", "250 2.0.0 taken"])
        let mail = IncomingMail(
            bytes: Array("Subject: é\r\n\r\n.dot\r\n".utf8), sender: "a@b.example",
            recipients: ["r1@c.example", "r2@c.example"], source: "lmtp")
        #expect(handler.mails == [mail])
        // The envelope is forgotten.
        #expect(try client.ask("DATA") == "503 5.5.1 not now")
        #expect(try client.ask("QUIT").hasPrefix("221 "))
        #expect(try client.reply() == "")
        running.stop()
    }

    @Test func allAtOnce() throws {
        let handler = ScriptedHandler()
        let (server, running) = try start(handler)
        let client = try LMTPClient(port: server.port)
        let mail = "MAIL FROM:<>\r\nRCPT TO:<r@b>\r\nDATA\r\n1\r\n.\r\n"
        try client.send("LHLO x\r\n\(mail)\(mail)NOOP\r\nRSET\r\nVRFY x\r\nQUIT\r\n")
        let codes = try client.replies(14).map { String($0.prefix(3)) }
        #expect(
            codes == "220 250 250 250 354 250 250 250 354 250 250 250 252 221".split(separator: " ").map(String.init))
        #expect(handler.texts == ["1\r\n", "1\r\n"])
        #expect(handler.mails.first?.sender == "")
        running.stop()
    }

    @Test func aByteAtATime() throws {
        let handler = ScriptedHandler()
        let (server, running) = try start(handler)
        let client = try LMTPClient.greeted(port: server.port)
        for character in "MAIL FROM:<a@b>\nRCPT TO:<r@b>\r\nDATA\r\na\r\n..\r\n.\r\n".utf8 {
            try client.send(String(UnicodeScalar(character)))
        }
        #expect(try client.replies(4).last == "250 2.0.0 taken")
        #expect(handler.texts == ["a\r\n.\r\n"])
        running.stop()
    }

    @Test func whatComesAtTheWrongTimeOrIsUnknown() throws {
        let handler = ScriptedHandler()
        let (server, running) = try start(handler)
        let client = try LMTPClient(port: server.port)
        _ = try client.reply()
        #expect(try client.ask("MAIL FROM:<a@b>").hasPrefix("503 "))
        #expect(try client.ask("EHLO x").hasPrefix("500 "))
        #expect(try client.ask("LHLO x").hasPrefix("250 "))
        #expect(try client.ask("RCPT TO:<a@b>").hasPrefix("503 "))
        #expect(try client.ask("DATA").hasPrefix("503 "))
        #expect(try client.ask("MAIL FROM:<a@b>").hasPrefix("250 "))
        #expect(try client.ask("MAIL FROM:<a@b>").hasPrefix("503 "))
        #expect(try client.ask("DATA") == "503 5.5.1 no recipients")
        #expect(try client.ask("RCPT TO:<a@b>").hasPrefix("250 "))
        #expect(try client.ask("RSET").hasPrefix("250 "))
        #expect(try client.ask("RCPT TO:<a@b>").hasPrefix("503 "))
        #expect(try client.ask("BDAT 1").hasPrefix("500 "))
        #expect(try client.ask("NOOP " + String(repeating: "x", count: 200_000)).hasPrefix("500 5.5.2"))
        #expect(try client.deliver("good\r\n") == ["250"])
        #expect(handler.texts == ["good\r\n"])
        running.stop()
    }

    /// Mail to others on the same connection is taken all the same, however many such addresses somebody thinks of.
    @Test func unknownRecipientsAreRefused() throws {
        let handler = ScriptedHandler()
        let (server, running) = try start(handler) { $0.errors = 5 }
        let client = try LMTPClient.greeted(port: server.port)
        #expect(try client.ask("MAIL FROM:<>").hasPrefix("250"))
        #expect(try client.ask("RCPT TO:<nobody@b>") == "550 5.1.1 no such address here")
        #expect(try client.ask("DATA") == "503 5.5.1 no recipients")
        for _ in 0..<20 { #expect(try client.ask("RCPT TO:<nobody@b>").hasPrefix("550")) }
        #expect(try client.ask("RCPT TO:<r@b>").hasPrefix("250"))
        #expect(try client.ask("DATA").hasPrefix("354"))
        try client.send("x\r\n.\r\n")
        #expect(try client.replies(1) == ["250 2.0.0 taken"])
        #expect(handler.mails.map(\.recipients) == [["r@b"]])
        running.stop()
    }

    @Test func aMailThatIsNotTakenComesBack() throws {
        let handler = ScriptedHandler(refuses: { _, refusals in refusals < 1 })
        let (server, running) = try start(handler)
        let client = try LMTPClient.greeted(port: server.port)
        #expect(try client.deliver("x\r\n", to: ["1@b", "2@b", "3@b"]) == ["451", "451", "451"])
        #expect(events.texts.count == 1 && events.contains("the database is away"))
        #expect(try client.deliver("x\r\n") == ["250"])
        #expect(handler.texts == ["x\r\n"])
        running.stop()
    }

    @Test func limits() throws {
        let handler = ScriptedHandler()
        let (server, running) = try start(handler) {
            $0.size = 1000
            $0.recipients = 3
            $0.errors = 5
        }
        let client = try LMTPClient.greeted(port: server.port)
        #expect(try client.ask("MAIL FROM:<a@b> SIZE=1001") == "552 5.3.4 mail too large")
        #expect(try client.deliver(String(repeating: "x", count: 998) + "\r\n") == ["250"])
        #expect(try client.deliver(String(repeating: "x", count: 999) + "\r\n") == ["552"])
        #expect(try client.deliver("a\r\n") == ["250"])
        #expect(try client.ask("MAIL FROM:<a@b>").hasPrefix("250"))
        for number in 1...4 {
            #expect(try client.ask("RCPT TO:<\(number)@b>").hasPrefix(number < 4 ? "250" : "452 4.5.3"))
        }
        for _ in 0..<3 { #expect(try client.ask("FOO").hasPrefix("500")) }
        // The fifth error is borne, the sixth is not: a reply and good-bye.
        #expect(try client.ask("FOO").hasPrefix("500"))
        #expect(try client.reply() == "421 4.7.0 too many errors")
        #expect(try client.reply() == "")
        #expect(handler.texts.map(\.count) == [999, 2])
        running.stop()
    }

    @Test func moreConnectionsThanAllowedAreSentAway() throws {
        let (server, running) = try start(ScriptedHandler()) { $0.connections = 2 }
        let first = try LMTPClient.greeted(port: server.port)
        let second = try LMTPClient.greeted(port: server.port)
        #expect(try LMTPClient(port: server.port).reply().hasPrefix("421 4.3.2 too many"))
        #expect(try first.ask("QUIT").hasPrefix("221"))
        #expect(try eventually { try LMTPClient(port: server.port).reply().hasPrefix("220") })
        #expect(try second.ask("NOOP").hasPrefix("250"))
        running.stop()
    }

    @Test func theSilentAreSentAway() throws {
        let (server, running) = try start(ScriptedHandler()) { $0.timeout = .milliseconds(50) }
        let client = try LMTPClient.greeted(port: server.port)
        #expect(try client.reply() == "421 4.4.2 silent for too long")
        running.stop()
    }

    @Test func halfAMailIsNone() throws {
        let handler = ScriptedHandler()
        let (server, running) = try start(handler)
        do {
            let client = try LMTPClient.greeted(port: server.port)
            try client.send("MAIL FROM:<a@b>\r\nRCPT TO:<r@b>\r\nDATA\r\nhalf\r\n")
            #expect(try client.replies(3).last?.hasPrefix("354") == true)
        }
        let client = try LMTPClient.greeted(port: server.port)
        #expect(try client.deliver("whole\r\n") == ["250"])
        #expect(handler.texts == ["whole\r\n"])
        running.stop()
    }

    @Test func theHandlerIsCalledByOneConnectionAtATime() throws {
        let handler = ScriptedHandler(work: { _ in usleep(1000) })
        let (server, running) = try start(handler)
        let good = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            guard let client = try? LMTPClient.greeted(port: server.port) else { return }
            for _ in 0..<10 where (try? client.deliver("x\r\n")) == ["250"] { good.add(1, ordering: .relaxed) }
        }
        #expect(good.load(ordering: .relaxed) == 80)
        #expect(handler.mails.count == 80 && handler.overlaps == 0)
        running.stop()
    }

    @Test func whenStoppingTheMailInHandIsFinishedAndOthersAreSentAway() throws {
        let inside = DispatchSemaphore(value: 0)
        let goOn = DispatchSemaphore(value: 0)
        let handler = ScriptedHandler(work: { _ in
            inside.signal()
            goOn.wait()
        })
        let (server, running) = try start(handler)
        let idle = try LMTPClient.greeted(port: server.port)
        let half = try LMTPClient.greeted(port: server.port)
        try half.send("MAIL FROM:<a@b>\r\nRCPT TO:<r@b>\r\nDATA\r\nhalf\r\n")
        _ = try half.replies(3)
        let busy = try LMTPClient.greeted(port: server.port)
        try busy.send("MAIL FROM:<a@b>\r\nRCPT TO:<r@b>\r\nDATA\r\nx\r\n.\r\n")
        inside.wait()
        running.tellToStop()
        #expect(try idle.reply().hasPrefix("421 4.3.2"))
        #expect(try half.reply().hasPrefix("421 4.3.2"))
        goOn.signal()
        #expect(try busy.replies(4).last == "250 2.0.0 taken")
        #expect(try busy.reply().hasPrefix("421 4.3.2"))
        #expect(running.stop() < .seconds(1))
        #expect(handler.texts == ["x\r\n"])
    }
}

@Suite struct LMTPSocketTests {
    private let folder = TestFolder()
    private var address: String { "unix:\(folder.path)/lmtp.sock" }

    private func listen() throws -> LMTPServer { try LMTPServer(listen: address, handler: ScriptedHandler()) }

    @Test func aSocketIsThereAsLongAsItsServer() throws {
        do {
            let server = try listen()
            #expect(folder.names(in: "") == ["lmtp.sock"])
            #expect(throws: MailboxError.inUse(address)) { try listen() }
            #expect(server.port == nil)
        }
        #expect(folder.names(in: "") == [])
    }

    @Test func aSocketOfAKilledProcessIsReplaced() throws {
        let (path, aside) = (folder.path + "/lmtp.sock", folder.path + "/aside")
        do {
            // Moved away, its server can't remove it at its end.
            let server = try listen()
            try FileManager.default.moveItem(atPath: path, toPath: aside)
            _ = server
        }
        try FileManager.default.moveItem(atPath: aside, toPath: path)
        _ = try listen()
    }

    @Test func whatIsNoSocketIsLeftAlone() throws {
        try folder.write("precious", to: "lmtp.sock")
        #expect(throws: MailboxError.self) { try listen() }
        #expect(try folder.read("lmtp.sock") == "precious")
    }

    @Test func aPortThatIsTaken() throws {
        let server = try LMTPServer(listen: "127.0.0.1:0", handler: ScriptedHandler())
        let port = try #require(server.port)
        #expect(throws: MailboxError.inUse("127.0.0.1:\(port)")) {
            try LMTPServer(listen: "127.0.0.1:\(port)", handler: ScriptedHandler())
        }
    }
}
