// One connection of an MTA: which message is under way, and what of it still concerns the session.

/// Owns what belongs to one libmilter context, from the negotiation to the end of the connection.
///
/// libmilter calls for one connection from one thread at a time, though not always from the same.
final class MTAConnection {
    private enum Message {
        /// Between messages.
        case none
        /// The session follows this message.
        case open
        /// The verdict has been given, and waits for a step that is answered.
        case decided(StepVerdict)
    }

    let capabilities: Capabilities
    var answersRecipients: Bool { server.answersRecipients }
    private let server: MilterServer
    private let session: any MilterSession
    private var message = Message.none
    /// The session has given its outcome, and the MTA has done nothing since.
    private var isAnswered = false

    init(server: MilterServer, capabilities: Capabilities) {
        self.server = server
        self.capabilities = capabilities
        session = server.makeSession(capabilities)
        server.connectionOpened()
    }

    deinit {
        server.connectionClosed()
    }

    func connected(client: ClientAddress?, isSMTP: Bool) {
        session.connected(client: client, isSMTP: isSMTP)
    }

    func sender(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) {
        abort()
        // Counted before it is asked whether the server stops, so that the server never stops without seeing it.
        server.messageBegan()
        guard !server.isStopping else {
            server.messageEnded()
            message = .decided(server.whenStopping)
            return
        }
        message = .open
        decide(session.sender(address, parameters: parameters, macros: macros))
    }

    func recipient(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> RecipientVerdict {
        guard case .open = message else { return .take }
        return session.recipient(address, parameters: parameters, macros: macros)
    }

    func header(name: Span<UInt8>, value: Span<UInt8>) {
        guard case .open = message else { return }
        session.header(name: name, value: value)
    }

    func endOfHeaders(macros: borrowing Macros) -> StepVerdict {
        if case .open = message { decide(session.endOfHeaders(macros: macros)) }
        guard case .decided(let verdict) = message else { return .continue }
        message = .none
        return verdict
    }

    func body(_ chunk: Span<UInt8>) {
        guard case .open = message else { return }
        session.body(chunk)
    }

    /// Returns what becomes of the message, carried out by `perform` while it still counts as in flight.
    func endOfMessage(macros: borrowing Macros, perform: (Outcome) -> StepVerdict) -> StepVerdict {
        switch message {
        case .none:
            return .accept
        case .decided(let verdict):
            message = .none
            return verdict
        case .open:
            let outcome = session.endOfMessage(macros: macros)
            let verdict = perform(outcome)
            if case .change = outcome {
                if case .accept = verdict { session.changesTold(true) } else { session.changesTold(false) }
            }
            end()
            isAnswered = true
            return verdict
        }
    }

    /// Ends the message that is under way, if any, without its end.
    func abort() {
        if isAnswered {
            isAnswered = false
            session.answerTaken()
        }
        if case .open = message {
            session.aborted()
            end()
        }
        message = .none
    }

    private func decide(_ verdict: StepVerdict) {
        if case .continue = verdict { return }
        end()
        message = .decided(verdict)
    }

    private func end() {
        message = .none
        server.messageEnded()
    }
}
