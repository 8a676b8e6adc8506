#!/bin/bash
# Judging and counting: how many hits a second come from the journal into a database of a hundred thousand events, for each
# kind of traffic that storeload's FoldLoad makes, beside the answers that the tracker gives in a second, in turns.
#
#     Tests/Benchmarks/fold.sh [HITS]       of each kind, 10000 unless told
#
# What only an attacker makes may take five times as long as what people do.
source "$(dirname "$0")/support/library.sh"
want milterload storeload

hits=${1:-10000}
configure backstamp
fill backstamp 25000
for _ in 1 2 3; do
    for kind in mix scan flood swarm; do
        rm -rf "$work"/run.*
        cp "$work/backstamp.db" "$work/run.db"
        "$bin/storeload" fold "$work/run.db" "$work/run.journal" $kind "$hits" | awk '{ print $2 }' >> "$work/$kind"
    done
    # A tracker of its own, that folds nothing of what was measured.
    configure tracker
    serve tracker
    track tracker
    answers "$pixel" 3 | cut -d' ' -f2 >> "$work/answers"
    kill "${pids[-1]}"
    wait "${pids[-1]}" || true
    unset 'pids[-1]'
    rm -rf "$work"/tracker.*
done

compare "folding people's hits" "$work/mix" "$work/answers" hits/s "tracker's answers" ">= 0.5"
compare "folding gateways' hits" "$work/scan" "$work/answers" hits/s "tracker's answers" ">= 0.5"
compare "folding one pixel's hits" "$work/flood" "$work/mix" hits/s "people's" ">= 0.2"
compare "folding one mail's hits" "$work/swarm" "$work/mix" hits/s "people's" ">= 0.2"
