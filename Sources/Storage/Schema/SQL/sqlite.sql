-- Backstamp's schema for SQLite, version 6: the whole of it, as a new installation has it. What an older database lacks is in
-- sqlite_2.sql to sqlite_6.sql, which end in the same; its views and triggers are taken from here.
--
-- Times are milliseconds since 1970, UTC; the views show ISO 8601. A table's columns stand in the order in which versions have
-- added them. The CRM may write to three tables (suppressions, retries, notification_preferences), and those are checked column
-- by column: a value that can't be read must not get in. A time is a number there, and text in ISO 8601 is taken too: a trigger
-- makes it that number.

-- Which versions the database has been through: by this name every version that was released looks for it.
CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

-- Numbers of messages, copies and deliveries come from one sequence, reserved in blocks.
CREATE TABLE identifiers (
    name TEXT PRIMARY KEY,
    next BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO identifiers (name, next) VALUES ('mail', 1);

-- What the figures in this database were made by: `half_life` in milliseconds, the weights `open`, `click`, `reply`. And
-- `erased_lists`: how often erasing a contact has changed a list of links.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;

-- SENT. ---------------------------------------------------------------------------------------------------------------------

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
    last_activity_at BIGINT,
    -- Soft bounces since the contact last gave a sign of life, and when the first of them came.
    soft_bounces BIGINT NOT NULL DEFAULT 0,
    soft_since BIGINT,
    -- Engagement's key: it grows with each sign of engagement and no passing of time changes it.
    engagement REAL,
    -- The contact's own mode (PrivacyMode); NULL asks for nothing.
    privacy TEXT CHECK (privacy IN ('truncated', 'verdict', 'aggregate', 'off'))
);
-- As lists are read: the most engaged first, and those who are equally so by address.
CREATE INDEX contacts_by_engagement ON contacts (engagement DESC, address);

-- A message's destinations: one row for all messages that have the same list, found by the SHA-256 of its content.
CREATE TABLE destinations (
    list INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    urls TEXT NOT NULL, -- JSON array; a link's number is its index
    links BIGINT NOT NULL DEFAULT 0
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
    bounces BIGINT NOT NULL DEFAULT 0,
    -- The list or stream that the message names, X-Backstamp-Stream or List-Id: what an unsubscribe from it suppresses. NULL where
    -- it names none: then that is everything.
    stream TEXT,
    -- Whether first opens are told of: what the message's own header field asks for, `yes`, `no`, or NULL where it says nothing.
    notify TEXT,
    -- Hits that count and have no event: retention has deleted it, or the privacy mode wants none.
    eventless BIGINT NOT NULL DEFAULT 0,
    -- For a day, a keyed hash of the address that handed the message over: looks from there are our own people's.
    submitter BIGINT
);
CREATE INDEX messages_by_message_id ON messages (message_id);
CREATE INDEX messages_by_queue_id ON messages (queue_id);
CREATE INDEX messages_by_campaign ON messages (campaign) WHERE campaign IS NOT NULL;
CREATE INDEX messages_by_submitter ON messages (sent_at) WHERE submitter IS NOT NULL;

-- Domains that mail was sent from, as they are registered: our own people's.
CREATE TABLE sender_domains (domain TEXT PRIMARY KEY) WITHOUT ROWID;

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
    machine_clicks BIGINT NOT NULL DEFAULT 0,
    -- How many of its hits are events: beyond so many, hits are only counted.
    events BIGINT NOT NULL DEFAULT 0,
    -- When the log says that the first delivery of a copy that several share was taken.
    logged_at BIGINT
);
CREATE INDEX copies_by_message ON copies (message);

