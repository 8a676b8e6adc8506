// The sender: speaks SMTP with exact bytes.

/// What a peer said that it should not have said.
struct ProtocolError: Error, CustomStringConvertible {
    let description: String
}

/// One SMTP connection. A step that is not accepted throws the server's reply.
final class SMTPClient {
    private let socket: Socket

    init(port: Int) throws {
        socket = try Socket(port: port)
        try expect("220")
        try command("EHLO client.example", "250")
    }

    /// Sends a message, given with CRLF line ends, and returns the queue id that Postfix gave it.
    @discardableResult
    func send(_ message: [UInt8], from sender: String = "sender@shop.example", to recipients: [String]) throws -> String
    {
        try begin(from: sender, to: recipients)
        try write(message)
        return try end()
    }

    /// The envelope, up to the server's "go on" for the message.
    func begin(from sender: String = "sender@shop.example", to recipients: [String]) throws {
        try command("MAIL FROM:<\(sender)>", "250")
        for recipient in recipients { try command("RCPT TO:<\(recipient)>", "250") }
        try command("DATA", "354")
    }

    /// The message with its dots doubled. A last line without an end gets one: SMTP has no way to leave it out.
    func write(_ message: [UInt8]) throws {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.count + 64)
        var isLineStart = true
        for byte in message {
            if isLineStart, byte == UInt8(ascii: ".") { bytes.append(byte) }
            bytes.append(byte)
            isLineStart = byte == 0x0A
        }
        if !isLineStart { bytes += Array("\r\n".utf8) }
        try socket.write(bytes)
    }

    func end() throws -> String {
        try socket.write(Array(".\r\n".utf8))
        let reply = try expect("250")
        return reply.split(separator: " ").last.map(String.init) ?? ""
    }

    func quit() throws { try command("QUIT", "221") }

    private func command(_ line: String, _ code: String) throws {
        try socket.write(Array("\(line)\r\n".utf8))
        try expect(code)
    }

    @discardableResult
    private func expect(_ code: String) throws -> String {
        while let line = try socket.readLine() {
            if line.count > 3, line.dropFirst(3).first == "-" { continue }
            guard line.hasPrefix(code) else { throw ProtocolError(description: line) }
            return line
        }
        throw ProtocolError(description: "the server closed the connection")
    }
}
