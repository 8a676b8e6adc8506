// A real Postfix for one test.

import Foundation

/// A Postfix of its own, and a sink behind it.
final class ThrowawayPostfix: ThrowawayMTA {
    static let script = Place.root + "/contrib/demo/postfix.sh"
    static let logFile = "maillog"
    let folder: String
    let port: Int

    /// - Parameters:
    ///   - milter: in Postfix's notation; nil for none.
    ///   - next: with a world, nothing comes to the sink.
    ///   - settings: lines of main.cf that differ from the script's.
    init(milter: String?, next: NextHop = .sink, settings: [String] = []) throws {
        folder = try Place.makeFolder()
        port = try Socket.freePort()
        let hosts = next.world.map { ["relayhost =", "disable_dns_lookups = no", "smtp_tcp_port = \($0.port)"] } ?? []
        try Self.start(
            in: folder, in: next.world, ["\(port)", "\(try Socket.freePort())", milter ?? ""] + hosts + settings)
    }

    deinit { end() }

    /// Hands a message with LF line ends to sendmail(1), as local programs do.
    func submit(_ message: [UInt8], from sender: String = "sender@shop.example", to recipients: String...) throws {
        let options = ["-C", folder + "/etc", "-i", "-f", sender]
        try succeed(["sendmail"] + options + recipients, input: message)
    }

    /// Adds a line to master.cf, and has Postfix read it.
    func addService(_ name: String, _ definition: String) throws {
        let configuration = folder + "/etc"
        try succeed(["postconf", "-c", configuration, "-M", "\(name)/unix=\(name) \(definition)"])
        try succeed(["postfix", "-c", configuration, "reload"])
    }

    /// Queue files that Postfix found broken and put aside: mail that is lost.
    func corruptFiles() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder + "/queue/corrupt")) ?? []
    }
}
