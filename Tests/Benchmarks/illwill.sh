#!/bin/bash
# The filter while somebody who wishes us ill does what he can: one pixel asked for a thousand times a second, reports that say
# ten thousand times that one mail is late, and a stream of such reports that say it once. Beside it the filter alone, in turns,
# in a database of a million events.
#
#     Tests/Benchmarks/illwill.sh [MESSAGES]        messages a run, 4000 unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. BACKSTAMP names the binary, BIN the folder with
# milterload and storeload. Prints a line a run, then the medians and their ratio, and how long a writer waits for each thing
# that others can make the database do; says where that was longer than the aim of 100 ms. Fails where a mail left untracked,
# where more rows were kept than the bounds allow, or where the filter's p99 was three times the usual one.
set -euo pipefail
cd "$(dirname "$0")/../.."

messages=${1:-4000}
bin=${BIN:-.build/release}
backstamp=${BACKSTAMP:-.build/release/backstamp}
for program in "$backstamp" "$bin/milterload" "$bin/storeload"; do
    [ -x "$program" ] || { echo "illwill.sh: $program is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2; exit 69; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
pids=()
cleanup() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

port=$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport')
mkdir -p "$work/maildir/new" "$work/maildir/cur" "$work/maildir/tmp"
cat > "$work/backstamp.yaml" <<END
database: sqlite:$work/backstamp.db
keys: $work/keys
spool: $work/spool
filter:
  listen: unix:$work/backstamp.sock
tracker:
  listen: 127.0.0.1:$port
  url: http://127.0.0.1:$port
bounces:
  maildir: $work/maildir
END
"$backstamp" keys new --config "$work/backstamp.yaml" > "$work/keys.log" 2>&1 || { cat "$work/keys.log" >&2; exit 1; }
"$backstamp" database migrate --config "$work/backstamp.yaml" > "$work/migrate.log"
sqlite3 -bail "$work/backstamp.db" '.parameter set :copies 250000' '.read Tests/Benchmarks/storeload/ledger.sql' > "$work/ledger.log"
cp "$work/backstamp.db" "$work/waits.db"
"$bin/storeload" waits "$work/waits.db" "$work/journal" || echo "illwill.sh: the aim of 100 ms is missed"
"$backstamp" serve --config "$work/backstamp.yaml" > "$work/backstamp.log" 2>&1 &
pids+=($!)
for _ in $(seq 100); do
    curl -s -o "$work/answer" "http://127.0.0.1:$port/healthz" && [ -S "$work/backstamp.sock" ] && break
    sleep 0.1
done

# A mail of ours, whose pixel, Message-ID and recipient somebody has seen.
printf 'Message-ID: <1@shop.example>\nContent-Type: text/html\n\n<p>Spring</p>\n' > "$work/mail"
"$bin/milterload" "unix:$work/backstamp.sock" 1 1 "$work/mail" "$work/tracked" > "$work/load.log"
pixel=$(grep -o "/o/[^\"]*" "$work/tracked")
ours() { sqlite3 -readonly "$work/backstamp.db" "$1"; }
message_id=$(ours "SELECT message_id FROM messages ORDER BY message DESC LIMIT 1")

# Asks for the pixel, ten times each hundredth of a second.
look() {
    perl -MIO::Socket::INET -MTime::HiRes=sleep -e '
        my ($port, $path) = @ARGV;
        my $ask = "GET $path HTTP/1.1\r\nHost: t\r\nAccept-Language: de\r\n"
            . "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\r\n";
        while (1) {
            my $socket = IO::Socket::INET->new(PeerAddr => "127.0.0.1", PeerPort => $port) or next;
            for (1 .. 50) { print $socket $ask x 10; $socket->flush; sysread($socket, my $answer, 65536); sleep 0.01 }
        }' "$port" "$pixel"
}
# Reports: twenty small ones a second, and among them one that says the same ten thousand times, each time of another address.
report() {
    perl -MTime::HiRes=sleep -e '
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

load() { "$bin/milterload" "unix:$work/backstamp.sock" 8 "$messages" Tests/Benchmarks/newsletter.eml; }
field() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p"; }
median() { sort -n | sed -n 3p; }

load > "$work/warm"
for run in 1 2 3 4 5; do
    load | tee -a "$work/usual" | sed "s/^/usual $run /"
    look &
    attack=($!)
    report &
    attack+=($!)
    pids+=("${attack[@]}")
    sleep 1
    load | tee -a "$work/attacked" | sed "s/^/attacked $run /"
    # What they have started goes with them.
    for pid in "${attack[@]}"; do pkill -P "$pid" || true; kill "$pid" 2>/dev/null || true; done
    sleep 3
done

echo
for kind in usual attacked; do
    printf '%-8s  p50 %7.3f ms  p99 %7.3f ms\n' "$kind" "$(field p50_ms < "$work/$kind" | median)" "$(field p99_ms < "$work/$kind" | median)"
done
failed=0
awk -v usual="$(field p99_ms < "$work/usual" | median)" -v attacked="$(field p99_ms < "$work/attacked" | median)" \
    'BEGIN { printf "ratio     p99 %.2f times\n", attacked / usual; exit attacked > 3 * usual }' || failed=1
if cat "$work/usual" "$work/attacked" | field bodies_replaced | grep -qvx "$messages"; then
    echo "illwill.sh: not every body was rewritten" >&2
    failed=1
fi
# Until the last of the hits are counted.
for _ in $(seq 100); do
    before=$(ours "SELECT opens + machine_opens FROM copies WHERE message = (SELECT message FROM messages WHERE message_id = '$message_id')")
    sleep 1
    after=$(ours "SELECT opens + machine_opens FROM copies WHERE message = (SELECT message FROM messages WHERE message_id = '$message_id')")
    [ "$before" = "$after" ] && break
done
rows=$(ours "SELECT COUNT(*) FROM events e JOIN messages m ON m.message = e.message WHERE m.message_id = '$message_id'")
echo "counted: $after hits; kept: $rows events of that mail; $(ours "SELECT COUNT(*) FROM returned_mails") reports settled"
[ "$rows" -le 1020 ] || { echo "illwill.sh: more rows than the bounds allow" >&2; failed=1; }
exit $failed
