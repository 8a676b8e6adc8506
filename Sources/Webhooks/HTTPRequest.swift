// libcurl's HTTP, bounded on all sides.

internal import CCurl

/// Owns a libcurl handle, for one request. One owner, one thread.
final class HTTPRequest {
    private let handle: UnsafeMutableRawPointer
    /// Where libcurl writes what went wrong, a text with a NUL at its end.
    private let errorText: UnsafeMutablePointer<CChar>
    private let answer: Answer
    private var fields: UnsafeMutablePointer<curl_slist>?

    /// Bytes of an answer's body that we let pass before we hang up.
    private static let answerLimit = 65_536

    /// What libcurl's callbacks see and say.
    private final class Answer {
        let allowsPrivate: Bool
        var bytes = 0
        /// Where it was connected to and must not be.
        var refusedAddress: String?

        init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }
    }

    /// The process' own; done once, before anything else of libcurl.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(allowsPrivate: Bool) throws(WebhookError) {
        guard Self.isReady, let handle = curl_easy_init() else { throw .failed(reason: "libcurl does not start") }
        self.handle = handle
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        answer = Answer(allowsPrivate: allowsPrivate)
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(fields)
        errorText.deallocate()
    }

    /// The status of the answer, as soon as there is one: whether its body comes whole is not our concern.
    func post(_ json: [UInt8], to url: String, fields: [String], patience: Duration) throws(WebhookError) -> Int {
        try configure(url, patience: patience)
        try setBody(json)
        // An empty `Expect` keeps libcurl from asking whether a large body may come.
        try setFields(fields + ["Content-Type: application/json", "User-Agent: Backstamp", "Expect:"])
        try setCallbacks()
        let code = curl_easy_perform(handle)
        if let address = answer.refusedAddress { throw .privateAddress(address) }
        var status = 0
        backstamp_curl_response_code(handle, &status)
        guard status >= 200 else { throw failure(code) }
        return status
    }

    private func configure(_ url: String, patience: Duration) throws(WebhookError) {
        try check(backstamp_curl_set_buffer(handle, CURLOPT_ERRORBUFFER, errorText))
        try set(CURLOPT_URL, url)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        // Neither redirects nor a proxy of the environment: what is allowed is the URL itself.
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_PROXY, "")
        // No signal handlers of libcurl's; a daemon ignores SIGPIPE itself.
        try set(CURLOPT_NOSIGNAL, 1)
        let (seconds, attoseconds) = patience.components
        let milliseconds = max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
        try set(CURLOPT_TIMEOUT_MS, milliseconds)
        try set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
    }

    private func setBody(_ json: [UInt8]) throws(WebhookError) {
        try set(CURLOPT_POST, 1)
        try set(CURLOPT_POSTFIELDSIZE, json.count)
        // libcurl copies so many bytes, and changes none.
        var json = json
        let code = json.withUnsafeMutableBytes {
            backstamp_curl_set_buffer(
                handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress?.assumingMemoryBound(to: CChar.self))
        }
        try check(code)
    }

    private func setFields(_ lines: [String]) throws(WebhookError) {
        for line in lines {
            guard let longer = curl_slist_append(fields, line) else { throw .failed(reason: "no memory") }
            fields = longer
        }
        try check(backstamp_curl_set_list(handle, CURLOPT_HTTPHEADER, fields))
    }

    private func setCallbacks() throws(WebhookError) {
        // Not retained: the answer lives as long as this request, which ends the handle first.
        let context = Unmanaged.passUnretained(answer).toOpaque()
        try check(
            backstamp_curl_set_write_function(
                handle,
                { _, size, count, context in
                    guard let context else { return 0 }
                    let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
                    answer.bytes += size * count
                    return answer.bytes <= HTTPRequest.answerLimit ? size * count : 0
                }, context))
        try check(
            backstamp_curl_set_connected_function(
                handle,
                { context, remote, _, _, _ in
                    guard let context, let remote else { return CURL_PREREQFUNC_ABORT }
                    let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
                    let address = String(cString: remote)
                    guard !answer.allowsPrivate, PrivateNetworks.contain(address) else { return CURL_PREREQFUNC_OK }
                    answer.refusedAddress = address
                    return CURL_PREREQFUNC_ABORT
                }, context))
    }

    private func set(_ option: CURLoption, _ text: String) throws(WebhookError) {
        try check(backstamp_curl_set_text(handle, option, text))
    }

    private func set(_ option: CURLoption, _ number: Int) throws(WebhookError) {
        try check(backstamp_curl_set_number(handle, option, number))
    }

    private func check(_ code: CURLcode) throws(WebhookError) {
        guard code == CURLE_OK else { throw failure(code) }
    }

    private func failure(_ code: CURLcode) -> WebhookError {
        let text = String(cString: errorText)
        return .failed(reason: text.isEmpty ? String(cString: curl_easy_strerror(code)) : text)
    }
}
