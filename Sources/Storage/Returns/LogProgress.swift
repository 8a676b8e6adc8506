package import MTALog

/// What is stored of an MTA's log: how far it is read, and what is known of the messages in the queue by then.
package struct StoredLog: Sendable {
    /// In its reader's own words; nil where it was never read.
    package var position: String?
    package var messages: [QueuedMessage]
}

/// What a piece of a log came to. With its position it is stored as one.
package struct LogProgress: Sendable {
    /// The path of a file, or `journal`.
    package var source: String
    /// Where the piece begins: the position that is stored.
    package var start: String?
    package var end: String
    package var statuses: [DeliveryStatus]
    package var kept: [QueuedMessage]
    package var forgotten: [String]

    package init(
        source: String, start: String?, end: String, statuses: [DeliveryStatus], kept: [QueuedMessage],
        forgotten: [String]
    ) {
        self.source = source
        self.start = start
        self.end = end
        self.statuses = statuses
        self.kept = kept
        self.forgotten = forgotten
    }
}
