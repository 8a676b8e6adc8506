/// Who is told of the first opens of a sender's messages, and how.
package struct NotificationPreference: Sendable, Equatable {
    package enum Method: String, Sendable, CaseIterable {
        case mail, webhook
        /// Nobody is told, whatever is said of the domain.
        case none
    }

    package enum Digest: String, Sendable, CaseIterable {
        /// At once.
        case none
        case hourly, daily
    }

    /// An address, or all of a domain: `@shop.example`. In lower case.
    package var sender: String
    package var method: Method
    /// An address or a URL; nil: by mail to the message's sender.
    package var target: String?
    package var digest: Digest

    package init(sender: String, method: Method, target: String?, digest: Digest) {
        self.sender = sender
        self.method = method
        self.target = target
        self.digest = digest
    }
}
