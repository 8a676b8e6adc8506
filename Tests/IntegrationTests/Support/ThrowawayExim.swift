// A real Exim for one test.

/// An Exim of its own, and a sink behind it where that is what comes next. No filter: Exim speaks no milter.
final class ThrowawayExim: ThrowawayMTA {
    static let script = Place.root + "/Tests/IntegrationTests/Support/exim.sh"
    static let logFile = "log/mainlog"
    let folder: String
    let port: Int

    /// - Parameter settings: options or macros that come first in its configuration.
    init(next: NextHop = .sink, settings: [String] = []) throws {
        folder = try Place.makeFolder()
        port = try Socket.freePort()
        try Self.start(in: folder, in: next.world, ["\(port)", try next.argument()] + settings)
    }

    deinit { end() }
}
