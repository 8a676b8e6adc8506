#!/bin/bash
# The filter beside a libmilter filter in C that sends the same body back, on the same newsletter, in turns.
#
#     Tests/Benchmarks/filter.sh [MESSAGES]        messages a run, 4000 unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. BACKSTAMP names the binary to measure, BIN the folder
# with yardstick and milterload. Prints a line a run, then for each number of connections the medians and their ratios.
set -euo pipefail
cd "$(dirname "$0")/../.."

messages=${1:-4000}
bin=${BIN:-.build/release}
backstamp=${BACKSTAMP:-.build/release/backstamp}
mail=Tests/Benchmarks/newsletter.eml
for program in "$backstamp" "$bin/yardstick" "$bin/milterload"; do
    [ -x "$program" ] || { echo "filter.sh: $program is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2; exit 69; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
pids=()
cleanup() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

cat > "$work/backstamp.yaml" <<END
database: sqlite:$work/backstamp.db
keys: $work/keys
spool: $work/spool
filter:
  listen: unix:$work/backstamp.sock
tracker:
  url: https://track.example.com
END
"$backstamp" keys new --config "$work/backstamp.yaml" > "$work/keys.log" 2>&1 || { cat "$work/keys.log" >&2; exit 1; }

# start NAME COMMAND...: runs a filter on $work/NAME.sock and waits until it listens.
start() {
    local name=$1
    shift
    "$@" > "$work/$name.log" 2>&1 &
    pids+=($!)
    for _ in $(seq 100); do
        [ -S "$work/$name.sock" ] && return
        sleep 0.1
    done
    echo "filter.sh: $name does not start:" >&2
    tail -5 "$work/$name.log" >&2
    exit 1
}
start yardstick "$bin/yardstick" "unix:$work/yardstick.sock"
start backstamp "$backstamp" serve --only filter --config "$work/backstamp.yaml"

# load NAME CONNECTIONS MESSAGES: one line of JSON.
load() { "$bin/milterload" "unix:$work/$1.sock" "$2" "$3" "$mail"; }
field() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p"; }
median() { sort -n | sed -n 2p; }

for name in yardstick backstamp; do load "$name" 8 500 > "$work/warm"; done
for connections in 8 32; do
    for run in 1 2 3; do
        for name in yardstick backstamp; do
            load "$name" "$connections" "$messages" | tee -a "$work/$name.$connections" | sed "s/^/$name $run /"
        done
    done
done

echo
failed=0
for connections in 8 32; do
    for name in yardstick backstamp; do
        results=$work/$name.$connections
        rate=$(field messages_per_second < "$results" | median)
        p50=$(field p50_ms < "$results" | median)
        p99=$(field p99_ms < "$results" | median)
        printf '%2d connections  %-9s  %6d messages/s  p50 %8.3f ms  p99 %8.3f ms\n' \
            "$connections" "$name" "$rate" "$p50" "$p99"
        printf '%s %s ' "$rate" "$p99" >> "$work/medians.$connections"
    done
    awk -v c="$connections" '{ printf "%2d connections  ratio      %6.2f of the messages     p99 %8.1f times\n", c, $3 / $1, $4 / $2 }' \
        "$work/medians.$connections"
    # A filter that lets mail through as it came would be fast for nothing.
    if field bodies_replaced < "$work/backstamp.$connections" | grep -qvx "$messages"; then
        echo "filter.sh: not every body was rewritten" >&2
        failed=1
    fi
done
exit $failed
