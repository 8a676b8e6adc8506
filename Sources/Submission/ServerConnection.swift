// The connection to a server, which libcurl makes.

internal import CCurl
internal import Glibc

/// Owns a libcurl handle and the one connection that it makes.
///
/// libcurl does what takes much to get right: it finds the host, connects, says EHLO and STARTTLS, checks the certificate
/// and the password. There it stops (`CURLOPT_CONNECT_ONLY`), and the mail is handed over by `Conversation`. Its own
/// transfer (as of 7.88) can't say `BODY=8BITMIME`, rewrites addresses, and does not tell which command failed.
final class ServerConnection {
    private let handle: UnsafeMutableRawPointer
    /// Where libcurl writes what went wrong, a text with a NUL at its end.
    private let errorText: UnsafeMutablePointer<CChar>
    /// What the server says while libcurl speaks with it.
    private let greeting = GreetingLog()
    private(set) var extensions = ServerExtensions(reply: nil)

    /// The process' own; done once, before anything else of libcurl.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init() throws(SubmissionError) {
        guard Self.isReady, let handle = curl_easy_init() else {
            throw .broken(.connection, reason: "libcurl does not start")
        }
        self.handle = handle
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        errorText.deallocate()
    }

    /// Connects, greets, encrypts and authenticates.
    func open(to server: SubmissionServer, authorities: String?, until deadline: Deadline) throws(SubmissionError) {
        let password = try server.passwordFile?.read()
        try configure(for: server, until: deadline)
        if let authorities { try set(CURLOPT_CAINFO, authorities) }
        if let user = server.user, let password {
            try set(CURLOPT_USERNAME, user)
            try set(CURLOPT_PASSWORD, password)
        }
        let code = curl_easy_perform(handle)
        guard code == CURLE_OK else {
            throw failure(code, at: code == CURLE_LOGIN_DENIED ? .authentication : .connection)
        }
        extensions = ServerExtensions(reply: greeting.lastOK)
        // libcurl goes on as nobody where there is nothing to authenticate with.
        if server.user != nil, !extensions.offers("AUTH") {
            throw .broken(.authentication, reason: "the server offers no authentication")
        }
    }
}

extension ServerConnection {
    private func configure(for server: SubmissionServer, until deadline: Deadline) throws(SubmissionError) {
        try check(backstamp_curl_set_buffer(handle, CURLOPT_ERRORBUFFER, errorText))
        // Not retained: the log lives as long as this connection, which ends the handle first.
        let context = Unmanaged.passUnretained(greeting).toOpaque()
        let code = backstamp_curl_set_header_function(
            handle,
            { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let log = Unmanaged<GreetingLog>.fromOpaque(context).takeUnretainedValue()
                log.add(UnsafeRawBufferPointer(start: bytes, count: size * count))
                return size * count
            }, context)
        try check(code)
        try set(CURLOPT_URL, server.url)
        // An `all_proxy` in the environment is meant for others.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_CONNECT_ONLY, 1)
        // No signal handlers of libcurl's; a daemon ignores SIGPIPE itself.
        try set(CURLOPT_NOSIGNAL, 1)
        let patience = max(1, deadline.millisecondsLeft)
        try set(CURLOPT_TIMEOUT_MS, patience)
        try set(CURLOPT_CONNECTTIMEOUT_MS, patience)
        try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, patience / 1000 + 1)
        let isOpportunistic = server.security == .opportunistic
        try set(CURLOPT_USE_SSL, Int((isOpportunistic ? CURLUSESSL_TRY : CURLUSESSL_ALL).rawValue))
        try set(CURLOPT_SSL_VERIFYPEER, isOpportunistic ? 0 : 1)
        try set(CURLOPT_SSL_VERIFYHOST, isOpportunistic ? 0 : 2)
    }

    private func set(_ option: CURLoption, _ text: String) throws(SubmissionError) {
        try check(backstamp_curl_set_text(handle, option, text))
    }

    private func set(_ option: CURLoption, _ number: Int) throws(SubmissionError) {
        try check(backstamp_curl_set_number(handle, option, number))
    }

    private func check(_ code: CURLcode) throws(SubmissionError) {
        guard code == CURLE_OK else { throw failure(code, at: .connection) }
    }

    /// What libcurl says, or what the server said if that is why it gave up.
    private func failure(_ code: CURLcode, at step: SubmissionStep) -> SubmissionError {
        let isAnswer = [
            CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED, CURLE_USE_SSL_FAILED, CURLE_WEIRD_SERVER_REPLY,
        ].contains(code)
        if isAnswer, let reply = greeting.last, reply.code >= 400 { return .refused(step, reply) }
        let text = String(cString: errorText)
        return .broken(step, reason: text.isEmpty ? String(cString: curl_easy_strerror(code)) : text)
    }
}

extension ServerConnection {
    func send(_ bytes: [UInt8], at step: SubmissionStep, until deadline: Deadline) throws(SubmissionError) {
        var sent = 0
        while sent < bytes.count {
            var count = 0
            let code = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                return curl_easy_send(handle, rest.baseAddress, rest.count, &count)
            }
            switch code {
            case CURLE_OK: sent += count
            case CURLE_AGAIN: try wait(for: POLLOUT, at: step, until: deadline)
            default: throw failure(code, at: step)
            }
        }
    }

    /// Some bytes, as many as have come.
    func receive(at step: SubmissionStep, until deadline: Deadline) throws(SubmissionError) -> [UInt8] {
        while true {
            var count = 0
            var code = CURLE_OK
            let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
                code = curl_easy_recv(handle, buffer.baseAddress, buffer.count, &count)
                filled = code == CURLE_OK ? count : 0
            }
            switch code {
            case CURLE_OK where bytes.isEmpty: throw .broken(step, reason: "the server closed the connection")
            case CURLE_OK: return bytes
            case CURLE_AGAIN: try wait(for: POLLIN, at: step, until: deadline)
            default: throw failure(code, at: step)
            }
        }
    }

    private func wait(for event: Int32, at step: SubmissionStep, until deadline: Deadline) throws(SubmissionError) {
        var socket = curl_socket_t()
        let code = backstamp_curl_active_socket(handle, &socket)
        guard code == CURLE_OK, socket >= 0 else { throw failure(code, at: step) }
        let left = deadline.millisecondsLeft
        var request = pollfd(fd: socket, events: Int16(event), revents: 0)
        let result = left > 0 ? poll(&request, 1, Int32(clamping: left)) : 0
        if result == 0 { throw .broken(step, reason: "the server did not answer in time") }
        // After a signal, there is another round. All other failures are misuse.
        guard result > 0 || errno == EINTR else { throw .broken(step, reason: String(cString: strerror(errno))) }
    }
}
