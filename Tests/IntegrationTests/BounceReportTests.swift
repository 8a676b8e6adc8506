// Bounce reports as real mail servers make them, of mails that came to nothing in all the ways that a sender knows.
//
// Every server can make every report. But Exim says no more of a status than its class, and "delivered" of what the next host
// took; Postfix gives what has expired the temporary status of the last try; Sendmail explains its actions in a comment.

import Foundation
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

    @Test(arguments: ReportMaker.Kind.allCases)
    func reportsSayWhatHappened(_ kind: ReportMaker.Kind) throws {
        let maker = try ReportMaker(kind)
        for scenario in ReportScenario.allCases { try maker.provoke(scenario) }
        for scenario in ReportScenario.allCases {
            let report = try maker.report(scenario)
            expect(report, of: scenario, says: Self.expectation(scenario, by: kind), "\(kind) \(scenario)")
        }
    }

    /// What we read in a report belongs here, beside what plain means find in it.
    private func expect(
        _ report: [UInt8], of scenario: ReportScenario, says expectation: Expectation, _ name: Comment
    ) {
        let shape = ReportShape(report)
        #expect(shape.contentType.hasPrefix("multipart/report; report-type=delivery-status;"), name)
        #expect(shape.recipient == scenario.recipient, name)
        #expect(shape.action == expectation.action, name)
        #expect(shape.status == expectation.status, name)
    }
}
