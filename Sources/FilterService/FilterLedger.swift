// The filter's door to the ledger: all that it asks there and tells it.

package import Journal
package import Sealing
package import Spool
package import Storage
package import Words

/// The questions that the filter asks of the ledger, and what it tells it. Each may throw where the ledger is away;
/// what then becomes of the mail is the filter's to say.
package protocol FilterLedger: Sendable {
    // While the envelope comes.
    /// Returns what stands against an address.
    func suppressions(of address: String, now: Int64) throws -> [Suppression]
    /// Returns whether a contact wants not to be tracked.
    func isUntracked(_ address: String) throws -> Bool

    // Mail that has been through us, or quotes what has.
    /// Returns the sending of a copy that the CRM has claimed; nil where it has claimed none.
    func claimedRetry(of copy: Int64, to recipient: String) throws -> ClaimedRetry?
    /// Returns where a link of a copy leads; nil where that is not known.
    func destination(copy: Int64, link: Int) throws -> [UInt8]?

    // What leaves, and what passes. When these return, it is on disk.
    /// Returns numbers that nothing else gets.
    func reserveNumbers(recipients: Int, copies: Int) throws -> MessageNumbers
    /// Writes a sending down.
    func append(_ sending: Sending, as numbers: MessageNumbers) throws
    /// Writes down what the filter has let pass.
    func append(_ passage: Passage) throws
}

/// The spool as the filter's ledger: its journal and its numbers, beside the database's file, which is only read.
package struct SpoolLedger: FilterLedger {
    private let recipients: RecipientIndex
    private let links: LinkIndex
    private let numbers: NumberBlock
    private let journal: Journal

    /// - Parameter database: the path of its file, which may not be there yet.
    package init(journal: Journal, numbers: NumberBlock, links: LinkIndex, database: String, keys: KeyRing) {
        recipients = RecipientIndex(path: database, keys: keys)
        self.links = links
        self.numbers = numbers
        self.journal = journal
    }

    package func suppressions(of address: String, now: Int64) throws -> [Suppression] {
        try recipients.suppressions(of: address, now: now)
    }

    package func isUntracked(_ address: String) throws -> Bool { try recipients.isUntracked(address) }

    package func claimedRetry(of copy: Int64, to recipient: String) throws -> ClaimedRetry? {
        try recipients.claimedRetry(of: copy, to: recipient)
    }

    package func destination(copy: Int64, link: Int) throws -> [UInt8]? {
        try links.destination(copy: copy, link: link)
    }

    package func reserveNumbers(recipients: Int, copies: Int) throws -> MessageNumbers {
        let count = MessageNumbers.count(recipients: recipients, copies: copies)
        return MessageNumbers(from: try numbers.take(count), copies: copies)
    }

    package func append(_ sending: Sending, as numbers: MessageNumbers) throws {
        try journal.append(.sending(JournaledSending(sending, as: numbers)))
    }

    package func append(_ passage: Passage) throws { try journal.append(.passage(passage)) }
}
