// What may become of a mail, as its sender's mail server reports it.

/// A mail and its fate. Each has a domain of its own, hence a host: what a mail server learns about a host from one of them
/// is of no consequence for another.
enum ReportScenario: String, CaseIterable {
    case unknownUser = "unknown-user"
    case fullMailbox = "full-mailbox"
    case refused
    case tooLarge = "too-large"
    case hostNotFound = "host-not-found"
    /// Not taken again and again, until it was too old.
    case expired
    /// Not taken yet; the sender is told so.
    case delayed
    /// Taken by a host that will make no report of its own.
    case relayed
    /// Put into a mailbox of the mail server's own.
    case delivered

    var recipient: String {
        switch self {
        case .hostNotFound: "ann@\(rawValue).invalid"
        case .delivered: "ann@bounce.example"
        default: "ann@\(rawValue).example"
        }
    }

    var messageID: String { "<\(rawValue).1@shop.example>" }

    /// Reports of success are made only where they are asked for.
    var notify: String? { self == .relayed || self == .delivered ? "SUCCESS,FAILURE,DELAY" : nil }

    /// How the host that takes mail for the recipient's domain answers.
    private var refusal: Refusal? {
        switch self {
        case .unknownUser:
            Refusal(step: .recipient, reply: "550 5.1.1 <\(recipient)>: Recipient address rejected: User unknown")
        case .fullMailbox: Refusal(step: .recipient, reply: "552 5.2.2 <\(recipient)>: Mailbox is full")
        case .refused:
            Refusal(
                step: .message,
                reply: "550-5.7.1 Message refused by policy\n550 5.7.1 See https://\(rawValue).example/policy")
        case .expired: Refusal(step: .recipientAndGone, reply: "421 4.3.2 Service not available, try again later")
        case .delayed:
            Refusal(step: .recipient, reply: "451 4.7.1 <\(recipient)>: Greylisted, please try again later")
        // By the size, before the host hears the recipient; the others are taken, or there is no host.
        case .tooLarge, .hostNotFound, .relayed, .delivered: nil
        }
    }

    static var refusals: [String: Refusal] {
        var refusals: [String: Refusal] = [:]
        for scenario in allCases { refusals["\(scenario.rawValue).example"] = scenario.refusal }
        return refusals
    }

    /// The message, with CRLF line ends.
    var mail: [UInt8] {
        let filler = self == .tooLarge ? String(repeating: "<p>Much more of it.</p>\n", count: 1000) : ""
        return Array(
            """
            From: Shop <news@shop.example>
            To: Ann <\(recipient)>
            Subject: New in spring
            Date: Tue, 24 Nov 2026 12:00:00 +0100
            Message-ID: \(messageID)
            X-Campaign-ID: spring
            MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 7bit

            <!DOCTYPE html>
            <html><body>
            <p>Hello Ann, <a href="https://shop.example/spring?a=1&amp;b=2">look what is new</a>.</p>
            \(filler)</body></html>

            """.utf8
        ).withCRLF
    }
}
