// Servers that break, lie or lack what others have.

import Peers

extension LoopbackServer {
    /// A server that speaks in lines.
    ///
    /// - Parameter answer: told a line, gives the bytes to send, or nil to end the connection.
    static func lines(
        greeting: String, _ answer: @escaping @Sendable (_ line: String) -> String?
    ) throws -> LoopbackServer {
        try LoopbackServer { client in
            try client.write(greeting.utf8)
            while let line = try client.readLine(), let reply = answer(line) { try client.write(reply.utf8) }
        }
    }

    /// An IMAP server.
    ///
    /// - Parameter answer: told a command without its tag, gives what comes before the tagged reply, and that reply without
    ///   the tag; nil to end the connection.
    static func imap(
        _ answer: @escaping @Sendable (_ command: String) -> (before: String, reply: String)?
    ) throws -> LoopbackServer {
        try lines(greeting: "* OK ready\r\n") { line in
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let (before, reply) = answer(String(words[1])) else { return nil }
            return "\(before)\(words[0]) \(reply)\r\n"
        }
    }
}
