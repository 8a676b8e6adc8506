// What an administrator decides about outgoing mail, as the filter needs it.

package import MIME
package import Words

/// The answers to the MTA when something of ours fails.
package enum OnFailure: String, Sendable {
    /// It goes out as it came.
    case accept
    /// The client tries again later.
    case tempfail
}

/// The fates of a recipient that is suppressed, where it can be refused.
package enum OnSuppressed: String, Sendable {
    /// The client hears 550 5.7.1 and why.
    case refuse
    /// The client hears nothing; the recipient gets nothing.
    case drop
}

/// The filter's rules, fixed while it runs.
package struct FilterPolicy: Sendable {
    package var outgoing: OutgoingRule
    package var messages: MessagePolicy
    package var trackerURLs: TrackerURLs
    package var onFailure: OnFailure
    package var multipleRecipients: MultipleRecipients
    /// Domains, in lower case, whose recipients are not to be tracked.
    package var untrackedDomains: Set<String>
    /// The fields that name a campaign, the first one that is there counting.
    package var campaignHeaders: [String]
    package var fields: Fields
    /// Whether fields that are for other mail services are removed, as ours always are.
    package var stripsForeignFields: Bool
    /// The address that envelope senders become, so that reports come back to us; nil leaves them.
    package var returnPath: ReturnPath?
    /// The fate of suppressed recipients.
    package var onSuppressed: OnSuppressed
    /// Bytes of a message, header and body, beyond which it is left alone.
    package var maximumSize: Int
    /// Bytes of all messages in flight together, beyond which a further one is a failure. Room for sixteen of the largest, or
    /// for thousands of the usual ones; while one is rewritten it takes about three times as much.
    package var memoryLimit: Int

    package init(
        outgoing: OutgoingRule, messages: MessagePolicy, trackerURLs: TrackerURLs, onFailure: OnFailure,
        multipleRecipients: MultipleRecipients, untrackedDomains: Set<String>, campaignHeaders: [String],
        fields: Fields, stripsForeignFields: Bool = false, returnPath: ReturnPath?,
        onSuppressed: OnSuppressed, maximumSize: Int
    ) {
        self.outgoing = outgoing
        self.messages = messages
        self.trackerURLs = trackerURLs
        self.onFailure = onFailure
        self.multipleRecipients = multipleRecipients
        self.untrackedDomains = untrackedDomains
        self.campaignHeaders = campaignHeaders
        self.fields = fields
        self.stripsForeignFields = stripsForeignFields
        self.returnPath = returnPath
        self.onSuppressed = onSuppressed
        self.maximumSize = maximumSize
        memoryLimit = max(256 << 20, 16 * maximumSize)
    }

    /// Returns whether anything is tracked that goes to recipients of a domain, in lower case.
    package func tracks(recipientsOf domain: String) -> Bool { !untrackedDomains.contains(domain) }

    /// The decoder of the charsets that header fields are written in.
    package var decoder: HeaderText.Decoder { messages.links.transcoding.utf8 }
}

/// Tells the mail that our people send: where any of these holds.
package struct OutgoingRule: Sendable {
    /// The client has logged in.
    package var authenticated: Bool
    /// The client's address is in one of these.
    package var networks: [Network]
    /// Domains, in lower case, of which both the envelope's sender and the author must be; empty: any.
    package var senderDomains: Set<String>

    package init(authenticated: Bool, networks: [Network], senderDomains: Set<String> = []) {
        self.authenticated = authenticated
        self.networks = networks
        self.senderDomains = senderDomains
    }

    /// The rule on who writes the mail that is ours.
    package var authorship: Authorship {
        Authorship(senderDomains: senderDomains, networks: networks)
    }
}
