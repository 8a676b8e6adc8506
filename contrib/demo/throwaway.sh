# What the throwaway mail servers have in common. Sourced by postfix.sh beside it, and by sendmail.sh and exim.sh of the
# tests, each of which says by queue_is_empty when nothing is under way.
set -euo pipefail

# Mail servers need root.
[ "$(id -u)" -eq 0 ] || exec sudo "$0" "$@"
PATH=$PATH:/usr/sbin:/sbin

fail() { echo "${0##*/}: $*" >&2; exit 1; }

listens() { # PORT
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

wait_until_listening() { # PORT WHO [LOG...]
    for _ in {1..200}; do
        if listens "$1"; then return; fi
        sleep 0.05
    done
    if [ $# -gt 2 ]; then cat "${@:3}" >&2 || true; fi
    fail "$2 does not listen on port $1"
}

refuse_ports_in_use() { # PORT...
    local port
    for port in "$@"; do
        if listens "$port"; then fail "port $port is in use"; fi
    done
}

# A daemon must not keep files of the caller's open. 255 is the shell's own.
close_inherited_files() {
    local fd
    for fd in /proc/self/fd/*; do
        fd=${fd##*/}
        if [ "$fd" -gt 2 ] && [ "$fd" -ne 255 ]; then eval "exec $fd>&-"; fi
    done
}

# Leaves a file in DIR/sink for each transaction, written whole before the sink answers "250".
#
# What smtp-sink makes of a message (the tests rely on it):
#   - First come its own lines: X-Client-Addr, X-Client-Proto, X-Helo-Args, X-Mail-Args, one X-Rcpt-Args for each
#     recipient, and a Received field of three lines ("from … / <tab>by smtp-sink (smtp-sink) … / <tab>DATE").
#   - Then the message as it was on the wire, with leading dots unstuffed and *every* CR byte dropped: CRLF becomes LF,
#     and a bare CR vanishes. Any other byte, NUL among them, is kept.
#   - Last an empty line, which is no part of the message.
start_sink() { # DIR PORT
    mkdir -p "$1/sink"
    chown postfix: "$1/sink"
    setsid smtp-sink -u postfix -d "$1/sink/mail." "127.0.0.1:$2" 256 < /dev/null > "$1/sink.log" 2>&1 &
    echo $! > "$1/sink.pid"
    wait_until_listening "$2" "the sink" "$1/sink.log"
}

stop_sink() { # DIR
    if [ -e "$1/sink.pid" ]; then
        kill "$(cat "$1/sink.pid")" 2> /dev/null || true
        rm -f "$1/sink.pid"
    fi
}

# Runs this script's command "inside DIR …" in name spaces of its own: what it mounts and how it calls the host is seen by
# nobody else, and all that it ever starts ends with it.
start_inside() { # DIR [ARGUMENT...]
    setsid unshare --mount-proc --uts --pid --fork "$0" inside "$@" < /dev/null > "$1/start.log" 2>&1 &
    echo $! > "$1/pid"
}

stop_inside() { # DIR
    [ -e "$1/pid" ] || return 0
    local pid
    pid=$(cat "$1/pid")
    # The child is the first process of its name space. (--kill-child is no help: a set-gid program, such as Sendmail, is
    # released from that.)
    kill -KILL $(cat "/proc/$pid/task/$pid/children" 2> /dev/null) 2> /dev/null || true
    # Whoever should wait for it may take its time: dead is what has no program.
    while readlink "/proc/$pid/exe" > /dev/null; do sleep 0.02; done
    rm -f "$1/pid"
}

wait_until_empty() { # DIR SECONDS
    local end=$((SECONDS + $2))
    until queue_is_empty "$1"; do
        [ "$SECONDS" -lt "$end" ] || fail "the queue is not empty after $2 seconds"
        sleep 0.1
    done
}
