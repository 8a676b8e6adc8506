#!/bin/bash
# The tracker beside nginx, which sends the same pixel (`empty_gif`) and writes its access log, in turns.
#
#     Tests/Benchmarks/tracker.sh [SECONDS]        a run, 5 unless told
#
# Wants what filter.sh wants, nginx and wrk. nginx answers before its log is on disk, the tracker after its journal is.
# Prints a line a run, then the medians and their ratios; at last every answer must be counted in the database.
set -euo pipefail
cd "$(dirname "$0")/../.."
PATH=$PATH:/usr/sbin

seconds=${1:-5}
bin=${BIN:-.build/release}
backstamp=$(realpath "${BACKSTAMP:-.build/release/backstamp}")
for program in "$backstamp" "$bin/milterload"; do
    [ -x "$program" ] || { echo "tracker.sh: $program is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2; exit 69; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
chmod 755 "$work"
pids=()
cleanup() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

free_port() {
    perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
}
wait_for() { # URL
    for _ in $(seq 100); do
        curl -s -o "$work/answer" "$1" && return
        sleep 0.1
    done
    echo "tracker.sh: nobody answers at $1" >&2
    tail -5 "$work"/*.log >&2
    exit 1
}

tracker=127.0.0.1:$(free_port)
nginx=127.0.0.1:$(free_port)
cat > "$work/backstamp.yaml" <<END
database: sqlite:$work/backstamp.db
keys: $work/keys
spool: $work/spool
filter:
  listen: unix:$work/backstamp.sock
tracker:
  listen: $tracker
  url: http://$tracker
END
cat > "$work/nginx.conf" <<END
worker_processes auto;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 4096; }
http {
    access_log $work/access.log combined;
    client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
    keepalive_requests 100000000;
    server { listen $nginx; location / { empty_gif; } }
}
END
"$backstamp" keys new --config "$work/backstamp.yaml" > "$work/keys.log" 2>&1 || { cat "$work/keys.log" >&2; exit 1; }
"$backstamp" serve --config "$work/backstamp.yaml" > "$work/backstamp.log" 2>&1 &
pids+=($!)
nginx -c "$work/nginx.conf" -g 'daemon off;' > "$work/nginx.log" 2>&1 &
pids+=($!)
wait_for "http://$tracker/healthz"
wait_for "http://$nginx/o.gif"

# Real tokens: those of a mail that went through the filter.
printf 'Message-ID: <1@shop.example>\nContent-Type: text/html\n\n<a href="https://shop.example/spring?a=1">Spring</a>\n' > "$work/mail"
"$bin/milterload" "unix:$work/backstamp.sock" 1 1 "$work/mail" "$work/tracked" > "$work/load.log"
pixel=$(grep -o "http://$tracker/o/[^\"]*" "$work/tracked")
link=$(grep -o "http://$tracker/c/[^\"]*" "$work/tracked")

load() { # NAME URL: a line, and the number of answers and their rate to $work/NAME
    wrk -t 1 -c 64 -d "${seconds}s" -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64) Thunderbird/128.5.0' "$2" > "$work/wrk"
    if grep -q 'Non-2xx\|Socket errors' "$work/wrk"; then grep 'Non-2xx\|Socket errors' "$work/wrk" >&2; exit 1; fi
    awk -v name="$1" '/requests in/ { n = $1 } /Requests\/sec/ { print n, $2; printf "%-7s %8d answers a second\n", name, $2 > "/dev/stderr" }' \
        "$work/wrk" >> "$work/$1"
}
for _ in 1 2 3; do
    load nginx "http://$nginx/o.gif"
    load opens "$pixel"
    load clicks "$link"
done

echo
median() { sort -n -k 2 "$work/$1" | sed -n 2p | cut -d' ' -f2; }
for name in opens clicks; do
    awk -v n="$name" -v a="$(median "$name")" -v b="$(median nginx)" \
        'BEGIN { printf "%-7s %8d answers a second, nginx empty_gif with its access log %d: ratio %.2f\n", n, a, b, a / b }'
done

# What was answered must be there: a tracker that forgets would be fast for nothing.
answered=$(cat "$work/opens" "$work/clicks" | awk '{ n += $1 } END { print n }')
"$backstamp" database check --config "$work/backstamp.yaml"
# Beyond a thousand of a copy they are only counted.
counted=$(sqlite3 -readonly "$work/backstamp.db" "SELECT (SELECT COUNT(*) FROM events) + (SELECT SUM(eventless) FROM messages)")
echo "$answered answers, $counted counted"
[ "$counted" -ge "$answered" ]
