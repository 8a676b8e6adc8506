// Who says to Dovecot whose token it is.

import Foundation
import Synchronization

@testable import Mailbox

/// An endpoint of RFC 7662: asked by POST for a token, it knows one, and whose that is.
final class Introspection {
    private let known: Known
    private let server: ScriptedServer
    var port: UInt16 { server.port }

    private final class Known: Sendable {
        let pair = Mutex<(token: String, user: String)>(("", ""))
    }

    init() throws {
        let known = Known()
        self.known = known
        server = try ScriptedServer { descriptor, stop in
            let client = ClientSocket(descriptor: descriptor, timeout: .seconds(20), stop: stop)
            var length = 0
            while let line = try? client.readLine(limit: 10_000), !line.isEmpty {
                let words = String(decoding: line, as: UTF8.self).lowercased().split(separator: " ")
                if words.first == "content-length:" { length = words.last.flatMap { Int($0) } ?? 0 }
            }
            var body: [UInt8] = []
            try? client.read { bytes in
                body += bytes
                return (bytes.count, body.count >= length)
            }
            let (token, user) = known.pair.withLock { $0 }
            let isActive = String(decoding: body, as: UTF8.self).split(separator: "&").contains("token=\(token)")
            let answer = "{\"active\":\(isActive),\"username\":\"\(isActive ? user : "")\"}"
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
            try? client.write(Array("\(head)Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)".utf8))
        }
    }

    /// From now on no other token is good.
    func accept(_ token: String, of user: String) { known.pair.withLock { $0 = (token, user) } }
}
