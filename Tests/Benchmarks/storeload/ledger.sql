-- A campaign as it stands some weeks after it was sent: :copies mails, four times as many events, and all counters.
-- Into an empty database of ours, by sqlite3; `backstamp database check` holds the counters against the events.
--
-- Who does what is in `pattern`, the same for each ten mails: three are ignored, one bounces, one is fetched by a machine
-- alone, five are opened, two of them clicked, and one is scanned. Which links, turns with the mail.

PRAGMA synchronous = OFF;
PRAGMA cache_size = -1000000;
BEGIN;

CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY);
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :copies)
INSERT INTO temp.numbers SELECT n FROM numbers;

CREATE TEMP TABLE pattern (class INTEGER, step INTEGER, at INTEGER, kind TEXT, link INTEGER, actor TEXT, actor_reason TEXT,
    PRIMARY KEY (class, step));
CREATE TEMP TABLE small (n INTEGER PRIMARY KEY);
INSERT INTO small SELECT n FROM numbers LIMIT 40;
INSERT INTO pattern
SELECT 3, 1, 2000, 'bounce', NULL, NULL, NULL
UNION ALL SELECT 4, 1, 5000, 'open', NULL, 'machine', 'apple privacy proxy'
UNION ALL SELECT 5, n, 3600000 * n, 'open', NULL, 'human', NULL FROM small WHERE n <= 2
UNION ALL SELECT 6, n, 3600000 * n, 'open', NULL, 'proxy', 'gmail image proxy' FROM small WHERE n <= 3
UNION ALL SELECT 7, n, 8000 + 200 * n, CASE WHEN n = 1 THEN 'open' ELSE 'click' END, CASE WHEN n > 1 THEN n END,
    'machine', 'burst: 12 links in 2 s' FROM small WHERE n <= 13
UNION ALL SELECT 8, n, 900000 * n, CASE WHEN n <= 4 THEN 'open' ELSE 'click' END, CASE WHEN n > 4 THEN n % 2 END,
    'human', NULL FROM small WHERE n <= 7
UNION ALL SELECT 9, n, 900000 * n, CASE WHEN n <= 7 THEN 'open' ELSE 'click' END, CASE WHEN n > 7 THEN n % 4 END,
    CASE WHEN n = 1 THEN 'machine' ELSE 'human' END, CASE WHEN n = 1 THEN 'apple privacy proxy' END
    FROM small WHERE n <= 13;

CREATE TEMP TABLE counts AS
SELECT class,
    COUNT(CASE WHEN kind = 'open' AND actor <> 'machine' THEN 1 END) AS opens,
    COUNT(CASE WHEN kind = 'open' AND actor = 'machine' THEN 1 END) AS machine_opens,
    COUNT(CASE WHEN kind = 'click' AND actor <> 'machine' THEN 1 END) AS clicks,
    COUNT(CASE WHEN kind = 'click' AND actor = 'machine' THEN 1 END) AS machine_clicks,
    MIN(CASE WHEN kind = 'open' AND actor <> 'machine' THEN at END) AS first_opened_at,
    MAX(CASE WHEN kind = 'open' AND actor <> 'machine' THEN at END) AS last_opened_at
FROM pattern GROUP BY class;
CREATE TEMP TABLE mails (n INTEGER PRIMARY KEY, sent_at INTEGER, opens INTEGER, machine_opens INTEGER, clicks INTEGER,
    machine_clicks INTEGER, first_opened_at INTEGER, last_opened_at INTEGER);
INSERT INTO mails
SELECT n, 1767225600000 + n * 20, COALESCE(opens, 0), COALESCE(machine_opens, 0), COALESCE(clicks, 0),
    COALESCE(machine_clicks, 0), 1767225600000 + n * 20 + first_opened_at, 1767225600000 + n * 20 + last_opened_at
FROM numbers LEFT JOIN counts ON class = n % 10 ORDER BY n;

INSERT INTO campaigns (campaign, name, created_at) VALUES (1, 'spring', 1767225600000);
INSERT INTO destinations (list, hash, urls, links)
SELECT 1, 'ledger', json_group_array('https://shop.example/spring/offer?article=' || (n + 1000)), 40 FROM small;
-- Numbers as long as each other, so that texts are in the order of numbers and an index only grows at its end.
INSERT INTO contacts (contact, address, sends, opens, clicks, last_activity_at, engagement)
SELECT n, 'user' || (10000000 + n) || '@home' || (n % 1000) || '.example', 1, opens, clicks, last_opened_at,
    CASE WHEN opens > 0 THEN log2(opens + 3 * clicks) + (sent_at - 1735689600000) / 2592000000.0 END
FROM mails ORDER BY n;
INSERT INTO messages (message, message_id, queue_id, sender, subject, campaign, destinations, sent_at, recipients,
    delivered, bounces, opens, machine_opens, clicks, machine_clicks, first_opened_at, last_opened_at)
