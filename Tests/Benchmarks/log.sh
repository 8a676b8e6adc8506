#!/bin/bash
# How many lines of an MTA's log a second are followed, one core, in turns. The log is one that Postfix wrote, again and again
# with other queue ids. Two cases: no mail in it is ours, as on a relay for others, beside grep(1) which finds the same lines;
# and all of it is, with all that is written into the database, beside sqlite3(1) which reads, splits and writes the same lines.
#
#     Tests/Benchmarks/log.sh [LINES]        200000 unless told
source "$(dirname "$0")/support/library.sh"
want logload

"$bin/logload" make Tests/MTALogTests/Logs/postfix.log "${1:-200000}" "$work/maillog" "$work/all.db"
lines=$(wc -l < "$work/maillog")
delivery=': to=<[^>]*>, .* status=(sent|deferred|bounced|expired)'
# follow NAME: the log into $work/NAME.db
follow() { "$bin/logload" follow "$work/maillog" "$work/$1.db" | sed 's|.*: \([0-9]*\) lines/s|\1|' >> "$work/$1"; }
for _ in 1 2 3; do
    compute %d "$lines / $(elapsed grep -cE "$delivery" "$work/maillog")" >> "$work/grep"
    rm -f "$work"/{none,ours,plain}.db*
    cp "$work/all.db" "$work/ours.db"
    follow none
    follow ours
    compute %d "$lines / $(elapsed sqlite3 "$work/plain.db" 'CREATE TABLE plain (month, day, time, host, program, queue_id, text)' \
        '.mode list' '.separator " "' ".import $work/maillog plain")" >> "$work/import"
done
deliveries=$(grep -cE "$delivery" "$work/maillog")
known=$(sqlite3 -readonly "$work/ours.db" 'SELECT COUNT(*) FROM deliveries WHERE logged_at IS NOT NULL')
[ "$known" -gt $((deliveries / 4)) ] || fail "$known of $deliveries deliveries found: the mail is not known"

# Measured: 0.016 to 0.020 of grep, and 0.165 to 0.175 of the import. The aims are what is below that by more than noise.
compare "log, no mail of it ours" "$work/none" "$work/grep" lines/s grep ">= 0.01"
compare "log, all mail of it ours" "$work/ours" "$work/import" lines/s "sqlite3's import" ">= 0.1"
