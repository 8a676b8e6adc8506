# What the benchmarks have in common: sourced by each of them. They measure in turns with a yardstick in the same run, say each
# figure by `result` or `compare`, and end with 1 where one has missed its aim.
#
# BACKSTAMP names the binary to measure, BIN the folder with the programs of Tests/Benchmarks: BACKSTAMP_BENCH=1 swift build
# -c release has made both. All that is written is below TMPDIR, and ends with the script, as what it has started does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
export LC_ALL=C PATH=$PATH:/usr/sbin

backstamp=$(realpath -m "${BACKSTAMP:-.build/release/backstamp}")
bin=$(realpath -m "${BIN:-.build/release}")
corpora=$(realpath -m "${BACKSTAMP_CORPORA:-../shared/corpora}")
newsletter=Tests/Benchmarks/newsletter.eml
work=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
chmod 755 "$work" # daemons of other users pass through
results=${BENCH_RESULTS:-$work/results}
pids=()
missed=0

fail() { echo "${0##*/}: $*" >&2; exit 70; }

# --- The end

# A script that holds more than processes says by `clean_up` how that ends.
leave() {
    local status=$?
    trap '' INT TERM
    set +e
    if declare -F clean_up > /dev/null; then clean_up; fi
    kill "${pids[@]}" 2> /dev/null
    for _ in {1..100}; do
        kill -0 "${pids[@]}" 2> /dev/null || break
        sleep 0.1
    done
    kill -KILL "${pids[@]}" 2> /dev/null
    if [ "$status" -ne 0 ]; then result "${0##*/}" "broke off with status $status" - - none; fi
    rm -rf "$work"
    exit $((status ? status : missed))
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# --- Figures

# compute FORMAT EXPRESSION
compute() { awk "BEGIN { printf \"$1\\n\", $2 }"; }

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# result NAME FIGURE YARDSTICK RATIO [AIM]: a line of the table. AIM is ">= N", "<= N", absent for what is only told, or "none"
# for what could not be had and should be.
result() {
    local verdict
    verdict=$(awk -v ratio="$4" -v aim="${5:-}" 'BEGIN {
        split(aim, word, " ")
        isMet = word[1] == ">=" ? ratio + 0 >= word[2] : word[1] == "<=" ? ratio + 0 <= word[2] : 0
        print aim == "" ? "-" : isMet ? "met" : "MISSED"
    }')
    [ "$verdict" != MISSED ] || missed=1
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" "${5:--}" "$verdict" | tee -a "$results" | tr '\t' '|' | sed 's/|/ | /g'
}

# compare NAME FIGURES YARDSTICKS UNIT YARDSTICK [AIM]: of two files with a figure a round, the medians, and the median of what
# one was to the other in the same round.
compare() {
    local ratio
    ratio=$(paste "$2" "$3" | awk '{ print $1 / $2 }' | median)
    result "$1" "$(median < "$2") $4" "$5: $(median < "$3")" "$(compute %.3g "$ratio")" "${6:-}"
}

# unmeasured NAME WHY: what this machine cannot measure misses nothing.
unmeasured() { result "$1" "not measured: $2" - -; }

# elapsed COMMAND...: the seconds that it took; what it said is in $work/said.
elapsed() {
    local start=$EPOCHREALTIME
    "$@" > "$work/said" 2>&1 || { cat "$work/said" >&2; fail "$1 failed"; }
    compute %.6f "$EPOCHREALTIME - $start"
}

# processor_time PID: user and system time so far, in milliseconds.
processor_time() {
    awk -v ticks="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%d\n", ($12 + $13) * 1000 / ticks }' "/proc/$1/stat"
}

# --- Yardsticks

# appends BYTES COUNT: plain appends of so many bytes in a second, one after the other, each with its fdatasync.
appends() {
    compute %d "$2 / $(elapsed dd if=/dev/zero of="$work/appended" bs="$1" count="$2" oflag=append,dsync conv=notrunc)"
    rm "$work/appended"
}

# commits COUNT: transactions of SQLite in a second, each with a row, one after the other.
commits() {
    {
        echo "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE plain (number INTEGER PRIMARY KEY, text TEXT);"
        seq "$1" | sed "s/.*/INSERT INTO plain VALUES (&, 'user&@home.example');/"
    } > "$work/commits.sql"
    compute %d "$1 / $(elapsed sqlite3 -bail "$work/commits.db" ".read $work/commits.sql")"
    rm -f "$work"/commits.*
}

# --- Backstamp, and what else runs

# want PROGRAM...
want() {
    local program
    for program in "$backstamp" "${@/#/$bin/}"; do
        [ -x "$program" ] || fail "$program is missing: BACKSTAMP_BENCH=1 swift build -c release"
    done
}

free_port() {
    perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
}

quietly() { "$@" > "$work/said" 2>&1 || { cat "$work/said" >&2; fail "$1 failed"; }; }