SELECT 3 * n - 2, '<' || (10000000 + n) || '@shop.example>', '4Q' || (10000000 + n), 'news@shop.example', 'Spring', 1, 1,
    sent_at, 1, n % 10 <> 3, n % 10 = 3, opens, machine_opens, clicks, machine_clicks, first_opened_at, last_opened_at
FROM mails ORDER BY n;
INSERT INTO copies (copy, message, delivery, opens, machine_opens, clicks, machine_clicks, first_opened_at, last_opened_at,
    events)
SELECT 3 * n - 1, 3 * n - 2, 3 * n, opens, machine_opens, clicks, machine_clicks, first_opened_at, last_opened_at,
    opens + machine_opens + clicks + machine_clicks
FROM mails ORDER BY n;
INSERT INTO deliveries (delivery, message, copy, contact, state, delivered_at, logged_at)
SELECT 3 * n, 3 * n - 2, 3 * n - 1, n, CASE WHEN n % 10 = 3 THEN 'hard_bounced' ELSE 'delivered' END,
    sent_at + 1000, sent_at + 1000
FROM mails ORDER BY n;
UPDATE identifiers SET next = 3 * :copies + 1;

INSERT INTO events (at, kind, message, copy, delivery, contact, link, ip, country, user_agent, actor, actor_reason, signs,
    network, rules)
SELECT sent_at + p.at, p.kind, 3 * n - 2, 3 * n - 1, 3 * n, n, (p.link + n) % 40, '192.0.2.' || (n % 250), 'DE', 'Mozilla/5.0',
    p.actor, p.actor_reason, 0, n % 250, 1
FROM mails CROSS JOIN pattern p ON p.class = n % 10 ORDER BY n, p.step;

CREATE TEMP TABLE pattern_links AS
SELECT class, link, COUNT(*) AS clicks, MIN(at) AS first_at, MAX(at) AS last_at
FROM pattern WHERE kind = 'click' AND actor <> 'machine' GROUP BY class, link;
INSERT INTO clicked_links (copy, link, clicks)
SELECT 3 * n - 1, (p.link + n) % 40, p.clicks FROM mails CROSS JOIN pattern_links p ON p.class = n % 10;
INSERT INTO links (message, link, clicks, unique_clicks, first_clicked_at, last_clicked_at)
SELECT 3 * n - 2, (p.link + n) % 40, p.clicks, 1, sent_at + p.first_at, sent_at + p.last_at
FROM mails CROSS JOIN pattern_links p ON p.class = n % 10;
INSERT INTO campaign_links (campaign, url, clicks, unique_clicks)
SELECT 1, u.value, SUM(c.clicks), COUNT(*) FROM clicked_links c
JOIN destinations t ON t.list = 1 JOIN json_each(t.urls) u ON u.key = c.link GROUP BY u.value;
UPDATE campaigns SET
    sent = :copies,
    (delivered, hard_bounced) = (
        SELECT COUNT(CASE WHEN state = 'delivered' THEN 1 END), COUNT(CASE WHEN state = 'hard_bounced' THEN 1 END)
        FROM deliveries),
    (opened, clicked, machine_opens, machine_clicks) = (
        SELECT COUNT(CASE WHEN opens + clicks > 0 THEN 1 END), COUNT(CASE WHEN clicks > 0 THEN 1 END),
            SUM(machine_opens), SUM(machine_clicks)
        FROM copies);

INSERT INTO campaign_hours (campaign, hour, opens, machine_opens, clicks, machine_clicks)
SELECT 1, at / 3600000 * 3600000, SUM(kind = 'open' AND actor <> 'machine'), SUM(kind = 'open' AND actor = 'machine'),
    SUM(kind = 'click' AND actor <> 'machine'), SUM(kind = 'click' AND actor = 'machine')
FROM events WHERE kind IN ('open', 'click') GROUP BY 2;
INSERT INTO campaign_domains (campaign, domain, sent, delivered, hard_bounced, opened, clicked)
SELECT 1, 'home' || (n % 1000) || '.example', COUNT(*), SUM(n % 10 <> 3), SUM(n % 10 = 3), SUM(opens + clicks > 0), SUM(clicks > 0)
FROM mails GROUP BY 2;
INSERT INTO domain_days (day, domain, event, class, reason, count)
SELECT date(sent_at / 1000, 'unixepoch'), 'home' || (n % 1000) || '.example', 'sent', '', '', COUNT(*) FROM mails GROUP BY 1, 2
UNION ALL
SELECT date((sent_at + p.at) / 1000, 'unixepoch'), 'home' || (n % 1000) || '.example', 'bounce', '', '', COUNT(*)
FROM mails JOIN pattern p ON p.class = n % 10 AND p.kind = 'bounce' GROUP BY 1, 2;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
