// The part of an MTA that delivers by LMTP, as its queue manager drives it.

import Foundation
import Peers

/// Delivers mails one after the other; what is not taken is tried again until it is.
final class LMTPDelivery {
    private let port: Int
    private var client: LMTPClient?
    /// How often a mail had to be tried again.
    private(set) var failures = 0

    init(port: Int) { self.port = port }

    /// Returns when the server has said that it has taken the mail.
    func deliver(_ mail: [UInt8], to recipient: String, within limit: Duration = .seconds(60)) throws {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            do {
                if try hasTaken(mail, to: recipient) { return }
            } catch {
                // The connection is gone, and nobody knows how far the mail got.
                client = nil
            }
            failures += 1
            usleep(20_000)
        }
        throw ShellError(description: "a mail to \(recipient) was not taken")
    }

    /// False where the server says "later".
    private func hasTaken(_ mail: [UInt8], to recipient: String) throws -> Bool {
        let client = try self.client ?? .greeted(port: port)
        self.client = client
        try client.expect("250", to: "MAIL FROM:<>")
        try client.expect("250", to: "RCPT TO:<\(recipient)>")
        try client.expect("354", to: "DATA")
        // In one piece, or the end would wait for the acknowledgement of the rest. No line of our mails begins with a dot.
        try client.send(mail + Array(".\r\n".utf8))
        let reply = try client.reply()
        guard reply.hasPrefix("250") || reply.hasPrefix("4") else { throw ProtocolError(description: reply) }
        return reply.hasPrefix("250")
    }
}