# await COMMAND...: until it succeeds.
await() {
    for _ in {1..100}; do
        if "$@" > "$work/said" 2>&1; then return; fi
        sleep 0.1
    done
    tail -n 5 "$work"/*.log >&2
    fail "not within ten seconds: $*"
}

# start NAME COMMAND...: runs it until the end of the script, its output in $work/NAME.log.
start() {
    "${@:2}" > "$work/$1.log" 2>&1 &
    pids+=($!)
}

# configure NAME [LINES]: an installation of its own, $work/NAME.yaml with further lines, with keys and an empty database
# $work/NAME.db. Its filter is to be at $work/NAME.sock, its tracker at $tracker.
configure() {
    tracker=127.0.0.1:$(free_port)
    cat > "$work/$1.yaml" <<END
database: sqlite:$work/$1.db
keys: $work/$1.keys
spool: $work/$1.spool
filter:
  listen: unix:$work/$1.sock
tracker:
  listen: $tracker
  url: http://$tracker
${2:-}
END
    quietly "$backstamp" keys new --config "$work/$1.yaml"
    quietly "$backstamp" database migrate --config "$work/$1.yaml"
}

# fill NAME MAILS: a campaign as it stands after some weeks, with four events a mail.
fill() { sqlite3 -bail "$work/$1.db" ".parameter set :copies $2" '.read Tests/Benchmarks/storeload/ledger.sql' > "$work/said"; }

# serve_filter NAME: the filter in a process of its own, and beside it, where there is such a job, the ledger: so that the
# filter's time is the filter's.
serve_filter() {
    if [[ $("$backstamp" serve --help) == *ledger* ]]; then
        start "$1.ledger" "$backstamp" serve --only ledger --config "$work/$1.yaml"
        await [ -e "$work/$1.spool/numbers" ]
    fi
    start "$1" "$backstamp" serve --only filter --config "$work/$1.yaml"
    await [ -S "$work/$1.sock" ]
}

# serve NAME: all jobs in one process.
serve() {
    start "$1" "$backstamp" serve --config "$work/$1.yaml"
    await curl -s "http://$tracker/healthz"
    await [ -S "$work/$1.sock" ]
}

# load NAME CONNECTIONS MESSAGES FILE [BODY]: a line of JSON, in which `field NAME` finds.
load() { timeout 300 "$bin/milterload" "unix:$work/$1.sock" "${@:2}"; }
field() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p"; }

# track NAME: sends a mail through the filter; its $pixel and $link are tracked.
track() {
    printf 'Message-ID: <1@shop.example>\nContent-Type: text/html\n\n<a href="https://shop.example/spring?a=1">Spring</a>\n' > "$work/mail"
    load "$1" 1 1 "$work/mail" "$work/tracked" > "$work/said"
    pixel=$(grep -o "http://$tracker/o/[^\"]*" "$work/tracked")
    link=$(grep -o "http://$tracker/c/[^\"]*" "$work/tracked")
}

# answers URL SECONDS: how many 64 clients get, and how many that is in a second.
answers() {
    wrk -t 1 -c 64 -d "$2s" -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64) Thunderbird/128.5.0' "$1" > "$work/wrk"
    if grep 'Non-2xx\|Socket errors' "$work/wrk" >&2; then fail "$1 is not answered"; fi
    awk '/requests in/ { n = $1 } /Requests\/sec/ { printf "%d %d\n", n, $2 }' "$work/wrk"
}

# python_has NAME PACKAGE: whether it is, from PyPI, in an environment of its own that stays: .build/NAME.
python_has() {
    [ -e ".build/$1/ready" ] ||
        { python3 -m venv ".build/$1" && ".build/$1/bin/pip" -q install "$2" && touch ".build/$1/ready"; } > "$work/said" 2>&1
}

# in_both LARGE SMALL: what storeload has read in a large and in a small database, few.db; and beside a plain read of SQLite, of
# a row by its key: the aim is what 5 ms are where that takes 33 us.
in_both() {
    local name small large ratio key
    sed -n 's/\(.*\): \([0-9.]*\) ms in the small database, \([0-9.]*\) ms in the large, ratio \([0-9.]*\)/\1\t\2\t\3\t\4/p' > "$work/both"
    [ -s "$work/both" ] || fail "storeload has said nothing"
    seq 10000 | sed 's/.*/SELECT * FROM contacts WHERE contact = &;/' > "$work/reads.sql"
    key=$(compute %.4f "$(elapsed sqlite3 -readonly "$work/few.db" ".read $work/reads.sql") / 10")
    while IFS=$'\t' read -r name small large ratio; do
        result "$name, $1" "$large ms" "$2: $small ms" "$ratio" "<= 2"
        result "$name, $1" "$large ms" "a row by its key: $key ms" "$(compute %.3g "$large / $key")" "<= 150"
    done < "$work/both"
}
