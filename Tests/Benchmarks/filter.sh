#!/bin/bash
# The filter beside a libmilter filter in C that sends the same body back, on the same newsletter, without an MTA, in turns.
#
#     Tests/Benchmarks/filter.sh [MESSAGES]        messages a run, 4000 unless told
source "$(dirname "$0")/support/library.sh"
want milterload yardstick

messages=${1:-4000}
configure backstamp
start yardstick "$bin/yardstick" "unix:$work/yardstick.sock"
await [ -S "$work/yardstick.sock" ]
serve_filter backstamp

# run NAME CONNECTIONS
run() {
    load "$1" "$2" "$messages" "$newsletter" > "$work/run"
    # A filter that lets mail through as it came would be fast for nothing.
    [ "$(field bodies_replaced < "$work/run")" = "$messages" ] || fail "$1 has not replaced every body"
    field messages_per_second < "$work/run" >> "$work/$1.$2.rate"
    field p99_ms < "$work/run" >> "$work/$1.$2.p99"
}
for name in yardstick backstamp; do load $name 8 500 "$newsletter" > "$work/warm"; done
for _ in 1 2 3; do
    commits 1000 >> "$work/commits"
    for connections in 8 32; do
        for name in yardstick backstamp; do run $name $connections; done
    done
done

compare "milter socket, 8 connections" "$work"/{backstamp,yardstick}.8.rate messages/s "C filter" ">= 0.6"
compare "milter socket, 8 connections, p99" "$work"/{backstamp,yardstick}.8.p99 ms "C filter" "<= 2"
compare "milter socket, 32 connections" "$work"/{backstamp,yardstick}.32.rate messages/s "C filter"
compare "milter socket, 32 connections, p99" "$work"/{backstamp,yardstick}.32.p99 ms "C filter"
# Each is on the disk before it leaves, together with others.
compare "messages on the disk" "$work/backstamp.8.rate" "$work/commits" messages/s "SQLite's commits"
