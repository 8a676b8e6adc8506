#!/bin/bash
# Mail through a real Postfix: alone, with a libmilter filter in C that sends the same body back, with OpenDKIM that signs, and
# with Backstamp, without and with return paths and kept copies. In turns, each with a Postfix of its own; eight sessions of
# smtp-source send the newsletter, one connection a message, to a sink that keeps nothing; timed until the queue is empty.
#
#     Tests/Benchmarks/postfix.sh [MESSAGES [ROUNDS]]        2000 and 5 unless told
#
# Needs root, as Postfix does. Processor time is user and system time of the filter's process.
source "$(dirname "$0")/support/library.sh"
want yardstick
[ "$(id -u)" -eq 0 ] || { unmeasured "Postfix end to end" "this needs root"; exit; }

messages=${1:-2000}
rounds=${2:-5}
# What is to be seen in a mail that went through each.
declare -A proof=(
    [alone]='^Subject:' [c]='^Subject:' [opendkim]='^DKIM-Signature:'
    [plain]='^X-Backstamp-ID:' [paths]='^X-Mail-Args: <bounces+' [copies]='^X-Mail-Args: <bounces+'
)
# Copies are kept for sending again, which takes return paths.
declare -A called=([plain]="Postfix end to end" [paths]="Postfix, return paths" [copies]="Postfix, return paths, kept copies")
arms=(alone c opendkim plain paths copies)
declare -A port filter

clean_up() { for arm in "${arms[@]}"; do contrib/demo/postfix.sh stop "$work/mta.$arm"; done; }

# --- The filters

# What is made here has Postfix's group, so that it may open the sockets.
chgrp postfix "$work"
chmod g+s "$work"
umask 007
start c "$bin/yardstick" "unix:$work/c.sock"
filter[c]=${pids[-1]}

openssl genrsa -out "$work/dkim.key" 2048 2> "$work/said"
printf '%s\n' "Domain shop.example" "Selector s" "KeyFile $work/dkim.key" "RequireSafeKeys no" "Mode s" \
    "Canonicalization relaxed/relaxed" "Socket local:$work/opendkim.sock" "UMask 007" "Syslog no" > "$work/opendkim.conf"
start opendkim opendkim -f -x "$work/opendkim.conf"
filter[opendkim]=${pids[-1]}

bounces="bounces:
  return_path: bounces@bounce.example
  lmtp: unix:$work/lmtp.sock"
configure plain
configure paths "$bounces
retries:
  mode: schedule"
configure copies "$bounces"
for arm in plain paths copies; do
    serve_filter $arm
    filter[$arm]=${pids[-1]}
done
for arm in c opendkim; do await [ -S "$work/$arm.sock" ]; done
umask 022

# --- A Postfix for each

# send ARM MESSAGES ROUND: until all are delivered, each to somebody of its own.
send() {
    smtp-source -s 8 -m "$2" -N -f news@shop.example -t "@home$3.example" -F "$work/newsletter" "127.0.0.1:${port[$1]}"
    contrib/demo/postfix.sh wait "$work/mta.$1" 300
}

# Without a Message-ID of its own: Postfix gives each message one.
grep -v '^Message-ID:' "$newsletter" > "$work/newsletter"
sink=$(free_port)
start sink smtp-sink -u postfix "127.0.0.1:$sink" 256
for arm in "${arms[@]}"; do
    port[$arm]=$(free_port)
    quietly contrib/demo/postfix.sh start "$work/mta.$arm" "${port[$arm]}" "$(free_port)" "${filter[$arm]:+unix:$work/$arm.sock}"
    # The first mails go to a sink that keeps them.
    quietly send "$arm" 100 0
    [ "$(grep -l -- "${proof[$arm]}" "$work/mta.$arm/sink/"* | wc -l)" -eq 100 ] || fail "$arm: not every mail is as it should be"

    postconf -c "$work/mta.$arm/etc" -e "relayhost = [127.0.0.1]:$sink"
    quietly postfix -c "$work/mta.$arm/etc" reload
done

# --- In turns

# Until what we have started is at rest: what one does after its mails have left is not to slow the next.
settle() {
    local now before=
    while now=$(for pid in "${pids[@]}"; do processor_time "$pid"; done) && [ "$now" != "$before" ]; do
        before=$now
        sleep 0.5
    done
}

# time_used ARM
time_used() { if [ -n "${filter[$1]:-}" ]; then processor_time "${filter[$1]}"; else echo 0; fi; }

for round in $(seq "$rounds"); do
    for arm in "${arms[@]}"; do
        before=$(time_used "$arm")
        seconds=$(elapsed send "$arm" "$messages" "$round")
        settle
        compute %.1f "$messages / $seconds" >> "$work/$arm.rate"
        compute %.3f "($(time_used "$arm") - $before) / $messages" >> "$work/$arm.ms"
        echo "round $round, $arm: $(tail -n 1 "$work/$arm.rate") messages/s, $(tail -n 1 "$work/$arm.ms") ms"
    done
done
if grep -h 'warning: milter' "$work"/mta.*/maillog >&2; then fail "a filter was not reached"; fi

# beyond NAME ARM [AIM]: the processor time of a message that the C filter does not take.
beyond() {
    result "$1, processor time beyond" "$(median < "$work/$2.ms") ms" "C filter: $(median < "$work/c.ms") ms" \
        "$(paste "$work/$2.ms" "$work/c.ms" | awk '{ print $1 - $2 }' | median)" "${3:-}"
}
compare "Postfix with the C filter" "$work"/{c,alone}.rate messages/s alone
compare "Postfix with OpenDKIM" "$work"/{opendkim,c}.rate messages/s "C filter"
beyond "Postfix with OpenDKIM" opendkim
for arm in plain paths copies; do
    compare "${called[$arm]}" "$work"/{$arm,c}.rate messages/s "C filter" ">= 0.95"
    compare "${called[$arm]}, beside OpenDKIM" "$work"/{$arm,opendkim}.rate messages/s OpenDKIM ">= 1"
    beyond "${called[$arm]}" $arm "<= 0.3"
done
