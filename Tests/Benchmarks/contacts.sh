#!/bin/bash
# A page of 50 contacts by score among a million beside one among ten thousand, in turns: the first, and one from the middle
# with a minimum score.
#
#     Tests/Benchmarks/contacts.sh [MANY [FEW]]       1000000 and 10000 contacts unless told
source "$(dirname "$0")/support/library.sh"
want storeload

# people NAME CONTACTS: a database with so many contacts who have been sent to and have a score each; each hundredth is
# suppressed. Scores are in no order that the table has.
people() {
    configure "$1"
    sqlite3 -bail "$work/$1.db" > "$work/said" <<SQL
PRAGMA synchronous = OFF;
PRAGMA cache_size = -500000;
BEGIN;
CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY);
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
INSERT INTO temp.numbers SELECT n FROM numbers;
INSERT INTO contacts (contact, address, sends, opens, clicks, last_activity_at, engagement)
SELECT n, 'user' || (10000000 + n) || '@home' || (n % 1000) || '.example', 1, 1, 0, 1767225600000 + n,
    (1767225600000 - 1735689600000) / 2592000000.0 + abs(random() % 1000000007) / 100000000.0
FROM numbers;
INSERT INTO messages (message, message_id, queue_id, sender, subject, sent_at, recipients)
VALUES (1, '<1@shop.example>', '4Q1', 'news@shop.example', 'Spring', 1767225600000, $2);
INSERT INTO copies (copy, message) VALUES (2, 1);
INSERT INTO deliveries (delivery, message, copy, contact, state) SELECT n + 2, 1, 2, n, 'delivered' FROM numbers;
INSERT INTO suppressions (address, reason) SELECT address, 'unsubscribe' FROM contacts WHERE contact % 100 = 0;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
SQL
}
many=${1:-1000000}
few=${2:-10000}
people few "$few"
people many "$many"
"$bin/storeload" contacts "$work/few.db" "$work/many.db" | in_both "among $many" "among $few"
