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
