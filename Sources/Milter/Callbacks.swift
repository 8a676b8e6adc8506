// libmilter's events, each passed to one method of the connection's object. No decision is made here.

import CMilter
private import Glibc

/// The table of callbacks that libmilter is given.
enum Callbacks {
    static var filter: smfiDesc {
        var filter = smfiDesc()
        filter.xxfi_version = Int32(SMFI_VERSION)
        filter.xxfi_negotiate = { context, actions, steps, _, _, wantedActions, wantedSteps, more, evenMore in
            guard let context, let server = MilterServer.running else { return SMFIS_REJECT }
            let answer = Negotiation.answer(
                actions: actions, steps: steps, answersRecipients: server.answersRecipients)
            wantedActions?.pointee = answer.actions
            wantedSteps?.pointee = answer.steps
            more?.pointee = 0
            evenMore?.pointee = 0
            Negotiation.requestMacros(context, offeredActions: actions)
            server.negotiated(answer.capabilities)
            return attach(MTAConnection(server: server, capabilities: answer.capabilities), to: context)
                ? SMFIS_CONTINUE : SMFIS_REJECT
        }
        filter.xxfi_connect = { context, _, client in
            guard let context else { return SMFIS_NOREPLY }
            if connection(of: context) == nil, let server = MilterServer.running {
                _ = attach(MTAConnection(server: server, capabilities: server.usualCapabilities), to: context)
            }
            connection(of: context)?.connected(client: ClientAddress(client), isSMTP: ClientAddress.hasPort(client))
            return SMFIS_NOREPLY
        }
        filter.xxfi_envfrom = { context, arguments in
            guard let context, let arguments, let address = arguments.pointee else { return SMFIS_NOREPLY }
            connection(of: context)?.sender(
                Array(bytes(of: address)), parameters: parameters(arguments), macros: Macros(of: context))
            return SMFIS_NOREPLY
        }
        filter.xxfi_envrcpt = { context, arguments in
            guard let context, let arguments, let address = arguments.pointee,
                let connection = connection(of: context)
            else { return SMFIS_CONTINUE }
            let verdict = connection.recipient(
                Array(bytes(of: address)), parameters: parameters(arguments), macros: Macros(of: context))
            guard connection.answersRecipients else { return SMFIS_NOREPLY }
            switch verdict {
            case .take: return SMFIS_CONTINUE
            case .refuse(let status, let text): return refuse(in: context, status: status, text: text)
            }
        }
        filter.xxfi_header = { context, name, value in
            guard let context, let name, let value, let connection = connection(of: context) else {
                return SMFIS_NOREPLY
            }
            if connection.capabilities.contains(.exactHeaderValues) {
                connection.header(name: bytes(of: name).span, value: bytes(of: value).span)
            } else {
                let spaced = [UInt8(ascii: " ")] + bytes(of: value)
                connection.header(name: bytes(of: name).span, value: spaced.span)
            }
            return SMFIS_NOREPLY
        }
        filter.xxfi_eoh = { context in
            guard let context, let connection = connection(of: context) else { return SMFIS_ACCEPT }
            return status(connection.endOfHeaders(macros: Macros(of: context)))
        }
        filter.xxfi_body = { context, start, count in
            guard let context, let start else { return SMFIS_NOREPLY }
            connection(of: context)?.body(UnsafeBufferPointer(start: start, count: count).span)
            return SMFIS_NOREPLY
        }
        filter.xxfi_eom = { context in
            guard let context, let connection = connection(of: context) else { return SMFIS_CONTINUE }
            let editor = MessageEditor(context: context, capabilities: connection.capabilities)
            let verdict = connection.endOfMessage(macros: Macros(of: context)) { outcome in
                switch outcome {
                case .accept: .accept
                case .tempfail: .tempfail
                case .discard: .discard
                case .change(let changes): editor.issue(changes) ? .accept : .tempfail
                }
            }
            // QUIRK: "accept" and "continue" are the same to an MTA here; but after "accept" libmilter overhears that
            // the connection goes to another client (`SMFIC_QUIT_NC`), whose mail would then pass as the first one's.
            return if case .accept = verdict { SMFIS_CONTINUE } else { status(verdict) }
        }
        filter.xxfi_abort = { context in
            if let context { connection(of: context)?.abort() }
            return SMFIS_CONTINUE
        }
        filter.xxfi_close = { context in
            if let context { detach(from: context) }
            return SMFIS_CONTINUE
        }
        return filter
    }
}

// The callbacks are C functions: what they use must capture nothing, not even a type.

/// Returns what follows the address in the arguments of MAIL and RCPT.
private func parameters(_ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> [[UInt8]] {
    var parameters: [[UInt8]] = []
    while let parameter = arguments[parameters.count + 1] { parameters.append(Array(bytes(of: parameter))) }
    return parameters
}

private func status(_ verdict: StepVerdict) -> sfsistat {
    switch verdict {
    case .continue: SMFIS_CONTINUE
    case .accept: SMFIS_ACCEPT
    case .tempfail: SMFIS_TEMPFAIL
    case .discard: SMFIS_DISCARD
    }
}

/// Refuses the recipient at hand. A reply that libmilter does not take becomes its own: 550 5.7.1 Command rejected.
private func refuse(in context: OpaquePointer, status: String, text: String) -> sfsistat {
    // libmilter takes a percent sign for a format's, and no line may be longer than 980 bytes.
    let text = Array(text.utf8.prefix(512).filter { 0x20...0x7E ~= $0 && $0 != UInt8(ascii: "%") })
    return withCString(Array("550".utf8)) { code in
        withCString(Array(status.utf8)) { status in
            withCString(text) { text in
                _ = smfi_setreply(context, code, status, text)
                return SMFIS_REJECT
            }
        }
    }
}

/// Gives the connection's object to the context, which owns it from now on.
private func attach(_ connection: MTAConnection, to context: OpaquePointer) -> Bool {
    let owned = Unmanaged.passRetained(connection)
    if smfi_setpriv(context, owned.toOpaque()) == MI_SUCCESS { return true }
    owned.release()
    return false
}

private func connection(of context: OpaquePointer) -> MTAConnection? {
    guard let object = smfi_getpriv(context) else { return nil }
    return Unmanaged<MTAConnection>.fromOpaque(object).takeUnretainedValue()
}

/// Takes the object back and frees it. libmilter calls this exactly once for each connection, however it ended.
private func detach(from context: OpaquePointer) {
    guard let object = smfi_getpriv(context) else { return }
    let connection = Unmanaged<MTAConnection>.fromOpaque(object).takeRetainedValue()
    connection.abort()
    // libmilter frees the context next; it warns in the system's log where this was left.
    _ = smfi_setpriv(context, nil)
}
