#!/bin/bash
# A campaign's figures at ten million events beside the same at a hundred thousand, as `report campaign` reads them, in turns.
#
#     Tests/Benchmarks/campaign.sh [MANY [FEW]]       10000000 and 100000 events unless told
#
# Takes 3 GB below TMPDIR. Most events are made by ledger.sql, the last 20,000 by judging and counting hits; the small database
# is checked whether its counters are those of its events.
source "$(dirname "$0")/support/library.sh"
want storeload

many=${1:-10000000}
few=${2:-100000}
for name in few many; do
    configure $name
    fill $name $((${!name} / 4))
    quietly "$bin/storeload" fold "$work/$name.db" "$work/$name.journal" mix 20000
done
quietly "$backstamp" database check --config "$work/few.yaml"
"$bin/storeload" campaign "$work/few.db" "$work/many.db" | in_both "at $many events" "at $few"
