internal import Foundation
internal import Mailbox
internal import Synchronization

/// The Maildir for mails that people should look at: replies, what no rule reads, reports on mail that we do not know.
/// What we delete there is what has lain there for `retention.people_days`, what came first where all is more than
/// `retention.people_size`, and what comes of a contact who is erased.
package final class PeoplesFolder: Sendable {
    private let maildir: Maildir
    private let sizeLimit: Int
    /// The size of what is thought to be there: counted with the first mail, and added up since then. What others put
    /// in or take out shows when it is counted again.
    private let size = Mutex<Int?>(nil)

    /// - Parameter sizeLimit: bytes of the disk.
    package init(path: String, sizeLimit: Int) {
        maildir = Maildir(path: path)
        self.sizeLimit = sizeLimit
    }

    /// Checks, before a mail is settled, that it can be kept: else it must not be taken.
    func checkIsThere() throws { try maildir.create() }

    /// Keeps a mail under its digest, so that the same one stands there once. False where it does already.
    func keep(_ bytes: [UInt8], digest: String) throws -> Bool {
        try maildir.deliverOnce(bytes, name: digest)
    }

    /// Makes room where mails that were kept have become too many, after each of so many bytes: how many were removed, the oldest
    /// first. Then there is room for some more, so that a flood does not have the folder read with each of its mails.
    func makeRoom(after bytes: Int) throws -> Int {
        try size.withLock { size in
            let known = try size.map { $0 + max(bytes, Self.block) } ?? maildir.size()
            size = known
            guard known > sizeLimit else { return 0 }
            let (count, left) = try maildir.removeOldest(downTo: sizeLimit - sizeLimit / 16)
            size = left
            return count
        }
    }

    /// Bytes that the smallest file takes.
    private static let block = 4096
}
