// The connection to a server, which libcurl makes.

internal import CCurl
internal import Glibc
internal import Tools

/// Owns a libcurl handle and the one connection that it makes.
///
/// libcurl does what takes much to get right: it finds the host, connects, says EHLO and STARTTLS, checks the certificate
/// and the password. There it stops (`CURLOPT_CONNECT_ONLY`), and the mail is handed over by `Conversation`. Its own
/// transfer (as of 7.88) can't say `BODY=8BITMIME`, rewrites addresses, and does not tell which command failed.
final class ServerConnection {
    private let curl: CurlHandle
    /// What the server says while libcurl speaks with it.
    private let greeting = GreetingLog()
    private(set) var extensions = ServerExtensions(reply: nil)

    init() throws(SubmissionError) {
        do { curl = try CurlHandle() } catch { throw .broken(.connection, reason: error.reason) }
    }

    deinit { curl.end() }

    /// Connects, greets, encrypts and authenticates.
    func open(to server: SubmissionServer, authorities: String?, until deadline: Deadline) throws(SubmissionError) {
        let password = try server.passwordFile?.read()
        do {
            try configure(for: server, until: deadline)
            if let authorities { try curl.set(CURLOPT_CAINFO, authorities) }
            if let user = server.user, let password {
                try curl.set(CURLOPT_USERNAME, user)
                try curl.set(CURLOPT_PASSWORD, password)
            }
            try curl.check(curl_easy_perform(curl.pointer))
        } catch {
            throw failure(error, at: error.code == CURLE_LOGIN_DENIED ? .authentication : .connection)
        }
        extensions = ServerExtensions(reply: greeting.lastOK)
        // libcurl goes on as nobody where there is nothing to authenticate with.
        if server.user != nil, !extensions.offers("AUTH") {
            throw .broken(.authentication, reason: "the server offers no authentication")
        }
    }
}

extension ServerConnection {
    private func configure(for server: SubmissionServer, until deadline: Deadline) throws(CurlFailure) {
        // Not retained: the log lives as long as this connection, which ends the handle first.
        let context = Unmanaged.passUnretained(greeting).toOpaque()
        let code = backstamp_curl_set_header_function(
            curl.pointer,
            { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let log = Unmanaged<GreetingLog>.fromOpaque(context).takeUnretainedValue()
                log.add(UnsafeRawBufferPointer(start: bytes, count: size * count))
                return size * count
            }, context)
        try curl.check(code)
        try curl.set(CURLOPT_URL, server.url)
        try curl.set(CURLOPT_CONNECT_ONLY, 1)
        let patience = max(1, deadline.millisecondsLeft)
        try curl.set(CURLOPT_TIMEOUT_MS, patience)
        try curl.set(CURLOPT_CONNECTTIMEOUT_MS, patience)
        try curl.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, patience / 1000 + 1)
        let isOpportunistic = server.security == .opportunistic
        try curl.set(CURLOPT_USE_SSL, Int((isOpportunistic ? CURLUSESSL_TRY : CURLUSESSL_ALL).rawValue))
        try curl.set(CURLOPT_SSL_VERIFYPEER, isOpportunistic ? 0 : 1)
        try curl.set(CURLOPT_SSL_VERIFYHOST, isOpportunistic ? 0 : 2)
    }

    /// What libcurl says, or what the server said if that is why it gave up.
    private func failure(_ error: CurlFailure, at step: SubmissionStep) -> SubmissionError {
        let isAnswer = [
            CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED, CURLE_USE_SSL_FAILED, CURLE_WEIRD_SERVER_REPLY,
        ].contains(error.code)
        if isAnswer, let reply = greeting.last, reply.code >= 400 { return .refused(step, reply) }
        return .broken(step, reason: error.reason)
    }
}

extension ServerConnection {
    func send(_ bytes: [UInt8], at step: SubmissionStep, until deadline: Deadline) throws(SubmissionError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count: Int?
            do { count = try curl.send(rest) } catch { throw failure(error, at: step) }
            if let count { rest = rest.dropFirst(count) } else { try wait(for: POLLOUT, at: step, until: deadline) }
        }
    }

    /// Returns some bytes, as many as have come.
    func receive(at step: SubmissionStep, until deadline: Deadline) throws(SubmissionError) -> [UInt8] {
        while true {
            let bytes: [UInt8]?
            do { bytes = try curl.receive(4096) } catch { throw failure(error, at: step) }
            guard let bytes else {
                try wait(for: POLLIN, at: step, until: deadline)
                continue
            }
            guard !bytes.isEmpty else { throw .broken(step, reason: "the server closed the connection") }
            return bytes
        }
    }

    private func wait(for event: Int32, at step: SubmissionStep, until deadline: Deadline) throws(SubmissionError) {
        let socket: CInt
        do { socket = try curl.socket() } catch { throw failure(error, at: step) }
        let left = deadline.millisecondsLeft
        var request = pollfd(fd: socket, events: Int16(event), revents: 0)
        let result = left > 0 ? poll(&request, 1, Int32(clamping: left)) : 0
        if result == 0 { throw .broken(step, reason: "the server did not answer in time") }
        // After a signal, there is another round. All other failures are misuse.
        guard result > 0 || errno == EINTR else { throw .broken(step, reason: String(cString: strerror(errno))) }
    }
}
