#!/bin/bash
# The filter while somebody who wishes us ill does what he can: one pixel asked for a thousand times a second, reports that say
# ten thousand times that one mail is late, and a stream of such reports that say it once. Beside it the filter alone, in turns,
# in a database of a million events. And how long a writer waits for each thing that others can make the database do, beside a
# plain insert of ten thousand rows.
#
#     Tests/Benchmarks/illwill.sh [MESSAGES]        messages a run, 2000 unless told
source "$(dirname "$0")/support/library.sh"
want milterload storeload

messages=${1:-2000}
configure backstamp "bounces:
  maildir: $work/maildir"
mkdir -p "$work"/maildir/{new,cur,tmp}
fill backstamp 250000
ours() { sqlite3 -readonly "$work/backstamp.db" "$1"; }

# The aim is what 100 ms were where such an insert takes 20.
cp "$work/backstamp.db" "$work/waits.db"
for _ in 1 2 3; do
    elapsed sqlite3 -bail "$work/waits.db" 'PRAGMA synchronous = FULL; CREATE TABLE plain (number INTEGER PRIMARY KEY, text TEXT);
        INSERT INTO plain SELECT event, user_agent FROM events LIMIT 10000; DROP TABLE plain'
done > "$work/inserts"
"$bin/storeload" waits "$work/waits.db" "$work/waits.journal" | tee "$work/waits"
rm "$work"/waits.db*
longest=$(sed -n 's/the longest wait of all \([0-9.]*\) ms/\1/p' "$work/waits")
insert=$(compute %.1f "1000 * $(median < "$work/inserts")")
result "longest wait of a writer" "$longest ms" "10,000 rows in a plain insert: $insert ms" "$(compute %.3g "$longest / $insert")" "<= 5"

serve backstamp
# A mail of ours, whose pixel, Message-ID and recipient somebody has seen.
track backstamp
is_known() { message_id=$(ours "SELECT message_id FROM messages WHERE message > 750000") && [ -n "$message_id" ]; }
await is_known

# Asks for the pixel, ten times each hundredth of a second.
look() {
    exec perl -MIO::Socket::INET -MTime::HiRes=sleep -e '
        my ($server, $path) = @ARGV;
        my $ask = "GET $path HTTP/1.1\r\nHost: t\r\nAccept-Language: de\r\n"
            . "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\r\n";
        while (1) {
            my $socket = IO::Socket::INET->new(PeerAddr => $server) or next;
            for (1 .. 50) { print $socket $ask x 10; $socket->flush; sysread($socket, my $answer, 65536); sleep 0.01 }
        }' "$tracker" "${pixel#"http://$tracker"}"
}

# Reports: twenty small ones a second, and among them one that says the same ten thousand times, each time of another address.
report() {
    exec perl -MTime::HiRes=sleep -e '
        my ($maildir, $id) = @ARGV;
        for (my $number = 0; ; $number++) {
            my $name = "$number.$$.illwill";
            open my $file, ">", "$maildir/tmp/$name" or exit;
            print $file "From: MAILER-DAEMON\@there.example\nSubject: Delayed\nMIME-Version: 1.0\nX-Number: $number\n",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n",
                "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; there.example\n\n";
            for my $group (1 .. ($number % 20 ? 1 : 10000)) {
                print $file "Original-Recipient: rfc822; user0\@home.example\nFinal-Recipient: rfc822; a$group\@there.example\n",
                    "Action: delayed\nStatus: 4.4.1\n\n";
            }
            print $file "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: $id\n\n--b--\n";
            close $file;
            rename "$maildir/tmp/$name", "$maildir/new/$name";
            sleep 0.05;
        }' "$work/maildir" "$message_id"
}

# run NAME
run() {
    load backstamp 8 "$messages" "$newsletter" > "$work/run"
    [ "$(field bodies_replaced < "$work/run")" = "$messages" ] || fail "$1: not every body was rewritten"
    field p99_ms < "$work/run" >> "$work/$1"
}
run warm
for _ in 1 2 3; do
    run usual
    start look look
    start report report
    sleep 1
    run attacked
    kill "${pids[@]: -2}"
    pids=("${pids[@]:0:${#pids[@]}-2}")
    sleep 3
done
compare "filter under ill will, p99" "$work/attacked" "$work/usual" ms "left alone" "<= 3"

# Until the last of the hits are counted.
counted() { ours "SELECT SUM(opens + machine_opens) FROM copies WHERE message IN (SELECT message FROM messages WHERE message_id = '$message_id')"; }
for _ in {1..100}; do
    before=$(counted)
    sleep 1
    [ "$before" != "$(counted)" ] || break
done
rows=$(ours "SELECT COUNT(*) FROM events e JOIN messages m ON m.message = e.message WHERE m.message_id = '$message_id'")
result "events kept of a mail that was asked for $(counted) times" "$rows" - "$rows" "<= 1020"
[ "$(ours "SELECT COUNT(*) FROM returned_mails")" -gt 0 ] || fail "no report was settled"
