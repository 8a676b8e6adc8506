// Times as exports write them.

import Foundation
import Testing

@testable import backstamp

@Suite struct TimeTextTests {
    static let times: [(String, String)] = [
        ("1750000000", "2025-06-15T15:06:40.000Z"),
        ("1750000000123", "2025-06-15T15:06:40.123Z"),
        ("0", "1970-01-01T00:00:00.000Z"),
        ("2019-12-17T08:58:33-05:00", "2019-12-17T13:58:33.000Z"),
        ("2019-12-17T08:58:33.25Z", "2019-12-17T08:58:33.250Z"),
        ("2019-12-17 08:58:33", "2019-12-17T08:58:33.000Z"),
        ("2019-12-17 08:58:33 UTC", "2019-12-17T08:58:33.000Z"),
        ("2019-12-17 08:58:33.123456 +0100", "2019-12-17T07:58:33.123Z"),
        ("2024-02-29", "2024-02-29T00:00:00.000Z"),
        ("2024-02-29T23:59", "2024-02-29T23:59:00.000Z"),
        ("Tue, 07 Jan 2025 19:25:45 UTC", "2025-01-07T19:25:45.000Z"),
        ("7 Jan 2025 19:25:45 -0800", "2025-01-08T03:25:45.000Z"),
        ("Mon, 01 Jan 0001 00:00:00 UTC", "0001-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
    ]

    @Test(arguments: times) func readsTimes(_ text: String, _ iso8601: String) throws {
        let time = try #require(TimeText.milliseconds(text))
        #expect(TimeText.iso8601(time) == iso8601)
        #expect(TimeText.milliseconds(iso8601) == time)
    }

    @Test(
        arguments: [
            "", " ", "soon", "2023-02-29", "2024-13-01", "2024-00-01", "2024-1-1", "24:00", "2024-01-01T24:00:00Z",
            "2024-01-01T10:60", "2024-01-01T10:00:00X", "2024-01-01T10:00:00+9", "07 Foo 2025 10:00:00", "-5", "1e9",
            "99999999999999", "2024-01-01 10:00:00 UTC UTC", "01/02/2024", "２０２４-01-01",
        ])
    func readsNothingElse(_ text: String) { #expect(TimeText.milliseconds(text) == nil) }

    /// Beside Foundation, in the years since its calendar is the Gregorian.
    @Test func agreesWithTheCalendar() throws {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for day in stride(from: -100_000, through: 2_900_000, by: 997) {
            let time = Int64(day) * 86_400_000 + Int64(day * 7919 % 86_400_000)
            let text = TimeText.iso8601(time)
            let seconds = try Date(text, strategy: style).timeIntervalSince1970
            #expect(Int64((seconds * 1000).rounded()) == time, "\(text)")
        }
    }

    @Test func readsEnds() throws {
        let now: Int64 = 1_750_000_000_000
        #expect(try SuppressionEnd.milliseconds("30d", now: now) == now + 30 * 86_400_000)
        #expect(try SuppressionEnd.milliseconds("2027-01-31", now: now) == 1_801_353_600_000)
        for text in ["", "d", "0d", "-1d", "2020-01-01", "1750000000", "30", "tomorrow", "99999999999999999d"] {
            #expect(throws: CommandError.self, "\(text)") { try SuppressionEnd.milliseconds(text, now: now) }
        }
    }
}
