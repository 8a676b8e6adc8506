#!/bin/bash
# A campaign's figures at ten million events beside the same at a hundred thousand, as `report campaign` reads them, in turns.
#
#     Tests/Benchmarks/campaign.sh [MANY [FEW]]       10000000 and 100000 events unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. BACKSTAMP names the binary, BIN the folder with
# storeload. Takes 3 GB below TMPDIR. Most events are made by ledger.sql, the last 20,000 by judging and counting hits; the
# small database is checked whether its counters are those of its events. Fails where the ratio of the medians is over 2, or
# the figures take 5 ms.
set -euo pipefail
cd "$(dirname "$0")/../.."

many=${1:-10000000}
few=${2:-100000}
bin=${BIN:-.build/release}
backstamp=${BACKSTAMP:-.build/release/backstamp}
for program in "$backstamp" "$bin/storeload"; do
    [ -x "$program" ] && continue
    echo "campaign.sh: $program is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2
    exit 69
done

work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

# fill NAME EVENTS
fill() {
    printf 'database: sqlite:%s\nkeys: %s\nspool: %s\ntracker:\n  url: https://track.example.com\n' \
        "$work/$1.db" "$work/keys" "$work/spool" > "$work/$1.yaml"
    "$backstamp" database migrate --config "$work/$1.yaml" > "$work/$1.log"
    # Four events a mail.
    sqlite3 -bail "$work/$1.db" ".parameter set :copies $(($2 / 4))" '.read Tests/Benchmarks/storeload/ledger.sql' > "$work/$1.log"
    "$bin/storeload" fold "$work/$1.db" "$work/$1.journal" mix 20000 > "$work/$1.log"
}
fill few "$few"
"$backstamp" database check --config "$work/few.yaml" | sed "s|$work/||"
fill many "$many"
for name in few many; do
    echo "$name: $(sqlite3 -readonly "$work/$name.db" 'SELECT COUNT(*) FROM events') events, $(du -m "$work/$name.db" | cut -f1) MB"
done

"$bin/storeload" campaign "$work/few.db" "$work/many.db" | tee "$work/result"
awk '/figures/ { for (i = 1; i < NF; i++) if ($i == "ms") large = $(i - 1); exit $NF > 2 || large > 5 }' "$work/result"
