#!/bin/bash
# A suppression check among ten million addresses beside one among ten thousand, by the filter's own look-up, in turns.
#
#     Tests/Benchmarks/suppression.sh [MANY [FEW]]       10000000 and 10000 unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. BACKSTAMP names the binary, BIN the folder with
# suppressionload. Takes 2 GB below TMPDIR. Prints a line a round, and the ratio of the medians; fails where that is
# over 2.
set -euo pipefail
cd "$(dirname "$0")/../.."

many=${1:-10000000}
few=${2:-10000}
bin=${BIN:-.build/release}
backstamp=${BACKSTAMP:-.build/release/backstamp}
for program in "$backstamp" "$bin/suppressionload"; do
    [ -x "$program" ] && continue
    echo "suppression.sh: $program is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2
    exit 69
done

work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

# fill NAME ADDRESSES: a database with so many suppressed addresses, in the order of their bytes, in which a table grows
# fastest. The changes of suppressions are not written down: nobody asks for them here.
fill() {
    printf 'database: sqlite:%s\nkeys: %s\nspool: %s\ntracker:\n  url: https://track.example.com\n' \
        "$work/$1.db" "$work/keys" "$work/spool" > "$work/$1.yaml"
    "$backstamp" database migrate --config "$work/$1.yaml" > "$work/$1.log"
    sqlite3 "$work/$1.db" > "$work/$1.log" <<END
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
fill few "$few"
fill many "$many"

"$bin/suppressionload" "$work/few.db" "$few" "$work/many.db" "$many" 200000 | tee "$work/result"
awk '/ratio/ { exit $NF > 2 }' "$work/result"
