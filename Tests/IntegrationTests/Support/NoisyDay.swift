// What is real on a noisy day: a campaign to fifty recipients, each of whom does one thing.

import Foundation
import Peers

final class NoisyDay {
    enum Deed: CaseIterable {
        case nothing, opens, looksAgain, clicks, bouncesHard, bouncesSoft, unsubscribes, complains, answers, isScanned
    }

    private static let rounds = 5
    /// Looks of scanners at one mail, each from elsewhere.
    private static let looks = 20

    /// The count, by the names that a report has for it.
    static let figures = [
        "sent": rounds * Deed.allCases.count, "opened": 3 * rounds, "clicked": rounds, "hard_bounced": rounds,
        "soft_bounced": rounds, "unsubscribed": rounds, "complained": rounds, "replied": rounds,
        "machine_opens": rounds * looks, "machine_clicks": rounds,
    ]

    let sandbox: Sandbox
    let lmtpPort: Int
    let mailbox: Maildir
    private(set) var sent: [LeftMail] = []
    private static let publicURL = "https://track.example"

    init() throws {
        sandbox = try Sandbox()
        lmtpPort = try Socket.freePort()
        mailbox = Maildir(folder: sandbox.folder + "/mail")
        try mailbox.create()
        // As in the world: an HTTPS server in front of the tracker.
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(config: config.replacing("url: \(sandbox.trackerURL)", with: "url: \(Self.publicURL)"))
        try sandbox.configure(
            """
            bounces:
              return_path: \(Sandbox.returnPath)
              maildir: \(mailbox.folder)
              lmtp: 127.0.0.1:\(lmtpPort)
            """)
        try sandbox.start()
    }

    func send() throws {
        let outbox = try Outbox(sandbox, trackerURL: Self.publicURL)
        for number in 0..<Self.rounds * Deed.allCases.count {
            sent.append(try outbox.send("\(number)", to: "r\(number)@home.example"))
        }
    }

    /// A URL of ours, where the tracker can be reached.
    func reachable(_ url: String?) throws -> String {
        guard let url else { throw ShellError(description: "a mail has no URL of ours") }
        return url.replacing(Self.publicURL, with: sandbox.trackerURL)
    }

    func play() throws {
        for (number, mail) in sent.enumerated() {
            try play(Deed.allCases[number % Deed.allCases.count], number, mail)
        }
    }

    private func play(_ deed: Deed, _ number: Int, _ mail: LeftMail) throws {
        let recipient = mail.recipients[0]
        switch deed {
        case .nothing: break
        case .opens: try visit(mail.pixel, .firefox, number)
        case .looksAgain: for _ in 0..<3 { try visit(mail.pixel, .phone, number) }
        case .clicks:
            try visit(mail.pixel, .chrome, number)
            try visit(mail.link, .chrome, number, isPage: true)
        case .bouncesHard:
            try comeBack(
                StatusReport(recipient: recipient, returnPath: mail.returnPath, number: number).bytes, number,
                mail.returnPath)
        case .bouncesSoft:
            var report = StatusReport(recipient: recipient, returnPath: mail.returnPath, number: number)
            (report.status, report.diagnostic) = ("5.2.2", "552 5.2.2 Mailbox is full")
            try comeBack(report.bytes, number, mail.returnPath)
        case .unsubscribes:
            _ = try HTTPClient.request(
                "POST", try reachable(mail.unsubscribeURL),
                headers: ["Content-Type": "application/x-www-form-urlencoded"],
                body: Array("List-Unsubscribe=One-Click".utf8))
        case .complains:
            try comeBack(
                Array(ReturnedMix.complaint(number, by: recipient, about: mail).utf8), number, Sandbox.returnPath)
        case .answers:
            let text = ReturnedMix.personal(
                number, from: recipient, to: mail.returnPath, subject: "Re: Hello",
                field: "In-Reply-To: \(mail.messageID)",
                text: "Yes, please send me two of them.")
            try comeBack(Array(text.utf8), number, mail.returnPath)
        case .isScanned:
            for look in 0..<Self.looks { try visit(mail.pixel, .linkChecker, number, from: "198.51.100.\(look)") }
            try visit(mail.link, .linkChecker, number, isPage: true)
        }
    }

    private func visit(
        _ url: String?, _ fetcher: CampaignFetcher, _ number: Int, isPage: Bool = false, from address: String? = nil
    ) throws {
        let fields = [("User-Agent", fetcher.agent)] + (isPage ? fetcher.page : fetcher.image)
        let address = address ?? fetcher.address(number, 0)
        let answer = try HTTPClient.request(
            fetcher.method, try reachable(url), fields: fields + [("X-Forwarded-For", address)], timeout: 30)
        guard answer.status == (isPage ? 302 : 200) else { throw ProtocolError(description: "status \(answer.status)") }
    }

    /// By the one way or the other.
    private func comeBack(_ mail: [UInt8], _ number: Int, _ recipient: String) throws {
        if number % 20 < 10 {
            try LMTPDelivery(port: lmtpPort).deliver(mail.withCRLF, to: recipient)
        } else {
            try mailbox.deliver(mail, as: "real.\(number)")
        }
    }
}

// MARK: - What is left of the day

/// What lies there in the evening.
struct DaySize {
    /// By table.
    var rows: [String: Int] = [:]
    var databaseBytes = 0
    var peopleFiles = 0
    var peopleBytes = 0
    /// Of the Maildir that the MTA delivers to, in which taken mails stay for some days.
    var mailboxFiles = 0
    var mailboxBytes = 0
    /// All else in the spool.
    var otherFiles = 0
    var otherBytes = 0
    var logLines = 0
    var logBytes = 0
    /// The most of the day.
    var memory = 0
}

extension NoisyDay {
    /// Until all that came is in the database.
    func awaitFigures() throws {
        let isDone = try eventually(within: .seconds(120)) {
            try mailbox.waiting().isEmpty && NoisyDay.figures.allSatisfy { try figures()[$0.key] == $0.value }
        }
        // What is missing then, the figures show.
        if isDone { usleep(1_500_000) }
    }

    func figures() throws -> [String: Int] {
        try sandbox.report("campaign", "spring").compactMapValues { $0 as? Int }
    }

    func size() throws -> DaySize {
        var size = DaySize()
        for table in try sandbox.query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        {
            size.rows[table] = try sandbox.query("SELECT count(*) FROM \(table)").first.flatMap { Int($0) }
        }
        size.databaseBytes =
            try sandbox.query("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            .first.flatMap { Int($0) } ?? 0
        (size.peopleFiles, size.peopleBytes) = try files(in: "spool/people")
        (size.mailboxFiles, size.mailboxBytes) = try files(in: "mail")
        let spool = try files(in: "spool")
        (size.otherFiles, size.otherBytes) = (spool.count - size.peopleFiles, spool.bytes - size.peopleBytes)
        let log = try sandbox.log()
        (size.logBytes, size.logLines) = (log.utf8.count, log.split(separator: "\n").count)
        size.memory = try sandbox.peakMemory()
        return size
    }

    private func files(in folder: String) throws -> (count: Int, bytes: Int) {
        let folder = "\(sandbox.folder)/\(folder)"
        var sum = (count: 0, bytes: 0)
        for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            sum = (sum.count + 1, sum.bytes + (attributes[.size] as? Int ?? 0))
        }
        return sum
    }
}
