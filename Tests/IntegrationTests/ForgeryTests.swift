// Guarantee 5: a report that we have no reason to believe suppresses nobody. All the forger lacks is our key.

import Foundation
import Peers
import Testing

@Suite struct ForgeryTests {
    /// What a forger tries, to have the victim suppressed.
    enum Forgery: String, CaseIterable {
        /// The victim's own return path, but for one letter.
        case altered
        /// One that another Backstamp has sealed, for a copy of the same number.
        case foreign
        /// The victim's own, out of a mail of two months ago.
        case old
        /// One that the forger got with a mail to himself and others.
        case copied
        /// The same, of a mail to himself alone: what fails behind his address is not his address.
        case copiedOfOne
        /// A guess.
        case inventedMessageID
        /// Our field, out of a mail to himself and others, in the returned header of a report on the victim.
        case copiedSeal
    }

    /// How the mails come to us.
    enum Way: CaseIterable {
        case pipe, maildir
    }

    static let victim = "victim@home.example"
    static let forger = "forger@evil.example"

    let sandbox: Sandbox
    let mailbox: Maildir
    /// To the victim.
    let mail: LeftMail
    let forgeries: [Forgery: StatusReport]

    init() throws {
        sandbox = try Sandbox()
        mailbox = Maildir(folder: sandbox.folder + "/mail")
        try mailbox.create()
        try sandbox.configure(
            "bounces:\n  return_path: \(Sandbox.returnPath)\n  maildir: \(mailbox.folder)\n  unsealed: suppress")
        try sandbox.start()
        let outbox = try Outbox(sandbox)
        mail = try outbox.send("1", to: Self.victim)
        let old = try outbox.send("2", to: Self.victim)
        let shared = try outbox.send("3", to: Self.forger, "bystander@home.example")
        let own = try outbox.send("4", to: Self.forger)
        let age = 60 * 86_400_000 + 3_600_000
        try sandbox.execute("UPDATE messages SET sent_at = sent_at - \(age) WHERE message_id = '\(old.messageID)'")
        let others = try Self.foreignReturnPath()
        var forgeries: [Forgery: StatusReport] = [:]
        for (number, forgery) in Forgery.allCases.enumerated() {
            var report = StatusReport(recipient: Self.victim, returnPath: Sandbox.returnPath, number: number)
            switch forgery {
            case .altered: report.returnPath = Self.altered(mail.returnPath)
            case .foreign: report.returnPath = others
            case .old: report.returnPath = old.returnPath
            case .copied: report.returnPath = shared.returnPath
            case .copiedOfOne: report.returnPath = own.returnPath
            case .inventedMessageID: report.original.append("Message-ID: <5@shop.example>")
            case .copiedSeal: report.original.append(shared.seal)
            }
            forgeries[forgery] = report
        }
        self.forgeries = forgeries
    }

    @Test(arguments: Way.allCases)
    func forgedReportsSuppressNobody(_ way: Way) throws {
        for forgery in Forgery.allCases {
            try deliver(try #require(forgeries[forgery]), by: way)
            #expect(try suppressions() == [], "\(forgery) by \(way)")
            #expect(try states() == ["sent|0"], "\(forgery) by \(way)")
        }
        // They are kept for people, but for the one that the forger wrote about himself.
        #expect(try sandbox.people.messages().count == Forgery.allCases.count - 1)
        #expect(try sandbox.query("SELECT count(*) FROM events WHERE kind <> 'bounce'") == ["0"])

        // The same report with the return path that it would have: so it is not the report that was wrong.
        try deliver(StatusReport(recipient: Self.victim, returnPath: mail.returnPath, number: 99), by: way)
        #expect(try suppressions() == [Self.victim])
        #expect(try sandbox.databaseFaults() == "")
    }

    /// Whoever got a mail knows its Message-ID and its recipient: he can make us doubt, and no more.
    @Test func reportThatOnlyNamesAMailOfOursSuppressesNobody() throws {
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(config: config.replacing("unsealed: suppress", with: "unsealed: count"))
        var report = StatusReport(recipient: Self.victim, returnPath: Sandbox.returnPath)
        report.original.append("Message-ID: \(mail.messageID)")
        try deliver(report, by: .pipe)
        #expect(try suppressions() == [])
        #expect(try sandbox.query("SELECT kind, trust FROM events") == ["bounce|named"])
    }
}

extension ForgeryTests {
    private func deliver(_ report: StatusReport, by way: Way) throws {
        switch way {
        case .pipe: try sandbox.deliverReturned(report.bytes, to: report.returnPath)
        case .maildir:
            try mailbox.deliver(report.bytes, as: "\(report.number)")
            guard try eventually({ try mailbox.waiting().isEmpty }) else {
                throw ShellError(description: "not taken:\n\(try sandbox.log())")
            }
        }
    }

    private func suppressions() throws -> [String] { try sandbox.query("SELECT address FROM suppressions") }

    /// Of all that was sent to the victim: the states, and how many events there are.
    private func states() throws -> [String] {
        try sandbox.query(
            """
            SELECT DISTINCT d.state, (SELECT count(*) FROM events e WHERE e.contact = c.contact)
            FROM contacts c JOIN deliveries d ON d.contact = c.contact WHERE c.address = '\(Self.victim)'
            """)
    }

    /// Another letter in the middle of the token.
    private static func altered(_ address: String) -> String {
        var letters = Array(address)
        let place = letters.count - "@bounce.example".count - 10
        letters[place] = letters[place] == "a" ? "b" : "a"
        return String(letters)
    }

    private static func foreignReturnPath() throws -> String {
        let sandbox = try Sandbox()
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)")
        try sandbox.start()
        return try Outbox(sandbox).send("1", to: victim).returnPath
    }
}
