// An MTA, as a filter sees it, that does what a test says: one SMTP conversation, command by command.

/// The MTA's side of one milter connection.
///
/// Commands go out as Postfix sends them: pipelined up to the first that is answered, each after its macros. A method
/// returns the filter's answer; `.continue` where it was agreed that there is none.
package final class MilterPeer {
    /// What the filter asked for.
    package private(set) var actions: MilterActions = []
    package private(set) var steps: MilterSteps = []
    package private(set) var version: UInt32 = 0
    /// The macros that the filter asked for, by step (0 connect, 1 HELO, 2 MAIL, 3 RCPT, 4 DATA, 5 end of message,
    /// 6 end of headers).
    package private(set) var requestedMacros: [Int: String] = [:]

    private let socket: MilterSocket

    /// Connects, and negotiates.
    package init(connectingTo address: String, offering offer: MilterOffer = .modern) throws(MilterPeerError) {
        socket = try MilterSocket(connectingTo: address)
        socket.send("O", [be(offer.version), be(offer.actions.rawValue), be(offer.steps.rawValue)])
        let (command, answer) = try socket.receive()
        guard command == "O", answer.count >= 12 else { throw MilterPeerError(description: "no negotiation") }
        version = number(answer)
        actions = MilterActions(rawValue: number(answer.dropFirst(4)))
        steps = MilterSteps(rawValue: number(answer.dropFirst(8)))
        guard offer.actions.isSuperset(of: actions), offer.steps.isSuperset(of: steps) else {
            throw MilterPeerError(description: "the filter asks for more than was offered")
        }
        var rest = answer.dropFirst(12)
        while rest.count > 4, let end = rest.dropFirst(4).firstIndex(of: 0) {
            requestedMacros[Int(number(rest))] = text(rest[(rest.startIndex + 4)..<end])
            rest = rest[(end + 1)...]
        }
    }

    // MARK: The conversation

    /// A client connects; nil for an address that the MTA does not know.
    @discardableResult
    package func connect(
        host: String = "client.example", address: String? = "192.0.2.1", macros: KeyValuePairs<String, String> = [:]
    ) throws(MilterPeerError) -> MilterReply {
        send(macros, for: "C")
        guard let address else {
            return try step("C", z(host) + [UInt8(ascii: "U")], skip: .noConnect, silent: .silentConnect)
        }
        let family: Character = address.hasPrefix("/") ? "L" : address.contains(":") ? "6" : "4"
        let data = z(host) + z(String(family)).dropLast() + [0x30, 0x39] + z(address)
        return try step("C", data, skip: .noConnect, silent: .silentConnect)
    }

    @discardableResult
    package func helo(_ name: String = "client.example") throws(MilterPeerError) -> MilterReply {
        try step("H", z(name), skip: .noHelo, silent: .silentHelo)
    }

    @discardableResult
    package func mail(
        _ address: String, macros: KeyValuePairs<String, String> = [:]
    ) throws(MilterPeerError) -> MilterReply {
        send(macros, for: "M")
        return try step("M", z(address), skip: .noMail, silent: .silentMail)
    }

    @discardableResult
    package func rcpt(
        _ address: String, macros: KeyValuePairs<String, String> = [:]
    ) throws(MilterPeerError) -> MilterReply {
        send(macros, for: "R")
        return try step("R", z(address), skip: .noRcpt, silent: .silentRcpt)
    }

    @discardableResult
    package func data() throws(MilterPeerError) -> MilterReply {
        try step("T", skip: .noData, silent: .silentData)
    }

    /// A header field. The value is what follows the colon; its first space is kept back where the filter did not ask
    /// for it.
    @discardableResult
    package func header(_ name: [UInt8], _ value: [UInt8]) throws(MilterPeerError) -> MilterReply {
        let isSpaced = value.first == UInt8(ascii: " ") && !steps.contains(.leadingSpace)
        return try step(
            "L", name, [0], isSpaced ? Array(value.dropFirst()) : value, [0], skip: .noHeaders, silent: .silentHeader)
    }

    @discardableResult
    package func header(_ name: String, _ value: String) throws(MilterPeerError) -> MilterReply {
        try header(Array(name.utf8), Array(value.utf8))
    }

    @discardableResult
    package func endOfHeaders(macros: KeyValuePairs<String, String> = [:]) throws(MilterPeerError) -> MilterReply {
        send(macros, for: "N")
        return try step("N", skip: .noEndOfHeaders, silent: .silentEndOfHeaders)
    }

    /// A piece of the body, at most 65,535 bytes.
    @discardableResult
    package func body(_ chunk: [UInt8]) throws(MilterPeerError) -> MilterReply {
        try step("B", chunk, skip: .noBody, silent: .silentBody)
    }

    /// The end of the message: what the filter wants changed, and its verdict.
    package func endOfMessage(macros: KeyValuePairs<String, String> = [:]) throws(MilterPeerError) -> MilterResult {
        send(macros, for: "E")
        socket.send("E")
        var changes: [MilterChange] = []
        while true {
            let (command, data) = try socket.receive()
            if let change = try Self.change(command, data) {
                changes.append(change)
            } else if command != "p" {
                return MilterResult(reply: try Self.reply(command, data), changes: changes)
            }
        }
    }

    /// The message ends before its end.
    package func abort() throws(MilterPeerError) {
        socket.send("A")
        try socket.flush()
    }

    /// The client has gone, and the connection to the filter with it.
    package func quit() throws(MilterPeerError) {
        socket.send("Q")
        try socket.flush()
    }

    /// The client has gone; the connection stays for another one.
    package func quitForNext() throws(MilterPeerError) {
        socket.send("K")
        try socket.flush()
    }

    /// Writes what would otherwise wait for the next answered step.
    package func flush() throws(MilterPeerError) {
        try socket.flush()
    }

    // MARK: The wire

    private func send(_ macros: KeyValuePairs<String, String>, for command: Character) {
        guard !macros.isEmpty else { return }
        socket.send("D", [[command.asciiValue ?? 0]] + macros.flatMap { [z($0.key), z($0.value)] })
    }

    private func step(
        _ command: Character, _ data: [UInt8]..., skip: MilterSteps, silent: MilterSteps
    ) throws(MilterPeerError) -> MilterReply {
        if steps.contains(skip) { return .continue }
        socket.send(command, data)
        if steps.contains(silent) { return .continue }
        let (command, answer) = try socket.receive()
        return try Self.reply(command, answer)
    }

    private static func reply(_ command: Character, _ data: ArraySlice<UInt8>) throws(MilterPeerError) -> MilterReply {
        switch command {
        case "c": .continue
        case "a": .accept
        case "t": .tempfail
        case "r": .reject
        case "d": .discard
        case "s": .skip
        case "y": .text(text(data.dropLast()))
        default: throw MilterPeerError(description: "the filter answered '\(command)'")
        }
    }

    private static func change(_ command: Character, _ data: ArraySlice<UInt8>) throws(MilterPeerError) -> MilterChange?
    {
        switch command {
        case "b":
            return .bodyChunk(Array(data))
        case "h":
            let (name, value) = try pair(data)
            return .addHeader(name, value: value)
        case "i":
            let (name, value) = try pair(data.dropFirst(4))
            return .insertHeader(name, at: Int(number(data)), value: value)
        case "m":
            let (name, value) = try pair(data.dropFirst(4))
            return .changeHeader(name, index: Int(number(data)), value: value)
        case "+": return .addRecipient(text(data.dropLast()))
        case "-": return .deleteRecipient(text(data.dropLast()))
        case "e":
            let parts = data.split(separator: 0, omittingEmptySubsequences: true).map(text)
            return .changeSender(parts.first ?? "", parameters: parts.dropFirst().joined(separator: " "))
        case "q": return .quarantine(text(data.dropLast()))
        default: return nil
        }
    }

    private static func pair(_ data: ArraySlice<UInt8>) throws(MilterPeerError) -> (String, String) {
        let parts = data.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, data.last == 0 else { throw MilterPeerError(description: "a bad header packet") }
        return (text(parts[0]), text(parts[1].dropLast()))
    }
}

/// A C string.
private func z(_ text: String) -> [UInt8] {
    Array(text.utf8) + [0]
}

private func be(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}

private func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
}

private func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
}
