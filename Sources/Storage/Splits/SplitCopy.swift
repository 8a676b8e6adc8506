/// A copy that lies in the spool on its way to one recipient.
package struct SplitCopy: Sendable, Equatable {
    package let copy: Int64
    /// The envelope's, as the server hears it.
    package let sender: String
    package let recipient: String
    /// What the sender wants to hear of it, as `ReportingRequest` writes it.
    package let reporting: String

    package init(copy: Int64, sender: String, recipient: String, reporting: String) {
        self.copy = copy
        self.sender = sender
        self.recipient = recipient
        self.reporting = reporting
    }
}

/// One that is to be handed over.
package struct DueSplitCopy: Sendable, Equatable {
    package let split: SplitCopy
    package let message: Int64
    /// The name under which the MTA logs the message.
    package let queueID: String
    /// Milliseconds since 1970.
    package let queuedAt: Int64
    /// How often it was tried before.
    package let tries: Int
    /// A server was being given it when the process ended: it may have it already.
    package let wasHanded: Bool
}
