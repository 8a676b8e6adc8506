// Bounce reports as real mail servers make them, of mails that came to nothing in all the ways that a sender knows.
//
// Every server can make every report, and our reader reads each alike. But Exim says no more of a status than its class, and "delivered" of what the next host
// took; Postfix gives what has expired the temporary status of the last try; Sendmail explains its actions in a comment.

import Foundation
import Peers
import Testing

@Suite struct BounceReportTests {
    /// What a report must say.
    private struct Expectation {
        let action: String
        let status: String
    }

    private static func expectation(_ scenario: ReportScenario, by kind: ReportMaker.Kind) -> Expectation {
        let (action, statuses) =
            switch scenario {
            case .unknownUser: ("failed", ["5.1.1", "5.1.1", "5.0.0"])
            case .fullMailbox: ("failed", ["5.2.2", "5.2.2", "5.0.0"])
            case .refused: ("failed", ["5.7.1", "5.7.1", "5.0.0"])
            case .tooLarge: ("failed", ["5.3.4", "5.3.4", "5.0.0"])
            case .hostNotFound: ("failed", ["5.4.4", "5.1.2", "5.0.0"])
            case .expired: ("failed", ["4.3.2", "4.4.7", "5.0.0"])
            case .delayed: ("delayed", ["4.7.1", "4.7.1", "4.0.0"])
            case .relayed: (kind == .exim ? "delivered" : "relayed", ["2.0.0", "2.1.5", "2.0.0"])
            case .delivered: ("delivered", ["2.0.0", "2.1.5", "2.0.0"])
            }
        let position =
            switch kind {
            case .postfix: 0
            case .sendmail: 1
            case .exim: 2
            }
        return Expectation(action: action, status: statuses[position])
    }

    /// What our reader must find in a report: kind, action, class and reason.
    private static func reading(_ scenario: ReportScenario, by kind: ReportMaker.Kind) -> [String] {
        switch scenario {
        case .unknownUser: ["bounce", "failed", "hard", "user_unknown"]
        case .fullMailbox: ["bounce", "failed", "soft", "mailbox_full"]
        case .refused: ["bounce", "failed", "soft", "policy"]
        case .tooLarge: ["bounce", "failed", "soft", "message_too_big"]
        // Exim does not tell an address without a host from one without a mailbox: both are "unrouteable".
        case .hostNotFound: ["bounce", "failed", "hard", kind == .exim ? "user_unknown" : "host_unknown"]
        // Postfix does not say that it has given up for want of time; Exim says so behind the host's own words, which tell why.
        case .expired: ["bounce", "failed", "soft", kind == .sendmail ? "expired" : "system_error"]
        case .delayed: ["delay", "delayed", "none", "greylisted"]
        case .relayed: ["delivered", kind == .exim ? "delivered" : "relayed", "none", ""]
        case .delivered: ["delivered", "delivered", "none", ""]
        }
    }

    @Test(arguments: ReportMaker.Kind.allCases)
    func reportsSayWhatHappened(_ kind: ReportMaker.Kind) throws {
        let maker = try ReportMaker(kind)
        for scenario in ReportScenario.allCases { try maker.provoke(scenario) }
        for scenario in ReportScenario.allCases {
            let report = try maker.report(scenario)
            let name = Comment(rawValue: "\(kind) \(scenario)")
            expect(report, of: scenario, says: Self.expectation(scenario, by: kind), name)
            try expect(report, of: scenario, by: kind, isReadAs: Self.reading(scenario, by: kind), name)
        }
    }

    /// By plain means.
    private func expect(
        _ report: [UInt8], of scenario: ReportScenario, says expectation: Expectation, _ name: Comment
    ) {
        let shape = ReportShape(report)
        #expect(shape.contentType.hasPrefix("multipart/report; report-type=delivery-status;"), name)
        #expect(shape.recipient == scenario.recipient, name)
        #expect(shape.action == expectation.action, name)
        #expect(shape.status == expectation.status, name)
    }

    /// By `bounce inspect`.
    private func expect(
        _ report: [UInt8], of scenario: ReportScenario, by kind: ReportMaker.Kind, isReadAs reading: [String],
        _ name: Comment
    ) throws {
        let line = try succeed([Place.binary, "bounce", "inspect", "--json", "-"], input: report)
        let mail = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        let recipients = mail["recipients"] as? [[String: Any]] ?? []
        #expect(recipients.count == 1, name)
        let recipient = recipients.first ?? [:]
        #expect(
            [mail["kind"], recipient["action"], recipient["class"], recipient["reason"]].map { $0 as? String ?? "" }
                == reading, name)
        #expect(recipient["address"] as? String == scenario.recipient, name)
        #expect(mail["original_message_id"] as? String == scenario.messageID, name)
        #expect((mail["reporter"] as? String)?.lowercased() == kind.rawValue, name)
    }
}
