/// What a sender is told: a message of his was opened, by whom, when, and roughly from where.
package struct Notice: Sendable, Equatable {
    package enum Event: String, Sendable {
        case open
        /// A link was followed and no image loaded: that proves an opening too.
        case click
    }

    package enum Actor: String, Sendable {
        case human
        /// The recipient's mail provider: where and with what it was read, it does not say.
        case proxy
    }

    package var message: Int64
    /// With angle brackets.
    package var messageID: String
    package var queueID: String
    package var sender: String
    package var subject: String
    package var campaign: String?
    /// Milliseconds since 1970, UTC, here and below.
    package var sentAt: Int64
    /// Nil where several recipients share the copy: then it was one of `recipients`.
    package var recipient: String?
    package var recipients: Int
    package var event: Event
    package var at: Int64
    /// The link that was followed first, where the event is a click.
    package var url: String?
    package var actor: Actor
    /// As far as the privacy mode kept them.
    package var country: String?
    package var region: String?
    package var city: String?
    package var userAgent: String?

    package init(
        message: Int64, messageID: String, queueID: String, sender: String, subject: String, campaign: String?,
        sentAt: Int64, recipient: String?, recipients: Int, event: Event, at: Int64, url: String? = nil,
        actor: Actor = .human, country: String? = nil, region: String? = nil, city: String? = nil,
        userAgent: String? = nil
    ) {
        self.message = message
        self.messageID = messageID
        self.queueID = queueID
        self.sender = sender
        self.subject = subject
        self.campaign = campaign
        self.sentAt = sentAt
        self.recipient = recipient
        self.recipients = recipients
        self.event = event
        self.at = at
        self.url = url
        self.actor = actor
        self.country = country
        self.region = region
        self.city = city
        self.userAgent = userAgent
    }
}

/// Notices that are due, and for whom.
package struct NoticeCandidate: Sendable, Equatable {
    package let batch: Int64
    package let target: String
}

/// Notices that leave together, leased to us.
package struct NoticeBatch: Sendable, Equatable {
    package let batch: Int64
    package let method: NotificationPreference.Method
    /// An address or a URL.
    package let target: String
    package let createdAt: Int64
    /// How often it was leased, this time included.
    package let tries: Int
    package let notices: [Notice]
    /// Who holds the lease.
    let leasedBy: String

    /// The same whenever it is sent, and no other batch's: by it a receiver knows what it has had already.
    package var identifier: String { "notice-\(batch)-\(createdAt)" }
}
