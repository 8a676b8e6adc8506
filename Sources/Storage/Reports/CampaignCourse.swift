internal import GRDB

/// `report campaign --over-time`: a campaign's opens and clicks by the hour, as `crm_campaign_hours` has them.
package struct CampaignCourse: Sendable {
    package let campaign: String
    /// Hours in which there were any, by their beginnings; milliseconds since 1970, UTC.
    package let hours: [(start: Int64, hits: HitCounts)]
    /// What was counted before hours were, and had no event any more.
    package let undated: HitCounts

    package init(campaign: String, hours: [(start: Int64, hits: HitCounts)], undated: HitCounts = HitCounts()) {
        self.campaign = campaign
        self.hours = hours
        self.undated = undated
    }

    /// How long one step of a course is.
    package enum Step: Sendable, Equatable {
        case hour
        /// Whole days, in UTC.
        case days(Int64)

        /// Milliseconds.
        package var length: Int64 {
            switch self {
            case .hour: 3_600_000
            case .days(let count): count * 86_400_000
            }
        }
    }

    /// Returns the course in as many steps of one length as there is room for, those between in which nothing happened among them.
    package func steps(atMost limit: Int) -> (step: Step, hits: [(start: Int64, hits: HitCounts)]) {
        guard let first = hours.first?.start, let last = hours.last?.start else { return (.hour, []) }
        let step = Self.step(from: first, to: last, atMost: Int64(limit))
        let start = step == .hour ? first : first - first % Step.days(1).length
        var hits = [HitCounts](repeating: HitCounts(), count: Int((last - start) / step.length) + 1)
        for hour in hours { hits[Int((hour.start - start) / step.length)] += hour.hits }
        return (step, hits.enumerated().map { (start + Int64($0) * step.length, $1) })
    }

    private static func step(from first: Int64, to last: Int64, atMost limit: Int64) -> Step {
        if (last - first) / Step.hour.length < limit { return .hour }
        let day = Step.days(1).length
        let days = last / day - first / day + 1
        return .days((days + limit - 1) / limit)
    }
}

extension Store {
    /// Returns nil where there is no such campaign.
    package func campaignCourse(_ name: String) throws(StorageError) -> CampaignCourse? {
        try read { database in
            let campaign = try Int64.fetchOne(
                database, sql: "SELECT campaign FROM campaigns WHERE name = $1", arguments: [name])
            guard let campaign else { return nil }
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT hour, opens, machine_opens, clicks, machine_clicks FROM campaign_hours
                    WHERE campaign = $1 ORDER BY hour
                    """, arguments: [campaign]
            ).map { row -> (start: Int64, hits: HitCounts) in
                try (
                    row[0],
                    HitCounts(opens: row[1], machineOpens: row[2], clicks: row[3], machineClicks: row[4])
                )
            }
            return CampaignCourse(
                campaign: name, hours: rows.filter { $0.start >= 0 },
                undated: rows.first { $0.start < 0 }?.hits ?? HitCounts())
        }
    }
}
