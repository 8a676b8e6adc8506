// A real Postfix for one test.

import Foundation

/// A Postfix of its own, made by contrib/demo/postfix.sh, and a sink behind it.
package final class ThrowawayPostfix: ThrowawayMTA {
    package static let script =
        URL(fileURLWithPath: #filePath).appending(path: "../../../../contrib/demo/postfix.sh").standardized.path
    package static let logFile = "maillog"
    package let home = TestFolder()
    package let port: Int

    /// - Parameters:
    ///   - milter: in Postfix's notation; nil for none.
    ///   - settings: lines of main.cf that differ from the script's.
    ///   - command: what comes before the script, to run it where the world is another.
    package init(milter: String? = nil, settings: [String] = [], within command: [String] = []) throws {
        port = try Socket.freePort()
        try Self.start(
            in: home.path, within: command, ["\(port)", "\(try Socket.freePort())", milter ?? ""] + settings)
    }

    deinit { end() }

    /// Hands a message with LF line ends to sendmail(1), as local programs do.
    package func submit(_ message: [UInt8], from sender: String = "sender@shop.example", to recipients: String...)
        throws
    {
        let options = ["-C", folder + "/etc", "-i", "-f", sender]
        try succeed(["sendmail"] + options + recipients, input: message)
    }

    /// Adds a line to master.cf, and has Postfix read it.
    package func addService(_ name: String, _ definition: String) throws {
        let configuration = folder + "/etc"
        try succeed(["postconf", "-c", configuration, "-M", "\(name)/unix=\(name) \(definition)"])
        try succeed(["postfix", "-c", configuration, "reload"])
    }

    /// Queue files that Postfix found broken and put aside: mail that is lost.
    package func corruptFiles() -> [String] { home.names(in: "queue/corrupt") }

    package var queueIsEmpty: Bool { (try? shell([Self.script, "queue", folder]).output) == "" }
}
