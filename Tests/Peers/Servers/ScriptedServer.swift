// An SMTP server that says what a test wants, and remembers what it was told, byte by byte.

import Foundation
import Synchronization

/// Takes all that it is not told to refuse.
package final class ScriptedServer: Sendable {
    /// What the server does where it would otherwise say yes.
    package enum Action: Sendable {
        /// Lines with their ends; CRLF is added to the last one.
        case reply(String)
        /// Hangs up.
        case close
        /// Says this and hangs up.
        case replyAndClose(String)
        /// Says nothing, and waits for the client to hang up.
        case silence
    }

    /// What was said to the server.
    package struct Received: Sendable {
        package var commands: [String] = []
        /// What came after DATA, up to the line with a dot alone and with it.
        package var data: [UInt8] = []
        /// The mails that were taken.
        package var taken = 0
    }

    fileprivate final class Book: Sendable {
        let script: Mutex<[String: Action]>
        let received = Mutex(Received())

        init(_ script: [String: Action]) { self.script = Mutex(script) }

        func action(_ step: String) -> Action? { script.withLock { $0[step] } }
    }

    private let server: LoopbackServer
    private let book: Book

    package var port: Int { server.port }
    package var received: Received { book.received.withLock { $0 } }

    /// - Parameter script: by command, `MAIL`; `greeting`, `body` while the message comes and `.` at its end.
    package init(_ script: [String: Action] = [:]) throws {
        let book = Book(script)
        self.book = book
        server = try LoopbackServer { try Conversation(socket: $0, book: book).serve() }
    }

    /// From now on the server does this.
    package func set(_ script: [String: Action]) { book.script.withLock { $0 = script } }
}

/// One connection.
private struct Conversation {
    let socket: Socket
    let book: ScriptedServer.Book

    func serve() throws {
        guard try act("greeting", or: "220 scripted.example ESMTP") else { return }
        while let line = try nextLine() {
            let command = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
            book.received.withLock { $0.commands.append(command) }
            let verb = command.prefix { $0 != " " }.uppercased()
            guard try act(verb, or: Self.reply(to: verb)) else { return }
            if verb == "DATA", book.action(verb) == nil {
                guard try takeMessage() else { return }
            }
        }
    }

    private static func reply(to verb: String) -> String {
        switch verb {
        case "EHLO": "250-scripted.example\r\n250-SIZE 10000000\r\n250-8BITMIME\r\n250 SMTPUTF8"
        case "DATA": "354 go on"
        case "QUIT": "221 2.0.0 bye"
        default: "250 2.0.0 ok"
        }
    }

    /// False where the connection is to end.
    private func takeMessage() throws -> Bool {
        var data: [UInt8] = []
        while true {
            guard let line = try nextLine() else { return false }
            data += line
            if case .some = book.action("body") { return try act("body", or: "") }
            if line == Array(".\r\n".utf8) { break }
        }
        book.received.withLock {
            $0.data = data
            $0.taken += 1
        }
        return try act(".", or: "250 2.0.0 queued as 4XyZ")
    }

    private func act(_ step: String, or standard: String) throws -> Bool {
        switch book.action(step) ?? .reply(standard) {
        case .reply(let text):
            try socket.write("\(text)\r\n".utf8)
            return true
        case .replyAndClose(let text):
            try socket.write("\(text)\r\n".utf8)
            return false
        case .close:
            return false
        case .silence:
            socket.waitForEnd()
            return false
        }
    }

    /// With its end. Only CRLF ends a line.
    private func nextLine() throws -> [UInt8]? {
        var line: [UInt8] = []
        while let piece = try socket.readLineBytes() {
            line += piece
            if line.suffix(2) == [0x0D, 0x0A] { return line }
        }
        return nil
    }
}
