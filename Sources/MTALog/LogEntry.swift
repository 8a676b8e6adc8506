/// One line of an MTA's log: what it says of a message on its way.
package struct LogEntry: Sendable, Equatable {
    /// Milliseconds since 1970, UTC.
    package var at: Int64
    package var queueID: String
    package var kind: Kind

    package enum Kind: Sendable, Equatable {
        /// The message has come in.
        case queued(Arrival)
        /// An attempt to deliver it, and what came of it.
        case delivery(Delivery)
        /// Given up: for all recipients that are still deferred.
        case expired
        /// Gone from the queue: nothing more is to come.
        case removed
    }

    package init(at: Int64, queueID: String, kind: Kind) {
        self.at = at
        self.queueID = queueID
        self.kind = kind
    }
}

/// The facts about a message when it comes in. MTAs tell it over several lines, each of which has some of it.
package struct Arrival: Sendable, Equatable {
    /// With its angle brackets.
    package var messageID: String?
    package var sender: String?
    /// The number of its recipients, of Sendmail's only: it logs no end of a message, which is when all have theirs.
    package var recipients: Int?
    /// The queue id that it had before it went through a content filter, where that passes it on (Postfix's XFORWARD).
    package var earlierQueueID: String?

    package init(
        messageID: String? = nil, sender: String? = nil, recipients: Int? = nil, earlierQueueID: String? = nil
    ) {
        self.messageID = messageID
        self.sender = sender
        self.recipients = recipients
        self.earlierQueueID = earlierQueueID
    }
}

/// The outcome of an attempt at delivery.
package struct Delivery: Sendable, Equatable {
    package enum Outcome: String, Sendable, Equatable, CaseIterable {
        /// The next hop has taken it.
        case sent
        case deferred, bounced
        /// Given up after too long a time.
        case expired
    }

    /// Mostly one. Sendmail names all that one transaction was for.
    package var recipients: [String]
    /// The recipient before aliases, where the log tells.
    package var originalRecipient: String?
    package var outcome: Outcome
    /// RFC 3463: `5.1.1`.
    package var status: String?
    /// The remote host's answer, a reply of several lines joined to one; else the MTA's own words.
    package var reply: String
    /// The SMTP command that the remote host answered so (`RCPT TO`), where the log tells.
    package var command: String?
    package var remote: RemoteHost?
    /// Milliseconds from its coming in to this.
    package var delay: Int64?
    /// The queue id that the next hop has given it by its own words. Whether that is ours too is for `LogJoiner` to
    /// say.
    package var nextQueueID: String?

    package init(
        recipients: [String], originalRecipient: String? = nil, outcome: Outcome, status: String? = nil,
        reply: String, command: String? = nil, remote: RemoteHost? = nil, delay: Int64? = nil,
        nextQueueID: String? = nil
    ) {
        self.recipients = recipients
        self.originalRecipient = originalRecipient
        self.outcome = outcome
        self.status = status
        self.reply = reply
        self.command = command
        self.remote = remote
        self.delay = delay
        self.nextQueueID = nextQueueID
    }
}

/// The host that took a message, or did not.
package struct RemoteHost: Sendable, Equatable, Hashable {
    /// A host name, an address, or how the MTA calls its own delivery agent (`local`, `virtual`).
    package var name: String
    /// The address as text, without brackets or port.
    package var address: String?

    package init(name: String, address: String? = nil) {
        self.name = name
        self.address = address
    }
}
