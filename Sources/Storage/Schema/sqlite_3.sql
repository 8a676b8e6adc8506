-- Version 3: who was behind a hit, scores, the MTA's log, unsubscribing, notices, privacy.

-- Judging. What a hit said of itself (Tracking's HitSigns), its network, and the rules that judged it: so it can be judged again.
ALTER TABLE events ADD COLUMN signs BIGINT;
ALTER TABLE events ADD COLUMN network BIGINT;
ALTER TABLE events ADD COLUMN rules BIGINT;
CREATE INDEX events_by_copy ON events (copy, at);

-- When the MTA's log says that the recipient's server took it: exact, where the time of a report is not.
ALTER TABLE deliveries ADD COLUMN logged_at BIGINT;

ALTER TABLE destinations ADD COLUMN links BIGINT NOT NULL DEFAULT 0;
UPDATE destinations SET links = json_array_length(urls);

-- How often a copy's link was clicked: what its next click weighs, and whether its last one is taken back.
ALTER TABLE clicked_links ADD COLUMN clicks BIGINT NOT NULL DEFAULT 1;
UPDATE clicked_links SET clicks = MAX(1, (
    SELECT COUNT(*) FROM events e
    WHERE e.copy = clicked_links.copy AND e.link = clicked_links.link AND e.kind = 'click' AND e.actor <> 'machine'));

-- Scores. A contact's engagement as Engagement's key: it grows with each sign of engagement and no passing of time changes it.
ALTER TABLE contacts ADD COLUMN engagement REAL;
CREATE INDEX contacts_by_engagement ON contacts (engagement);

-- What the figures in this database were made by: `half_life` in milliseconds, the weights `open`, `click`, `reply`.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;

-- Contacts by score: ORDER BY engagement is ORDER BY score, and an index scan.
CREATE VIEW crm_contacts AS
SELECT
    c.address,
    COALESCE(
        100.0 / (1.0 + 10.0 * pow(2.0,
            ((julianday('now') - 2440587.5) * 86400000 - 1735689600000.0)
                / COALESCE((SELECT value FROM settings WHERE name = 'half_life'), 2592000000.0)
            - c.engagement)),
        0.0) AS score,
    c.sends, c.opens, c.clicks, c.replies,
    strftime('%Y-%m-%dT%H:%M:%fZ', c.last_activity_at / 1000.0, 'unixepoch') AS last_activity_at,
    (
        SELECT CASE d.state WHEN 'hard_bounced' THEN 'hard' WHEN 'soft_bounced' THEN 'soft' END
        FROM deliveries d WHERE d.contact = c.contact ORDER BY d.delivery DESC LIMIT 1
    ) AS bounce_state,
    EXISTS (
        SELECT 1 FROM suppressions s WHERE s.address = c.address AND s.scope = 'all'
            AND (s.until IS NULL OR s.until > (julianday('now') - 2440587.5) * 86400000)
    ) AS suppressed,
    (
        SELECT s.reason FROM suppressions s WHERE s.address = c.address AND s.scope = 'all'
            AND (s.until IS NULL OR s.until > (julianday('now') - 2440587.5) * 86400000)
        ORDER BY s.since LIMIT 1
    ) AS suppression_reason,
    c.engagement
FROM contacts c;

DROP VIEW crm_timeline;
CREATE VIEW crm_timeline AS
SELECT
    strftime('%Y-%m-%dT%H:%M:%fZ', e.at / 1000.0, 'unixepoch') AS at, e.kind AS event, a.address AS contact,
    e.message, e.delivery, json_extract(t.urls, '$[' || e.link || ']') AS url, e.status, e.reason,
    e.ip, e.country, e.region, e.city, e.user_agent, e.actor, e.actor_reason, e.diagnostic, e.remote
FROM events e
JOIN messages m ON m.message = e.message
LEFT JOIN contacts a ON a.contact = e.contact
LEFT JOIN destinations t ON t.list = m.destinations
UNION ALL
SELECT
    strftime('%Y-%m-%dT%H:%M:%fZ', m.sent_at / 1000.0, 'unixepoch'), 'sent', a.address,
    d.message, d.delivery, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM deliveries d
JOIN messages m ON m.message = d.message
JOIN contacts a ON a.contact = d.contact;

-- Privacy and retention. A contact's own mode (Tracking's PrivacyMode); NULL asks for nothing.
ALTER TABLE contacts ADD COLUMN privacy TEXT CHECK (privacy IN ('truncated', 'verdict', 'aggregate', 'off'));

-- Hits that count and have no event: retention has deleted it, or the privacy mode wants none.
ALTER TABLE messages ADD COLUMN eventless BIGINT NOT NULL DEFAULT 0;

-- What retention walks along. A complaint, an unsubscribe or a reply counts once for a delivery, however late it is told
-- again: their events stay as long as the delivery.
CREATE INDEX events_by_at ON events (at) WHERE kind NOT IN ('complaint', 'unsubscribe', 'reply');
