// A real Exim for one test.

import Peers

/// An Exim of its own, and a sink behind it where that is what comes next. No filter: Exim speaks no milter.
final class ThrowawayExim: ThrowawayMTA {
    static let script = Place.root + "/Tests/IntegrationTests/Support/exim.sh"
    static let logFile = "log/mainlog"
    let home = TestFolder()
    let port: Int

    /// - Parameter settings: options or macros that come first in its configuration.
    init(next: NextHop = .sink, settings: [String] = []) throws {
        port = try Socket.freePort()
        try Self.start(in: home.path, within: next.command, ["\(port)", try next.argument()] + settings)
    }

    deinit { end() }
}
