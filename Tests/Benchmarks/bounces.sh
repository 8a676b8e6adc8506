#!/bin/bash
# The reader of reports: mails a second on one core, beside Sisimai (Perl); and that large mails take time in proportion.
#
#     Tests/Benchmarks/bounces.sh
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. The mails are the corpora's (BACKSTAMP_CORPORA,
# ../shared/corpora unless told), without which only large mails are measured. Sisimai cannot be had from Debian: its 580
# mails a second on these mails, one core, are as others have measured them.
set -euo pipefail
cd "$(dirname "$0")/../.."

corpus=${BIN:-.build/release}/corpus
[ -x "$corpus" ] || { echo "bounces.sh: $corpus is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2; exit 69; }
corpora=$(realpath -m "${BACKSTAMP_CORPORA:-../shared/corpora}")
if [ -d "$corpora/bounces" ]; then
    BACKSTAMP_CORPORA=$corpora "$corpus" bench | tee /dev/stderr |
        awk '/mails\/s/ { printf "ratio to Sisimai at 580 mails a second: %.0f\n", $1 / 580 }'
else
    echo "No corpora at $corpora: mails a second are not measured."
fi
"$corpus" large
