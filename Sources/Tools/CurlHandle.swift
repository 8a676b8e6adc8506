// libcurl, as all who use it do: it starts once in a process, a handle has one owner, and its failures are words.

package import CCurl

/// What libcurl could not do.
package struct CurlFailure: Error {
    package let code: CURLcode
    package let reason: String
}

/// Owns a libcurl handle. Used by one thread at a time.
///
/// Options keep libcurl's names: who sets them has to know what libcurl makes of them.
package final class CurlHandle {
    package let pointer: UnsafeMutableRawPointer
    /// Where libcurl writes what went wrong, a text with a NUL at its end.
    private let errorText: UnsafeMutablePointer<CChar>
    private var hasEnded = false

    /// Once per process, before any other thread may call libcurl: a static's initialiser runs once, and others wait for it.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    package init() throws(CurlFailure) {
        guard Self.isReady, let pointer = curl_easy_init() else {
            throw CurlFailure(code: CURLE_FAILED_INIT, reason: "libcurl does not start")
        }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try check(backstamp_curl_set_buffer(pointer, CURLOPT_ERRORBUFFER, errorText))
        // Signals are for whole processes, not for one of many threads.
        try set(CURLOPT_NOSIGNAL, 1)
        // A proxy in the environment is meant for others, and would see passwords and tokens.
        try set(CURLOPT_PROXY, "")
    }

    deinit {
        end()
        errorText.deallocate()
    }

    /// Closes what the handle has open. For who must have it ended before something else is.
    package func end() {
        if !hasEnded { curl_easy_cleanup(pointer) }
        hasEnded = true
    }

    package func set(_ option: CURLoption, _ text: String) throws(CurlFailure) {
        try check(backstamp_curl_set_text(pointer, option, text))
    }

    package func set(_ option: CURLoption, _ number: Int) throws(CurlFailure) {
        try check(backstamp_curl_set_number(pointer, option, number))
    }

    package func check(_ code: CURLcode) throws(CurlFailure) {
        guard code == CURLE_OK else { throw failure(code) }
    }

    /// Returns a code with what libcurl says of it.
    package func failure(_ code: CURLcode) -> CurlFailure {
        let text = String(cString: errorText)
        return CurlFailure(code: code, reason: text.isEmpty ? String(cString: curl_easy_strerror(code)) : text)
    }
}

/// Connections that libcurl has made, and others speak over (`CURLOPT_CONNECT_ONLY`).
extension CurlHandle {
    /// Sends what can be sent now; nil where the socket must be waited for.
    package func send(_ bytes: ArraySlice<UInt8>) throws(CurlFailure) -> Int? {
        var count = 0
        let code = bytes.withUnsafeBytes { curl_easy_send(pointer, $0.baseAddress, $0.count, &count) }
        if code == CURLE_AGAIN { return nil }
        try check(code)
        return count
    }

    /// Receives what has come, up to a count of bytes; nil where the socket must be waited for, and nothing where the server has
    /// closed the connection.
    package func receive(_ count: Int) throws(CurlFailure) -> [UInt8]? {
        var code = CURLE_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            code = curl_easy_recv(pointer, buffer.baseAddress, buffer.count, &filled)
            if code != CURLE_OK { filled = 0 }
        }
        if code == CURLE_AGAIN { return nil }
        try check(code)
        return bytes
    }

    /// Returns the connection's socket, which stays the handle's.
    package func socket() throws(CurlFailure) -> CInt {
        var socket = CURL_SOCKET_BAD
        try check(backstamp_curl_active_socket(pointer, &socket))
        guard socket != CURL_SOCKET_BAD else { throw CurlFailure(code: CURLE_COULDNT_CONNECT, reason: "no connection") }
        return socket
    }
}
