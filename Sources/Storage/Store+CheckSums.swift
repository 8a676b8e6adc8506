// The sums against what they are sums of. They outlive their events, so that they are never less than those.

internal import GRDB

extension Store {
    /// Queries that count the rows whose sums are wrong.
    static let sums = [
        (
            "campaigns by their hours",
            """
            SELECT COUNT(*) FROM campaigns t WHERE
                (SELECT COALESCE(SUM(h.opens), 0), COALESCE(SUM(h.clicks), 0),
                    COALESCE(SUM(h.machine_opens), 0), COALESCE(SUM(h.machine_clicks), 0)
                    FROM campaign_hours h WHERE h.campaign = t.campaign)
                <> (SELECT COALESCE(SUM(m.opens), 0), COALESCE(SUM(m.clicks), 0), t.machine_opens, t.machine_clicks
                    FROM messages m WHERE m.campaign = t.campaign)
            """
        ),
        (
            "campaign_hours",
            """
            SELECT COUNT(*) FROM (
                SELECT m.campaign, e.at / 3600000 * 3600000 AS hour,
                    COUNT(CASE WHEN e.kind = 'open' AND \(Database.isCounted) THEN 1 END) AS opens,
                    COUNT(CASE WHEN e.kind = 'click' AND \(Database.isCounted) THEN 1 END) AS clicks,
                    COUNT(CASE WHEN e.kind = 'open' AND NOT (\(Database.isCounted)) THEN 1 END) AS machine_opens,
                    COUNT(CASE WHEN e.kind = 'click' AND NOT (\(Database.isCounted)) THEN 1 END) AS machine_clicks
                FROM events e JOIN messages m ON m.message = e.message
                WHERE m.campaign IS NOT NULL AND e.kind IN ('open', 'click') AND e.is_repeat = 0
                GROUP BY 1, 2
            ) e
            LEFT JOIN campaign_hours t ON t.campaign = e.campaign AND t.hour = e.hour
            WHERE COALESCE(t.opens, 0) < e.opens OR COALESCE(t.clicks, 0) < e.clicks
                OR COALESCE(t.machine_opens, 0) < e.machine_opens OR COALESCE(t.machine_clicks, 0) < e.machine_clicks
            """
        ),
        (
            "campaign_domains",
            """
            SELECT COUNT(*) FROM (
                SELECT m.campaign, \(domain) AS domain, COUNT(*) AS sent,
                    COUNT(CASE WHEN d.state IN ('delivered', 'complained') THEN 1 END) AS delivered,
                    COUNT(CASE WHEN d.state = 'hard_bounced' THEN 1 END) AS hard_bounced,
                    COUNT(CASE WHEN d.state = 'soft_bounced' THEN 1 END) AS soft_bounced,
                    COUNT(CASE WHEN c.opens + c.clicks > 0 THEN 1 END) AS opened,
                    COUNT(CASE WHEN c.clicks > 0 THEN 1 END) AS clicked
                FROM deliveries d
                JOIN messages m ON m.message = d.message
                JOIN contacts a ON a.contact = d.contact
                LEFT JOIN copies c ON c.copy = d.copy AND c.delivery = d.delivery
                WHERE m.campaign IS NOT NULL AND d.attempts > 0 AND a.address LIKE '%@_%'
                GROUP BY 1, 2
            ) e
            LEFT JOIN campaign_domains t ON t.campaign = e.campaign AND t.domain = e.domain
            WHERE t.sent IS NULL OR t.sent < e.sent OR t.delivered < e.delivered OR t.hard_bounced < e.hard_bounced
                OR t.soft_bounced < e.soft_bounced OR t.opened < e.opened OR t.clicked < e.clicked
            """
        ),
        // The oldest day may be half gone.
        (
            "domain_days",
            """
            SELECT COUNT(*) FROM (
                SELECT date(m.sent_at / 1000, 'unixepoch') AS day, \(domain) AS domain, 'sent' AS event, '' AS class, '' AS reason,
                    COUNT(*) AS count
                FROM deliveries d
                JOIN messages m ON m.message = d.message
                JOIN contacts a ON a.contact = d.contact
                WHERE d.attempts > 0 AND a.address LIKE '%@_%'
                GROUP BY 1, 2
                UNION ALL
                SELECT date(e.at / 1000, 'unixepoch'), \(domain), e.kind, COALESCE(e.class, ''), COALESCE(e.reason, ''), COUNT(*)
                FROM events e
                JOIN contacts a ON a.contact = e.contact
                WHERE e.kind IN ('delivered', 'deferred', 'bounce') AND a.address LIKE '%@_%'
                GROUP BY 1, 2, 3, 4, 5
            ) e
            LEFT JOIN domain_days t ON t.day = e.day AND t.domain = e.domain AND t.event = e.event
                AND t.class = e.class AND t.reason = e.reason
            WHERE e.day > (SELECT MIN(day) FROM domain_days) AND COALESCE(t.count, 0) < e.count
            """
        ),
    ]

    /// What stands behind the last @ of a contact's address.
    private static let domain = "substr(a.address, length(rtrim(a.address, replace(a.address, '@', ''))) + 1)"
}
