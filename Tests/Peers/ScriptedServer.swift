// An SMTP server that says what a test wants, and remembers what it was told, byte by byte.

internal import Foundation
internal import Synchronization

/// Serves one connection after the other until it goes out of sight.
package final class ScriptedServer: Sendable {
    /// What the server does where it would otherwise say yes.
    package enum Action: Sendable {
        /// Lines with their ends; CRLF is added to the last one.
        case reply(String)
        /// Hangs up.
        case close
        /// Says this and hangs up.
        case replyAndClose(String)
        /// Says nothing, and waits for the client to hang up.
        case silence
    }

    /// What was said to the server.
    package struct Received: Sendable {
        package var commands: [String] = []
        /// What came after DATA, up to the line with a dot alone and with it.
        package var data: [UInt8] = []
        /// The mails that were taken.
        package var taken = 0
    }

    package let port: Int
    private let listener: Int32
    private let script: Mutex<[String: Action]>
    private let state = Mutex(Received())

    /// - Parameter script: by command, `MAIL`; `greeting`, `body` while the message comes and `.` at its end.
    package init(_ script: [String: Action] = [:]) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 ? getsockname(listener, $0, &size) : -1
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        self.script = Mutex(script)
        // All properties are set: `deinit` closes the socket, though this throws.
        guard result == 0, listen(listener, 8) == 0 else { throw POSIXError(.EADDRINUSE) }
        Thread.detachNewThread { [weak self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0, let server = self else { break }
                server.serve(descriptor)
            }
            close(listener)
        }
    }

    /// From now on the server does this.
    package func set(_ script: [String: Action]) { self.script.withLock { $0 = script } }

    private func action(_ step: String) -> Action? { script.withLock { $0[step] } }

    /// The thread wakes, sees that nobody is here, and closes the socket.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    package var received: Received { state.withLock { $0 } }

    private func serve(_ descriptor: Int32) {
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var lines = Lines(descriptor: descriptor)
        guard act("greeting", or: "220 scripted.example ESMTP", on: descriptor) else { return }
        while let line = lines.next() {
            let command = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
            state.withLock { $0.commands.append(command) }
            let verb = command.prefix { $0 != " " }.uppercased()
            guard act(verb, or: Self.reply(to: verb), on: descriptor) else { return }
            if verb == "DATA", action(verb) == nil {
                guard takeMessage(&lines, on: descriptor) else { return }
            }
        }
    }

    private static func reply(to verb: String) -> String {
        switch verb {
        case "EHLO": "250-scripted.example\r\n250-SIZE 10000000\r\n250-8BITMIME\r\n250 SMTPUTF8"
        case "DATA": "354 go on"
        case "QUIT": "221 2.0.0 bye"
        default: "250 2.0.0 ok"
        }
    }

    /// False where the connection is to end.
    private func takeMessage(_ lines: inout Lines, on descriptor: Int32) -> Bool {
        var data: [UInt8] = []
        while let line = lines.next() {
            data += line
            if case .some = action("body") { return act("body", or: "", on: descriptor) }
            if line == Array(".\r\n".utf8) { break }
        }
        state.withLock {
            $0.data = data
            $0.taken += 1
        }
        return act(".", or: "250 2.0.0 queued as 4XyZ", on: descriptor)
    }

    private func act(_ step: String, or standard: String, on descriptor: Int32) -> Bool {
        switch action(step) ?? .reply(standard) {
        case .reply(let text):
            say(text, on: descriptor)
            return true
        case .replyAndClose(let text):
            say(text, on: descriptor)
            return false
        case .close:
            return false
        case .silence:
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) > 0 {}
            return false
        }
    }

    private func say(_ text: String, on descriptor: Int32) {
        let bytes = Array("\(text)\r\n".utf8)
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}

/// What comes over a socket, line by line, with the line ends. Only CRLF ends a line.
private struct Lines {
    let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var searched = 0

    init(descriptor: Int32) { self.descriptor = descriptor }

    mutating func next() -> [UInt8]? {
        while true {
            while let end = buffer[searched...].firstIndex(of: 0x0A) {
                searched = end + 1
                guard end > start, buffer[end - 1] == 0x0D else { continue }
                defer { start = searched }
                return Array(buffer[start...end])
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            var chunk = [UInt8](repeating: 0, count: 65536)
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            buffer += chunk[..<count]
        }
    }
}
