-- Version 5: whose event it is and how often, which sending a report belongs to, and checks of what the CRM writes.

-- Repeats: one look that loads the image several times, a double click. All have rows, for judging sees what was done; the first
-- is the event, with how often (count) and until when (last_at). `likeness` is a keyed hash of what they have in common; NULL
-- where that is not kept any more: then a repeat stays one.
ALTER TABLE events ADD COLUMN is_repeat BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN likeness BIGINT;
CREATE INDEX events_by_likeness ON events (copy, likeness, is_repeat, at) WHERE likeness IS NOT NULL;

-- Our own people's looks. Domains that mail was sent from, as they are registered; and for a day a keyed hash of the address that
-- handed a message over.
CREATE TABLE sender_domains (domain TEXT PRIMARY KEY) WITHOUT ROWID;
ALTER TABLE messages ADD COLUMN submitter BIGINT;
CREATE INDEX messages_by_submitter ON messages (sent_at) WHERE submitter IS NOT NULL;

-- People's clicks: a link's first and last.
DROP INDEX events_by_link;
CREATE INDEX events_by_link ON events (message, link, at)
WHERE kind = 'click' AND is_repeat = 0 AND actor IN ('human', 'proxy');

-- A report that names no queue id of ours speaks of the sending that was under way by its time.
CREATE INDEX retry_queue_ids_by_delivery ON retry_queue_ids (delivery);

-- What others write. The three tables that the CRM may write are checked, column by column: a value that can't be read must not
-- get in. A time is milliseconds since 1970; text in ISO 8601 is taken too, and a trigger makes it that number.
DROP VIEW crm_suppressions;
DROP VIEW crm_contacts;
DROP VIEW crm_retries;

CREATE TABLE checked_suppressions (
    address TEXT NOT NULL CONSTRAINT "address: in lower case, an address or all of a domain (@shop.example)"
        CHECK (typeof(address) = 'text' AND address = lower(address) AND address NOT IN ('', '@')),
    -- `all`, or the name of a list or stream.
    scope TEXT NOT NULL DEFAULT 'all' CONSTRAINT "scope: all, or the name of a list or stream"
        CHECK (typeof(scope) = 'text' AND scope <> ''),
    reason TEXT NOT NULL CONSTRAINT "reason: hard_bounce, complaint, unsubscribe or manual"
        CHECK (reason IN ('hard_bounce', 'complaint', 'unsubscribe', 'manual')),
    -- Who said so: `bounce`, `import`, a user, `crm`.
    source TEXT NOT NULL DEFAULT 'crm' CONSTRAINT "source: text" CHECK (typeof(source) = 'text'),
    since BIGINT NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER))
        CONSTRAINT "since: an integer, milliseconds since 1970, or a time in ISO 8601"
        CHECK (CASE WHEN typeof(since) = 'integer' THEN 1
            WHEN typeof(since) = 'text' AND since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
            THEN julianday(since) IS NOT NULL ELSE 0 END),
    until BIGINT CONSTRAINT "until: an integer, milliseconds since 1970, or a time in ISO 8601, or NULL for ever"
        CHECK (CASE WHEN typeof(until) IN ('integer', 'null') THEN 1
            WHEN typeof(until) = 'text' AND until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
            THEN julianday(until) IS NOT NULL ELSE 0 END),
    PRIMARY KEY (address, scope, reason)
) WITHOUT ROWID;
-- What was there already may be anything. Whoever is suppressed stays so: an end that can't be read is none.
INSERT OR IGNORE INTO checked_suppressions (address, scope, reason, source, since, until)
SELECT
    address, COALESCE(NULLIF(CAST(scope AS TEXT), ''), 'all'), reason, CAST(source AS TEXT),
    CASE typeof(since) WHEN 'integer' THEN since WHEN 'real' THEN CAST(since AS INTEGER)
        ELSE CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) END,
    CASE typeof(until) WHEN 'integer' THEN until WHEN 'real' THEN CAST(until AS INTEGER)
        WHEN 'text' THEN CASE WHEN until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
            THEN CAST(ROUND((julianday(until) - 2440587.5) * 86400000) AS INTEGER) END
    END
FROM suppressions;
DROP TABLE suppressions;
ALTER TABLE checked_suppressions RENAME TO suppressions;
CREATE INDEX suppressions_by_since ON suppressions (since);
UPDATE suppression_changes SET
    scope = CAST(scope AS TEXT), source = CAST(source AS TEXT),
    until = CASE typeof(until) WHEN 'real' THEN CAST(until AS INTEGER)
        WHEN 'text' THEN CASE WHEN until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
            THEN CAST(ROUND((julianday(until) - 2440587.5) * 86400000) AS INTEGER) END
        WHEN 'integer' THEN until
    END
