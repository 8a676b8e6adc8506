// The dialogue with an IMAP server (RFC 3501) once libcurl has logged in: the few commands that we need.

internal import Tools

/// A connection with one folder open.
final class IMAPSession {
    private let connection: RemoteConnection
    private let limit: SizeLimit
    private var tags = 0
    private var capabilities: Set<String> = []
    private var uidValidity: UInt32 = 0
    /// Whether the server has said that the folder has grown since the last search was begun.
    private(set) var hasNews = false

    /// Names a mail of the folder for good.
    struct UID: Hashable {
        /// The folder's generation of numbers: with another, they stand for other mails (RFC 3501 2.3.1.1).
        let validity: UInt32
        let number: UInt32
    }

    /// A search may find a million mails; any other line is far shorter.
    private static let lineLimit = 8 << 20
    private static let literalsPerResponse = 16

    /// Connects, logs in and opens the account's folder.
    init(_ account: RemoteAccount, limit: SizeLimit, until stop: StopSignal) throws(MailboxError) {
        connection = try RemoteConnection(account, stop: stop)
        self.limit = limit
        // Also brings us in step with a server that has said more than libcurl has read while logging in.
        for response in try run("CAPABILITY") { capabilities.formUnion(response.capabilities ?? []) }
        let responses = try run("SELECT \(Self.quoted(account.folder))")
        uidValidity = responses.lazy.compactMap(\.uidValidity).first ?? 0
        guard let last = responses.last, !last.text.uppercased().contains("[READ-ONLY]") else {
            throw .refused(host: connection.host, command: "SELECT", reply: "\(account.folder) is read-only")
        }
    }

    var canIdle: Bool { capabilities.contains("IDLE") }

    /// Returns the UIDs of the mails that are neither deleted nor flagged, oldest first.
    func search() throws(MailboxError) -> [UID] {
        hasNews = false
        let numbers = try run("UID SEARCH UNDELETED UNFLAGGED").flatMap { $0.found ?? [] }
        return numbers.sorted().map { UID(validity: uidValidity, number: $0) }
    }

    /// Returns a mail, which is not marked as seen by that.
    ///
    /// Of one that is too long it asks for one byte more than it would load: enough to know it, and bounded.
    func fetch(_ mail: UID) throws(MailboxError) -> [UInt8] {
        let command = "UID FETCH"
        let responses = try run("\(command) \(mail.number) (UID BODY.PEEK[]<0.\(limit.whole + 1)>)")
        guard let bytes = responses.lazy.compactMap(\.body).first else {
            throw .refused(
                host: connection.host, command: command, reply: "no mail; it may have been removed meanwhile")
        }
        return bytes
    }

    func addFlags(_ flags: String, to mail: UID) throws(MailboxError) {
        try run("UID STORE \(mail.number) +FLAGS.SILENT (\(flags))")
    }

    /// Deletes a mail, and no other that somebody has marked: where the server can't (no UIDPLUS, RFC 4315), it is only
    /// marked.
    func delete(_ mail: UID) throws(MailboxError) {
        try addFlags("\\Seen \\Deleted", to: mail)
        try expunge(mail)
    }

    /// Removes a mail that is marked as deleted.
    func expunge(_ mail: UID) throws(MailboxError) {
        guard mail.validity == uidValidity, capabilities.contains("UIDPLUS") else { return }
        try run("UID EXPUNGE \(mail.number)")
    }

    /// Moves a mail to another folder, which is made where it is missing.
    func move(_ mail: UID, to folder: String) throws(MailboxError) {
        try addFlags("\\Seen", to: mail)
        let canMove = capabilities.contains("MOVE")  // RFC 6851
        let command = "UID \(canMove ? "MOVE" : "COPY") \(mail.number) \(Self.quoted(folder))"
        do {
            try run(command)
        } catch .refused(_, _, let reply) where reply.uppercased().contains("[TRYCREATE]") {
            try run("CREATE \(Self.quoted(folder))")
            try run(command)
        }
        if !canMove { try delete(mail) }
    }

    /// Waits until the folder grows (RFC 2177), until `deadline` at most.
    func idle(until deadline: ContinuousClock.Instant) throws(MailboxError) {
        let tag = try begin("IDLE")
        while true {
            let response = try readResponse()
            if response.text.hasPrefix("+") { break }
            if response.words.first.map(String.init) == tag { return try check(response, "IDLE") }
        }
        while !hasNews, try connection.waitForInput(until: deadline) { _ = try readResponse() }
        try connection.send("DONE\r\n")
        try end(tag, "IDLE")
    }

    func finishing(_ body: () throws(MailboxError) -> Void) throws(MailboxError) { try connection.finishing(body) }

    /// Says good-bye, and does not wait for the answer.
    func logOut() { try? connection.finishing { () throws(MailboxError) in try connection.send("Z LOGOUT\r\n") } }

    // MARK: - Commands and responses

    /// Sends a command and returns all responses up to its own, which is the last.
    @discardableResult
    private func run(_ command: String) throws(MailboxError) -> [IMAPResponse] {
        let name = command.split(separator: " ").prefix { $0.utf8.allSatisfy { 0x41...0x5A ~= $0 } }
        return try end(try begin(command), name.joined(separator: " "))
    }

    private func begin(_ command: String) throws(MailboxError) -> String {
        tags += 1
        let tag = "B\(tags)"
        try connection.send("\(tag) \(command)\r\n")
        return tag
    }

    @discardableResult
    private func end(_ tag: String, _ name: String) throws(MailboxError) -> [IMAPResponse] {
        var responses: [IMAPResponse] = []
        while true {
            let response = try readResponse()
            responses.append(response)
            if response.words.first.map(String.init) == tag {
                try check(response, name)
                return responses
            }
        }
    }

    private func check(_ response: IMAPResponse, _ name: String) throws(MailboxError) {
        let words = response.text.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[1].uppercased().hasPrefix("OK") else {
            throw .refused(host: connection.host, command: name, reply: String(words.last ?? ""))
        }
    }

    private func readResponse() throws(MailboxError) -> IMAPResponse {
        var response = IMAPResponse()
        while true {
            let line = try connection.readLine(limit: Self.lineLimit)
            response.text += String(decoding: line, as: UTF8.self)
            guard let size = IMAPResponse.literalSize(line) else { break }
            guard response.literals.count < Self.literalsPerResponse else {
                throw connection.failure("a response of too many parts")
            }
            response.literals.append(try connection.read(size, keeping: limit.whole + 1))
        }
        if response.isExists { hasNews = true }
        if response.text.uppercased().hasPrefix("* BYE") {
            throw connection.failure(String(response.text.dropFirst(2)))
        }
        return response
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
