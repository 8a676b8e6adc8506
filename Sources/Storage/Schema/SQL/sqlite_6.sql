-- Version 6: sums, and a database that is a fold over journals.

-- Sums, so that a course over time costs what it shows. They stay when their events go.

-- Hits of a campaign's messages by the hour in which they happened: its beginning. What is counted is what the other counters
-- count, no repeats: over all hours, opens and clicks are as many as all its messages have together, and machine_opens and
-- machine_clicks as many as the campaign has. Hour -1 has what was counted before version 6 and had no event any more.
CREATE TABLE campaign_hours (
    campaign BIGINT NOT NULL REFERENCES campaigns,
    hour BIGINT NOT NULL,
    opens BIGINT NOT NULL,
    machine_opens BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    machine_clicks BIGINT NOT NULL,
    PRIMARY KEY (campaign, hour)
) WITHOUT ROWID;

-- A campaign's figures by its recipients' domain: deliveries that were sent, and what they are now; opened and clicked of copies
-- that went to one recipient. An erased recipient's stay as they were.
CREATE TABLE campaign_domains (
    campaign BIGINT NOT NULL REFERENCES campaigns,
    domain TEXT NOT NULL,
    sent BIGINT NOT NULL DEFAULT 0,
    delivered BIGINT NOT NULL DEFAULT 0,
    hard_bounced BIGINT NOT NULL DEFAULT 0,
    soft_bounced BIGINT NOT NULL DEFAULT 0,
    opened BIGINT NOT NULL DEFAULT 0,
    clicked BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign, domain)
) WITHOUT ROWID;

-- What became of mail to a domain, by day: the deliveries that left (event `sent`), and the events `delivered`, `deferred` and
-- `bounce` by their reasons. Days are UTC's and text (2026-11-25); class and reason are '' where there is none. Kept for two years.
CREATE TABLE domain_days (
    day TEXT NOT NULL,
    domain TEXT NOT NULL,
    event TEXT NOT NULL,
    class TEXT NOT NULL,
    reason TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (day, domain, event, class, reason)
) WITHOUT ROWID;
CREATE INDEX domain_days_by_domain ON domain_days (domain, day);

-- From the events that are kept, and for what has none any more from the counters.
INSERT INTO campaign_hours (campaign, hour, opens, machine_opens, clicks, machine_clicks)
SELECT m.campaign, e.at / 3600000 * 3600000,
    COUNT(CASE WHEN e.kind = 'open' AND e.actor IN ('human', 'proxy') THEN 1 END),
    COUNT(CASE WHEN e.kind = 'open' AND e.actor NOT IN ('human', 'proxy') THEN 1 END),
    COUNT(CASE WHEN e.kind = 'click' AND e.actor IN ('human', 'proxy') THEN 1 END),
    COUNT(CASE WHEN e.kind = 'click' AND e.actor NOT IN ('human', 'proxy') THEN 1 END)
FROM events e JOIN messages m ON m.message = e.message
WHERE m.campaign IS NOT NULL AND e.kind IN ('open', 'click') AND e.is_repeat = 0
GROUP BY 1, 2;
INSERT INTO campaign_hours (campaign, hour, opens, machine_opens, clicks, machine_clicks)
SELECT campaign, -1, opens, machine_opens, clicks, machine_clicks
FROM (
    SELECT c.campaign,
        COALESCE(m.opens, 0) - COALESCE(h.opens, 0) AS opens, c.machine_opens - COALESCE(h.machine_opens, 0) AS machine_opens,
        COALESCE(m.clicks, 0) - COALESCE(h.clicks, 0) AS clicks, c.machine_clicks - COALESCE(h.machine_clicks, 0) AS machine_clicks
    FROM campaigns c
    LEFT JOIN (SELECT campaign, SUM(opens) AS opens, SUM(clicks) AS clicks FROM messages GROUP BY campaign) m
        ON m.campaign = c.campaign
    LEFT JOIN (
        SELECT campaign, SUM(opens) AS opens, SUM(machine_opens) AS machine_opens,
            SUM(clicks) AS clicks, SUM(machine_clicks) AS machine_clicks
        FROM campaign_hours GROUP BY campaign
    ) h ON h.campaign = c.campaign
)
WHERE (opens, machine_opens, clicks, machine_clicks) <> (0, 0, 0, 0);

-- What stands behind the last @ of an address; who was erased has none.
CREATE TEMP TABLE contact_domains (contact INTEGER PRIMARY KEY, domain TEXT NOT NULL);
INSERT INTO contact_domains (contact, domain)
SELECT contact, domain FROM (
    SELECT contact, substr(address, length(rtrim(address, replace(address, '@', ''))) + 1) AS domain FROM contacts
    WHERE instr(address, '@') > 0)
WHERE domain <> '';
INSERT INTO campaign_domains (campaign, domain, sent, delivered, hard_bounced, soft_bounced, opened, clicked)
SELECT m.campaign, a.domain, COUNT(*),
    COUNT(CASE WHEN d.state IN ('delivered', 'complained') THEN 1 END),
    COUNT(CASE WHEN d.state = 'hard_bounced' THEN 1 END), COUNT(CASE WHEN d.state = 'soft_bounced' THEN 1 END),
    COUNT(CASE WHEN c.opens + c.clicks > 0 THEN 1 END), COUNT(CASE WHEN c.clicks > 0 THEN 1 END)
FROM deliveries d
JOIN messages m ON m.message = d.message
JOIN contact_domains a ON a.contact = d.contact
LEFT JOIN copies c ON c.copy = d.copy AND c.delivery = d.delivery
WHERE m.campaign IS NOT NULL AND d.attempts > 0
GROUP BY 1, 2;
INSERT INTO domain_days (day, domain, event, class, reason, count)
SELECT date(m.sent_at / 1000, 'unixepoch'), a.domain, 'sent', '', '', COUNT(*)
FROM deliveries d
JOIN messages m ON m.message = d.message
JOIN contact_domains a ON a.contact = d.contact
WHERE d.attempts > 0
GROUP BY 1, 2;
INSERT INTO domain_days (day, domain, event, class, reason, count)
SELECT date(e.at / 1000, 'unixepoch'), a.domain, e.kind, COALESCE(e.class, ''), COALESCE(e.reason, ''), COUNT(*)
FROM events e
JOIN contact_domains a ON a.contact = e.contact
WHERE e.kind IN ('delivered', 'deferred', 'bounce')
GROUP BY 1, 2, 3, 4, 5;
DROP TABLE contact_domains;

-- Hits on copies that are not known: the database is older than they. They are counted when their sending is written down, for
-- seven days, in the journal's own form.
CREATE TABLE waiting_hits (
    number INTEGER PRIMARY KEY,
    copy BIGINT NOT NULL,
    at BIGINT NOT NULL,
    hit BLOB NOT NULL
);
CREATE INDEX waiting_hits_by_copy ON waiting_hits (copy);
CREATE INDEX waiting_hits_by_at ON waiting_hits (at);

-- Who was erased, under a keyed hash, and when: what left before is not theirs again because it is written down later.
CREATE TABLE erasures (
    hash TEXT PRIMARY KEY,
    at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX erasures_by_at ON erasures (at);
