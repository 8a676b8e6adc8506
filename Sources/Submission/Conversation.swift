// What is said over a connection once it stands.

/// Commands and their replies, one after the other (RFC 5321, section 4.1.1).
struct Conversation {
    let connection: ServerConnection
    let deadline: Deadline
    private var replies = ReplyParser()

    init(over connection: ServerConnection, until deadline: Deadline) {
        self.connection = connection
        self.deadline = deadline
    }

    /// Sends a command and reads the reply, whose code must begin with a digit.
    mutating func command(_ line: String, at step: SubmissionStep, expecting digit: Int) throws(SubmissionError) {
        try connection.send(Array("\(line)\r\n".utf8), at: step, until: deadline)
        try reply(at: step, expecting: digit, until: deadline)
    }

    /// Sends the message and reads the reply to it.
    mutating func finish(_ data: [UInt8]) throws(SubmissionError) -> Reply {
        do {
            try connection.send(data, at: .data, until: deadline)
        } catch {
            // A server that has enough of it says why before it hangs up.
            if let reply = try? nextReply(at: .data, until: deadline.sooner(.seconds(1))), reply.code >= 400 {
                throw .refused(.data, reply)
            }
            throw error
        }
        return try reply(at: .endOfData, expecting: 2, until: deadline)
    }

    /// Says goodbye, and waits for the answer as is right (RFC 5321, section 4.1.1.10), but not for long.
    mutating func quit() {
        let soon = deadline.sooner(.seconds(1))
        try? connection.send(Array("QUIT\r\n".utf8), at: .endOfData, until: soon)
        _ = try? nextReply(at: .endOfData, until: soon)
    }

    @discardableResult
    private mutating func reply(
        at step: SubmissionStep, expecting digit: Int, until deadline: Deadline
    ) throws(SubmissionError) -> Reply {
        let reply = try nextReply(at: step, until: deadline)
        if reply.code >= 400 { throw .refused(step, reply) }
        guard reply.code / 100 == digit else { throw .broken(step, reason: "an unexpected reply: \(reply)") }
        return reply
    }

    private mutating func nextReply(at step: SubmissionStep, until deadline: Deadline) throws(SubmissionError) -> Reply
    {
        while true {
            let reply: Reply?
            do { reply = try replies.next() } catch { throw .broken(step, reason: error.reason) }
            if let reply { return reply }
            replies.add(try connection.receive(at: step, until: deadline))
        }
    }
}
