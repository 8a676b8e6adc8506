-- Backstamp's schema for SQLite, version 1. Times are milliseconds since 1970, UTC; the views show ISO 8601.

-- Numbers of messages, copies and deliveries come from one sequence, reserved in blocks.
CREATE TABLE identifiers (
    name TEXT PRIMARY KEY,
    next BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO identifiers (name, next) VALUES ('mail', 1);

CREATE TABLE campaigns (
    campaign INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    -- Deliveries, by what became of them.
    sent BIGINT NOT NULL DEFAULT 0,
    delivered BIGINT NOT NULL DEFAULT 0,
    hard_bounced BIGINT NOT NULL DEFAULT 0,
    soft_bounced BIGINT NOT NULL DEFAULT 0,
    unsubscribed BIGINT NOT NULL DEFAULT 0,
    complained BIGINT NOT NULL DEFAULT 0,
    replied BIGINT NOT NULL DEFAULT 0,
    -- Copies with at least one open or click, and with at least one click, that was not a machine's.
    opened BIGINT NOT NULL DEFAULT 0,
    clicked BIGINT NOT NULL DEFAULT 0,
    machine_opens BIGINT NOT NULL DEFAULT 0,
    machine_clicks BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE contacts (
    contact INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    sends BIGINT NOT NULL DEFAULT 0,
    opens BIGINT NOT NULL DEFAULT 0,
    clicks BIGINT NOT NULL DEFAULT 0,
    replies BIGINT NOT NULL DEFAULT 0,
    last_activity_at BIGINT
);

-- A message's destinations: one row for all messages that have the same list, found by the SHA-256 of its content.
CREATE TABLE destinations (
    list INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    urls TEXT NOT NULL -- JSON array; a link's number is its index
);

CREATE TABLE messages (
    message INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,
    queue_id TEXT NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    campaign BIGINT REFERENCES campaigns,
    destinations BIGINT REFERENCES destinations,
    left_alone TEXT, -- why it is not tracked; NULL where it is
    sent_at BIGINT NOT NULL,
    recipients BIGINT NOT NULL,
    delivered BIGINT NOT NULL DEFAULT 0,
    opens BIGINT NOT NULL DEFAULT 0,
    machine_opens BIGINT NOT NULL DEFAULT 0,
    first_opened_at BIGINT,
    last_opened_at BIGINT,
    clicks BIGINT NOT NULL DEFAULT 0,
    machine_clicks BIGINT NOT NULL DEFAULT 0,
    replies BIGINT NOT NULL DEFAULT 0,
    bounces BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX messages_by_message_id ON messages (message_id);
CREATE INDEX messages_by_queue_id ON messages (queue_id);
CREATE INDEX messages_by_campaign ON messages (campaign) WHERE campaign IS NOT NULL;

CREATE TABLE copies (
    copy INTEGER PRIMARY KEY,
    message BIGINT NOT NULL REFERENCES messages,
    -- The delivery, where the copy has only one: then an open is known to be this recipient's.
    delivery BIGINT,
    opens BIGINT NOT NULL DEFAULT 0,
    machine_opens BIGINT NOT NULL DEFAULT 0,
    first_opened_at BIGINT,
    last_opened_at BIGINT,
    clicks BIGINT NOT NULL DEFAULT 0,
    machine_clicks BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX copies_by_message ON copies (message);

CREATE TABLE deliveries (
    delivery INTEGER PRIMARY KEY,
    message BIGINT NOT NULL REFERENCES messages,
    copy BIGINT NOT NULL REFERENCES copies,
    contact BIGINT NOT NULL REFERENCES contacts,
    state TEXT NOT NULL DEFAULT 'sent',
    delivered_at BIGINT,
    last_status TEXT,
    bounce_class TEXT,
    bounce_reason TEXT,
    attempts BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX deliveries_by_message ON deliveries (message);
CREATE INDEX deliveries_by_contact ON deliveries (contact);

-- What happened, except `sent`: that is the delivery's own row.
CREATE TABLE events (
    event INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    message BIGINT NOT NULL REFERENCES messages,
    copy BIGINT NOT NULL REFERENCES copies,
    delivery BIGINT,
    contact BIGINT,
    link BIGINT, -- index in the message's destinations
    status TEXT,
    reason TEXT,
    ip TEXT,
    country TEXT,
    region TEXT,
    city TEXT,
    user_agent TEXT,
    actor TEXT,
    actor_reason TEXT
);
CREATE INDEX events_by_message ON events (message);
CREATE INDEX events_by_contact ON events (contact, at) WHERE contact IS NOT NULL;

-- Counters of a link begin with its first click, not a machine's.
CREATE TABLE links (
    message BIGINT NOT NULL REFERENCES messages,
    link BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    unique_clicks BIGINT NOT NULL,
    first_clicked_at BIGINT NOT NULL,
    last_clicked_at BIGINT NOT NULL,
    PRIMARY KEY (message, link)
) WITHOUT ROWID;

-- Which copies a link was clicked in: what makes a click unique.
CREATE TABLE clicked_links (
    copy BIGINT NOT NULL REFERENCES copies,
    link BIGINT NOT NULL,
    PRIMARY KEY (copy, link)
) WITHOUT ROWID;

CREATE TABLE campaign_links (
    campaign BIGINT NOT NULL REFERENCES campaigns,
    url TEXT NOT NULL,
    clicks BIGINT NOT NULL,
    unique_clicks BIGINT NOT NULL,
    PRIMARY KEY (campaign, url)
) WITHOUT ROWID;
CREATE INDEX campaign_links_by_clicks ON campaign_links (campaign, unique_clicks, clicks);

-- How far each journal of hits is folded into the tables above.
CREATE TABLE journals (
    journal TEXT PRIMARY KEY,
    segment BIGINT NOT NULL,
    position BIGINT NOT NULL
) WITHOUT ROWID;

CREATE VIEW crm_messages AS
SELECT
    m.message, m.message_id, m.queue_id, m.sender, m.subject, c.name AS campaign,
    strftime('%Y-%m-%dT%H:%M:%fZ', m.sent_at / 1000.0, 'unixepoch') AS sent_at,
    m.recipients,
    CASE
        WHEN m.bounces > 0 THEN 'bounced' WHEN m.clicks > 0 THEN 'clicked' WHEN m.opens > 0 THEN 'opened'
        WHEN m.delivered > 0 THEN 'not_opened' ELSE 'sent'
    END AS indicator,
    m.opens, m.machine_opens,
    strftime('%Y-%m-%dT%H:%M:%fZ', m.first_opened_at / 1000.0, 'unixepoch') AS first_opened_at,
    strftime('%Y-%m-%dT%H:%M:%fZ', m.last_opened_at / 1000.0, 'unixepoch') AS last_opened_at,
    m.clicks, m.machine_clicks, m.replies, m.bounces, m.left_alone
FROM messages m
LEFT JOIN campaigns c ON c.campaign = m.campaign;

CREATE VIEW crm_deliveries AS
SELECT
    d.delivery, d.message, a.address AS recipient, d.state,
    CASE
        WHEN d.state IN ('hard_bounced', 'soft_bounced') THEN 'bounced' WHEN o.clicks > 0 THEN 'clicked'
        WHEN o.opens > 0 THEN 'opened' WHEN d.state = 'delivered' THEN 'not_opened' ELSE 'sent'
    END AS indicator,
    strftime('%Y-%m-%dT%H:%M:%fZ', m.sent_at / 1000.0, 'unixepoch') AS sent_at,
    strftime('%Y-%m-%dT%H:%M:%fZ', d.delivered_at / 1000.0, 'unixepoch') AS delivered_at,
    COALESCE(o.opens, 0) AS opens, COALESCE(o.machine_opens, 0) AS machine_opens,
    COALESCE(o.clicks, 0) AS clicks,
    strftime('%Y-%m-%dT%H:%M:%fZ', o.first_opened_at / 1000.0, 'unixepoch') AS first_opened_at,
    d.last_status, d.bounce_class, d.bounce_reason, d.attempts
FROM deliveries d
JOIN messages m ON m.message = d.message
JOIN contacts a ON a.contact = d.contact
LEFT JOIN copies o ON o.copy = d.copy AND o.delivery = d.delivery;

CREATE VIEW crm_links AS
SELECT
    m.message, c.name AS campaign, u.value AS url,
    COALESCE(l.clicks, 0) AS clicks, COALESCE(l.unique_clicks, 0) AS unique_clicks,
    strftime('%Y-%m-%dT%H:%M:%fZ', l.first_clicked_at / 1000.0, 'unixepoch') AS first_clicked_at,
    strftime('%Y-%m-%dT%H:%M:%fZ', l.last_clicked_at / 1000.0, 'unixepoch') AS last_clicked_at,
    u.key AS link
FROM messages m
JOIN destinations t ON t.list = m.destinations
JOIN json_each(t.urls) u
LEFT JOIN campaigns c ON c.campaign = m.campaign
LEFT JOIN links l ON l.message = m.message AND l.link = u.key;

CREATE VIEW crm_campaigns AS
SELECT
    name AS campaign, sent, delivered, opened, clicked, hard_bounced, soft_bounced, unsubscribed, complained, replied,
    CASE WHEN sent > 0 THEN 1.0 * opened / sent ELSE 0.0 END AS open_rate,
    CASE WHEN sent > 0 THEN 1.0 * clicked / sent ELSE 0.0 END AS click_rate,
    CASE WHEN sent > 0 THEN 1.0 * (hard_bounced + soft_bounced) / sent ELSE 0.0 END AS bounce_rate,
    CASE WHEN sent > 0 THEN 1.0 * unsubscribed / sent ELSE 0.0 END AS unsubscribe_rate,
    machine_opens, machine_clicks,
    strftime('%Y-%m-%dT%H:%M:%fZ', created_at / 1000.0, 'unixepoch') AS created_at
FROM campaigns;

CREATE VIEW crm_campaign_links AS
SELECT c.name AS campaign, l.url, l.clicks, l.unique_clicks
FROM campaign_links l
JOIN campaigns c ON c.campaign = l.campaign;

CREATE VIEW crm_timeline AS
SELECT
    strftime('%Y-%m-%dT%H:%M:%fZ', e.at / 1000.0, 'unixepoch') AS at, e.kind AS event, a.address AS contact,
    e.message, e.delivery, json_extract(t.urls, '$[' || e.link || ']') AS url, e.status, e.reason,
    e.ip, e.country, e.region, e.city, e.user_agent, e.actor, e.actor_reason
FROM events e
JOIN messages m ON m.message = e.message
LEFT JOIN contacts a ON a.contact = e.contact
LEFT JOIN destinations t ON t.list = m.destinations
UNION ALL
SELECT
    strftime('%Y-%m-%dT%H:%M:%fZ', m.sent_at / 1000.0, 'unixepoch'), 'sent', a.address,
    d.message, d.delivery, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM deliveries d
JOIN messages m ON m.message = d.message
JOIN contacts a ON a.contact = d.contact;
