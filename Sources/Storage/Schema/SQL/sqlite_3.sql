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
-- As lists are read: the most engaged first, and those who are equally so by address.
CREATE INDEX contacts_by_engagement ON contacts (engagement DESC, address);

-- What the figures in this database were made by: `half_life` in milliseconds, the weights `open`, `click`, `reply`. And
-- `erased_lists`: how often erasing a contact has changed a list of links.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;

-- Unsubscribing. The list or stream that the message names, X-Backstamp-Stream or List-Id: what an unsubscribe from it
-- suppresses. NULL where it names none: then that is everything.
ALTER TABLE messages ADD COLUMN stream TEXT;

-- The MTA's log. How far each source (the path of a file, or `journal`) is read, in its reader's own words.
CREATE TABLE logs (
    source TEXT PRIMARY KEY,
    position TEXT NOT NULL
) WITHOUT ROWID;

-- What the lines read so far say of messages in the MTA's queue, ours or not: MTALog's QueuedMessage, as its bytes.
CREATE TABLE logged_messages (
    source TEXT NOT NULL,
    queue_id TEXT NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (source, queue_id)
) WITHOUT ROWID;

-- The queue ids of second sendings, as the filter saw them pass. `attempt` is the sending: 2 for the first retry.
CREATE TABLE retry_queue_ids (
    queue_id TEXT NOT NULL,
    delivery BIGINT NOT NULL REFERENCES deliveries,
    attempt BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (queue_id, delivery)
) WITHOUT ROWID;

-- The log names a queue id and a recipient: among a message's thousand deliveries that one is found by its contact.
DROP INDEX deliveries_by_message;
CREATE INDEX deliveries_by_message ON deliveries (message, contact);

-- Notices: who is told of first opens, and how. The CRM may write to notification_preferences.
CREATE TABLE notification_preferences (
    -- Whose messages, by the envelope sender: an address, or all of a domain (`@shop.example`). The address goes first.
    sender TEXT PRIMARY KEY
        CHECK (sender = lower(sender) AND sender LIKE '%@_%' AND sender NOT LIKE '%@%@%' AND instr(sender, ' ') = 0),
    -- none: nobody is told, whatever is said of the domain.
    method TEXT NOT NULL CHECK (method IN ('mail', 'webhook', 'none')),
    -- An address or a URL. NULL: by mail to the message's sender.
    target TEXT CHECK (length(target) <= 2048),
    -- At once, or gathered: after each full hour, or after midnight UTC.
    digest TEXT NOT NULL DEFAULT 'none' CHECK (digest IN ('none', 'hourly', 'daily')),
    CHECK (method <> 'mail' OR target IS NULL OR target LIKE '_%@_%' AND instr(target, ' ') = 0),
    CHECK (method <> 'webhook' OR target IS NOT NULL AND instr(target, ' ') = 0
        AND (target LIKE 'https://_%' OR target LIKE 'http://_%'))
) WITHOUT ROWID;

-- What the message's own header field asks for: `yes`, `no`, or NULL where it says nothing.
ALTER TABLE messages ADD COLUMN notify TEXT;

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

-- Privacy and retention. A contact's own mode (Tracking's PrivacyMode); NULL asks for nothing.
ALTER TABLE contacts ADD COLUMN privacy TEXT CHECK (privacy IN ('truncated', 'verdict', 'aggregate', 'off'));

-- Hits that count and have no event: retention has deleted it, or the privacy mode wants none.
ALTER TABLE messages ADD COLUMN eventless BIGINT NOT NULL DEFAULT 0;

-- What retention walks along. A complaint, an unsubscribe or a reply counts once for a delivery, however late it is told
-- again: their events stay as long as the delivery.
CREATE INDEX events_by_at ON events (at) WHERE kind NOT IN ('complaint', 'unsubscribe', 'reply');

-- Whoever complains has got the mail: it counts as delivered.
UPDATE campaigns SET delivered = delivered + (
    SELECT COUNT(*) FROM deliveries d JOIN messages m ON m.message = d.message
    WHERE d.state = 'complained' AND m.campaign = campaigns.campaign);
UPDATE messages SET delivered = delivered + (
    SELECT COUNT(*) FROM deliveries d WHERE d.message = messages.message AND d.state = 'complained')
WHERE message IN (SELECT message FROM deliveries WHERE state = 'complained');

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

-- Splitting. Copies that lie in the spool until a server has taken them: then the row goes.
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
