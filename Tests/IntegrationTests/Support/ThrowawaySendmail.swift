// A real Sendmail for one test.

import Peers

/// A Sendmail of its own, and a sink behind it where that is what comes next.
final class ThrowawaySendmail: ThrowawayMTA {
    static let script = Place.root + "/Tests/IntegrationTests/Support/sendmail.sh"
    static let logFile = "maillog"
    let home = TestFolder()
    let port: Int

    /// - Parameters:
    ///   - sandbox: whose filter it uses, by the lines of contrib/sendmail/backstamp.mc; nil for no filter.
    ///   - settings: lines of the .mc file, before the mailers.
    init(filter sandbox: Sandbox?, next: NextHop = .sink, settings: [String] = []) throws {
        port = try Socket.freePort()
        let run = sandbox.map { $0.folder + "/run" }
        // It takes no socket from a folder that a group can write to; systemd's RuntimeDirectory is none either.
        if let run { try succeed(["chmod", "g-w", run]) }
        try Self.start(in: home.path, within: next.command, ["\(port)", try next.argument(), run ?? ""] + settings)
    }

    deinit { end() }
}
