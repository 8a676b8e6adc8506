// An HTTP server that says what a test wants, and remembers what it was asked, byte by byte.

private import Glibc
private import Synchronization

/// Serves one connection after the other until it goes out of sight.
package final class HTTPPeer: Sendable {
    package enum Action: Sendable {
        /// A status, and a short body.
        case answer(Int)
        /// These bytes, and hangs up.
        case bytes(String)
        /// A status and a body without end, until the client hangs up.
        case endless(Int)
        /// A status, a body that is announced, and nothing more, until the client hangs up.
        case half(Int)
        /// Says nothing, until the client hangs up.
        case silence
        /// Hangs up when the request has come.
        case close
    }

    package struct Request: Sendable {
        /// `POST /hook HTTP/1.1`.
        package let line: String
        /// By lower-case name.
        package let headers: [String: String]
        package let body: [UInt8]
    }

    package let port: Int
    private let listener: Int32
    private let state: Mutex<State>

    private struct State {
        var actions: [Action]
        var requests: [Request] = []
    }

    package var url: String { "http://127.0.0.1:\(port)/hook" }
    package var requests: [Request] { state.withLock { $0.requests } }

    /// - Parameter actions: one for each request, the last of them for all that follow.
    package init(_ actions: [Action] = [.answer(204)]) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, size)
                _ = getsockname(listener, $0, &size)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        state = Mutex(State(actions: actions))
        // A port that could not be had shows: nobody can connect to it.
        _ = listen(listener, 16)
        let thread = Unmanaged.passRetained(
            Body { [weak self] in
                while true {
                    let descriptor = accept(listener, nil, nil)
                    guard descriptor >= 0, let peer = self else { break }
                    peer.serve(descriptor)
                }
                close(listener)
            })
        var id = pthread_t()
        pthread_create(
            &id, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, thread.toOpaque())
        pthread_detach(id)
    }

    /// The thread wakes, sees that nobody is here, and closes the socket.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    package func setActions(_ actions: [Action]) { state.withLock { $0.actions = actions } }

    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private func serve(_ descriptor: Int32) {
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard let request = read(descriptor) else { return }
        let action = state.withLock { state in
            state.requests.append(request)
            return state.actions.count > 1 ? state.actions.removeFirst() : state.actions[0]
        }
        switch action {
        case .answer(let status): _ = say("HTTP/1.1 \(status) Scripted\r\nContent-Length: 2\r\n\r\nok", descriptor)
        case .bytes(let text): _ = say(text, descriptor)
        case .endless(let status):
            guard say("HTTP/1.1 \(status) Scripted\r\n\r\n", descriptor) else { return }
            while say(String(repeating: "x", count: 4096), descriptor) {}
        case .half(let status):
            _ = say("HTTP/1.1 \(status) Scripted\r\nContent-Length: 1000\r\n\r\nhalf", descriptor)
            waitForEnd(descriptor)
        case .silence: waitForEnd(descriptor)
        case .close: break
        }
    }

    private func read(_ descriptor: Int32) -> Request? {
        var bytes: [UInt8] = []
        while true {
            if let request = Self.parse(bytes) { return request }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            bytes += chunk[..<count]
        }
    }

    /// Nil while it is not whole.
    private static func parse(_ bytes: [UInt8]) -> Request? {
        guard let end = bytes.indices.dropLast(3).first(where: { bytes[$0..<($0 + 4)] == [13, 10, 13, 10] }) else {
            return nil
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let field = line.split(separator: ":", maxSplits: 1)
            headers[field[0].lowercased()] = field.count > 1 ? String(field[1].drop { $0 == " " }) : ""
        }
        let body = bytes[(end + 4)...]
        guard body.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { return nil }
        return Request(line: String(lines[0]), headers: headers, body: Array(body))
    }

    private func say(_ text: String, _ descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        return send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    private func waitForEnd(_ descriptor: Int32) {
        var byte: UInt8 = 0
        while recv(descriptor, &byte, 1, 0) > 0 {}
    }
}
