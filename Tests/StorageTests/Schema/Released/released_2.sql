-- Version 2: what comes back. Bounces, complaints, suppressions, retries.

-- Soft bounces since the contact last gave a sign of life, and when the first of them came.
ALTER TABLE contacts ADD COLUMN soft_bounces BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN soft_since BIGINT;

-- The recipient as the envelope spelled it, where that is not the contact's address: so it is sent to again.
ALTER TABLE deliveries ADD COLUMN recipient TEXT;

-- Of a bounce: its class, the text that told the reason and the rule that read it, the host that refused, and how far it
-- is believed. `attempt` is the sending that it speaks of: one bounce for each.
ALTER TABLE events ADD COLUMN class TEXT;
ALTER TABLE events ADD COLUMN diagnostic TEXT;
ALTER TABLE events ADD COLUMN rule TEXT;
ALTER TABLE events ADD COLUMN remote TEXT;
ALTER TABLE events ADD COLUMN trust TEXT;
ALTER TABLE events ADD COLUMN attempt BIGINT;

-- Mails that came back and whose effects are here, by the SHA-256 of their bytes: read again, they have none.
CREATE TABLE returned_mails (
    digest TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX returned_mails_by_at ON returned_mails (at);

-- Addresses that are not to be sent to. The CRM may write here.
CREATE TABLE suppressions (
    address TEXT NOT NULL CHECK (address = lower(address) AND address <> ''),
    -- `all`, or the name of a list or stream.
    scope TEXT NOT NULL DEFAULT 'all' CHECK (scope <> ''),
    reason TEXT NOT NULL CHECK (reason IN ('hard_bounce', 'complaint', 'unsubscribe', 'manual')),
    -- Who said so: `bounce`, `import`, a user, `crm`.
    source TEXT NOT NULL DEFAULT 'crm',
    since BIGINT NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)),
    until BIGINT,
    PRIMARY KEY (address, scope, reason)
) WITHOUT ROWID;
CREATE INDEX suppressions_by_since ON suppressions (since);

-- What became of suppressions, whoever wrote them.
CREATE TABLE suppression_changes (
    change INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    action TEXT NOT NULL, -- added, changed, removed
    address TEXT NOT NULL,
    scope TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    until BIGINT
);
CREATE INDEX suppression_changes_by_address ON suppression_changes (address);

CREATE TRIGGER suppression_added AFTER INSERT ON suppressions BEGIN
    INSERT INTO suppression_changes (at, action, address, scope, reason, source, until)
    VALUES (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 'added',
        NEW.address, NEW.scope, NEW.reason, NEW.source, NEW.until);
END;
CREATE TRIGGER suppression_changed AFTER UPDATE ON suppressions BEGIN
    INSERT INTO suppression_changes (at, action, address, scope, reason, source, until)
    VALUES (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 'changed',
        NEW.address, NEW.scope, NEW.reason, NEW.source, NEW.until);
END;
CREATE TRIGGER suppression_removed AFTER DELETE ON suppressions BEGIN
    INSERT INTO suppression_changes (at, action, address, scope, reason, source, until)
    VALUES (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 'removed',
        OLD.address, OLD.scope, OLD.reason, OLD.source, OLD.until);
END;

-- Second sendings of soft-bounced deliveries. The CRM may claim and report them.
CREATE TABLE retries (
    retry INTEGER PRIMARY KEY,
    delivery BIGINT NOT NULL REFERENCES deliveries,
    -- The number of this sending (the first retry is 1), and how many the plan has.
    attempt BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- planned, leased, sent, failed, cancelled
    state TEXT NOT NULL DEFAULT 'planned',
    reason TEXT NOT NULL,
    -- How often it was leased: an MTA that takes nothing is not asked for ever.
    tries BIGINT NOT NULL DEFAULT 0,
    leased_by TEXT,
    leased_until BIGINT,
    -- What the submission said.
    reply TEXT,
    UNIQUE (delivery, attempt)
);
CREATE INDEX retries_by_due_at ON retries (due_at) WHERE state IN ('planned', 'leased');

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

-- Refusals that are our side's fault or our mail's (reputation, spam, …), by campaign and recipient domain; campaign 0 is none.
CREATE TABLE alarms (
    campaign BIGINT NOT NULL,
    reason TEXT NOT NULL,
    domain TEXT NOT NULL,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    diagnostic TEXT NOT NULL,
    PRIMARY KEY (campaign, reason, domain)
) WITHOUT ROWID;

-- Counters of what deliveries are now follow their state.
CREATE TRIGGER delivery_state_changed AFTER UPDATE OF state ON deliveries WHEN NEW.state <> OLD.state BEGIN
    UPDATE messages SET
        bounces = bounces + (NEW.state IN ('hard_bounced', 'soft_bounced')) - (OLD.state IN ('hard_bounced', 'soft_bounced')),
        delivered = delivered + (NEW.state = 'delivered') - (OLD.state = 'delivered')
    WHERE message = NEW.message;
    UPDATE campaigns SET
        hard_bounced = hard_bounced + (NEW.state = 'hard_bounced') - (OLD.state = 'hard_bounced'),
        soft_bounced = soft_bounced + (NEW.state = 'soft_bounced') - (OLD.state = 'soft_bounced'),
        delivered = delivered + (NEW.state = 'delivered') - (OLD.state = 'delivered')
    WHERE campaign = (SELECT campaign FROM messages WHERE message = NEW.message);
END;

CREATE VIEW crm_suppressions AS
SELECT
    address, scope, reason, source,
    strftime('%Y-%m-%dT%H:%M:%fZ', since / 1000.0, 'unixepoch') AS since,
    strftime('%Y-%m-%dT%H:%M:%fZ', until / 1000.0, 'unixepoch') AS until
FROM suppressions;

CREATE VIEW crm_retries AS
SELECT
    r.retry, r.delivery, a.address AS recipient, r.attempt, r.attempts,
    strftime('%Y-%m-%dT%H:%M:%fZ', r.due_at / 1000.0, 'unixepoch') AS due_at,
    r.state, r.reason
FROM retries r
JOIN deliveries d ON d.delivery = r.delivery
JOIN contacts a ON a.contact = d.contact;

CREATE VIEW crm_alarms AS
SELECT
    c.name AS campaign, l.reason, l.domain, l.count,
    strftime('%Y-%m-%dT%H:%M:%fZ', l.first_at / 1000.0, 'unixepoch') AS first_at,
    strftime('%Y-%m-%dT%H:%M:%fZ', l.last_at / 1000.0, 'unixepoch') AS last_at,
    l.diagnostic
FROM alarms l
LEFT JOIN campaigns c ON c.campaign = l.campaign;
