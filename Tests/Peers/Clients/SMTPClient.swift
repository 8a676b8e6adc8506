// The sender: speaks SMTP with exact bytes.

/// One SMTP connection. A step that is not accepted throws the server's reply.
package final class SMTPClient {
    private let socket: Socket

    package init(port: Int) throws {
        socket = try Socket(port: port)
        try expect("220")
        try command("EHLO client.example", "250")
    }

    /// Sends a message, given with CRLF line ends, and returns the queue id that the server gave it.
    @discardableResult
    package func send(
        _ message: [UInt8], from sender: String = "sender@shop.example", to recipients: [String], notify: String? = nil
    ) throws -> String {
        try begin(from: sender, to: recipients, notify: notify)
        try write(message)
        return try end()
    }

    /// The envelope, up to the server's "go on" for the message.
    ///
    /// - Parameter notify: of what the sender wants a report; nil to leave that to the server.
    package func begin(
        from sender: String = "sender@shop.example", to recipients: [String], notify: String? = nil
    ) throws {
        try command("MAIL FROM:<\(sender)>", "250")
        let option = notify.map { " NOTIFY=\($0)" } ?? ""
        for recipient in recipients { try command("RCPT TO:<\(recipient)>\(option)", "250") }
        try command("DATA", "354")
    }

    /// The message with its dots doubled. A last line without an end gets one: SMTP has no way to leave it out.
    package func write(_ message: [UInt8]) throws {
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

    package func end() throws -> String {
        try socket.write(Array(".\r\n".utf8))
        return Self.queueID(in: try expect("250"))
    }

    /// Postfix says `250 2.0.0 Ok: queued as ID`, Sendmail `250 2.0.0 ID Message accepted for delivery`, Exim `250 OK id=ID`.
    private static func queueID(in reply: String) -> String {
        let words = reply.split(separator: " ")
        if reply.hasSuffix(" Message accepted for delivery"), words.count > 2 { return String(words[2]) }
        return words.last.map { String($0.trimmingPrefix("id=")) } ?? ""
    }

    package func quit() throws { try command("QUIT", "221") }

    /// What the server says to a command, whatever it is: the last line.
    package func reply(to line: String) throws -> String {
        try socket.write(Array("\(line)\r\n".utf8))
        return try reply()
    }

    private func command(_ line: String, _ code: String) throws {
        try socket.write(Array("\(line)\r\n".utf8))
        try expect(code)
    }

    @discardableResult
    private func expect(_ code: String) throws -> String {
        let line = try reply()
        guard line.hasPrefix(code) else { throw ProtocolError(description: line) }
        return line
    }

    private func reply() throws -> String {
        guard let line = try socket.readReply() else {
            throw ProtocolError(description: "the server closed the connection")
        }
        return line
    }
}
