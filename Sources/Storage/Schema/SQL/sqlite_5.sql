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

-- Few rows: it is made anew under its own name.
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

-- A campaign's top links are those with the most clicks.
DROP INDEX campaign_links_by_clicks;
CREATE INDEX campaign_links_by_clicks ON campaign_links (campaign, clicks, unique_clicks);

-- The MTA tries again and again, and is told the same: one event, and how often.
ALTER TABLE events ADD COLUMN count BIGINT NOT NULL DEFAULT 1;
ALTER TABLE events ADD COLUMN last_at BIGINT;
