#!/bin/bash
# A page of 50 contacts by score among a million beside one among ten thousand, in turns: the first, and one from the middle
# with a minimum score.
#
#     Tests/Benchmarks/contacts.sh [MANY [FEW]]       1000000 and 10000 contacts unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. BACKSTAMP names the binary, BIN the folder with
# storeload. Fails where a page takes 10 ms.
set -euo pipefail
cd "$(dirname "$0")/../.."

many=${1:-1000000}
few=${2:-10000}
bin=${BIN:-.build/release}
backstamp=${BACKSTAMP:-.build/release/backstamp}
for program in "$backstamp" "$bin/storeload"; do
    [ -x "$program" ] && continue
    echo "contacts.sh: $program is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2
    exit 69
done

work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

# fill NAME CONTACTS: a database with so many contacts who have been sent to and have a score each; each hundredth is
# suppressed. Scores are in no order that the table has.
fill() {
    printf 'database: sqlite:%s\nkeys: %s\nspool: %s\ntracker:\n  url: https://track.example.com\n' \
        "$work/$1.db" "$work/keys" "$work/spool" > "$work/$1.yaml"
    "$backstamp" database migrate --config "$work/$1.yaml" > "$work/$1.log"
    sqlite3 -bail "$work/$1.db" > "$work/$1.log" <<SQL
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
fill few "$few"
fill many "$many"
echo "small: $few contacts, large: $many"
"$bin/storeload" contacts "$work/few.db" "$work/many.db" | tee "$work/result"
awk '{ for (i = 1; i < NF; i++) if ($i == "ms") large = $(i - 1); if (large > 10) slow = 1 } END { exit slow }' "$work/result"
