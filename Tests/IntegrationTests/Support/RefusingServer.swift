// Somebody else's mail server, which takes nothing that it is told not to take.

import Peers
import Synchronization

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

/// A message that came to a server as far as its end, whatever the server said to it then.
struct ReceivedMessage: Equatable {
    let sender: String
    let recipients: [String]
    /// As it was on the wire, CRLF line ends and all.
    let bytes: [UInt8]

    /// The message without the Received field that the last MTA put on top.
    var withoutReceived: [UInt8] {
        Array(bytes[(HeaderBlock.endOfFirstField(bytes[...]) ?? 0)...])
    }
}

/// An SMTP server that refuses recipients by their domain, and messages by their size; others it takes.
final class RefusingServer {
    /// Whoever announces more than these bytes is refused at MAIL.
    static let sizeLimit = 20_000

    private let server: LoopbackServer
    private let book: Book

    var port: Int { server.port }

    /// - Parameter onMessage: called with each message before its end is answered: so long the sender waits.
    init(refusals: [String: Refusal], onMessage: @escaping @Sendable (ReceivedMessage) -> Void = { _ in }) throws {
        let book = Book(refusals, onMessage: onMessage)
        self.book = book
        server = try LoopbackServer { try Session(socket: $0, book: book).serve() }
    }

    /// The messages that came, oldest first.
    var received: [ReceivedMessage] { book.received.withLock { $0 } }

    /// How often each recipient was refused in reply to RCPT.
    var refused: [String: Int] { book.refused.withLock { $0 } }

    /// From now on, takes the mail of a domain that it has refused so far.
    func take(_ domain: String) { book.refusals.withLock { $0[domain] = nil } }
}

/// What all connections of a server share.
private final class Book: Sendable {
    let refusals: Mutex<[String: Refusal]>
    let received = Mutex<[ReceivedMessage]>([])
    let refused = Mutex<[String: Int]>([:])
    let onMessage: @Sendable (ReceivedMessage) -> Void

    init(_ refusals: [String: Refusal], onMessage: @escaping @Sendable (ReceivedMessage) -> Void) {
        self.refusals = Mutex(refusals)
        self.onMessage = onMessage
    }
}

/// One connection.
private struct Session {
    let socket: Socket
    let book: Book

    func serve() throws {
        try say("220 mx.example ESMTP")
        var refusal: Refusal?
        var sender = ""
        var recipients: [String] = []
        while let line = try socket.readLine() {
            switch line.prefix(4).uppercased() {
            // QUIRK: Postfix 3.7 announces no size to a server that does not know 8BITMIME.
            case "EHLO": try say("250-mx.example\n250-SIZE\n250-8BITMIME\n250 ENHANCEDSTATUSCODES")
            case "MAIL":
                (sender, recipients) = (address(in: line), [])
                try say(announcesTooMuch(line) ? "552 5.3.4 Message size exceeds fixed limit" : "250 2.1.0 Ok")
            case "RCPT":
                let recipient = address(in: line)
                let domain = String(recipient.split(separator: "@").last ?? "").lowercased()
                refusal = book.refusals.withLock { $0[domain] }
                let refused = refusal.flatMap { $0.step == .message ? nil : $0.reply }
                if refused != nil { book.refused.withLock { $0[recipient, default: 0] += 1 } }
                try say(refused ?? "250 2.1.5 Ok")
                if refusal?.step == .recipientAndGone { return }
                recipients.append(recipient)
            case "DATA":
                try say("354 End data with <CR><LF>.<CR><LF>")
                let message = ReceivedMessage(sender: sender, recipients: recipients, bytes: try readMessage())
                book.received.withLock { $0.append(message) }
                book.onMessage(message)
                try say(refusal?.reply ?? "250 2.0.0 Ok: queued as 4XyZ12")
            case "QUIT": return try say("221 2.0.0 Bye")
            default: try say("250 2.0.0 Ok")
            }
        }
    }

    /// Up to the dot, with the dots in front undoubled.
    private func readMessage() throws -> [UInt8] {
        var message: [UInt8] = []
        while let line = try socket.readLineBytes(), line != Array(".\r\n".utf8) {
            message += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
        }
        return message
    }

    private func say(_ text: String) throws {
        try socket.write(Array("\(text)\n".utf8).withCRLF)
    }

    private func announcesTooMuch(_ mail: String) -> Bool {
        let size = mail.uppercased().split(separator: " ").last { $0.hasPrefix("SIZE=") }
        return size.flatMap { Int($0.dropFirst(5)) } ?? 0 > RefusingServer.sizeLimit
    }

    /// What stands between the angle brackets.
    private func address(in command: String) -> String {
        String(command.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }
}
