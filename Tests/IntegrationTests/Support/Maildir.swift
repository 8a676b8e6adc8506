import Foundation
import Peers

/// A mailbox as Postfix, Exim and many others write it: a file for each message, whole when it appears.
struct Maildir {
    let folder: String

    func messages() throws -> [[UInt8]] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/new").sorted().map { name in
            Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/new/\(name)")))
        }
    }

    /// Makes one that is not there yet.
    func create() throws {
        for name in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
    }

    /// Delivers a mail as an MTA does: it has its name once it is whole.
    func deliver(_ mail: [UInt8], as name: String) throws {
        try Data(mail).write(to: URL(fileURLWithPath: "\(folder)/tmp/\(name)"))
        try FileManager.default.moveItem(atPath: "\(folder)/tmp/\(name)", toPath: "\(folder)/new/\(name)")
    }

    /// The names of those that nobody has taken yet.
    func waiting() throws -> [String] {
        let folder = folder + "/new"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    /// Takes out what is there.
    func takeAll() throws -> [[UInt8]] {
        let mails = try messages()
        for name in try waiting() { try FileManager.default.removeItem(atPath: "\(folder)/new/\(name)") }
        return mails
    }
}

extension ThrowawayMTA {
    /// All mail to `bounce.example`, whatever the local part.
    var mailbox: Maildir { Maildir(folder: folder + "/mail") }
}
