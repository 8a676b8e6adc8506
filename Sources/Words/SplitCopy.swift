/// A copy that lies in the spool on its way to one recipient.
package struct SplitCopy: Sendable, Equatable {
    package let copy: Int64
    /// The name under which the MTA logs the message.
    package let queueID: String
    /// The envelope's, as the server hears it.
    package let sender: String
    package let recipient: String
    /// What the sender wants to hear of it, as `ReportingRequest` writes it.
    package let reporting: String
    /// Milliseconds since 1970.
    package let queuedAt: Int64

    package init(
        copy: Int64, queueID: String, sender: String, recipient: String, reporting: String, queuedAt: Int64
    ) {
        self.copy = copy
        self.queueID = queueID
        self.sender = sender
        self.recipient = recipient
        self.reporting = reporting
        self.queuedAt = queuedAt
    }
}
