import Foundation
import Peers

extension DovecotMailbox {
    /// Puts mails into it, as an MTA would: a call of the server's own program for each would take its time.
    func deliver(_ mails: [[UInt8]]) throws {
        let maildir = Maildir(folder: folder)
        try maildir.create()
        for (number, mail) in mails.enumerated() { try maildir.deliver(mail, as: "\(100_000 + number)") }
        try succeed(["chown", "-R", "nobody:nogroup", folder])
    }

    /// Whether nothing is left to take. A mail that is marked as deleted was taken, though it still lies there: who was killed
    /// between marking and expunging leaves it so.
    var isEmpty: Bool {
        ["new", "cur"].allSatisfy { name in
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)") else {
                return false
            }
            return names.allSatisfy { $0.split(separator: ",").last?.contains("T") == true && $0.contains(":2,") }
        }
    }
}
