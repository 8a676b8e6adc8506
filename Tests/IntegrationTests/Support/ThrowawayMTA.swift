// A real mail server for one test.

import Foundation

/// A mail server of its own, made by a script, in a folder of its own: that must outlive the server, or the script finds
/// nothing to stop. Whoever conforms ends it and removes the folder when it goes out of sight.
protocol ThrowawayMTA: AnyObject {
    /// With the commands that contrib/demo/postfix.sh has.
    static var script: String { get }
    var folder: String { get }
    var port: Int { get }
    /// Where it logs, in its folder.
    static var logFile: String { get }
}

extension ThrowawayMTA {
    /// What came out, where everything goes to a sink.
    var sink: Sink { Sink(folder: folder + "/sink") }

    /// All mail to `bounce.example`, whatever the local part.
    var mailbox: Maildir { Maildir(folder: folder + "/mail") }

    /// Starts it in a folder that is there already; from a host where the world is another, if that is given.
    static func start(in folder: String, in world: World? = nil, _ arguments: [String]) throws {
        try succeed((world?.command ?? []) + [script, "start", folder] + arguments)
    }

    func end() {
        _ = try? shell([Self.script, "stop", folder])
        try? FileManager.default.removeItem(atPath: folder)
    }

    func client() throws -> SMTPClient { try SMTPClient(port: port) }

    /// Sends one message on a connection of its own.
    @discardableResult
    func send(_ message: [UInt8], to recipients: [String]) throws -> String {
        try client().send(message, to: recipients)
    }

    /// Waits until nothing is under way any more.
    func waitUntilDelivered(seconds: Int = 60) throws {
        try succeed([Self.script, "wait", folder, "\(seconds)"])
    }

    func log() throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(Self.logFile)")), as: UTF8.self)
    }
}

/// Where a mail server sends what is not its own.
enum NextHop {
    case sink
    /// The hosts of a world.
    case world(World)

    /// For sendmail.sh and exim.sh.
    func argument() throws -> String {
        switch self {
        case .sink: "\(try Socket.freePort())"
        case .world(let world): "mx:\(world.port)"
        }
    }

    var world: World? {
        if case .world(let world) = self { world } else { nil }
    }
}

/// A mailbox as Postfix, Exim and many others write it: a file for each message, whole when it appears.
struct Maildir {
    let folder: String

    func messages() throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/new").sorted().map { name in
            Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/new/\(name)")))
        }
    }
}
