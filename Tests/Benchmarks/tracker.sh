#!/bin/bash
# The tracker beside nginx, which sends the same pixel (`empty_gif`) and writes its access log, in turns. nginx answers before
# its log is on the disk, the tracker after its journal is.
#
#     Tests/Benchmarks/tracker.sh [SECONDS]        a run, 5 unless told
source "$(dirname "$0")/support/library.sh"
want milterload

seconds=${1:-5}
configure backstamp
nginx=127.0.0.1:$(free_port)
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
serve backstamp
start nginx nginx -c "$work/nginx.conf" -g 'daemon off;'
await curl -s "http://$nginx/o.gif"
track backstamp

# run NAME URL
run() { answers "$2" "$seconds" | { read -r count rate; echo "$count" >> "$work/$1.count"; echo "$rate" >> "$work/$1.rate"; }; }
for _ in 1 2 3; do
    appends 200 1000 >> "$work/appends"
    run nginx "http://$nginx/o.gif"
    run opens "$pixel"
    run clicks "$link"
done

# What was answered must be there: a tracker that forgets would be fast for nothing. Of one copy there is a thousand events; what
# is beyond is only counted.
quietly "$backstamp" database check --config "$work/backstamp.yaml"
answered=$(cat "$work/opens.count" "$work/clicks.count" | awk '{ n += $1 } END { print n }')
counted=$(sqlite3 -readonly "$work/backstamp.db" "SELECT (SELECT COUNT(*) FROM events) + (SELECT SUM(eventless) FROM messages)")
[ "$counted" -ge "$answered" ] || fail "$answered answers, but $counted counted"

compare "tracker, opens" "$work"/{opens,nginx}.rate answers/s nginx ">= 1.0"
compare "tracker, clicks" "$work"/{clicks,nginx}.rate answers/s nginx ">= 1.0"
# Each is on the disk before its answer, together with others: as many as 200 octets take, one by one.
compare "opens on the disk" "$work/opens.rate" "$work/appends" hits/s "appends with fdatasync"
