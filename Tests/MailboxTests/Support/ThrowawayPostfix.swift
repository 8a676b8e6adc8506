// A real Postfix for one test.

import Foundation

/// A Postfix of its own, made by contrib/demo/postfix.sh, in a folder of its own. Ended and removed when it goes out of sight.
final class ThrowawayPostfix {
    let port: Int
    private let folder: TestFolder
    private static let script =
        URL(fileURLWithPath: #filePath).appending(path: "../../../../contrib/demo/postfix.sh").standardized.path

    /// - Parameter settings: lines of main.cf that differ from the script's.
    init(settings: [String]) throws {
        folder = try TestFolder()
        port = try Socket.freePort()
        try succeed([Self.script, "start", folder.path, "\(port)", "\(try Socket.freePort())", ""] + settings)
    }

    deinit { _ = try? shell([Self.script, "stop", folder.path]) }

    /// Sends a message given with CRLF line ends.
    func send(_ message: String, from sender: String, to recipients: [String]) throws {
        let socket = try Socket(port: port)
        func ask(_ text: String, _ code: String) throws {
            try socket.write(Array(text.utf8))
            while let line = try socket.readLine() {
                if line.dropFirst(3).first == "-" { continue }
                if line.hasPrefix(code) { return }
                throw ProtocolError(description: line)
            }
        }
        try ask("", "220")
        try ask("EHLO client.example\r\n", "250")
        try ask("MAIL FROM:<\(sender)>\r\n", "250")
        for recipient in recipients { try ask("RCPT TO:<\(recipient)>\r\n", "250") }
        try ask("DATA\r\n", "354")
        try ask(message.replacing("\r\n.", with: "\r\n..") + ".\r\n", "250")
    }

    var log: String { (try? folder.read("maillog")) ?? "" }

    var queueIsEmpty: Bool { (try? shell([Self.script, "queue", folder.path]).output) == "" }
}
