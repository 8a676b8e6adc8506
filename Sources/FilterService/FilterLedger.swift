// The filter's door to the ledger: all that it asks there and tells it.

package import Bounces
package import Sealing
package import Storage

/// The questions that the filter asks of the ledger, and what it tells it. Each may throw where the ledger is away;
/// what then becomes of the mail is the filter's to say.
package protocol FilterLedger: Sendable {
    // While the envelope comes.
    /// Returns what stands against an address.
    func suppressions(of address: String, now: Int64) throws -> [Suppression]
    /// Returns whether a contact wants not to be tracked.
    func isUntracked(_ address: String) throws -> Bool

    // Mail that has been through us, or answers what has.
    /// Returns whether a copy is on its way from the spool, from this sender to this recipient.
    func isLeaving(_ copy: Int64, from sender: String, to recipient: String) throws -> Bool
    /// Returns the sending of a copy that the CRM has claimed; nil where it has claimed none.
    func claimedRetry(of copy: Int64, to recipient: String) throws -> ClaimedRetry?
    /// Returns where a link of a copy leads; nil where that is not known.
    func destination(copy: Int64, link: Int) throws -> [UInt8]?
    /// Counts a reply; nil where it answers nothing of ours.
    func count(_ reply: ReplyHeader, now: Int64) throws -> Settlement.Effect?
    /// Has a retry be known by the queue id under which it passes.
    func retryPassed(copy: Int64, recipient: String, queueID: String, now: Int64) throws
    /// Has a split copy be known by the queue id under which it passes.
    func splitPassed(_ copy: Int64, queueID: String, now: Int64) throws

    // What leaves.
    /// Returns numbers that nothing else gets.
    func reserveNumbers(recipients: Int, copies: Int) throws -> MessageNumbers
    /// Writes a sending down. When this returns, it is on disk.
    func append(_ sending: SentMessage, as numbers: MessageNumbers) throws
    /// Lets the split copies of a message leave: the MTA has it.
    func releaseSplit(message: Int64, now: Int64) throws
    /// Forgets them: the MTA does not have it.
    func withdrawSplit(message: Int64) throws
}

/// The database as the filter's ledger.
package struct DatabaseLedger: FilterLedger {
    private let store: Store
    private let suppressions: SuppressionIndex
    private let recipients: RecipientIndex
    private let links: LinkIndex
    private let replies: ReplyIndex

    /// Opens the database's file for reading, beside the store that writes it.
    package init(store: Store, path: String, keys: KeyRing) throws(StorageError) {
        self.store = store
        suppressions = try SuppressionIndex(path: path, keys: keys)
        recipients = try RecipientIndex(path: path)
        links = try LinkIndex(path: path)
        replies = try ReplyIndex(path: path)
    }

    package func suppressions(of address: String, now: Int64) throws -> [Suppression] {
        try suppressions.suppressions(of: address, now: now)
    }

    package func isUntracked(_ address: String) throws -> Bool { try recipients.isUntracked(address) }

    package func isLeaving(_ copy: Int64, from sender: String, to recipient: String) throws -> Bool {
        try recipients.isLeaving(copy, from: sender, to: recipient)
    }

    package func claimedRetry(of copy: Int64, to recipient: String) throws -> ClaimedRetry? {
        try store.claimedRetry(of: copy, to: recipient)
    }

    package func destination(copy: Int64, link: Int) throws -> [UInt8]? {
        try links.destination(copy: copy, link: link)
    }

    package func count(_ reply: ReplyHeader, now: Int64) throws -> Settlement.Effect? {
        try replies.isToUs(reply) ? try store.count(reply, now: now) : nil
    }

    package func retryPassed(copy: Int64, recipient: String, queueID: String, now: Int64) throws {
        try store.retryPassed(copy: copy, recipient: recipient, queueID: queueID, now: now)
    }

    package func splitPassed(_ copy: Int64, queueID: String, now: Int64) throws {
        try store.splitPassed(copy, queueID: queueID, now: now)
    }

    package func reserveNumbers(recipients: Int, copies: Int) throws -> MessageNumbers {
        try store.reserveNumbers(recipients: recipients, copies: copies)
    }

    package func append(_ sending: SentMessage, as numbers: MessageNumbers) throws {
        try store.record(sending, as: numbers)
    }

    package func releaseSplit(message: Int64, now: Int64) throws { try store.releaseSplit(message: message, now: now) }

    package func withdrawSplit(message: Int64) throws { try store.withdrawSplit(message: message) }
}
