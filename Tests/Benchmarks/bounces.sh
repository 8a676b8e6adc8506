#!/bin/bash
# The reader of reports beside flufl.bounce, on the same mails, one core each, in turns; and that large mails take time in
# proportion.
#
#     Tests/Benchmarks/bounces.sh [SECONDS]         a run, 2 unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. The mails are the corpora's (BACKSTAMP_CORPORA,
# ../shared/corpora unless told), without which only large mails are measured. flufl.bounce, Mailman's reader, comes from
# PyPI, into .build/flufl: it says who failed, and not why.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-2}
corpus=${BIN:-.build/release}/corpus
[ -x "$corpus" ] || { echo "bounces.sh: $corpus is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2; exit 69; }

BACKSTAMP_CORPORA=$(realpath -m "${BACKSTAMP_CORPORA:-../shared/corpora}")
export BACKSTAMP_CORPORA
if [ -d "$BACKSTAMP_CORPORA/bounces" ]; then
    flufl=.build/flufl
    if [ ! -e $flufl/ready ]; then
        { python3 -m venv $flufl && $flufl/bin/pip -q install flufl.bounce==6.0.0 && touch $flufl/ready; } ||
            { echo "bounces.sh: flufl.bounce cannot be had from PyPI" >&2; exit 69; }
    fi
    for _ in 1 2 3 4 5; do
        ours=$("$corpus" bench "$seconds")
        theirs=$($flufl/bin/python Tests/Corpus/mailman.py "$seconds")
        echo "Backstamp $ours; flufl.bounce $theirs" >&2
        echo "${ours%% *} ${theirs%% *}"
    done | awk '{ print $1 / $2 }' | sort -n |
        awk '{ value[NR] = $1 } END { printf "ratio to flufl.bounce: %.1f (median of %d rounds)\n", value[int((NR + 1) / 2)], NR }'
else
    echo "No corpora at $BACKSTAMP_CORPORA: mails a second are not measured."
fi
"$corpus" large
