/// The state of a message for one recipient, as far as it is known.
package struct DeliveryStatus: Sendable, Equatable {
    package enum State: String, Sendable, Equatable, CaseIterable {
        /// Tried, and to be tried again.
        case deferred
        /// The next host has taken it.
        case delivered
        case bounced
        /// Given up after too long a time; a bounce too.
        case expired
    }

    /// Milliseconds since 1970, UTC.
    package var at: Int64
    /// The id that the message had first: before a content filter, if there is one.
    package var queueID: String
    /// The id that the line had. Where our own filter is a milter of the way back only, this is the one we know.
    package var loggedQueueID: String
    package var recipient: String
    /// The recipient before aliases, where the log tells.
    package var originalRecipient: String?
    package var state: State
    /// RFC 3463: `5.1.1`.
    package var status: String?
    /// The remote host's answer; else the MTA's own words. Of an expired one, those of the last attempt.
    package var reply: String
    /// The SMTP command that the remote host answered so (`RCPT TO`), where the log tells.
    package var command: String?
    package var remote: RemoteHost?
    /// Milliseconds from its coming in to this.
    package var delay: Int64?

    /// It was told before, under the line's own queue id: now the first one is known.
    package var isRetold = false

    /// Whether nothing more is to come for this recipient.
    package var isFinal: Bool { state != .deferred }

    package init(
        at: Int64, queueID: String, loggedQueueID: String, recipient: String, originalRecipient: String? = nil,
        state: State, status: String? = nil, reply: String = "", command: String? = nil, remote: RemoteHost? = nil,
        delay: Int64? = nil
    ) {
        self.at = at
        self.queueID = queueID
        self.loggedQueueID = loggedQueueID
        self.recipient = recipient
        self.originalRecipient = originalRecipient
        self.state = state
        self.status = status
        self.reply = reply
        self.command = command
        self.remote = remote
        self.delay = delay
    }
}

extension DeliveryStatus {
    var retold: DeliveryStatus {
        var status = self
        status.isRetold = true
        return status
    }
}

extension DeliveryStatus.State {
    init(_ outcome: Delivery.Outcome) {
        switch outcome {
        case .sent: self = .delivered
        case .deferred: self = .deferred
        case .bounced: self = .bounced
        case .expired: self = .expired
        }
    }
}
