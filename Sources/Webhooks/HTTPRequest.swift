// libcurl's HTTP, bounded on all sides.

internal import CCurl
internal import Tools

/// Owns a libcurl handle, for one request.
final class HTTPRequest {
    private let curl: CurlHandle
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

    init(allowsPrivate: Bool) throws(WebhookError) {
        do { curl = try CurlHandle() } catch { throw .failed(reason: error.reason) }
        answer = Answer(allowsPrivate: allowsPrivate)
    }

    deinit {
        curl.end()
        curl_slist_free_all(fields)
    }

    /// Returns the status of the answer, as soon as there is one: whether its body comes whole is not our concern.
    func post(_ json: [UInt8], to url: String, fields: [String], patience: Duration) throws(WebhookError) -> Int {
        do {
            try configure(url, patience: patience)
            try setBody(json)
            // An empty `Expect` keeps libcurl from asking whether a large body may come.
            try setFields(fields + ["Content-Type: application/json", "User-Agent: Backstamp", "Expect:"])
            try setCallbacks()
        } catch { throw .failed(reason: error.reason) }
        let code = curl_easy_perform(curl.pointer)
        if let address = answer.refusedAddress { throw .privateAddress(address) }
        var status = 0
        backstamp_curl_response_code(curl.pointer, &status)
        guard status >= 200 else { throw .failed(reason: curl.failure(code).reason) }
        return status
    }

    private func configure(_ url: String, patience: Duration) throws(CurlFailure) {
        try curl.set(CURLOPT_URL, url)
        try curl.set(CURLOPT_PROTOCOLS_STR, "http,https")
        // No redirects: what is allowed is the URL itself.
        try curl.set(CURLOPT_FOLLOWLOCATION, 0)
        let milliseconds = max(1, Int(patience / .milliseconds(1)))
        try curl.set(CURLOPT_TIMEOUT_MS, milliseconds)
        try curl.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
    }

    private func setBody(_ json: [UInt8]) throws(CurlFailure) {
        try curl.set(CURLOPT_POST, 1)
        try curl.set(CURLOPT_POSTFIELDSIZE, json.count)
        // libcurl copies so many bytes, and changes none.
        var json = json
        let code = json.withUnsafeMutableBytes {
            backstamp_curl_set_buffer(
                curl.pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress?.assumingMemoryBound(to: CChar.self))
        }
        try curl.check(code)
    }

    private func setFields(_ lines: [String]) throws(CurlFailure) {
        for line in lines {
            guard let longer = curl_slist_append(fields, line) else { throw curl.failure(CURLE_OUT_OF_MEMORY) }
            fields = longer
        }
        try curl.check(backstamp_curl_set_list(curl.pointer, CURLOPT_HTTPHEADER, fields))
    }

    private func setCallbacks() throws(CurlFailure) {
        // Not retained: the answer lives as long as this request, which ends the handle first.
        let context = Unmanaged.passUnretained(answer).toOpaque()
        try curl.check(
            backstamp_curl_set_write_function(
                curl.pointer,
                { _, size, count, context in
                    guard let context else { return 0 }
                    let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
                    answer.bytes += size * count
                    return answer.bytes <= HTTPRequest.answerLimit ? size * count : 0
                }, context))
        try curl.check(
            backstamp_curl_set_connected_function(
                curl.pointer,
                { context, remote, _, _, _ in
                    guard let context, let remote else { return CURL_PREREQFUNC_ABORT }
                    let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
                    let address = String(cString: remote)
                    guard !answer.allowsPrivate, PrivateNetworks.contain(address) else { return CURL_PREREQFUNC_OK }
                    answer.refusedAddress = address
                    return CURL_PREREQFUNC_ABORT
                }, context))
    }
}
