// What the header of campaign mail gains: how to unsubscribe, and by what providers tell us of complaints.

internal import MIME
internal import Words

/// The fields of one copy. A field that the message has already stays as it is, and is not added; one of unsubscribing that
/// says nothing is replaced.
struct CampaignFields {
    struct Field: Equatable {
        let name: [UInt8]
        /// With the space that follows the colon. One line.
        let value: [UInt8]

        init(_ name: String, _ value: String) {
            self.name = Array(name.utf8)
            self.value = Array((" " + value).utf8)
        }
    }

    private let policy: FilterPolicy
    private let seals: any Seals
    private let membership: Membership
    private let sender: String
    private let copy: Int64

    /// The place where this copy's recipient unsubscribes; nil where that is not offered.
    ///
    /// A copy that several recipients share has none: its token would not say who unsubscribes (RFC 8058, section 3.1, asks for
    /// that), and each of them could unsubscribe the others.
    let unsubscribeURL: [UInt8]?

    /// - Parameter sender: the envelope's.
    init(
        _ membership: Membership, sender: String, recipients: Int, copy: Int64, policy: FilterPolicy, seals: any Seals
    ) {
        self.policy = policy
        self.seals = seals
        self.membership = membership
        self.sender = sender
        self.copy = copy
        let isOffered = recipients == 1 && policy.offersUnsubscribe(membership)
        unsubscribeURL =
            isOffered
            ? TrackerURLs.unsubscribe(
                base: policy.trackerURLs.base(forSender: sender),
                token: seals.seal(UnsubscribeToken(copy: copy)))
            : nil
    }

    /// Returns the message's own fields that ours replace, and the fields to add, in order: of a message that belongs to no
    /// campaign, only what its template asks for.
    func fields(of message: Message, in bytes: Span<UInt8>) -> (replaced: [HeaderField], added: [Field]) {
        let own = UnsubscribeFields(of: message, in: bytes)
        guard let unsubscribeURL, own.sayNothing, membership.isCampaignMail || own.hasPlaceholder else {
            return ([], campaignFields(beside: message.parts[0], in: bytes))
        }
        return (own.all, unsubscribeFields(unsubscribeURL) + campaignFields(beside: message.parts[0], in: bytes))
    }

    private func campaignFields(beside header: Part, in bytes: Span<UInt8>) -> [Field] {
        var fields: [Field] = []
        guard membership.isCampaignMail, let campaign = membership.campaign else { return fields }
        if let id = policy.fields.feedbackID, !header.has("Feedback-ID", in: bytes) {
            let parts = [campaign, membership.stream ?? "", Contact.domain(of: sender)].map(Self.feedbackPart)
            fields.append(Field("Feedback-ID", (parts + [id]).joined(separator: ":")))
        }
        if let address = policy.fields.cfblAddress, !header.has("CFBL-Address", in: bytes),
            !header.has("CFBL-Feedback-ID", in: bytes)
        {
            fields.append(Field("CFBL-Address", "\(address); report=arf"))
            let token = seals.seal(CopyToken(copy: copy))
            fields.append(Field("CFBL-Feedback-ID", String(decoding: token, as: UTF8.self)))
        }
        return fields
    }

    /// Makes the fields of RFC 2369, 3.2, and RFC 8058, 3.1: one click only where an HTTPS URL is there to take it.
    private func unsubscribeFields(_ url: [UInt8]) -> [Field] {
        var places: [String] = []
        if let returnPath = policy.returnPath {
            let token = seals.sealForAddress(UnsubscribeToken(copy: copy))
            places.append("<mailto:\(returnPath.address(token: token))?subject=unsubscribe>")
        }
        let url = String(decoding: url, as: UTF8.self)
        places.append("<\(url)>")
        let field = Field("List-Unsubscribe", places.joined(separator: ", "))
        guard url.lowercased().hasPrefix("https://") else { return [field] }
        return [field, Field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
    }

    /// Makes a part of Feedback-ID, which providers show by their figures: letters, digits, `._-`; the rest is `_`.
    private static func feedbackPart(_ text: String) -> String {
        guard !text.isEmpty else { return "-" }
        return String(
            text.unicodeScalars.prefix(feedbackLimit).map { scalar -> Character in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": Character(scalar)
                default: "_"
                }
            })
    }

    private static let feedbackLimit = 64
}

extension Part {
    fileprivate func has(_ name: String, in bytes: Span<UInt8>) -> Bool { firstField(named: name, in: bytes) != nil }
}

extension FilterPolicy {
    /// The fields that campaign mail's header gains.
    package struct Fields: Sendable {
        /// List-Unsubscribe, List-Unsubscribe-Post, and placeholders of links for unsubscribing.
        package var offersUnsubscribe: Bool
        /// The sender's part of Feedback-ID; nil for none.
        package var feedbackID: String?
        /// The address to which complaints are to be sent (RFC 9477); nil for none.
        package var cfblAddress: String?

        package init(offersUnsubscribe: Bool, feedbackID: String? = nil, cfblAddress: String? = nil) {
            self.offersUnsubscribe = offersUnsubscribe
            self.feedbackID = feedbackID
            self.cfblAddress = cfblAddress
        }
    }
}
