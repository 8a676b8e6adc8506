// The part of an MTA that delivers by LMTP, as its queue manager drives it.

import Foundation
import Synchronization

/// Delivers mails one after the other; what is not taken is tried again until it is.
final class LMTPClient {
    private let port: Int
    private var socket: Socket?
    /// How often a mail had to be tried again.
    private(set) var failures = 0

    init(port: Int) { self.port = port }

    /// Returns when the server has said that it has taken the mail.
    func deliver(_ mail: [UInt8], to recipient: String, within limit: Duration = .seconds(60)) throws {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            do {
                if try hasTaken(mail, to: recipient) { return }
            } catch {
                // The connection is gone, and nobody knows how far the mail got.
                socket = nil
            }
            failures += 1
            usleep(20_000)
        }
        throw ShellError(description: "a mail to \(recipient) was not taken")
    }

    /// False where the server says "later".
    private func hasTaken(_ mail: [UInt8], to recipient: String) throws -> Bool {
        let socket = try self.socket ?? connect()
        self.socket = socket
        for (command, code) in [("MAIL FROM:<>", "250"), ("RCPT TO:<\(recipient)>", "250"), ("DATA", "354")] {
            try expect(code, socket, command)
        }
        // In one piece, or the end would wait for the acknowledgement of the rest. No line of our mails begins with a dot.
        try socket.write(mail + Array(".\r\n".utf8))
        let reply = try reply(socket)
        guard reply.hasPrefix("250") || reply.hasPrefix("4") else { throw ProtocolError(description: reply) }
        return reply.hasPrefix("250")
    }

    private func connect() throws -> Socket {
        let socket = try Socket(port: port, timeout: 20)
        _ = try reply(socket)
        try expect("250", socket, "LHLO client.example")
        return socket
    }

    private func expect(_ code: String, _ socket: Socket, _ command: String) throws {
        try socket.write(Array("\(command)\r\n".utf8))
        let reply = try reply(socket)
        guard reply.hasPrefix(code) else { throw ProtocolError(description: reply) }
    }

    private func reply(_ socket: Socket) throws -> String {
        while let line = try socket.readLine() {
            if line.dropFirst(3).first != "-" { return line }
        }
        throw ProtocolError(description: "the server closed the connection")
    }
}

/// Mails on their way by LMTP, on a thread of its own.
final class LMTPQueue: Sendable {
    private let result = Mutex<Result<Int, any Error>?>(nil)
    private let running = DispatchGroup()

    init(_ mails: [ReturningMail], port: Int) {
        running.enter()
        Thread.detachNewThread { [self] in
            defer { running.leave() }
            let client = LMTPClient(port: port)
            let result = Result {
                for mail in mails { try client.deliver(mail.bytes, to: mail.recipient) }
                return client.failures
            }
            self.result.withLock { $0 = result }
        }
    }

    var isEmpty: Bool { result.withLock { $0 != nil } }

    /// How often a mail was tried again.
    func waitUntilEmpty() throws -> Int {
        running.wait()
        return try result.withLock { try $0?.get() ?? 0 }
    }
}
