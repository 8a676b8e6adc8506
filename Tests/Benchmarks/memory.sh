#!/bin/bash
# The memory that the filter takes for 1,000 connections, at its highest, with mails so small that those in flight are nothing
# beside it. Its own memory: not the pages of its binary, which are the file's.
#
#     Tests/Benchmarks/memory.sh [CONNECTIONS]        1000 unless told
source "$(dirname "$0")/support/library.sh"
want milterload

connections=${1:-1000}
ulimit -n $((connections + 200))
configure backstamp
serve_filter backstamp
memory() { awk '/^RssAnon/ { printf "%.1f\n", $2 / 1024 }' "/proc/${pids[-1]}/status"; }
track backstamp
one=$(memory)
# Connections stay until the last mail is sent; with so many mails all are open together.
load backstamp "$connections" $((connections * 10)) "$work/mail" > "$work/loaded" &
while kill -0 $! 2> /dev/null; do
    memory >> "$work/memory"
    sleep 0.1
done
wait $!
highest=$(sort -n "$work/memory" | tail -n 1)
result "memory of the filter, $connections connections" "$highest MiB" "one connection: $one MiB" "$highest" "<= 64"
