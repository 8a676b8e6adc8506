// The dialogue with one LMTP client (RFC 2033).

/// Holds what one client has said, and answers it.
struct LMTPSession {
    private struct Envelope {
        var sender: String
        var recipients: [String] = []
    }

    private let limits: LMTPLimits
    /// Whether there is such an address.
    private let isTaken: (_ recipient: String) -> Bool
    /// Takes a mail in, and says what the client is told.
    private let take: (IncomingMail) -> LMTPReply
    private var isGreeted = false
    private var envelope: Envelope?
    private var errors = 0

    /// RFC 5321 4.5.3.1.4 wants 512 bytes at least, and more for parameters; addresses in UTF-8 are longer.
    private static let lineLimit = 4096
    private static let name = "backstamp"
    static let greeting = LMTPReply(220, "\(name) LMTP")

    init(
        limits: LMTPLimits, isTaken: @escaping (_ recipient: String) -> Bool,
        take: @escaping (IncomingMail) -> LMTPReply
    ) {
        self.limits = limits
        self.isTaken = isTaken
        self.take = take
    }

    /// Talks until one side ends it.
    mutating func run(_ client: ClientSocket) {
        do throws(ClientFailure) {
            try client.write(Self.greeting.bytes)
            try talk(client)
        } catch {
            switch error {
            case .gone: break
            case .stopped: try? client.write(LMTPReply.stopping.bytes)
            case .timedOut: try? client.write(LMTPReply.timedOut.bytes)
            }
        }
    }

    private mutating func talk(_ client: ClientSocket) throws(ClientFailure) {
        // Replies to commands that came together go together (RFC 2920 3.2).
        var replies: [UInt8] = []
        while true {
            if !client.hasMore {
                try client.write(replies)
                replies = []
            }
            let line = try client.readLine(limit: Self.lineLimit)
            let command = line.map(LMTPCommand.init) ?? .malformed(.lineTooLong)
            let reply = answer(command)
            replies += reply.bytes
            if reply == .goOn {
                try client.write(replies)
                replies = try takeMail(client)
            }
            // An unknown recipient is the fault of who wrote to it, not of the MTA, which has other mails for us as well.
            if reply.isFailure, reply != .unknownRecipient { errors += 1 }
            if errors > limits.errors { replies += LMTPReply.tooManyErrors.bytes }
            if reply == .bye || errors > limits.errors { return try client.write(replies) }
        }
    }

    private mutating func answer(_ command: LMTPCommand) -> LMTPReply {
        switch command {
        case .hello:
            isGreeted = true
            envelope = nil
            return hello
        case .mail(let sender, let size):
            guard isGreeted, envelope == nil else { return .badSequence }
            guard size <= limits.size else { return .tooLarge }
            envelope = Envelope(sender: sender)
            return .ok
        case .recipient(let recipient):
            guard let count = envelope?.recipients.count else { return .badSequence }
            guard count < limits.recipients else { return .tooManyRecipients }
            guard isTaken(recipient) else { return .unknownRecipient }
            envelope?.recipients.append(recipient)
            return .ok
        case .data:
            guard let envelope else { return .badSequence }
            return envelope.recipients.isEmpty ? .noRecipients : .goOn
        case .reset:
            envelope = nil
            return .ok
        case .noop: return .ok
        case .verify: return LMTPReply(252, "2.1.5 try it")
        case .quit: return .bye
        case .malformed(let reply): return reply
        }
    }

    private var hello: LMTPReply {
        LMTPReply(
            250,
            lines: [
                Self.name, "PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8", "SIZE \(limits.size)",
            ])
    }

    /// Receives the mail and has it taken: one mail to n recipients is one mail, and n times the same reply.
    private mutating func takeMail(_ client: ClientSocket) throws(ClientFailure) -> [UInt8] {
        guard let envelope else { return [] }
        var reader = DotReader(limit: limits.size)
        try client.read { piece in (reader.take(piece), reader.isAtEnd) }
        let reply =
            reader.count > limits.size
            ? .tooLarge
            : take(
                IncomingMail(
                    bytes: reader.mail, sender: envelope.sender, recipients: envelope.recipients, source: "lmtp"))
        self.envelope = nil
        return Array([[UInt8]](repeating: reply.bytes, count: envelope.recipients.count).joined())
    }
}
