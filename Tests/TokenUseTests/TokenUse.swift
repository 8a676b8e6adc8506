// What each kind of token does where it is presented, and by whom: the table that guarantee 5 stands on.

import Words

/// Where a token is taken.
enum Place: CaseIterable {
    // Of the tracker: a look at it, or a POST.
    case pixel, link, unsubscribeURL
    // Of the filter: MAIL FROM, RCPT TO, X-Backstamp-ID, X-Backstamp-Copy, X-Backstamp-Retry where the CRM has claimed the sending.
    case sender, recipient, ownField, splitField, retryField
    // Of mail that comes back: the address that a report, complaint, reply or wish goes to; the envelope's identifier; our field in
    // what is given back.
    case report, complaint, reply, wish
    case envelopeID
    case reportedField, complainedField
}

/// Who presents it: the recipient of a copy of his own, another recipient of a copy that both share, somebody who has seen it.
enum Holder: CaseIterable {
    case recipient, coRecipient, stranger

    var isSharing: Bool { self == .coRecipient }
}

/// All that follows.
enum Effect {
    case nothing
    /// The message goes on as it came, known as ours.
    case passes
    case open, click
    case bounce, namedBounce
    case complaint, namedComplaint
    case unsubscribe
    case reply
    /// What the holder says for himself, who shares the copy.
    case ownReply, ownWish
}

extension Effect {
    /// Of a token that stands in the form that the place has.
    init(of kind: TokenKind, at place: Place, by holder: Holder) {
        self =
            switch kind {
            case .open: place == .pixel ? .open : .nothing
            case .click: place == .link ? .click : .nothing
            case .copy: .ofCopy(at: place, by: holder)
            case .returnPath: .ofReturnPath(at: place, by: holder)
            case .unsubscribe: .ofUnsubscribe(at: place, by: holder)
            // A mail with the field is never tracked again, whoever has it; and it is this copy of no other's.
            case .split: place == .splitField ? .passes : .nothing
            // To him to whom it is sent again, whoever else has the copy.
            case .retry: place == .retryField && holder != .stranger ? .passes : .nothing
            }
    }

    private static func ofCopy(at place: Place, by holder: Holder) -> Effect {
        switch place {
        case .ownField: .passes
        case .reportedField: .namedBounce
        case .complainedField: holder.isSharing ? .namedComplaint : .complaint
        case .pixel, .link, .unsubscribeURL, .sender, .recipient, .splitField, .retryField, .report, .complaint, .reply,
            .wish,
            .envelopeID:
            .nothing
        }
    }

    private static func ofReturnPath(at place: Place, by holder: Holder) -> Effect {
        switch place {
        case .sender, .recipient: .passes
        case .report, .envelopeID: holder.isSharing ? .namedBounce : .bounce
        case .complaint: holder.isSharing ? .namedComplaint : .complaint
        case .reply:
            switch holder {
            case .recipient: .reply
            case .coRecipient: .ownReply
            case .stranger: .nothing
            }
        case .wish:
            switch holder {
            case .recipient: .unsubscribe
            case .coRecipient: .ownWish
            case .stranger: .nothing
            }
        case .pixel, .link, .unsubscribeURL, .ownField, .splitField, .retryField, .reportedField, .complainedField:
            .nothing
        }
    }

    private static func ofUnsubscribe(at place: Place, by holder: Holder) -> Effect {
        switch place {
        case .unsubscribeURL: holder.isSharing ? .nothing : .unsubscribe
        case .recipient: .passes
        // The address says enough, whoever writes and whatever.
        case .reply, .wish: holder.isSharing ? .ownWish : .unsubscribe
        case .pixel, .link, .sender, .ownField, .splitField, .retryField, .report, .complaint, .envelopeID,
            .reportedField,
            .complainedField:
            .nothing
        }
    }

    /// What the database then has of the copy and of all addresses, as `TokenUseFixture.changes` tells it.
    func changes(_ holder: Holder) -> Set<String> {
        switch self {
        case .nothing: []
        case .passes: ["passes"]
        case .open: holder.isSharing ? ["open"] : ["open of victim", "victim scored"]
        case .click: holder.isSharing ? ["click"] : ["click of victim", "victim scored"]
        case .bounce: ["sealed bounce of victim", "victim hard_bounced", "victim suppressed for hard_bounce"]
        case .namedBounce: ["named bounce of victim", "victim hard_bounced"]
        case .complaint: ["sealed complaint of victim", "victim complained", "victim suppressed for complaint"]
        case .namedComplaint: ["named complaint of victim", "victim complained"]
        case .unsubscribe: ["sealed unsubscribe of victim", "victim suppressed for unsubscribe"]
        case .reply: ["sealed reply of victim", "victim scored"]
        case .ownReply: ["named reply of holder", "holder scored"]
        case .ownWish: ["named unsubscribe of holder"]
        }
    }
}