CREATE TABLE deliveries (
    delivery INTEGER PRIMARY KEY,
    message BIGINT NOT NULL REFERENCES messages,
    copy BIGINT NOT NULL REFERENCES copies,
    contact BIGINT NOT NULL REFERENCES contacts,
    -- Words' DeliveryState. Which follows which says Storage's front page.
    state TEXT NOT NULL DEFAULT 'sent',
    delivered_at BIGINT,
    last_status TEXT,
    bounce_class TEXT,
    bounce_reason TEXT,
    attempts BIGINT NOT NULL DEFAULT 1,
    -- The recipient as the envelope spelled it, where that is not the contact's address: so it is sent to again.
    recipient TEXT,
    -- When the MTA's log says that the recipient's server took it: exact, where the time of a report is not.
    logged_at BIGINT,
    -- Whether the state is what a report says that is only named: whatever is believed stands above it.
    is_named BOOLEAN NOT NULL DEFAULT 0
);
CREATE INDEX deliveries_by_message ON deliveries (message, contact);
CREATE INDEX deliveries_by_contact ON deliveries (contact);

-- Counters of what deliveries are now follow their state. Whoever complains has got the mail: it counts as delivered, and its
-- indicator is that of a mail that was.
CREATE TRIGGER delivery_state_changed AFTER UPDATE OF state ON deliveries WHEN NEW.state <> OLD.state BEGIN
    UPDATE messages SET
        bounces = bounces + (NEW.state IN ('hard_bounced', 'soft_bounced')) - (OLD.state IN ('hard_bounced', 'soft_bounced')),
        delivered = delivered + (NEW.state IN ('delivered', 'complained')) - (OLD.state IN ('delivered', 'complained'))
    WHERE message = NEW.message;
    UPDATE campaigns SET
        hard_bounced = hard_bounced + (NEW.state = 'hard_bounced') - (OLD.state = 'hard_bounced'),
        soft_bounced = soft_bounced + (NEW.state = 'soft_bounced') - (OLD.state = 'soft_bounced'),
        delivered = delivered + (NEW.state IN ('delivered', 'complained')) - (OLD.state IN ('delivered', 'complained'))
    WHERE campaign = (SELECT campaign FROM messages WHERE message = NEW.message);
    -- What stands behind the last @ of the contact's address.
    UPDATE campaign_domains SET
        hard_bounced = hard_bounced + (NEW.state = 'hard_bounced') - (OLD.state = 'hard_bounced'),
        soft_bounced = soft_bounced + (NEW.state = 'soft_bounced') - (OLD.state = 'soft_bounced'),
        delivered = delivered + (NEW.state IN ('delivered', 'complained')) - (OLD.state IN ('delivered', 'complained'))
    WHERE campaign = (SELECT campaign FROM messages WHERE message = NEW.message)
        AND domain = (
            SELECT substr(address, length(rtrim(address, replace(address, '@', ''))) + 1) FROM contacts
            WHERE contact = NEW.contact AND instr(address, '@') > 0);
END;

-- SPLITS. -------------------------------------------------------------------------------------------------------------------

