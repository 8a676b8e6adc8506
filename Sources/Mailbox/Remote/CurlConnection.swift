// libcurl as we use it: it finds the server, connects, secures the connection and logs in; then the connection is ours.

internal import CCurl
internal import Glibc
internal import Tools

/// Owns one connection that libcurl has made. Used by its own thread alone.
final class CurlConnection {
    private let curl: CurlHandle
    private let multi: UnsafeMutableRawPointer
    private let host: String
    private var socket = CURL_SOCKET_BAD
    /// Whether the server has refused the login.
    private(set) var isDenied = false

    enum Secret {
        case password(String)
        case token(String)
    }

    private static let connectTime = Duration.seconds(60)

    /// - Parameter host: for the errors.
    init(host: String) throws(MailboxError) {
        do { curl = try CurlHandle() } catch { throw .connection(host: host, reason: error.reason) }
        guard let multi = curl_multi_init() else { throw .connection(host: host, reason: "libcurl does not start") }
        self.multi = multi
        self.host = host
    }

    deinit {
        // This order is libcurl's rule; neither fails on handles that exist. The connection is closed without a word.
        curl_multi_remove_handle(multi, curl.pointer)
        curl.end()
        curl_multi_cleanup(multi)
    }

    /// Connects and logs in.
    func connect(_ account: RemoteAccount, with secret: Secret, until stop: StopSignal) throws(MailboxError) {
        blockBrokenPipe()
        do { try configure(account, secret) } catch { throw failure(error.reason) }
        guard curl_multi_add_handle(multi, curl.pointer) == CURLM_OK else { throw failure("libcurl does not start") }
        let deadline = ContinuousClock.now + Self.connectTime
        while true {
            var running: CInt = 0
            guard curl_multi_perform(multi, &running) == CURLM_OK else { throw failure("libcurl fails") }
            if let code = outcome() {
                isDenied = code == CURLE_LOGIN_DENIED || code == CURLE_AUTH_ERROR
                guard code == CURLE_OK else { throw failure(curl.failure(code).reason) }
                break
            }
            if stop.isStopped { throw .stopped }
            guard ContinuousClock.now < deadline else { throw failure("no connection within \(Self.connectTime)") }
            var wake = curl_waitfd(fd: stop.descriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
            guard curl_multi_poll(multi, &wake, 1, 1000, nil) == CURLM_OK else { throw failure("libcurl fails") }
        }
        do { socket = try curl.socket() } catch { throw failure(error.reason) }
    }

    /// Sends what can be sent now. The count may be 0: then the socket must be waited for.
    func send(_ bytes: ArraySlice<UInt8>) throws(MailboxError) -> Int {
        do { return try curl.send(bytes) ?? 0 } catch { throw failure(error.reason) }
    }

    /// Returns what can be received now, or nil: then the socket must be waited for.
    func receive(_ count: Int) throws(MailboxError) -> [UInt8]? {
        let bytes: [UInt8]?
        do { bytes = try curl.receive(count) } catch { throw failure(error.reason) }
        guard bytes?.isEmpty != true else { throw failure("the server has closed the connection") }
        return bytes
    }

    /// Waits until the socket can be read from or written to; `isHeeded`: whether a stop ends that.
    func wait(
        until deadline: ContinuousClock.Instant, for events: CInt, stop: StopSignal, isHeeded: Bool
    ) -> StopSignal.Wake {
        stop.wait(until: deadline, descriptor: socket, events: events, isHeeded: isHeeded)
    }

    // MARK: - libcurl

    private func configure(_ account: RemoteAccount, _ secret: Secret) throws(CurlFailure) {
        switch secret {
        case .password(let password): try curl.set(CURLOPT_PASSWORD, password)
        case .token(let token):
            try curl.set(CURLOPT_XOAUTH2_BEARER, token)
            // Else it would try a way that takes a password, with none, where the server has one.
            try curl.set(CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2")
        }
        // For IMAP and POP3 that is: greeting, STARTTLS and login too.
        try curl.set(CURLOPT_CONNECT_ONLY, 1)
        try curl.set(CURLOPT_TCP_KEEPALIVE, 1)
        let isPlain = account.security == .none
        try curl.set(CURLOPT_USE_SSL, Int((isPlain ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
        try curl.set(CURLOPT_URL, "\(account.kind)://\(account.host)/")
        try curl.set(CURLOPT_USERNAME, account.user)
        if let path = account.certificateAuthorities { try curl.set(CURLOPT_CAINFO, path) }
    }

    /// Returns how the connecting ended; nil while it goes on.
    private func outcome() -> CURLcode? {
        var left: CInt = 0
        while let message = curl_multi_info_read(multi, &left) {
            if message.pointee.msg == CURLMSG_DONE { return message.pointee.data.result }
        }
        return nil
    }

    /// With CURLOPT_NOSIGNAL, libcurl leaves it to us that writing to a broken connection does not end the process. This
    /// is the intake's own thread; the signal goes to the thread that wrote.
    private func blockBrokenPipe() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private func failure(_ reason: String) -> MailboxError { .connection(host: host, reason: reason) }
}
