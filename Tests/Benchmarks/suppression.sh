#!/bin/bash
# A suppression check among ten million addresses beside one among ten thousand, by the filter's own look-up, in turns.
#
#     Tests/Benchmarks/suppression.sh [MANY [FEW]]       10000000 and 10000 unless told
#
# Takes 2 GB below TMPDIR.
source "$(dirname "$0")/support/library.sh"
want suppressionload

# suppress NAME ADDRESSES: a database with so many suppressed addresses, in the order of their bytes, in which a table grows
# fastest. The changes of suppressions are not written down: nobody asks for them here.
suppress() {
    configure "$1"
    sqlite3 -bail "$work/$1.db" > "$work/said" <<END
PRAGMA synchronous = OFF;
PRAGMA cache_size = -500000;
DROP TRIGGER suppression_added;
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
INSERT INTO suppressions (address, reason, source, since)
SELECT 'user' || n || '@shop' || (n % 1000) || '.example', 'hard_bounce', 'import', 1700000000000 + n
FROM numbers ORDER BY 1;
PRAGMA wal_checkpoint(TRUNCATE);
END
}
many=${1:-10000000}
few=${2:-10000}
suppress few "$few"
suppress many "$many"
"$bin/suppressionload" "$work/few.db" "$few" "$work/many.db" "$many" 50000 > "$work/checks"
# among FEW: COST us a check; among MANY: COST us a check
sed -n 's/among [0-9]*: \([0-9.]*\) us.*/\1/p' "$work/checks" > "$work/few"
sed -n 's/.*; among [0-9]*: \([0-9.]*\) us.*/\1/p' "$work/checks" > "$work/many"
compare "suppression check among $many" "$work/many" "$work/few" us "among $few" "<= 2"
