// An HTTP server that says what a test wants, and remembers what it was asked, byte by byte.

import Synchronization

/// Takes one request on each connection.
package final class HTTPPeer: Sendable {
    package enum Action: Sendable {
        /// A status, and a short body.
        case answer(Int)
        /// These bytes, and hangs up.
        case bytes(String)
        /// The JSON that is made of the request, and hangs up.
        case json(@Sendable (Request) -> String)
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

        /// Nil where the client hangs up before it is whole.
        init?(from socket: Socket) throws {
            guard let line = try socket.readLine() else { return nil }
            var headers: [String: String] = [:]
            while let field = try socket.readLine(), !field.isEmpty {
                let parts = field.split(separator: ":", maxSplits: 1)
                guard let name = parts.first else { continue }
                headers[name.lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
            }
            let length = headers["content-length"].flatMap { Int($0) } ?? 0
            body = try socket.read(length)
            guard body.count == length else { return nil }
            (self.line, self.headers) = (line, headers)
        }
    }

    private final class Script: Sendable {
        private struct State {
            var actions: [Action]
            var requests: [Request] = []
        }

        private let state: Mutex<State>

        init(_ actions: [Action]) { state = Mutex(State(actions: actions)) }

        var requests: [Request] { state.withLock { $0.requests } }

        func set(_ actions: [Action]) { state.withLock { $0.actions = actions } }

        func take(_ request: Request) -> Action {
            state.withLock { state in
                state.requests.append(request)
                return state.actions.count > 1 ? state.actions.removeFirst() : state.actions[0]
            }
        }
    }

    private let script: Script
    /// A port that could not be had shows: nobody can connect to it.
    private let server: LoopbackServer?

    package var port: Int { server?.port ?? 0 }
    package var url: String { "http://127.0.0.1:\(port)/hook" }
    package var requests: [Request] { script.requests }

    /// - Parameter actions: one for each request, the last of them for all that follow.
    package init(_ actions: [Action] = [.answer(204)]) {
        let script = Script(actions)
        self.script = script
        server = try? LoopbackServer { socket in
            guard let request = try Request(from: socket) else { return }
            try script.take(request).act(on: socket, asked: request)
        }
    }

    package func setActions(_ actions: [Action]) { script.set(actions) }
}

extension HTTPPeer.Action {
    fileprivate func act(on socket: Socket, asked request: HTTPPeer.Request) throws {
        switch self {
        case .answer(let status): try socket.write("HTTP/1.1 \(status) Scripted\r\nContent-Length: 2\r\n\r\nok".utf8)
        case .bytes(let text): try socket.write(text.utf8)
        case .json(let answer):
            let body = answer(request)
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
            try socket.write("\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
        case .endless(let status):
            try socket.write("HTTP/1.1 \(status) Scripted\r\n\r\n".utf8)
            while true { try socket.write([UInt8](repeating: 0x78, count: 4096)) }
        case .half(let status):
            try socket.write("HTTP/1.1 \(status) Scripted\r\nContent-Length: 1000\r\n\r\nhalf".utf8)
            socket.waitForEnd()
        case .silence: socket.waitForEnd()
        case .close: break
        }
    }
}
