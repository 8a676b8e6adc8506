// The MTA, as far as an LMTP server sees it.

/// One connection, which says just what it is told to.
package final class LMTPClient {
    private let socket: Socket

    /// - Parameter port: as the server has it: none where it listens on none.
    package init(port: (some BinaryInteger)?, timeout: Int = 20) throws {
        socket = try Socket(port: port.map { Int($0) } ?? 0, timeout: timeout)
    }

    /// A connection that has said LHLO.
    package static func greeted(port: (some BinaryInteger)?, timeout: Int = 20) throws -> LMTPClient {
        let client = try LMTPClient(port: port, timeout: timeout)
        _ = try client.reply()
        try client.expect("250", to: "LHLO client.example")
        return client
    }

    package func send(_ text: String) throws { try socket.write(text.utf8) }

    package func send(_ bytes: [UInt8]) throws { try socket.write(bytes) }

    /// The last line of a reply; empty where the connection has ended.
    package func reply() throws -> String { try socket.readReply() ?? "" }

    package func replies(_ count: Int) throws -> [String] { try (0..<count).map { _ in try reply() } }

    /// A command, and the last line of its reply.
    package func ask(_ command: String) throws -> String {
        try send(command + "\r\n")
        return try reply()
    }

    /// A command whose reply must begin so.
    package func expect(_ code: String, to command: String) throws {
        let reply = try ask(command)
        guard reply.hasPrefix(code) else { throw ProtocolError(description: "\(command): \(reply)") }
    }

    /// A mail and the codes of the replies to it.
    package func deliver(_ text: String, to recipients: [String] = ["r@b.example"]) throws -> [String] {
        try send("MAIL FROM:<s@a.example>\r\n" + recipients.map { "RCPT TO:<\($0)>\r\n" }.joined() + "DATA\r\n")
        _ = try replies(recipients.count + 2)
        try send(text + ".\r\n")
        return try replies(recipients.count).map { String($0.prefix(3)) }
    }
}