WHERE typeof(until) NOT IN ('integer', 'null') OR typeof(scope) = 'blob' OR typeof(source) = 'blob';

CREATE TRIGGER suppression_added AFTER INSERT ON suppressions BEGIN
    UPDATE suppressions SET
        since = CASE typeof(since) WHEN 'text' THEN CAST(ROUND((julianday(since) - 2440587.5) * 86400000) AS INTEGER) ELSE since END,
        until = CASE typeof(until) WHEN 'text' THEN CAST(ROUND((julianday(until) - 2440587.5) * 86400000) AS INTEGER) ELSE until END
    WHERE 'text' IN (typeof(NEW.since), typeof(NEW.until))
        AND address = NEW.address AND scope = NEW.scope AND reason = NEW.reason;
    INSERT INTO suppression_changes (at, action, address, scope, reason, source, until)
    SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 'added', address, scope, reason, source, until
    FROM suppressions WHERE address = NEW.address AND scope = NEW.scope AND reason = NEW.reason;
END;
-- A time that becomes its number is no change.
CREATE TRIGGER suppression_changed AFTER UPDATE ON suppressions
WHEN 'text' NOT IN (typeof(OLD.since), typeof(OLD.until)) BEGIN
    UPDATE suppressions SET
        since = CASE typeof(since) WHEN 'text' THEN CAST(ROUND((julianday(since) - 2440587.5) * 86400000) AS INTEGER) ELSE since END,
        until = CASE typeof(until) WHEN 'text' THEN CAST(ROUND((julianday(until) - 2440587.5) * 86400000) AS INTEGER) ELSE until END
    WHERE 'text' IN (typeof(NEW.since), typeof(NEW.until))
        AND address = NEW.address AND scope = NEW.scope AND reason = NEW.reason;
    INSERT INTO suppression_changes (at, action, address, scope, reason, source, until)
    SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 'changed', address, scope, reason, source, until
    FROM suppressions WHERE address = NEW.address AND scope = NEW.scope AND reason = NEW.reason;
END;
CREATE TRIGGER suppression_removed AFTER DELETE ON suppressions BEGIN
    INSERT INTO suppression_changes (at, action, address, scope, reason, source, until)
    VALUES (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 'removed',
        OLD.address, OLD.scope, OLD.reason, OLD.source, OLD.until);
END;

CREATE TABLE checked_retries (
    retry INTEGER PRIMARY KEY,
    delivery BIGINT NOT NULL REFERENCES deliveries,
    -- The number of this sending (the first retry is 1), and how many the plan has.
    attempt BIGINT NOT NULL CONSTRAINT "attempt: an integer" CHECK (typeof(attempt) = 'integer'),
    attempts BIGINT NOT NULL CONSTRAINT "attempts: an integer" CHECK (typeof(attempts) = 'integer'),
    due_at BIGINT NOT NULL CONSTRAINT "due_at: an integer, milliseconds since 1970, or a time in ISO 8601"
        CHECK (CASE WHEN typeof(due_at) = 'integer' THEN 1
            WHEN typeof(due_at) = 'text' AND due_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
            THEN julianday(due_at) IS NOT NULL ELSE 0 END),
    state TEXT NOT NULL DEFAULT 'planned' CONSTRAINT "state: planned, leased, sent, failed or cancelled"
        CHECK (state IN ('planned', 'leased', 'sent', 'failed', 'cancelled')),
    reason TEXT NOT NULL CONSTRAINT "reason: text" CHECK (typeof(reason) = 'text'),
    -- How often it was leased: an MTA that takes nothing is not asked for ever.
    tries BIGINT NOT NULL DEFAULT 0 CONSTRAINT "tries: an integer" CHECK (typeof(tries) = 'integer'),
    leased_by TEXT CONSTRAINT "leased_by: text, or NULL" CHECK (typeof(leased_by) IN ('text', 'null')),
    leased_until BIGINT CONSTRAINT "leased_until: an integer, milliseconds since 1970, or a time in ISO 8601, or NULL"
        CHECK (CASE WHEN typeof(leased_until) IN ('integer', 'null') THEN 1
            WHEN typeof(leased_until) = 'text' AND leased_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
            THEN julianday(leased_until) IS NOT NULL ELSE 0 END),
    -- What the submission said.
    reply TEXT CONSTRAINT "reply: text, or NULL" CHECK (typeof(reply) IN ('text', 'null')),
    -- What X-Backstamp-Retry says where the CRM sends it; NULL where we do.
    token TEXT CONSTRAINT "token: text, or NULL" CHECK (typeof(token) IN ('text', 'null')),
    UNIQUE (delivery, attempt)
);
-- A lease whose end can't be read is over, and what can't be read otherwise is not to be sent.
INSERT OR IGNORE INTO checked_retries
    (retry, delivery, attempt, attempts, due_at, state, reason, tries, leased_by, leased_until, reply)
