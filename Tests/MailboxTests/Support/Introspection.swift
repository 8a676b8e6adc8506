// Who says to Dovecot whose token it is.

import Peers
import Synchronization

/// An endpoint of RFC 7662: asked by POST for a token, it knows one, and whose that is.
final class Introspection {
    private let known: Known
    private let server: HTTPPeer
    var port: Int { server.port }

    private final class Known: Sendable {
        let pair = Mutex<(token: String, user: String)>(("", ""))
    }

    init() {
        let known = Known()
        self.known = known
        let action = HTTPPeer.Action.json { request in
            let (token, user) = known.pair.withLock { $0 }
            let fields = String(decoding: request.body, as: UTF8.self).split(separator: "&")
            let isActive = fields.contains("token=\(token)")
            return "{\"active\":\(isActive),\"username\":\"\(isActive ? user : "")\"}"
        }
        server = HTTPPeer([action])
    }

    /// From now on no other token is good.
    func accept(_ token: String, of user: String) { known.pair.withLock { $0 = (token, user) } }
}
