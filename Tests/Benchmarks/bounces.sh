#!/bin/bash
# The reader of reports beside flufl.bounce, Mailman's reader, which says who failed and not why: on the same mails, one core
# each, in turns; and that large mails take time in proportion.
#
#     Tests/Benchmarks/bounces.sh [SECONDS]         a run, 2 unless told
#
# The mails are the corpora's (BACKSTAMP_CORPORA, ../shared/corpora unless told). flufl.bounce comes from PyPI, into .build/flufl.
source "$(dirname "$0")/support/library.sh"
want corpus

seconds=${1:-2}
if [ ! -d "$corpora/bounces" ]; then
    unmeasured "reading reports" "there are no mails at $corpora"
elif ! python_has flufl flufl.bounce==6.0.0; then
    unmeasured "reading reports" "flufl.bounce cannot be had from PyPI"
else
    export BACKSTAMP_CORPORA=$corpora
    for _ in 1 2 3 4 5; do
        "$bin/corpus" bench "$seconds" | cut -d' ' -f1 >> "$work/ours"
        .build/flufl/bin/python Tests/Corpus/mailman.py "$seconds" | cut -d' ' -f1 >> "$work/flufl"
    done
    compare "reading reports" "$work/ours" "$work/flufl" mails/s flufl.bounce ">= 30"
fi
# NAME: TIME ms; of twice the size: TIME ms, RATIO times
"$bin/corpus" large | sed 's/\(.*\): \(.*\); of twice the size: \(.*\), \(.*\) times/\1\t\2\t\3\t\4/' > "$work/large"
while IFS=$'\t' read -r name once twice ratio; do
    result "reading twice as much: $name" "$twice" "once: $once" "$ratio" "<= 3"
done < "$work/large"