-- Copies that a version before 6 has split and not sent. Since then their place in the spool says how far they have come, and what
-- is here is moved there at the next start.
CREATE TABLE split_copies (
    copy INTEGER PRIMARY KEY REFERENCES copies ON DELETE CASCADE,
    message BIGINT NOT NULL,
    -- The envelope, and what it asks of reports (NOTIFY, ORCPT, RET, ENVID), as they go to the server.
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    reporting TEXT NOT NULL,
    -- held (the MTA has not shown yet that it has the message), ready, handed (the server is being given it)
    state TEXT NOT NULL DEFAULT 'held',
    due_at BIGINT NOT NULL,
    queued_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX split_copies_by_due_at ON split_copies (due_at);
CREATE INDEX split_copies_by_message ON split_copies (message);

-- COUNTING. -----------------------------------------------------------------------------------------------------------------

-- What happened, except `sent`: that is the delivery's own row.
CREATE TABLE events (
    event INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL, -- Words' EventKind
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
    actor_reason TEXT,
    -- Of a bounce: its class, the text that told the reason and the rule that read it, the host that refused, and how far it
    -- is believed. `attempt` is the sending that it speaks of: one bounce for each.
    class TEXT,
    diagnostic TEXT,
    rule TEXT,
    remote TEXT,
    trust TEXT,
    attempt BIGINT,
    -- What a hit said of itself (HitSigns), its network, and the rules that judged it: so it can be judged again.
    signs BIGINT,
    network BIGINT,
    rules BIGINT,
    -- Repeats: one look that loads the image several times, a double click. All have rows, for judging sees what was done; the
    -- first is the event. `likeness` is a keyed hash of what they have in common; NULL where that is not kept any more: then a
    -- repeat stays one.
    is_repeat BOOLEAN NOT NULL DEFAULT 0,
    likeness BIGINT,
    -- How often it happened, and when last: repeats of a hit, and what the MTA is told again and again while it tries.
    count BIGINT NOT NULL DEFAULT 1,
    last_at BIGINT
);
CREATE INDEX events_by_message ON events (message);
CREATE INDEX events_by_contact ON events (contact, at) WHERE contact IS NOT NULL;
CREATE INDEX events_by_copy ON events (copy, at);
CREATE INDEX events_by_likeness ON events (copy, likeness, is_repeat, at) WHERE likeness IS NOT NULL;
-- The hits on a copy that several share, by network: each network's are company to each other.
CREATE INDEX events_by_network ON events (copy, network, at) WHERE delivery IS NULL AND kind IN ('open', 'click');
-- People's clicks: a link's first and last.
CREATE INDEX events_by_link ON events (message, link, at)
WHERE kind = 'click' AND is_repeat = 0 AND actor IN ('human', 'proxy');
-- What came back of a delivery, without the hits on its copy: a report asks for nothing else.
CREATE INDEX events_by_delivery ON events (delivery, kind, at) WHERE kind NOT IN ('open', 'click');
-- What may name others than the delivery's own recipient: erasing reads it.
CREATE INDEX events_by_diagnostic ON events (message) WHERE diagnostic IS NOT NULL;
-- What retention walks along. A complaint, an unsubscribe or a reply counts once for a delivery, however late it is told again:
-- their events stay as long as the delivery.
CREATE INDEX events_by_at ON events (at) WHERE kind NOT IN ('complaint', 'unsubscribe', 'reply');

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

-- How often a link was clicked in a copy: what makes a click unique, what the next one weighs, and whether the last is taken back.
CREATE TABLE clicked_links (
    copy BIGINT NOT NULL REFERENCES copies,
    link BIGINT NOT NULL,
    clicks BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (copy, link)
) WITHOUT ROWID;

CREATE TABLE campaign_links (
    campaign BIGINT NOT NULL REFERENCES campaigns,
    url TEXT NOT NULL,
    clicks BIGINT NOT NULL,
    unique_clicks BIGINT NOT NULL,
    PRIMARY KEY (campaign, url)
) WITHOUT ROWID;
-- A campaign's top links are those with the most clicks.
CREATE INDEX campaign_links_by_clicks ON campaign_links (campaign, clicks, unique_clicks);

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

-- How far each journal, of sendings or of hits, is folded.
CREATE TABLE journals (
    journal TEXT PRIMARY KEY,
    segment BIGINT NOT NULL,
    position BIGINT NOT NULL
) WITHOUT ROWID;

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

-- What a hit has cleared, a scanner's first hits perhaps: put back when its burst shows. Rows of a day or so.
CREATE TABLE cleared_soft_bounces (
    delivery BIGINT PRIMARY KEY,
    -- Of the hit.
    at BIGINT NOT NULL,
    -- Whether the delivery was soft-bounced, and its planned retry.
    was_bounced BOOLEAN NOT NULL,
    retry BIGINT,
    -- The contact's.
    soft_bounces BIGINT NOT NULL,
    soft_since BIGINT
) WITHOUT ROWID;

-- RETURNS. ------------------------------------------------------------------------------------------------------------------

-- Mails that came back and whose effects are here, by the SHA-256 of their bytes: read again, they have none.
CREATE TABLE returned_mails (
    digest TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    -- How far a mail that speaks of many deliveries is settled: the last of them that is. NULL once it is settled whole.
    settled_to BIGINT
) WITHOUT ROWID;
CREATE INDEX returned_mails_by_at ON returned_mails (at);

-- The MTA's log. How far each source (the path of a file, or `journal`) is read, in its reader's own words.
CREATE TABLE logs (
    source TEXT PRIMARY KEY,
    position TEXT NOT NULL
) WITHOUT ROWID;

-- Of the piece of a log that begins at its position: how many of the statuses in it are written down. No row: none.
CREATE TABLE log_pieces (
    source TEXT PRIMARY KEY,
    statuses BIGINT NOT NULL
) WITHOUT ROWID;

-- What the lines read so far say of messages in the MTA's queue, ours or not: MTALog's QueuedMessage, as its bytes.
CREATE TABLE logged_messages (
    source TEXT NOT NULL,
    queue_id TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (source, queue_id)
) WITHOUT ROWID;

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

-- Hosts that refuse all mail. When the host of a domain did so first since it last took some: a second time, a day later or
-- more, gives the domain up.
CREATE TABLE host_refusals (
    domain TEXT PRIMARY KEY,
    at BIGINT NOT NULL
) WITHOUT ROWID;

-- RETRIES. ------------------------------------------------------------------------------------------------------------------

-- Second sendings of soft-bounced deliveries. The CRM may claim and report them.
CREATE TABLE retries (
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

-- The queue ids of second sendings, as the filter saw them pass. `attempt` is the sending: 2 for the first retry.
CREATE TABLE retry_queue_ids (
    queue_id TEXT NOT NULL,
    delivery BIGINT NOT NULL REFERENCES deliveries,
    attempt BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (queue_id, delivery)
) WITHOUT ROWID;
-- A report that names no queue id of ours speaks of the sending that was under way by its time.
CREATE INDEX retry_queue_ids_by_delivery ON retry_queue_ids (delivery);

-- SUPPRESSIONS. -------------------------------------------------------------------------------------------------------------

-- Addresses that are not to be sent to. The CRM may write here.
CREATE TABLE suppressions (
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

-- NOTICES. ------------------------------------------------------------------------------------------------------------------

-- Who is told of first opens, and how. The CRM may write here.
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

-- What leaves as one mail or one POST: a notice, or a digest of many.
CREATE TABLE notice_batches (
    batch INTEGER PRIMARY KEY,
    method TEXT NOT NULL,
    target TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- planned, leased, handed (the MTA is being given it), sent, failed, cancelled, uncertain (handed, and no answer came)
    state TEXT NOT NULL DEFAULT 'planned',
    tries BIGINT NOT NULL DEFAULT 0,
    leased_by TEXT,
    leased_until BIGINT,
    -- What the MTA or the webhook said.
    reply TEXT
);
CREATE INDEX notice_batches_by_due_at ON notice_batches (method, due_at) WHERE state IN ('planned', 'leased', 'handed');

-- One for each copy at most, for good: a copy that has its row is not told of again.
CREATE TABLE notices (
    copy INTEGER PRIMARY KEY REFERENCES copies ON DELETE CASCADE,
    due_at BIGINT NOT NULL,
    -- NULL while it waits.
    batch BIGINT REFERENCES notice_batches
);
CREATE INDEX notices_by_due_at ON notices (due_at) WHERE batch IS NULL;
CREATE INDEX notices_by_batch ON notices (batch) WHERE batch IS NOT NULL;

-- Whose preference a message comes under, and what follows from it and from the message's own header field.
CREATE VIEW wanted_notices AS
SELECT
    w.message,
    CASE WHEN w.method <> 'none' THEN w.method ELSE 'mail' END AS method,
    -- What is `none` keeps its target, for the CRM to see.
    CASE WHEN w.method <> 'none' AND w.target IS NOT NULL THEN w.target ELSE w.sender END AS target,
    CASE WHEN w.method <> 'none' THEN w.digest ELSE 'none' END AS digest
FROM (
    SELECT m.message, lower(m.sender) AS sender, m.notify,
        COALESCE(a.method, d.method, 'none') AS method,
        CASE WHEN a.method IS NOT NULL THEN a.target ELSE d.target END AS target,
        CASE WHEN a.method IS NOT NULL THEN a.digest ELSE d.digest END AS digest
    FROM messages m
    LEFT JOIN notification_preferences a ON a.sender = lower(m.sender)
    LEFT JOIN notification_preferences d ON d.sender = substr(lower(m.sender), instr(m.sender, '@'))
    WHERE m.sender <> ''
) w
WHERE COALESCE(w.notify, '') <> 'no' AND (w.method <> 'none' OR w.notify = 'yes');

-- The first open or click by a person, in the transaction that counts it. It waits for 150 s, and a digest for the end of
-- its hour or day: hits of the next 130 s (JudgeRules.reach) can still show that this one was a machine's, and it takes a
-- moment until those are counted.
CREATE TRIGGER notice_planned AFTER UPDATE OF opens, clicks ON copies
WHEN OLD.opens + OLD.clicks <= 0 AND NEW.opens + NEW.clicks > 0 BEGIN
    INSERT INTO notices (copy, due_at)
    SELECT NEW.copy,
        CASE w.digest
            WHEN 'hourly' THEN (t.at / 3600000 + 1) * 3600000
            WHEN 'daily' THEN (t.at / 86400000 + 1) * 86400000
            ELSE t.at
        END
    FROM wanted_notices w
    CROSS JOIN (SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) + 150000 AS at) t
    WHERE w.message = NEW.message
    ON CONFLICT (copy) DO NOTHING;
END;
-- It was a machine's after all. What has left, or may have, stays.
CREATE TRIGGER notice_withdrawn AFTER UPDATE OF opens, clicks ON copies
WHEN OLD.opens + OLD.clicks > 0 AND NEW.opens + NEW.clicks <= 0 BEGIN
    DELETE FROM notices WHERE copy = NEW.copy AND (batch IS NULL OR EXISTS (
        SELECT 1 FROM notice_batches b WHERE b.batch = notices.batch AND b.state = 'planned' AND b.tries = 0));
END;

-- WHAT THE CRM READS. -------------------------------------------------------------------------------------------------------

-- Where all recipients were suppressed nothing was sent.
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

CREATE VIEW crm_campaign_hours AS
SELECT
    c.name AS campaign,
    CASE WHEN h.hour >= 0 THEN strftime('%Y-%m-%dT%H:%M:%fZ', h.hour / 1000.0, 'unixepoch') END AS hour,
    h.opens, h.clicks, h.machine_opens, h.machine_clicks
FROM campaign_hours h
JOIN campaigns c ON c.campaign = h.campaign;

CREATE VIEW crm_campaign_domains AS
SELECT c.name AS campaign, d.domain, d.sent, d.delivered, d.opened, d.clicked, d.hard_bounced, d.soft_bounced
FROM campaign_domains d
JOIN campaigns c ON c.campaign = d.campaign;

CREATE VIEW crm_domain_days AS
SELECT domain, day, event, NULLIF(class, '') AS class, NULLIF(reason, '') AS reason, count FROM domain_days WHERE count > 0;

-- Contacts by score: ORDER BY engagement is ORDER BY score, and an index scan. A suppression may be of all of a domain: what
-- stands from the last @ on.
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

-- An entry may be all of a domain: what stands from the last @ on.
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

CREATE VIEW crm_retries AS
SELECT
    r.retry, r.delivery, a.address AS recipient, r.attempt, r.attempts,
    strftime('%Y-%m-%dT%H:%M:%fZ', r.due_at / 1000.0, 'unixepoch') AS due_at,
    r.state, r.reason, r.token
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

CREATE VIEW crm_notification_preferences AS
SELECT sender, method, target, digest FROM notification_preferences;
