-- Version 2: what comes back. Bounces, complaints, suppressions, retries.
--
-- What leads a database of version 1 to this one, without views and triggers: those are the newest schema's (sqlite.sql), made when
-- all steps are done.

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
