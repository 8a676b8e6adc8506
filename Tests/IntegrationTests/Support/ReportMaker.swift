// Real bounce reports, made by real mail servers.

import Foundation
import Peers

/// A mail server that has been sent mails which come to nothing, and reports that to their sender.
final class ReportMaker {
    enum Kind: String, CaseIterable {
        case postfix, sendmail, exim
    }

    private let kind: Kind
    private let world: World
    private let mta: any ThrowawayMTA
    private var provoked: Set<ReportScenario> = []

    /// Seconds until the sender is told of a delay, and until a mail is too old. Between them lie several tries, on a busy
    /// machine too: those that come too late would make the second report and not the first.
    private static let warning = 1
    static let shortLifetime = 5

    /// - Parameters:
    ///   - sandbox: whose filter it uses; nil for none. Exim can't.
    ///   - lifetime: seconds until a mail is too old.
    init(_ kind: Kind, filter sandbox: Sandbox? = nil, lifetime: Int = shortLifetime) throws {
        self.kind = kind
        world = try World(refusals: ReportScenario.refusals)
        switch kind {
        case .postfix:
            mta = try ThrowawayPostfix(
                milter: sandbox?.milter, in: world,
                settings: ["delay_warning_time = \(Self.warning)s", "maximal_queue_lifetime = \(lifetime)s"])
        case .sendmail:
            mta = try ThrowawaySendmail(
                filter: sandbox, next: .world(world),
                settings: [
                    "define(`confTO_QUEUEWARN', `\(Self.warning)s')dnl",
                    "define(`confTO_QUEUERETURN', `\(lifetime)s')dnl",
                ])
        case .exim:
            // It would warn again after the same time, if it were not told another.
            mta = try ThrowawayExim(
                next: .world(world), settings: ["WARNING == \(Self.warning)s:1d", "LIFETIME == \(lifetime)s"])
        }
    }

    /// Where the reports come to.
    var mailbox: Maildir { mta.mailbox }

    /// The sender that the mail of a scenario has before a filter changes it.
    static func sender(of scenario: ReportScenario) -> String { "bounces+\(scenario.rawValue)@bounce.example" }

    /// Sends the mail of a scenario. `report` does too; but who wants several reports has them all under way by this.
    func provoke(_ scenario: ReportScenario) throws {
        guard provoked.insert(scenario).inserted else { return }
        try mta.client().send(
            scenario.mail, from: Self.sender(of: scenario), to: [scenario.recipient], notify: scenario.notify)
    }

    /// The report mail as it came to the sender's mailbox, with LF line ends. There may be two of one mail, a warning and
    /// then a failure: the one that the scenario is about.
    func report(_ scenario: ReportScenario) throws -> [UInt8] {
        try provoke(scenario)
        var found: [UInt8]?
        let isThere = try eventually(within: .seconds(30)) {
            found = try mta.mailbox.messages().first { isReport($0, of: scenario) }
            return found != nil
        }
        guard isThere, let found else {
            throw ShellError(description: "no report of \(scenario) by \(kind):\n\(try mta.log())")
        }
        try keep(found, scenario)
        return found
    }

    /// By what it gives back of the mail, as the address that it came to will say nothing.
    private func isReport(_ message: [UInt8], of scenario: ReportScenario) -> Bool {
        let text = String(decoding: message, as: UTF8.self)
        let action = scenario == .delayed ? "delayed" : scenario.notify == nil ? "failed" : ""
        return text.contains("Message-ID: \(scenario.messageID)") && text.contains("\nAction: \(action)")
    }

    /// Into the folder that BACKSTAMP_KEEP_REPORTS names, for those who want to look at them.
    private func keep(_ report: [UInt8], _ scenario: ReportScenario) throws {
        guard let folder = ProcessInfo.processInfo.environment["BACKSTAMP_KEEP_REPORTS"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(report).write(to: URL(fileURLWithPath: "\(folder)/\(kind)-\(scenario.rawValue).eml"))
    }
}
