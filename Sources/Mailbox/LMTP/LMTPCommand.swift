// What an LMTP client says (RFC 2033, with the grammar of RFC 5321 4.1).

/// A command line, understood; how to refuse one that is not.
enum LMTPCommand: Equatable {
    case hello
    /// - size: as announced (RFC 1870), 0 where it is not.
    case mail(sender: String, size: Int)
    case recipient(String)
    case data
    case reset
    case noop
    case verify
    case quit
    case malformed(LMTPReply)

    /// - Parameter line: without its ending.
    init(_ line: [UInt8]) {
        guard let text = String(validating: line, as: UTF8.self) else {
            self = .malformed(.badSyntax)
            return
        }
        let words = text.split(separator: " ", maxSplits: 1)
        let arguments = words.count > 1 ? words[1] : ""
        switch words.first?.lowercased() {
        // RFC 2033 4.1: HELO and EHLO are unknown here, so that no SMTP client mistakes us for its server.
        case "lhlo": self = arguments.isEmpty ? .malformed(.badSyntax) : .hello
        case "mail": self = Self.mail(arguments)
        case "rcpt": self = Self.recipient(arguments)
        case "data": self = .data
        case "rset": self = .reset
        case "noop": self = .noop
        case "vrfy": self = .verify
        case "quit": self = .quit
        default: self = .malformed(.unknownCommand)
        }
    }

    private static func mail(_ arguments: Substring) -> LMTPCommand {
        guard let (sender, parameters) = path(arguments, after: "from:") else { return .malformed(.badAddress) }
        var size = 0
        for parameter in parameters {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.lowercased() }
            switch (parts.first, parts.dropFirst().first) {
            case ("size", let value?):
                guard let bytes = Int(value), bytes >= 0 else { return .malformed(.badSyntax) }
                size = bytes
            case ("body", "7bit"), ("body", "8bitmime"), ("smtputf8", nil): break
            default: return .malformed(.unknownParameter)
            }
        }
        return .mail(sender: sender, size: size)
    }

    private static func recipient(_ arguments: Substring) -> LMTPCommand {
        guard let (recipient, parameters) = path(arguments, after: "to:"), !recipient.isEmpty else {
            return .malformed(.badAddress)
        }
        return parameters.isEmpty ? .recipient(recipient) : .malformed(.unknownParameter)
    }

    /// Reads `FROM:<address> KEY=VALUE …`: the address without its brackets and without a source route (RFC 5321
    /// 4.1.1.3: to be accepted and ignored), and what follows it.
    private static func path(_ text: Substring, after keyword: String) -> (address: String, parameters: [Substring])? {
        guard text.prefix(keyword.count).lowercased() == keyword else { return nil }
        let rest = text.dropFirst(keyword.count).drop { $0 == " " }
        guard rest.first == "<", let end = endOfPath(rest) else { return nil }
        var address = rest[rest.index(after: rest.startIndex)..<end]
        if address.first == "@" {
            guard let colon = address.firstIndex(of: ":") else { return nil }
            address = address[address.index(after: colon)...]
        }
        let tail = rest[rest.index(after: end)...]
        guard tail.isEmpty || tail.first == " " else { return nil }
        return (String(address), tail.split(separator: " "))
    }

    /// Returns where the closing bracket is that stands in no quotes.
    private static func endOfPath(_ text: Substring) -> String.Index? {
        var isQuoted = false
        var isEscaped = false
        for index in text.indices {
            switch text[index] {
            case _ where isEscaped: isEscaped = false
            case "\\": isEscaped = true
            case "\"": isQuoted.toggle()
            case ">" where !isQuoted: return index
            default: break
            }
        }
        return nil
    }
}
