// A real Postfix for one test, and a sink behind it.

import Foundation

/// A Postfix of its own, made by contrib/demo/postfix.sh, in a folder of its own: that must outlive the Postfix, or the
/// script finds nothing to stop. Ended and removed when it goes out of sight.
final class ThrowawayPostfix {
    let port: Int
    let sink: Sink
    private let folder: String
    private static let script = Place.root + "/contrib/demo/postfix.sh"

    /// - Parameters:
    ///   - milter: in Postfix's notation; nil for none.
    ///   - settings: lines of main.cf that differ from the script's.
    init(milter: String?, settings: [String] = []) throws {
        folder = try Place.makeFolder()
        port = try Socket.freePort()
        sink = Sink(folder: folder + "/sink")
        try succeed([Self.script, "start", folder, "\(port)", "\(try Socket.freePort())", milter ?? ""] + settings)
    }

    deinit {
        _ = try? shell([Self.script, "stop", folder])
        try? FileManager.default.removeItem(atPath: folder)
    }

    func client() throws -> SMTPClient { try SMTPClient(port: port) }

    /// Sends one message on a connection of its own.
    @discardableResult
    func send(_ message: [UInt8], to recipients: [String]) throws -> String {
        try client().send(message, to: recipients)
    }

    /// Hands a message with LF line ends to sendmail(1), as local programs do.
    func submit(_ message: [UInt8], to recipient: String) throws {
        try succeed(["sendmail", "-C", folder + "/etc", "-i", "-f", "sender@shop.example", recipient], input: message)
    }

    /// Waits until all that was taken has gone to the sink.
    func waitUntilDelivered(seconds: Int = 60) throws {
        try succeed([Self.script, "wait", folder, "\(seconds)"])
    }

    /// Queue files that Postfix found broken and put aside: mail that is lost.
    func corruptFiles() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder + "/queue/corrupt")) ?? []
    }

    func log() throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/maillog")), as: UTF8.self)
    }
}
