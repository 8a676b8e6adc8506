#!/bin/bash
# How many lines of an MTA's log a second are followed, with all that is written into the database, beside grep(1) on the
# same file.
#
#     Tests/Benchmarks/log.sh [LINES]        1000000 unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. BIN names the folder with logload. The log is one
# that Postfix wrote, again and again with other queue ids. Two cases: no mail in it is ours, as on a relay for others,
# and all of it is. Fails where the second is below 100000 lines a second.
set -euo pipefail
cd "$(dirname "$0")/../.."

lines=${1:-1000000}
bin=${BIN:-.build/release}
[ -x "$bin/logload" ] || { echo "log.sh: $bin/logload is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2; exit 69; }

work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

"$bin/logload" make Tests/MTALogTests/Logs/postfix.log "$lines" "$work/maillog" "$work/ours.db"
written=$(wc -l < "$work/maillog")
start=$(date +%s%N)
matches=$(LC_ALL=C grep -cE ': to=<[^>]*>, .* status=(sent|deferred|bounced|expired)' "$work/maillog")
awk -v lines="$written" -v ns=$(($(date +%s%N) - start)) -v matches="$matches" \
    'BEGIN { printf "grep: %d of %d lines tell of a delivery: %d lines/s\n", matches, lines, lines / ns * 1e9 }'
printf 'none of the mail ours: '
"$bin/logload" follow "$work/maillog" "$work/others.db"
printf 'all of the mail ours: '
"$bin/logload" follow "$work/maillog" "$work/ours.db" | tee "$work/result"
events=$(sqlite3 -readonly "$work/ours.db" 'SELECT COUNT(*) FROM events')
echo "events written: $events"
[ "$events" -gt $((matches / 2)) ] || { echo "log.sh: too few; the mail was not found" >&2; exit 1; }
awk '{ exit $(NF - 1) < 100000 }' "$work/result"
