// A campaign's course, to the letter.

import Foundation
import Storage
import Testing

@testable import backstamp

@Suite struct CampaignCourseTests {
    /// 2025-06-15 15:00.
    private let start: Int64 = 1_749_999_600_000
    private let hour: Int64 = 3_600_000

    private func course(_ hits: [Int64: HitCounts], undated: HitCounts = HitCounts()) -> CampaignCourse {
        CampaignCourse(
            campaign: "spring",
            hours: hits.sorted { $0.key < $1.key }.map { (start + $0.key * hour, $0.value) }, undated: undated)
    }

    @Test func hourByHour() {
        let course = course([
            0: HitCounts(opens: 12, machineOpens: 3, clicks: 2, machineClicks: 40),
            1: HitCounts(opens: 6, clicks: 1), 3: HitCounts(machineOpens: 1),
        ])
        #expect(
            course.text(on: .pipe) == """
                Campaign spring, opens and clicks by the hour, in UTC

                  Hour              People          Opens  Clicks  Machines  Opens  Clicks
                  2025-06-15 15:00  ██████████████     12       2  ████████      3      40
                  2025-06-15 16:00  ███████             6       1                0       0
                  2025-06-15 17:00                      0       0                0       0
                  2025-06-15 18:00                      0       0  ▏             1       0
                """)
        #expect(
            course.json.map(\.text) == [
                #"{"campaign":"spring","hour":"2025-06-15T15:00:00.000Z","opens":12,"clicks":2,"machine_opens":3,"machine_clicks":40}"#,
                #"{"campaign":"spring","hour":"2025-06-15T16:00:00.000Z","opens":6,"clicks":1,"machine_opens":0,"machine_clicks":0}"#,
                #"{"campaign":"spring","hour":"2025-06-15T18:00:00.000Z","opens":0,"clicks":0,"machine_opens":1,"machine_clicks":0}"#,
            ])
    }

    /// The first day begins before the first hour.
    @Test func longOnesAreGatheredIntoDays() {
        let text = course([0: HitCounts(opens: 1), 9: HitCounts(opens: 2), 48: HitCounts(clicks: 3)]).text(on: .pipe)
        #expect(
            text == """
                Campaign spring, opens and clicks by the day, in UTC

                  Day         People          Opens  Clicks  Machines  Opens  Clicks
                  2025-06-15  ████▋               1       0                0       0
                  2025-06-16  █████████▍          2       0                0       0
                  2025-06-17  ██████████████      0       3                0       0
                """)
    }

    @Test(arguments: [0, 1, 46, 47, 48, 100, 1_151, 1_152, 2_000, 9_000, 100_000] as [Int64])
    func howeverLongItFitsAScreen(hours: Int64) {
        let most = HitCounts(opens: 9_999_999, machineOpens: 9_999_999, clicks: 9_999_999, machineClicks: 9_999_999)
        let course = course([0: most].merging([hours: most]) { $1 })
        let (step, steps) = course.steps(atMost: 48)
        #expect(steps.count <= 48 && steps.count > 1 || hours == 0, "\(step)")
        #expect((step == .hour) == (hours < 48))
        #expect(steps.reduce(0) { $0 + $1.hits.opens } == (hours == 0 ? 1 : 2) * 9_999_999)
        #expect(
            course.text(on: Terminal(width: 80, hasColours: false)).split(separator: "\n").allSatisfy {
                String($0).columns <= 80
            })
        #expect(course.text(on: .pipe).split(separator: "\n").count <= 50)
    }

    @Test func anEmptyOneSaysSo() {
        #expect(course([:]).text(on: .pipe) == "Campaign spring: nothing was opened or clicked yet.")
        #expect(course([:]).json.isEmpty)
    }

    @Test func whatIsOlderThanTheSumsIsTold() {
        let course = course([:], undated: HitCounts(opens: 1_200, machineOpens: 5, clicks: 1, machineClicks: 0))
        #expect(
            course.text(on: .pipe).hasSuffix(
                "\n\nWhen 1,200 opens and 1 click were, and machines' 5 and 0, is not known: they are older than these sums."
            ))
        #expect(course.json.first?.text.contains(#""hour":null,"opens":1200"#) == true)
    }
}
