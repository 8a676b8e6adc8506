// libcurl as we use it: it finds the server, connects, secures the connection and logs in; then the connection is ours.

internal import CCurl
internal import Glibc
internal import Tools

/// Owns a libcurl transfer and with it one connection. Used by its own thread alone.
final class CurlHandle {
    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    /// Where libcurl writes what went wrong.
    private let errorText: UnsafeMutablePointer<CChar>
    private let host: String
    private var socket = CURL_SOCKET_BAD
    /// Whether the server has refused the login.
    private(set) var isDenied = false

    enum Secret {
        case password(String)
        case token(String)
    }

    /// Once per process, before any other thread may call libcurl (a static's initializer runs once, others wait).
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    private static let connectTime = Duration.seconds(60)

    /// - Parameter host: for the errors.
    init(host: String) throws(MailboxError) {
        guard Self.isReady, let easy = curl_easy_init() else {
            throw .connection(host: host, reason: "libcurl does not start")
        }
        guard let multi = curl_multi_init() else {
            curl_easy_cleanup(easy)
            throw .connection(host: host, reason: "libcurl does not start")
        }
        self.easy = easy
        self.multi = multi
        self.host = host
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        // This order is libcurl's rule; neither fails on handles that exist. The connection is closed without a word.
        curl_multi_remove_handle(multi, easy)
        curl_easy_cleanup(easy)
        curl_multi_cleanup(multi)
        errorText.deallocate()
    }

    /// Connects and logs in.
    func connect(_ account: RemoteAccount, with secret: Secret, until stop: StopSignal) throws(MailboxError) {
        blockBrokenPipe()
        try configure(account, secret)
        guard curl_multi_add_handle(multi, easy) == CURLM_OK else { throw failure("libcurl does not start") }
        let deadline = ContinuousClock.now + Self.connectTime
        while true {
            var running: CInt = 0
            guard curl_multi_perform(multi, &running) == CURLM_OK else { throw failure("libcurl fails") }
            if let code = outcome() {
                isDenied = code == CURLE_LOGIN_DENIED || code == CURLE_AUTH_ERROR
                guard code == CURLE_OK else { throw failure(text(of: code)) }
                break
            }
            if stop.isStopped { throw .stopped }
            guard ContinuousClock.now < deadline else { throw failure("no connection within \(Self.connectTime)") }
            var wake = curl_waitfd(fd: stop.descriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
            guard curl_multi_poll(multi, &wake, 1, 1000, nil) == CURLM_OK else { throw failure("libcurl fails") }
        }
        guard backstamp_curl_active_socket(easy, &socket) == CURLE_OK, socket != CURL_SOCKET_BAD else {
            throw failure("no connection")
        }
    }

    /// Sends what can be sent now. The count may be 0: then the socket must be waited for.
    func send(_ bytes: ArraySlice<UInt8>) throws(MailboxError) -> Int {
        var count = 0
        let code = bytes.withUnsafeBytes { curl_easy_send(easy, $0.baseAddress, $0.count, &count) }
        guard code == CURLE_OK || code == CURLE_AGAIN else { throw failure(text(of: code)) }
        return count
    }

    /// What can be received now, or nil: then the socket must be waited for.
    func receive(_ count: Int) throws(MailboxError) -> [UInt8]? {
        var code = CURLE_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            code = curl_easy_recv(easy, buffer.baseAddress, buffer.count, &filled)
            if code != CURLE_OK { filled = 0 }
        }
        if code == CURLE_AGAIN { return nil }
        guard code == CURLE_OK else { throw failure(text(of: code)) }
        guard !bytes.isEmpty else { throw failure("the server has closed the connection") }
        return bytes
    }

    /// Waits until the socket can be read from or written to; `isHeeded`: whether a stop ends that.
    func wait(
        until deadline: ContinuousClock.Instant, for events: CInt, stop: StopSignal, isHeeded: Bool
    ) -> StopSignal.Wake {
        stop.wait(until: deadline, descriptor: socket, events: events, isHeeded: isHeeded)
    }

    // MARK: - libcurl

    private func configure(_ account: RemoteAccount, _ secret: Secret) throws(MailboxError) {
        let security =
            switch account.security {
            case .tls, .startTLS: CURLUSESSL_ALL
            case .none: CURLUSESSL_NONE
            }
        let secrets =
            switch secret {
            case .password(let password): [backstamp_curl_set_text(easy, CURLOPT_PASSWORD, password)]
            case .token(let token):
                [
                    backstamp_curl_set_text(easy, CURLOPT_XOAUTH2_BEARER, token),
                    // Else it would try a way that takes a password, with none, where the server has one.
                    backstamp_curl_set_text(easy, CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2"),
                ]
            }
        let codes = [
            backstamp_curl_set_buffer(easy, CURLOPT_ERRORBUFFER, errorText),
            // Signals are for whole processes, not for one of many threads.
            backstamp_curl_set_number(easy, CURLOPT_NOSIGNAL, 1),
            // For IMAP and POP3 that is: greeting, STARTTLS and login too.
            backstamp_curl_set_number(easy, CURLOPT_CONNECT_ONLY, 1),
            backstamp_curl_set_number(easy, CURLOPT_TCP_KEEPALIVE, 1),
            backstamp_curl_set_number(easy, CURLOPT_USE_SSL, Int(security.rawValue)),
            backstamp_curl_set_text(easy, CURLOPT_URL, "\(account.kind)://\(account.host)/"),
            // An `all_proxy` in the environment is meant for others, and would see the password or token.
            backstamp_curl_set_text(easy, CURLOPT_PROXY, ""),
            backstamp_curl_set_text(easy, CURLOPT_USERNAME, account.user),
        ]
        for code in codes + secrets where code != CURLE_OK { throw failure(text(of: code)) }
        if let path = account.certificateAuthorities {
            let code = backstamp_curl_set_text(easy, CURLOPT_CAINFO, path)
            guard code == CURLE_OK else { throw failure(text(of: code)) }
        }
    }

    /// How the connecting ended; nil while it goes on.
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

    private func text(of code: CURLcode) -> String {
        let detail = String(cString: errorText)
        return detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
    }

    private func failure(_ reason: String) -> MailboxError { .connection(host: host, reason: reason) }
}
