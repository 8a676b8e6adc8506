// The MTA, as far as the LMTP server sees it.

import Foundation

/// What a peer said that it should not have said.
struct ProtocolError: Error, CustomStringConvertible {
    let description: String
}

/// One connection, which says just what it is told to.
final class LMTPClient {
    private let socket: Socket

    init(port: UInt16?) throws {
        socket = try Socket(port: Int(port ?? 0), timeout: 20)
    }

    /// A connection that has said LHLO.
    static func greeted(port: UInt16?) throws -> LMTPClient {
        let client = try LMTPClient(port: port)
        _ = try client.reply()
        _ = try client.ask("LHLO client.example")
        return client
    }

    func send(_ text: String) throws { try socket.write(Array(text.utf8)) }

    /// The last line of a reply; empty where the connection has ended.
    func reply() throws -> String {
        while let line = try socket.readLine() {
            if line.dropFirst(3).first != "-" { return line }
        }
        return ""
    }

    /// A command, and the last line of its reply.
    func ask(_ command: String) throws -> String {
        try send(command + "\r\n")
        return try reply()
    }

    func replies(_ count: Int) throws -> [String] { try (0..<count).map { _ in try reply() } }

    /// A mail and the codes of the replies to it.
    func deliver(_ text: String, to recipients: [String] = ["r@b.example"]) throws -> [String] {
        try send("MAIL FROM:<s@a.example>\r\n" + recipients.map { "RCPT TO:<\($0)>\r\n" }.joined() + "DATA\r\n")
        _ = try replies(recipients.count + 2)
        try send(text + ".\r\n")
        return try replies(recipients.count).map { String($0.prefix(3)) }
    }
}
