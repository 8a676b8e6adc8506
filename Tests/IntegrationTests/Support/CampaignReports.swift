// The objects that the reports must print, from the same rows as the views.

extension CampaignTables {
    private func row(_ row: CampaignRow, without columns: [String], and more: [String: CampaignFigure]) -> CampaignRow {
        let kept = row.columns.filter { !columns.contains($0.key) }
        return CampaignRow(row.name, kept.merging(more) { $1 })
    }

    /// `report campaign`, and a line of `report campaigns`, which names no links and alarms.
    func campaignReport(_ name: String, isListed: Bool = false) -> CampaignRow {
        let links = campaignLinks(name).map { row($0, without: ["campaign"], and: [:]) }
        let alarms = alarms.filter { $0.columns["campaign"]?.difference(from: name) == nil }
            .map { row($0, without: ["campaign", "first_at"], and: [:]) }
        return row(
            campaign(name), without: [],
            and: ["top_links": .rows(isListed ? [] : links), "alarms": .rows(isListed ? [] : alarms)])
    }

    /// `report message`, without its timeline.
    func messageReport(_ mail: CampaignMail) -> CampaignRow {
        let recipients = deliveries(of: mail).map {
            row($0, without: ["message", "sent_at", "recipient"], and: ["address": $0.columns["recipient"] ?? .null])
        }
        let links = links(of: mail).enumerated().map { link, figures in
            let clicks = ledger.events(of: mail).people(clicked: mail.destinations[link])
            return CampaignRow(
                figures.name,
                figures.columns.filter { ["url", "clicks", "unique_clicks"].contains($0.key) }
                    .merging(["clicked_at": .texts(clicks.map { CampaignTime.text($0.at) })]) { $1 })
        }
        return row(message(mail), without: [], and: ["recipients": .rows(recipients), "links": .rows(links)])
    }
}
