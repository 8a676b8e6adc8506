// Servers that break, lie or lack what others have.

import Foundation
import Glibc
import Stopping

@testable import Mailbox

/// Accepts connections on loopback and hands each to a script, on a thread of its own.
final class ScriptedServer {
    let port: UInt16
    private let running: Running

    /// - Parameter script: owns the descriptor.
    init(_ script: @escaping @Sendable (_ descriptor: CInt, _ stop: StopSignal) -> Void) throws {
        let listener = try ListeningSocket(.port(host: "127.0.0.1", port: 0))
        port = listener.port ?? 0
        running = try Running { stop in
            while stop.wait(until: .now + .seconds(100), descriptor: listener.descriptor) != .stopped {
                guard case .connection(let descriptor) = listener.accept() else { continue }
                Thread.detachNewThread { script(descriptor, stop) }
            }
        }
    }

    /// A server that speaks in lines.
    ///
    /// - Parameter answer: told a line, gives the bytes to send, or nil to end the connection.
    static func lines(
        greeting: String, _ answer: @escaping @Sendable (_ line: String) -> String?
    ) throws -> ScriptedServer {
        try ScriptedServer { descriptor, stop in
            let client = ClientSocket(descriptor: descriptor, timeout: .seconds(20), stop: stop)
            try? client.write(Array(greeting.utf8))
            while let line = try? client.readLine(limit: 10_000),
                let reply = answer(String(decoding: line, as: UTF8.self))
            {
                try? client.write(Array(reply.utf8))
            }
        }
    }

    /// An IMAP server.
    ///
    /// - Parameter answer: told a command without its tag, gives what comes before the tagged reply, and that reply without
    ///   the tag; nil to end the connection.
    static func imap(
        _ answer: @escaping @Sendable (_ command: String) -> (before: String, reply: String)?
    ) throws -> ScriptedServer {
        try lines(greeting: "* OK ready\r\n") { line in
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let (before, reply) = answer(String(words[1])) else { return nil }
            return "\(before)\(words[0]) \(reply)\r\n"
        }
    }
}
