/// What a server says while libcurl speaks with it, as libcurl passes it on. One owner, one thread.
final class GreetingLog {
    private var replies = ReplyParser()
    /// The newest reply.
    private(set) var last: Reply?
    /// The newest reply of code 250, which is that to the newest EHLO: what libcurl says later gets other codes.
    private(set) var lastOK: Reply?

    func add(_ bytes: UnsafeRawBufferPointer) {
        replies.add(bytes)
        // Whether it is SMTP at all is for libcurl to say.
        while let reply = try? replies.next() {
            last = reply
            if reply.code == 250 { lastOK = reply }
        }
    }
}
