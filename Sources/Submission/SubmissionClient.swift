// Mail leaves by SMTP. The front page of this module.
//
// A message and its envelope go in, the server's reply comes out, or the step at which it failed and why. Nothing
// is decided here about what follows. Begin with ``SubmissionClient/send(_:from:to:reporting:mayTransfer:)``, then `Conversation`.

/// Sends a mail to one recipient through a server, by SMTP (RFC 5321).
///
/// Each mail has a connection of its own: retries are few and far between, and a new connection to one's own mail server
/// costs less than the care for one that has been idle (0.4 ms for all of a newsletter of 46 KB, to smtp-sink). So there is
/// no state, and any number of threads may send at once.
package struct SubmissionClient: Sendable {
    private let server: SubmissionServer
    private let patience: Duration
    /// A PEM file of the authorities to believe instead of the system's; tests have their own.
    var authorities: String?

    /// - Parameter patience: the longest that a `send` takes. A lease on what is sent must be longer. RFC 5321, section
    ///   4.5.3.2.6, gives a server ten minutes to answer the end of data: who hangs up earlier may send twice.
    package init(to server: SubmissionServer, patience: Duration = .seconds(600)) {
        self.server = server
        self.patience = patience
    }

    /// Sends a message, and returns what the server said when it took it: there, servers tell their queue id.
    ///
    /// Blocks for up to `patience`: not for the cooperative pool.
    /// - Parameters:
    ///   - message: with CRLF line ends.
    ///   - sender: the return path, without angle brackets; empty for none.
    ///   - recipient: without angle brackets.
    ///   - reporting: what the sender wants to hear of it, for servers that offer DSN (RFC 3461); others report as they do.
    ///   - mayTransfer: asked when the server has taken sender and recipient, and has not seen the message: who says no is
    ///     sure that it has not left.
    package func send(
        _ message: [UInt8], from sender: String, to recipient: String,
        reporting: ReportingRequest = ReportingRequest(), mayTransfer: () -> Bool = { true }
    ) throws(SubmissionError) -> Reply {
        let sender = try EnvelopeAddress(sender)
        let recipient = try EnvelopeAddress(recipient)
        guard !recipient.text.isEmpty else { throw .badAddress("") }
        let deadline = Deadline(after: patience)
        let connection = try ServerConnection()
        try connection.open(to: server, authorities: authorities, until: deadline)
        var conversation = Conversation(over: connection, until: deadline)
        do throws(SubmissionError) {
            let parameters = try MailParameters(
                message: message, addresses: [sender, recipient], reporting: reporting,
                extensions: connection.extensions)
            try conversation.command("MAIL FROM:<\(sender.text)>\(parameters.text)", at: .sender, expecting: 2)
            let options = connection.extensions.offers("DSN") ? reporting.recipientText : ""
            try conversation.command("RCPT TO:<\(recipient.text)>\(options)", at: .recipient, expecting: 2)
            guard mayTransfer() else { throw .broken(.data, reason: "it was not to be sent any more") }
            try conversation.command("DATA", at: .data, expecting: 3)
            let reply = try conversation.finish(MessageData.encode(message))
            conversation.quit()
            return reply
        } catch {
            if error.leavesConnection { conversation.quit() }
            throw error
        }
    }
}

extension SubmissionError {
    /// The server is still there, and is told that we leave.
    fileprivate var leavesConnection: Bool {
        if case .broken = self { false } else { true }
    }
}
