// The timeline as Backstamp shows it, beside the events of the story.

import Foundation

struct CampaignTimeline {
    /// The story's events, with the moments that the timeline tells.
    let events: [CampaignEvent]
    /// Events that are missing, or that the story knows nothing of.
    let differences: [String]

    /// - Parameters:
    ///   - rows: of `crm_timeline`.
    ///   - mails: names by our numbers.
    init(_ events: [CampaignEvent], in rows: [[String: Any]], mails: [Int: String]) {
        var found: [CampaignEvent] = []
        var differences: [String] = []
        let told = Dictionary(grouping: rows) { row in
            Self.key(
                mails[(row["message"] as? NSNumber)?.intValue ?? 0] ?? "?",
                ["event", "contact", "url", "user_agent", "status"].map { row[$0] as? String })
        }
        let expected = Dictionary(grouping: events) {
            Self.key($0.mail, [$0.kind, $0.recipient, $0.url, $0.agent, $0.status])
        }
        for key in Set(told.keys).union(expected.keys).sorted() {
            // Both in the order of time.
            let times = (told[key] ?? []).compactMap { ($0["at"] as? String).flatMap(CampaignTime.milliseconds) }
                .sorted()
            let events = (expected[key] ?? []).sorted { $0.time.lowerBound < $1.time.lowerBound }
            if times.count != events.count {
                differences.append("\(key): \(times.count) events and not \(events.count)")
            }
            for (time, event) in zip(times, events) {
                if !event.time.contains(time) { differences.append("\(key): at \(CampaignTime.text(time)), not then") }
                var event = event
                event.at = time
                found.append(event)
            }
        }
        self.events = found
        self.differences = differences
    }

    private static func key(_ mail: String, _ parts: [String?]) -> String {
        ([mail] + parts.map { $0 ?? "-" }).joined(separator: " ")
    }

    /// Rows with numbers of seconds taken out of the reasons, which the story does not foresee.
    static func withoutSeconds(_ rows: [[String: Any]]) -> [[String: Any]] {
        rows.map { row in
            var row = row
            if let reason = row["actor_reason"] as? String {
                row["actor_reason"] = reason.replacing(/\d+ s\b/, with: "N s")
            }
            return row
        }
    }

    /// In an order that does not depend on which of two events of the same millisecond comes first.
    static func sorted(_ rows: [[String: Any]]) -> [[String: Any]] {
        func key(_ row: [String: Any]) -> [String] {
            ["at", "event", "contact", "url", "user_agent"].map { row[$0] as? String ?? "" }
                + ["\(row["message"] ?? "")"]
        }
        return rows.sorted { key($0).lexicographicallyPrecedes(key($1)) }
    }

    static func sorted(_ events: [CampaignEvent], _ numbers: CampaignNumbers) -> [CampaignEvent] {
        func key(_ event: CampaignEvent) -> [String] {
            [CampaignTime.text(event.at), event.kind, event.recipient ?? "", event.url ?? "", event.agent ?? ""]
                + ["\(numbers.messages[event.mail] ?? 0)"]
        }
        return events.sorted { key($0).lexicographicallyPrecedes(key($1)) }
    }
}
