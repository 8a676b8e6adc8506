// What becomes of a campaign's mail: how the recipient's host answers, and what people and machines do.

/// How the recipient's host answers.
enum CampaignFate {
    /// "250", at once.
    case taken
    /// "450" until it has said so to all of this fate, then "250".
    case greylisted
    /// "450", always.
    case putOff
    case refused(CampaignBounce)
    /// The filter takes the recipient out, because of this.
    case suppressed(String)

    var isSuppressed: Bool { if case .suppressed = self { true } else { false } }
}

/// A refusal, by the host itself or in a report that comes later, and what follows from it.
struct CampaignBounce {
    let domain: String
    let step: Refusal.Step
    let reply: String
    let status: String
    let bounceClass: String
    let reason: String
    /// Pauses before each further sending, in hours; the first one is planned.
    var retryHours: [Int] = []
    /// The fault is our side's or our mail's.
    var raisesAlarm = false
    var suppresses = false

    /// A bounce of the same kind that a host reports of mail that it has taken.
    var asReport: StatusReport {
        StatusReport(recipient: "", returnPath: "", status: status, diagnostic: reply)
    }

    static let gone = CampaignBounce(
        domain: "gone.example", step: .recipient, reply: "550 5.1.1 Recipient address rejected: User unknown",
        status: "5.1.1", bounceClass: "hard", reason: "user_unknown", suppresses: true)
    static let full = CampaignBounce(
        domain: "full.example", step: .message, reply: "552 5.2.2 Mailbox is full / quota exceeded",
        status: "5.2.2", bounceClass: "soft", reason: "mailbox_full", retryHours: [4, 12, 24])
    static let disabled = CampaignBounce(
        domain: "disabled.example", step: .recipient,
        reply: "550 5.2.1 The email account that you tried to reach is disabled",
        status: "5.2.1", bounceClass: "soft", reason: "mailbox_disabled", retryHours: [24, 72])
    static let reputation = CampaignBounce(
        domain: "picky.example", step: .recipient, reply: "550 5.7.1 Your IP address has a poor reputation",
        status: "5.7.1", bounceClass: "soft", reason: "reputation", retryHours: [6, 12, 24, 48], raisesAlarm: true)
    static let spam = CampaignBounce(
        domain: "strict.example", step: .message, reply: "554 5.7.1 Message rejected as spam by content filter",
        status: "5.7.1", bounceClass: "soft", reason: "spam_detected", retryHours: [6, 12, 24, 48], raisesAlarm: true)

    static let all = [gone, full, disabled, reputation, spam]
}

/// What somebody, or something, does about a mail.
enum CampaignDeed {
    case visit(CampaignVisit)
    case answer(CampaignAnswer)

    static func look(
        _ fetcher: CampaignFetcher, _ moment: CampaignVisit.Moment = .later, _ verdict: CampaignVerdict = .human
    ) -> CampaignDeed { .visit(CampaignVisit(fetcher: fetcher, target: .pixel, moment: moment, verdict: verdict)) }

    static func click(
        _ link: Int, _ fetcher: CampaignFetcher, _ moment: CampaignVisit.Moment = .later,
        _ verdict: CampaignVerdict = .human
    ) -> CampaignDeed {
        .visit(CampaignVisit(fetcher: fetcher, target: .link(link), moment: moment, verdict: verdict))
    }

    /// Every link in turn.
    static func scan(
        _ fetcher: CampaignFetcher, _ moment: CampaignVisit.Moment, _ verdict: CampaignVerdict
    ) -> [CampaignDeed] { CampaignMail.destinations.indices.map { click($0, fetcher, moment, verdict) } }

    /// The page for unsubscribing is fetched, which is no event.
    static func visitUnsubscribePage(_ fetcher: CampaignFetcher, _ moment: CampaignVisit.Moment = .later)
        -> CampaignDeed
    {
        .visit(CampaignVisit(fetcher: fetcher, target: .unsubscribePage, moment: moment, verdict: .human))
    }
}

/// One request, and as whose it must count.
struct CampaignVisit {
    enum Target {
        case pixel, unsubscribePage
        case link(Int)
    }

    enum Moment {
        /// While the recipient's host has the mail and has not said "250" yet.
        case beforeDelivery
        /// A second after that.
        case atOnce
        /// Some ten seconds after all that.
        case later
    }

    let fetcher: CampaignFetcher
    let target: Target
    let moment: Moment
    let verdict: CampaignVerdict
}

enum CampaignVerdict {
    case human
    /// Why, with `N` for numbers of seconds.
    case proxy(String)
    case machine(String)
    /// One of our own people.
    case sender(String)

    var actor: String {
        switch self {
        case .human: "human"
        case .proxy: "proxy"
        case .machine: "machine"
        case .sender: "sender"
        }
    }

    var reason: String? {
        switch self {
        case .human: nil
        case .proxy(let reason), .machine(let reason), .sender(let reason): reason
        }
    }
}

/// What a recipient sends back. `by` is the recipient's place in the envelope.
enum CampaignAnswer {
    case reply(by: Int = 0)
    case outOfOffice(by: Int = 0)
    case complaint
    /// The provider's button (RFC 8058).
    case oneClick
    /// The button of the page, from all mail.
    case pageForEverything
    case unsubscribeMail
    /// The host reports a failure of what it has taken.
    case report(CampaignBounce)
}
