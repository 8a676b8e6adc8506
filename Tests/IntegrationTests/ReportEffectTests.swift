// What follows from real reports: from the return path that the filter gave a mail, through the report of a real mail server
// and the Maildir, to the database.

import Foundation
import Peers
import Testing

@Suite struct ReportEffectTests {
    /// What must be known of the delivery in the end.
    private struct Effect {
        /// State, class and reason.
        var delivery: String
        var isSuppressed = false
        var isRetried = false
        /// Somebody on our side should be told.
        var raisesAlarm = false
    }

    private static func effect(_ scenario: ReportScenario, by kind: ReportMaker.Kind) -> Effect {
        switch scenario {
        case .unknownUser: Effect(delivery: "hard_bounced|hard|user_unknown", isSuppressed: true)
        case .fullMailbox: Effect(delivery: "soft_bounced|soft|mailbox_full", isRetried: true)
        case .refused: Effect(delivery: "soft_bounced|soft|policy", isRetried: true, raisesAlarm: true)
        case .tooLarge: Effect(delivery: "soft_bounced|soft|message_too_big", isRetried: true, raisesAlarm: true)
        case .hostNotFound:
            Effect(
                delivery: "hard_bounced|hard|\(kind == .exim ? "user_unknown" : "host_unknown")", isSuppressed: true)
        case .expired:
            Effect(
                delivery: "soft_bounced|soft|\(kind == .sendmail ? "expired" : "system_error")", isRetried: true)
        case .delayed: Effect(delivery: "deferred||")
        case .relayed, .delivered: Effect(delivery: "delivered||")
        }
    }

    /// Those whose mail server can speak to our filter.
    static let filtered: [ReportMaker.Kind] = [.postfix, .sendmail]

    @Test(arguments: filtered)
    func reportsChangeDeliveriesRetriesAndSuppressions(_ kind: ReportMaker.Kind) throws {
        let sandbox = try Sandbox()
        let maker = try ReportMaker(kind, filter: sandbox)
        try start(sandbox, maildir: maker.mailbox)
        // What is only delayed expires here soon.
        let scenarios = ReportScenario.allCases.filter { $0 != .delayed }
        for scenario in scenarios { try maker.provoke(scenario) }
        for scenario in scenarios { try expectEffect(of: scenario, by: kind, in: sandbox) }
        try expectAllBelieved(sandbox)
        // The mail to our own host is none that came back.
        #expect(try sandbox.people.messages().count == 1)
    }

    @Test(arguments: filtered)
    func delayIsNoBounce(_ kind: ReportMaker.Kind) throws {
        let sandbox = try Sandbox()
        let maker = try ReportMaker(kind, filter: sandbox, lifetime: 3600)
        try start(sandbox, maildir: maker.mailbox)
        try maker.provoke(.delayed)
        try expectEffect(of: .delayed, by: kind, in: sandbox)
        #expect(try sandbox.query("SELECT kind, trust FROM events") == ["deferred|sealed"])
        #expect(try sandbox.query("SELECT bounces, indicator FROM crm_messages") == ["0|sent"])
    }

    /// Exim has no milter: its reports are on mails that left through another. Only where they came to is changed.
    @Test func reportsOfEximDoTheSame() throws {
        let sandbox = try Sandbox()
        let mailbox = Maildir(folder: sandbox.folder + "/mail")
        try mailbox.create()
        try start(sandbox, maildir: mailbox)
        let outbox = try Outbox(sandbox)
        let maker = try ReportMaker(.exim)
        for scenario in ReportScenario.allCases { try maker.provoke(scenario) }
        for scenario in ReportScenario.allCases {
            let left = try outbox.send(scenario.rawValue, to: scenario.recipient)
            let report = String(decoding: try maker.report(scenario), as: UTF8.self)
            let parts = report.split(separator: "\n\n", maxSplits: 1)
            let header = parts[0].replacing(ReportMaker.sender(of: scenario), with: left.returnPath)
            #expect(header != parts[0])
            try mailbox.deliver(Array("\(header)\n\n\(parts[1])".utf8), as: scenario.rawValue)
            try expectEffect(of: scenario, by: .exim, in: sandbox)
        }
        try expectAllBelieved(sandbox)
        #expect(try sandbox.people.messages() == [])
    }

    private func start(_ sandbox: Sandbox, maildir: Maildir) throws {
        try sandbox.configure(
            """
            bounces:
              return_path: \(Sandbox.returnPath)
              maildir: \(maildir.folder)
            """)
        try sandbox.start()
    }

    private func expectEffect(of scenario: ReportScenario, by kind: ReportMaker.Kind, in sandbox: Sandbox) throws {
        let name = Comment(rawValue: "\(kind) \(scenario)")
        let effect = Self.effect(scenario, by: kind)
        let condition = "WHERE recipient = '\(scenario.recipient)'"
        var delivery = ""
        _ = try eventually(within: .seconds(30)) {
            let columns = "state, bounce_class, bounce_reason"
            delivery = try sandbox.query("SELECT \(columns) FROM crm_deliveries \(condition)").joined(separator: "\n")
            return delivery == effect.delivery
        }
        #expect(delivery == effect.delivery, name)
        #expect(
            try sandbox.query("SELECT reason, source, until FROM suppressions WHERE address = '\(scenario.recipient)'")
                == (effect.isSuppressed ? ["hard_bounce|bounce|"] : []), name)
        #expect(
            try sandbox.query("SELECT attempt, state FROM crm_retries \(condition)")
                == (effect.isRetried ? ["1|planned"] : []), name)
        let domain = scenario.recipient.split(separator: "@").last ?? ""
        #expect(
            try sandbox.query("SELECT count FROM alarms WHERE domain = '\(domain)'")
                == (effect.raisesAlarm ? ["1"] : []),
            name)
    }

    /// All came to a return path of ours, and nothing is wrong in the database.
    private func expectAllBelieved(_ sandbox: Sandbox) throws {
        #expect(try sandbox.query("SELECT DISTINCT trust FROM events") == ["sealed"])
        #expect(try sandbox.databaseFaults() == "")
    }
}
