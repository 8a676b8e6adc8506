-- Version 4.

-- Hosts that refuse all mail. When the host of a domain did so first since it last took some: a second time, a day later or
-- more, gives the domain up.
CREATE TABLE host_refusals (
    domain TEXT PRIMARY KEY,
    at BIGINT NOT NULL
) WITHOUT ROWID;