SELECT
    retry, delivery, CAST(attempt AS INTEGER), CAST(attempts AS INTEGER),
    CASE typeof(due_at) WHEN 'integer' THEN due_at WHEN 'real' THEN CAST(due_at AS INTEGER)
        ELSE COALESCE(CASE WHEN CAST(due_at AS TEXT) GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
            THEN CAST(ROUND((julianday(CAST(due_at AS TEXT)) - 2440587.5) * 86400000) AS INTEGER) END, 0)
    END,
    CASE WHEN state IN ('planned', 'leased', 'sent', 'failed', 'cancelled') THEN state ELSE 'cancelled' END,
    CAST(reason AS TEXT), CAST(tries AS INTEGER), CAST(leased_by AS TEXT),
    CASE typeof(leased_until) WHEN 'integer' THEN leased_until WHEN 'null' THEN NULL WHEN 'real' THEN CAST(leased_until AS INTEGER)
        ELSE COALESCE(CASE WHEN CAST(leased_until AS TEXT) GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
            THEN CAST(ROUND((julianday(CAST(leased_until AS TEXT)) - 2440587.5) * 86400000) AS INTEGER) END, 0)
    END,
    CAST(reply AS TEXT)
FROM retries;
DROP TABLE retries;
ALTER TABLE checked_retries RENAME TO retries;
CREATE INDEX retries_by_due_at ON retries (due_at) WHERE state IN ('planned', 'leased');
CREATE INDEX retries_without_token ON retries (retry) WHERE token IS NULL AND state = 'planned';

CREATE TRIGGER retry_planned AFTER INSERT ON retries WHEN 'text' IN (typeof(NEW.due_at), typeof(NEW.leased_until)) BEGIN
    UPDATE retries SET
        due_at = CASE typeof(due_at) WHEN 'text' THEN CAST(ROUND((julianday(due_at) - 2440587.5) * 86400000) AS INTEGER) ELSE due_at END,
        leased_until = CASE typeof(leased_until) WHEN 'text'
            THEN CAST(ROUND((julianday(leased_until) - 2440587.5) * 86400000) AS INTEGER) ELSE leased_until END
    WHERE retry = NEW.retry;
END;
CREATE TRIGGER retry_times_changed AFTER UPDATE OF due_at, leased_until ON retries
WHEN 'text' IN (typeof(NEW.due_at), typeof(NEW.leased_until)) BEGIN
    UPDATE retries SET
        due_at = CASE typeof(due_at) WHEN 'text' THEN CAST(ROUND((julianday(due_at) - 2440587.5) * 86400000) AS INTEGER) ELSE due_at END,
        leased_until = CASE typeof(leased_until) WHEN 'text'
            THEN CAST(ROUND((julianday(leased_until) - 2440587.5) * 86400000) AS INTEGER) ELSE leased_until END
    WHERE retry = NEW.retry;
END;

-- Who leases a retry is about to send: the sending counts from now on, so that a report on it is known for one even when it
-- comes before the sender has written that he sent. What did not leave does not count.
CREATE TRIGGER retry_leased AFTER UPDATE OF state ON retries WHEN NEW.state = 'leased' AND OLD.state = 'planned' BEGIN
    UPDATE retries SET tries = tries + 1 WHERE retry = NEW.retry;
    UPDATE deliveries SET state = 'sent', attempts = attempts + 1
    WHERE delivery = NEW.delivery AND state = 'soft_bounced';
END;
CREATE TRIGGER retry_not_sent AFTER UPDATE OF state ON retries
WHEN OLD.state = 'leased' AND NEW.state IN ('planned', 'failed') BEGIN
    UPDATE deliveries SET state = 'soft_bounced', attempts = attempts - 1
    WHERE delivery = NEW.delivery AND state = 'sent' AND attempts = NEW.attempt + 1;
END;

