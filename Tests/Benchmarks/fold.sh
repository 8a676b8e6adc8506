#!/bin/bash
# Judging and counting: how many hits a second come from the journal into a database of a hundred thousand events, for each
# kind of traffic that storeload's FoldLoad makes.
#
#     Tests/Benchmarks/fold.sh [HITS]       of each kind, 30000 unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. BACKSTAMP names the binary, BIN the folder with
# storeload. Fails where the traffic that only an attacker makes takes five times as long as people's.
set -euo pipefail
cd "$(dirname "$0")/../.."

hits=${1:-30000}
bin=${BIN:-.build/release}
backstamp=${BACKSTAMP:-.build/release/backstamp}
for program in "$backstamp" "$bin/storeload"; do
    [ -x "$program" ] && continue
    echo "fold.sh: $program is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2
    exit 69
done

work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

printf 'database: sqlite:%s\nkeys: %s\nspool: %s\ntracker:\n  url: https://track.example.com\n' \
    "$work/ledger.db" "$work/keys" "$work/spool" > "$work/backstamp.yaml"
"$backstamp" database migrate --config "$work/backstamp.yaml" > "$work/log"
sqlite3 -bail "$work/ledger.db" '.parameter set :copies 25000' '.read Tests/Benchmarks/storeload/ledger.sql' > "$work/log"
for kind in mix scan flood swarm; do
    cp "$work/ledger.db" "$work/$kind.db"
    "$bin/storeload" fold "$work/$kind.db" "$work/$kind.journal" "$kind" "$hits"
done | tee "$work/result"
awk '{ rate[$1] = $2 } END { exit rate["flood:"] * 5 < rate["mix:"] || rate["swarm:"] * 5 < rate["mix:"] }' "$work/result"
