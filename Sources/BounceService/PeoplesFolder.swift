internal import Foundation
internal import Mailbox

/// The Maildir for mails that people should look at: replies, what no rule reads, reports on mail that we do not know.
/// What we delete there is what has lain there for `retention.people_days` and what comes of a contact who is erased.
package struct PeoplesFolder: Sendable {
    private let maildir: Maildir

    package init(path: String) {
        maildir = Maildir(path: path)
    }

    /// Before a mail is settled: what cannot be kept must not be taken.
    func checkIsThere() throws { try maildir.create() }

    /// Keeps a mail under its digest, so that the same one stands there once. False where it does already.
    func keep(_ bytes: [UInt8], digest: String) throws -> Bool {
        try maildir.deliverOnce(bytes, name: digest)
    }
}
