import Bounces

/// What score.py reads of one mail: our words in those of the corpora.
struct ScoredMail: Encodable {
    let path: String
    let results: [Result]

    struct Result: Encodable {
        var recipient: String?
        var status: String?
        var replycode: String?
        var reason: String?
        var hard: Bool?
        let kind: String
    }

    init(path: String, report: Report) {
        self.path = path
        if report.recipients.isEmpty {
            results = ["auto-reply", "complaint"].filter { $0 == Self.word(of: report.kind) }.map { Result(kind: $0) }
        } else {
            results = report.recipients.map { Result($0, of: report.kind) }
        }
    }

    fileprivate static func word(of kind: Report.Kind) -> String {
        switch kind {
        case .autoReply: "auto-reply"
        case .unsubscribe: "complaint"
        default: kind.rawValue
        }
    }
}

extension ScoredMail.Result {
    fileprivate init(_ recipient: ReportedRecipient, of kind: Report.Kind) {
        let verdict = recipient.verdict
        let isBounce = [.bounce, .delay, .delivered].contains(kind)
        self.init(
            recipient: recipient.address, status: verdict.status?.description,
            replycode: verdict.replyCode.map { String($0) },
            reason: recipient.action == .delivered ? "delivered" : verdict.sisimaiName,
            hard: isBounce && recipient.action == .failed && ReasonPolicy.standard.classify(verdict) == .hard,
            kind: isBounce ? recipient.action.word : ScoredMail.word(of: kind))
    }
}

extension ReportedRecipient.Action {
    fileprivate var word: String {
        switch self {
        case .failed: "bounce"
        case .delayed: "delayed"
        case .delivered, .relayed, .expanded: "delivered"
        }
    }
}

extension Verdict {
    /// Sisimai tells a message that is too big for the recipient (X.2.3) from one that is too big for the system.
    fileprivate var sisimaiName: String {
        if reason == .messageTooBig, let status, status.subject == 2, status.detail == 3 { return "exceedlimit" }
        return reason.sisimaiName
    }
}

extension Reason {
    fileprivate var sisimaiName: String {
        switch self {
        case .userUnknown: "userunknown"
        case .userMoved: "hasmoved"
        case .hostUnknown: "hostunknown"
        case .noMailAccepted: "notaccept"
        case .mailboxDisabled: "suspend"
        case .mailboxFull: "mailboxfull"
        case .recipientFiltered: "filtered"
        case .messageTooBig: "mesgtoobig"
        case .senderRejected: "rejected"
        case .relayDenied: "norelaying"
        case .blocked: "blocked"
        case .reputation: "badreputation"
        case .ptrRequired: "requireptr"
        case .authentication: "authfailure"
        case .policy: "policyviolation"
        case .security: "securityerror"
        case .tlsFailed: "failedstarttls"
        case .spamDetected: "spamdetected"
        case .virusDetected: "virusdetected"
        case .contentError: "contenterror"
        case .notCompliant: "notcompliantrfc"
        case .rateLimited: "speeding"
        case .tooManyConnections: "toomanyconn"
        case .greylisted: "greylisted"
        case .networkError: "networkerror"
        case .expired: "expired"
        case .systemError: "systemerror"
        case .systemFull: "systemfull"
        case .mailerError: "mailererror"
        case .syntaxError: "syntaxerror"
        case .suppressed: "suppressed"
        case .undetermined: "undefined"
        }
    }
}
