#!/bin/bash
# How well reports are read: per family of mails and over all, by the corpora's own score.py; and how often an agent
# misleads.
#
#   corpus.sh BINARY        BACKSTAMP_CORPORA says where the corpora are, ../shared/corpora unless told
set -euo pipefail

BACKSTAMP_CORPORA=$(realpath "${BACKSTAMP_CORPORA:-../shared/corpora}")
export BACKSTAMP_CORPORA
folder=$BACKSTAMP_CORPORA/bounces
results=$(mktemp)
trap 'rm -f "$results"' EXIT
score() { python3 "$folder/score.py" "$folder/expected.jsonl" "$results" "$@"; }

"$1" > "$results"
printf '%-32s %6s %12s %9s %9s\n' family mails recipients reason hard/soft
sed -n 's/.*"family": "\([^"]*\)".*/\1/p' "$folder/expected.jsonl" | sort -u | while read -r family; do
    score --family "$family" | awk -v family="$family" '
        /^files/ { files = $2 } /recipient set exact/ { set = $4 } /^ reason/ { reason = $2 } /^ hard  / { hard = $2 }
        END { printf "%-32s %6s %12s %9s %9s\n", family, files, set, reason, hard }'
done
echo
score
"$1" replies
"$1" fifths
"$1" agents
"$1" bench
