// A real mail server for one test.

/// A mail server of its own, made by a script, in a folder of its own: that must outlive the server, or the script finds
/// nothing to stop. Whoever conforms ends it when it goes out of sight.
package protocol ThrowawayMTA: AnyObject {
    /// With the commands that contrib/demo/postfix.sh has.
    static var script: String { get }
    /// Where it logs, in its folder.
    static var logFile: String { get }
    var home: TestFolder { get }
    var port: Int { get }
}

extension ThrowawayMTA {
    package var folder: String { home.path }

    /// Starts it in a folder that is there already.
    ///
    /// - Parameter command: what comes before the script, to run it where the world is another.
    package static func start(in folder: String, within command: [String] = [], _ arguments: [String]) throws {
        try succeed(command + [script, "start", folder] + arguments)
    }

    package func end() { _ = try? shell([Self.script, "stop", folder]) }

    package func client() throws -> SMTPClient { try SMTPClient(port: port) }

    /// Sends one message on a connection of its own.
    @discardableResult
    package func send(
        _ message: [UInt8], from sender: String = "sender@shop.example", to recipients: [String]
    ) throws -> String {
        try client().send(message, from: sender, to: recipients)
    }

    /// Waits until nothing is under way any more.
    package func waitUntilDelivered(seconds: Int = 60) throws {
        try succeed([Self.script, "wait", folder, "\(seconds)"])
    }

    package func log() throws -> String { try home.read(Self.logFile) }
}
