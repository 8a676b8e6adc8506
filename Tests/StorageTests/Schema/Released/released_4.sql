-- Version 4: what is held against ill will.

-- Trust. Whether the state is what a report says that is only named: whatever is believed stands above it.
ALTER TABLE deliveries ADD COLUMN is_named BOOLEAN NOT NULL DEFAULT 0;

-- Bounds. How many of a copy's hits are events: beyond so many, hits are only counted.
ALTER TABLE copies ADD COLUMN events BIGINT NOT NULL DEFAULT 0;
UPDATE copies SET events = e.count
FROM (SELECT copy, COUNT(*) AS count FROM events WHERE kind IN ('open', 'click') GROUP BY copy) e
WHERE e.copy = copies.copy;

-- When the log says that the first delivery of a copy that several share was taken.
ALTER TABLE copies ADD COLUMN logged_at BIGINT;
UPDATE copies SET logged_at = (SELECT MIN(d.logged_at) FROM deliveries d WHERE d.message = copies.message AND d.copy = copies.copy)
WHERE delivery IS NULL;

-- What came back of a delivery, without the hits on its copy: a report asks for nothing else.
CREATE INDEX events_by_delivery ON events (delivery, kind, at) WHERE kind NOT IN ('open', 'click');
-- The hits on a copy that several share, by network: each network's are company to each other.
CREATE INDEX events_by_network ON events (copy, network, at) WHERE delivery IS NULL AND kind IN ('open', 'click');
-- People's clicks: a link's first and last.
CREATE INDEX events_by_link ON events (message, link, at) WHERE kind = 'click' AND actor <> 'machine';
-- What may name others than the delivery's own recipient: erasing reads it.
CREATE INDEX events_by_diagnostic ON events (message) WHERE diagnostic IS NOT NULL;

-- How far a returned mail that speaks of many deliveries is settled: the last of them that is. NULL once it is settled whole.
ALTER TABLE returned_mails ADD COLUMN settled_to BIGINT;

-- Of the piece of a log that begins at its position: how many of the statuses in it are written down. No row: none.
CREATE TABLE log_pieces (
    source TEXT PRIMARY KEY,
    statuses BIGINT NOT NULL
) WITHOUT ROWID;

-- Hosts that refuse all mail. When the host of a domain did so first since it last took some: a second time, a day later or
-- more, gives the domain up.
CREATE TABLE host_refusals (
    domain TEXT PRIMARY KEY,
    at BIGINT NOT NULL
) WITHOUT ROWID;
