// The dialogue with a POP3 server (RFC 1939) once libcurl has logged in.

internal import Tools

/// A connection. What it deletes is deleted when it has quit.
final class POP3Session {
    private let connection: RemoteConnection
    private let limit: SizeLimit

    /// RFC 2449 4 allows 512 bytes.
    private static let lineLimit = 4096
    private static let mailLimit = 1_000_000

    /// Connects and logs in.
    init(_ account: RemoteAccount, limit: SizeLimit, until stop: StopSignal) throws(MailboxError) {
        connection = try RemoteConnection(account, stop: stop)
        self.limit = limit
    }

    struct Listed {
        /// Within this connection.
        let number: Int
        /// The mail's name for good (UIDL).
        let unique: String
    }

    /// Returns the mails that are there, oldest first.
    func list() throws(MailboxError) -> [Listed] {
        try run("UIDL")
        var mails: [Listed] = []
        while true {
            let line = String(decoding: try connection.readLine(limit: Self.lineLimit), as: UTF8.self)
            if line == "." { return mails }
            let words = line.split(separator: " ")
            guard words.count == 2, let number = Int(words[0]) else { throw connection.failure("not a UIDL: \(line)") }
            guard mails.count < Self.mailLimit else { throw connection.failure("more than \(Self.mailLimit) mails") }
            mails.append(Listed(number: number, unique: String(words[1])))
        }
    }

    /// Returns a mail; of one that is too long one byte more than would be loaded.
    ///
    /// When told to stop, the answer is still waited for: within it there is no way to quit, and with that to keep what
    /// was deleted.
    func retrieve(_ number: Int) throws(MailboxError) -> [UInt8] {
        try connection.finishing { () throws(MailboxError) in
            try run("RETR \(number)")
            var reader = DotReader(limit: limit.whole + 1)
            try connection.read(&reader)
            return reader.mail
        }
    }

    func delete(_ number: Int) throws(MailboxError) { try run("DELE \(number)") }

    /// Ends the connection. When this returns, what was deleted is away.
    func quit() throws(MailboxError) {
        try connection.finishing { () throws(MailboxError) in try run("QUIT") }
    }

    private func run(_ command: String) throws(MailboxError) {
        try connection.send("\(command)\r\n")
        let reply = String(decoding: try connection.readLine(limit: Self.lineLimit), as: UTF8.self)
        guard reply.uppercased().hasPrefix("+OK") else {
            throw .refused(host: connection.host, command: command, reply: reply)
        }
    }
}
