#!/bin/bash
# Runs all benchmarks, whatever the ones before have found, says on what machine, and ends with a table of all figures: 1 where
# one has missed its aim.
#
#     Tests/Benchmarks/support/all.sh [SCRIPT...]        all of Tests/Benchmarks unless told
#
# Takes less than half an hour on two cores (22 minutes while others built and tested beside it), and 3 GB below TMPDIR.
source "$(dirname "$0")/library.sh"

machine() {
    echo "processor   $(lscpu | sed -n 's/^Model name: *//p'), $(nproc) cores"
    echo "memory      $(awk '/^MemTotal/ { printf "%.1f GiB", $2 / 1048576 }' /proc/meminfo)"
    echo "kernel      $(uname -sr), load $(cut -d' ' -f1-3 /proc/loadavg) before the run"
    echo "disk        $(findmnt -no FSTYPE,SOURCE -T "$work" | tr -s ' '), $(appends 4096 2000) appends of 4 KiB with fdatasync a second"
    echo "SQLite      $(commits 2000) commits a second, one by one"
    for _ in {1..2000}; do cat "$newsletter"; done > "$work/newsletters"
    echo "a core      grep reads $(compute %d "$(stat -c %s "$work/newsletters") / 1e6 / $(elapsed grep -c '^Subject:' "$work/newsletters")") MB a second"
    rm "$work/newsletters"
}

table() {
    { printf 'figure\tvalue\tyardstick\tratio\taim\t\n'; cat "$results"; } | awk -F '\t' '
        { for (i = 1; i <= NF; i++) { cell[NR, i] = $i; if (length($i) > width[i]) width[i] = length($i) } }
        END {
            for (line = 1; line <= NR; line++) {
                text = ""
                for (i = 1; i <= 6; i++) text = text sprintf("%-*s  ", width[i], cell[line, i])
                sub(/ +$/, "", text)
                print text
            }
        }'
}

export BACKSTAMP=$backstamp BIN=$bin BENCH_RESULTS=$results BACKSTAMP_CORPORA=$corpora
: > "$results"
machine | tee "$work/machine"
[ $# -gt 0 ] || set -- Tests/Benchmarks/*.sh
for script; do
    echo
    echo "--- ${script##*/}"
    start=$SECONDS
    # In the background, so that an interrupt ends it too; whatever it has started is of its process group.
    timeout -k 20 900 "$script" &
    pids=($!)
    wait $! || true
    echo "--- ${script##*/}: $((SECONDS - start)) s"
done
pids=()

echo
cat "$work/machine"
echo
table
echo
missed=$(grep -c 'MISSED$' "$results" || true)
echo "$(wc -l < "$results") figures, $missed missed, in $((SECONDS / 60)) minutes"
[ "$missed" -eq 0 ] || missed=1