-- The timeline has what became of a retry, whoever sent it.
CREATE TRIGGER retry_ended AFTER UPDATE OF state ON retries
WHEN NEW.state IN ('sent', 'failed') AND OLD.state = 'leased' BEGIN
    INSERT INTO events (at, kind, message, copy, delivery, contact, status, reason, attempt)
    SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 'retry',
        d.message, d.copy, d.delivery, d.contact, NEW.state, NEW.reason, NEW.attempt
    FROM deliveries d WHERE d.delivery = NEW.delivery;
END;

-- Few rows, and views and triggers that name the table: so it is made anew under its own name.
CREATE TEMP TABLE old_preferences AS SELECT sender, method, CAST(target AS TEXT) AS target, digest FROM notification_preferences;
DROP TABLE notification_preferences;
CREATE TABLE notification_preferences (
    -- Whose messages, by the envelope sender: an address, or all of a domain (`@shop.example`). The address goes first.
    sender TEXT PRIMARY KEY CONSTRAINT "sender: in lower case, an address or all of a domain (@shop.example)"
        CHECK (typeof(sender) = 'text' AND sender = lower(sender) AND sender LIKE '%@_%' AND sender NOT LIKE '%@%@%'
            AND instr(sender, ' ') = 0),
    -- none: nobody is told, whatever is said of the domain.
    method TEXT NOT NULL CONSTRAINT "method: mail, webhook or none" CHECK (method IN ('mail', 'webhook', 'none')),
    -- An address or a URL. NULL: by mail to the message's sender.
    target TEXT CONSTRAINT "target: text of at most 2048 characters, or NULL"
        CHECK (typeof(target) IN ('text', 'null') AND length(COALESCE(target, '')) <= 2048),
    -- At once, or gathered: after each full hour, or after midnight UTC.
    digest TEXT NOT NULL DEFAULT 'none' CONSTRAINT "digest: none, hourly or daily"
        CHECK (digest IN ('none', 'hourly', 'daily')),
    CONSTRAINT "target of method mail: an address, or NULL"
        CHECK (method <> 'mail' OR target IS NULL OR target LIKE '_%@_%' AND instr(target, ' ') = 0),
    CONSTRAINT "target of method webhook: a URL"
        CHECK (method <> 'webhook' OR target IS NOT NULL AND instr(target, ' ') = 0
            AND (target LIKE 'https://_%' OR target LIKE 'http://_%'))
) WITHOUT ROWID;
INSERT OR IGNORE INTO notification_preferences (sender, method, target, digest)
SELECT sender, method, target, digest FROM old_preferences;
DROP TABLE old_preferences;

-- Views. An entry may be all of a domain: what stands from the last @ on.
CREATE VIEW crm_suppressions AS
SELECT
    address, scope, reason, source,
    strftime('%Y-%m-%dT%H:%M:%fZ', since / 1000.0, 'unixepoch') AS since,
    strftime('%Y-%m-%dT%H:%M:%fZ', until / 1000.0, 'unixepoch') AS until
FROM suppressions;

CREATE VIEW crm_suppression_history AS
SELECT
    change, strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch') AS at, action, address, scope, reason, source,
    strftime('%Y-%m-%dT%H:%M:%fZ', until / 1000.0, 'unixepoch') AS until
FROM suppression_changes;

CREATE VIEW crm_notification_preferences AS
SELECT sender, method, target, digest FROM notification_preferences;

CREATE VIEW crm_retries AS
SELECT
    r.retry, r.delivery, a.address AS recipient, r.attempt, r.attempts,
    strftime('%Y-%m-%dT%H:%M:%fZ', r.due_at / 1000.0, 'unixepoch') AS due_at,
    r.state, r.reason, r.token
FROM retries r
JOIN deliveries d ON d.delivery = r.delivery
JOIN contacts a ON a.contact = d.contact;

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
        FROM deliveries d WHERE d.contact = c.contact AND d.state <> 'suppressed' ORDER BY d.delivery DESC LIMIT 1
    ) AS bounce_state,
    EXISTS (
        SELECT 1 FROM suppressions s
        WHERE s.address IN (c.address, substr(c.address, length(rtrim(c.address, replace(c.address, '@', '')))))
            AND s.scope = 'all' AND (s.until IS NULL OR s.until > (julianday('now') - 2440587.5) * 86400000)
    ) AS suppressed,
    (
        SELECT s.reason FROM suppressions s
        WHERE s.address IN (c.address, substr(c.address, length(rtrim(c.address, replace(c.address, '@', '')))))
            AND s.scope = 'all' AND (s.until IS NULL OR s.until > (julianday('now') - 2440587.5) * 86400000)
        ORDER BY s.since LIMIT 1
    ) AS suppression_reason,
    c.engagement,
    -- Lists and streams that it is not sent to, as JSON; what is suppressed in all is above.
    (
        SELECT json_group_array(DISTINCT s.scope) FROM suppressions s
        WHERE s.address IN (c.address, substr(c.address, length(rtrim(c.address, replace(c.address, '@', '')))))
            AND s.scope <> 'all' AND (s.until IS NULL OR s.until > (julianday('now') - 2440587.5) * 86400000)
    ) AS suppressed_lists
