// Somebody else's mail server, which takes nothing that it is told not to take.

import Foundation

/// What a server says to a recipient, and when.
struct Refusal {
    enum Step {
        /// In reply to RCPT.
        case recipient
        /// In reply to RCPT; then it hangs up.
        case recipientAndGone
        /// In reply to the end of the message.
        case message
    }

    let step: Step
    /// One line, or several with "\n" between them.
    let reply: String
}

/// An SMTP server that refuses recipients by their domain, and messages by their size; others it takes and forgets.
final class RefusingServer {
    /// Whoever announces more than these bytes is refused at MAIL.
    static let sizeLimit = 20_000

    let port: Int
    private let descriptor: Int32

    init(refusals: [String: Refusal]) throws {
        descriptor = try Socket.listening(port: 0)
        port = Socket.port(of: descriptor)
        let descriptor = descriptor
        Thread.detachNewThread {
            while let connection = Socket.accept(on: descriptor) {
                Thread.detachNewThread { try? Session(Socket(accepted: connection), refusals).serve() }
            }
            close(descriptor)
        }
    }

    /// Wakes the thread, which then closes.
    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

/// One connection.
private struct Session {
    private let socket: Socket
    private let refusals: [String: Refusal]

    init(_ socket: Socket, _ refusals: [String: Refusal]) {
        self.socket = socket
        self.refusals = refusals
    }

    func serve() throws {
        try say("220 mx.example ESMTP")
        var refusal: Refusal?
        while let line = try socket.readLine() {
            switch line.prefix(4).uppercased() {
            // QUIRK: Postfix 3.7 announces no size to a server that does not know 8BITMIME.
            case "EHLO": try say("250-mx.example\n250-SIZE\n250-8BITMIME\n250 ENHANCEDSTATUSCODES")
            case "MAIL": try say(announcesTooMuch(line) ? "552 5.3.4 Message size exceeds fixed limit" : "250 2.1.0 Ok")
            case "RCPT":
                refusal = refusals[domain(in: line)]
                try say(refusal.flatMap { $0.step == .message ? nil : $0.reply } ?? "250 2.1.5 Ok")
                if refusal?.step == .recipientAndGone { return }
            case "DATA":
                try say("354 End data with <CR><LF>.<CR><LF>")
                while let line = try socket.readLine(), line != "." {}
                try say(refusal?.reply ?? "250 2.0.0 Ok: queued as 4XyZ12")
            case "QUIT": return try say("221 2.0.0 Bye")
            default: try say("250 2.0.0 Ok")
            }
        }
    }

    private func say(_ text: String) throws {
        try socket.write(Array("\(text)\n".utf8).withCRLF)
    }

    private func announcesTooMuch(_ mail: String) -> Bool {
        let size = mail.uppercased().split(separator: " ").last { $0.hasPrefix("SIZE=") }
        return size.flatMap { Int($0.dropFirst(5)) } ?? 0 > RefusingServer.sizeLimit
    }

    private func domain(in recipient: String) -> String {
        String(recipient.prefix { $0 != ">" }.split(separator: "@").last ?? "").lowercased()
    }
}
