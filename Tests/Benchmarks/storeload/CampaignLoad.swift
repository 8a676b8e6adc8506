import Storage

/// Reads what a page of a CRM shows of a campaign and of one of its messages.
enum CampaignLoad {
    private static let times = 500

    static func run(small: String, large: String) throws {
        let (small, large) = (try Store(path: small), try Store(path: large))
        try Comparison(times: times) {
            try readCampaign(small)
        } large: {
            try readCampaign(large)
        }
        .print("a campaign's figures with its top links")
        try Comparison(times: times) {
            try readMessage(small)
        } large: {
            try readMessage(large)
        }
        .print("a message with its recipients, links and timeline")
    }

    private static func readCampaign(_ store: Store) throws {
        guard let report = try store.campaignReport("spring"), report.opened > 0, report.topLinks.count == 10 else {
            throw Missing()
        }
    }

    /// The 9th: one of those that are opened and clicked.
    private static func readMessage(_ store: Store) throws {
        guard let report = try store.messageReport("<10000009@shop.example>"), report.clicks == 6 else {
            throw Missing()
        }
    }

    private struct Missing: Error {}
}