FROM contacts c
-- Who was erased is no contact: that row holds their deliveries together, and nobody can write to it.
WHERE c.address <> 'erased';

-- Where all recipients were suppressed nothing was sent.
DROP VIEW crm_messages;
CREATE VIEW crm_messages AS
SELECT
    m.message, m.message_id, m.queue_id, m.sender, m.subject, c.name AS campaign,
    strftime('%Y-%m-%dT%H:%M:%fZ', m.sent_at / 1000.0, 'unixepoch') AS sent_at,
    m.recipients,
    CASE
        WHEN m.recipients = 0 THEN 'suppressed' WHEN m.bounces > 0 THEN 'bounced' WHEN m.clicks > 0 THEN 'clicked'
        WHEN m.opens > 0 THEN 'opened' WHEN m.delivered > 0 THEN 'not_opened' ELSE 'sent'
    END AS indicator,
    m.opens, m.machine_opens,
    strftime('%Y-%m-%dT%H:%M:%fZ', m.first_opened_at / 1000.0, 'unixepoch') AS first_opened_at,
    strftime('%Y-%m-%dT%H:%M:%fZ', m.last_opened_at / 1000.0, 'unixepoch') AS last_opened_at,
    m.clicks, m.machine_clicks, m.replies, m.bounces, m.left_alone
FROM messages m
LEFT JOIN campaigns c ON c.campaign = m.campaign;

DROP VIEW crm_deliveries;
CREATE VIEW crm_deliveries AS
SELECT
    d.delivery, d.message, a.address AS recipient, d.state,
    CASE
        WHEN d.state = 'suppressed' THEN 'suppressed'
        WHEN d.state IN ('hard_bounced', 'soft_bounced') THEN 'bounced' WHEN o.clicks > 0 THEN 'clicked'
        WHEN o.opens > 0 THEN 'opened' WHEN d.state IN ('delivered', 'complained') THEN 'not_opened' ELSE 'sent'
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

-- A campaign's top links are those with the most clicks.
DROP INDEX campaign_links_by_clicks;
CREATE INDEX campaign_links_by_clicks ON campaign_links (campaign, clicks, unique_clicks);

-- The MTA tries again and again, and is told the same: one event, and how often.
ALTER TABLE events ADD COLUMN count BIGINT NOT NULL DEFAULT 1;
ALTER TABLE events ADD COLUMN last_at BIGINT;

DROP VIEW crm_timeline;
CREATE VIEW crm_timeline AS
SELECT
    strftime('%Y-%m-%dT%H:%M:%fZ', e.at / 1000.0, 'unixepoch') AS at, e.kind AS event, a.address AS contact,
    e.message, e.delivery, json_extract(t.urls, '$[' || e.link || ']') AS url, e.status, e.reason,
    e.ip, e.country, e.region, e.city, e.user_agent, e.actor, e.actor_reason, e.diagnostic, e.remote,
    m.subject, e.count, strftime('%Y-%m-%dT%H:%M:%fZ', COALESCE(e.last_at, e.at) / 1000.0, 'unixepoch') AS last_at
FROM events e
JOIN messages m ON m.message = e.message
LEFT JOIN contacts a ON a.contact = e.contact
LEFT JOIN destinations t ON t.list = m.destinations
WHERE e.is_repeat = 0
UNION ALL
SELECT
    strftime('%Y-%m-%dT%H:%M:%fZ', m.sent_at / 1000.0, 'unixepoch'), 'sent', a.address,
    d.message, d.delivery, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    m.subject, 1, strftime('%Y-%m-%dT%H:%M:%fZ', m.sent_at / 1000.0, 'unixepoch')
FROM deliveries d
JOIN messages m ON m.message = d.message
JOIN contacts a ON a.contact = d.contact
WHERE d.state <> 'suppressed';
