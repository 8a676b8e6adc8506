#!/bin/bash
# The whole journey of a small campaign: sent through a Postfix, tracked, delivered, opened, clicked, bounced, reported. At
# the end the report's figures are held against what was done here; they must agree.
#
#   demo.sh BINARY        KEEP=1 leaves everything running and says how to look around
#   demo.sh --stop DIR    ends what KEEP=1 left
set -eEuo pipefail
PATH=$PATH:/usr/sbin
here=$(dirname "$(realpath "$0")")
bold=$(tput bold 2> /dev/null || true) plain=$(tput sgr0 2> /dev/null || true)

steps=0
step() { steps=$((steps + 1)); printf '\n%s%d. %s%s\n' "$bold" $steps "$*" "$plain"; }
indented() { sed 's/^/   /'; }
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
free_port() {
    perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
}

stop_all() { # DIR
    if [ -e "$1/backstamp.pid" ]; then kill "$(cat "$1/backstamp.pid")" 2> /dev/null || true; fi
    for pid in "$1"/refuses.*; do if [ -e "$pid" ]; then kill "$(cat "$pid")" 2> /dev/null || true; fi; done
    "$here/postfix.sh" stop "$1/mta"
    as_root rm -rf "$1"
}

if [ "${1:-}" = --stop ]; then stop_all "$2"; exit; fi

binary=$(realpath "$1")
dir=$(mktemp -d /tmp/backstamp-demo.XXXXXX)
chmod 755 "$dir" # Postfix's user passes through
trap 'stop_all "$dir"' EXIT
trap 'echo "demo.sh: line $LINENO failed" >&2' ERR
trap 'exit 130' INT TERM

config=$dir/backstamp.yaml
tracker=127.0.0.1:$(free_port)
smtp_port=$(free_port)
backstamp() { "$binary" "$@" --config "$config"; }

# --- The daemons

start_backstamp() {
    mkdir "$dir/run"
    # The socket takes its group from the folder and its mode from the umask: open to Postfix, and to nobody else.
    as_root chgrp postfix "$dir/run"
    as_root chmod 2771 "$dir/run"
    cat > "$config" <<END
database: sqlite:$dir/backstamp.db
keys: $dir/keys
spool: $dir/spool
filter:
  listen: unix:$dir/run/filter.sock
tracker:
  listen: $tracker
  url: http://$tracker
bounces:
  return_path: bounces@bounce.example
  lmtp: unix:$dir/run/lmtp.sock
retries:
  submit: smtp://127.0.0.1:$smtp_port
log:
  source: $dir/mta/maillog
END
    backstamp keys new | indented
    backstamp database migrate | indented
    (umask 0007; exec setsid "$binary" serve --config "$config" < /dev/null > "$dir/backstamp.log" 2>&1) &
    echo $! > "$dir/backstamp.pid"
    for _ in {1..100}; do
        if curl -sf -o "$dir/health" "http://$tracker/healthz" && [ -S "$dir/run/filter.sock" ]; then return; fi
        sleep 0.1
        kill -0 "$(cat "$dir/backstamp.pid")" 2> /dev/null || break
    done
    cat "$dir/backstamp.log" >&2
    echo "Backstamp did not start" >&2
    exit 1
}

# A host that takes no recipient, and says why.
refusing_host() { # NAME PORT REPLY
    local user=()
    if [ "$(id -u)" -eq 0 ]; then user=(-u postfix); fi # it does not run as root
    setsid smtp-sink "${user[@]}" -f RCPT -B "$3" "127.0.0.1:$2" 16 < /dev/null > "$dir/$1.log" 2>&1 &
    echo $! > "$dir/refuses.$1"
}

# --- The sender

declare -A sent queue_id
number=0
send() { # TEMPLATE NAME ADDRESS
    number=$((number + 1))
    local mail=$dir/sent/$1.$3 sender
    sed "s/@NAME@/$2/g; s/@ADDRESS@/$3/g; s/@NUMBER@/$number/g; s/@DATE@/$(LC_ALL=C date -R)/" "$here/mails/$1.eml" > "$mail"
    sender=$(sed -n 's/^From: .*<\(.*\)>$/\1/p' "$mail")
    queue_id[$1.$3]=$(curl -sv --crlf "smtp://127.0.0.1:$smtp_port/shop.example" --mail-from "$sender" \
        --mail-rcpt "$3" --upload-file "$mail" 2>&1 | sed -n 's/^< 250 .*queued as \([A-Za-z0-9]*\).*/\1/p')
    [ -n "${queue_id[$1.$3]}" ] || { echo "Postfix did not take $mail" >&2; exit 1; }
    sent[$1]=$((${sent[$1]:-0} + 1))
}

delivered() { # TEMPLATE ADDRESS: the mail as the sink received it
    local id
    id=$(grep -im1 '^Message-ID:' "$dir/sent/$1.$2")
    as_root grep -rlFx "$id" "$dir/mta/sink" | head -n 1 | as_root xargs cat
}

# --- The recipients

agents=(
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0"
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
)
declare -A opens clicks opened clicked
fetch() { # PERSON TYPES CURL_ARGUMENT...: from an address and with a mail program of their own, as people's programs ask
    curl -s -o "$dir/answer" --compressed -A "${agents[$1 % 3]}" -H "X-Forwarded-For: 198.51.100.$1" \
        -H "Accept: $2" -H "Accept-Language: en-GB,en;q=0.7" "${@:3}"
}

links_of() { # TEMPLATE ADDRESS
    delivered "$1" "$2" | "$here/html.pl" | grep -o "http://$tracker/[oc]/[^\"'> ]*"
}

scan() { # TEMPLATE ADDRESS: a gateway looks where everything leads before it shows the mail
    links_of "$1" "$2" | while read -r url; do
        curl -s -o "$dir/answer" -A "${agents[2]}" -H "X-Forwarded-For: 203.0.113.80" -H "Accept: */*" "$url"
    done
}

open_mail() { # TEMPLATE PERSON ADDRESS
    local pixel
    pixel=$(delivered "$1" "$3" | "$here/html.pl" | grep -o "http://$tracker/o/[^\"]*")
    fetch "$2" "image/webp,image/*;q=0.8" "$pixel"
    opens[$1]=$((${opens[$1]:-0} + 1))
    opened[$1.$3]=1
}

click_link() { # TEMPLATE PERSON ADDRESS N: follows the N-th link; it must lead where it led before
    local link before
    link=$(delivered "$1" "$3" | "$here/html.pl" | grep -o "http://$tracker/c/[^\"'> ]*" | sed -n "$4p")
    before=$("$here/html.pl" < "$dir/sent/$1.$3" | grep -oi "href=[\"']\?http[^\"'> ]*" | sed -n "$4s/href=[\"']\?//Ip")
    before=$(perl -pe 's/&amp;/&/g; s/([\x80-\xff])/sprintf "%%%02X", ord $1/ge' <<< "$before")
    fetch "$2" "text/html,*/*;q=0.8" -w '%{redirect_url}' "$link" > "$dir/location"
    if [ "$(cat "$dir/location")" != "$before" ]; then
        echo "A link of $1 leads to $(cat "$dir/location") but led to $before" >&2
        exit 1
    fi
    clicks[$1]=$((${clicks[$1]:-0} + 1))
    opened[$1.$3]=1
    clicked[$1.$3]=1
}

count() { # NAME TEMPLATE: how many of the template's recipients are in the table
    local -n table=$1
    local key all=0
    for key in "${!table[@]}"; do if [[ $key == "$2".* ]]; then all=$((all + 1)); fi; done
    echo $all
}

# --- The report, held against what was done

differences=0
compare() { # JSON WHAT FIELD EXPECTED
    local said
    said=$(grep -o "\"$3\":[0-9]*" <<< "$1" | head -n 1 | cut -d: -f2)
    if [ "$said" != "$4" ]; then
        echo "   The report of $2 says $3 = ${said:-nothing}, but it was $4."
        differences=$((differences + 1))
    fi
}

compare_campaign() { # NAME TEMPLATE HARD SOFT
    local json
    json=$(backstamp report campaign "$1" --json)
    compare "$json" "$1" sent "${sent[$2]}"
    compare "$json" "$1" opened "$(count opened "$2")"
    compare "$json" "$1" clicked "$(count clicked "$2")"
    compare "$json" "$1" hard_bounced "$3"
    compare "$json" "$1" soft_bounced "$4"
}

await() { # WHAT COMMAND...: until the command succeeds
    for _ in {1..100}; do
        if "${@:2}"; then return; fi
        sleep 0.1
    done
    echo "$1 did not happen:" >&2
    tail -5 "$dir/backstamp.log" >&2
    exit 1
}

must_be_unchanged() { # TEMPLATE ADDRESS: from the first MIME header on, so that a control header may go
    local from='/^MIME-Version:/,$p'
    # The sink adds an empty line.
    if ! diff <(sed -n "$from" "$dir/sent/$1.$2"; echo) <(delivered "$1" "$2" | sed -n "$from") > "$dir/diff"; then
        echo "   $1.eml came out changed:"
        indented < "$dir/diff"
        differences=$((differences + 1))
    fi
}

# --- The story

people=(ann ben carla dilek emil fatou greta hugo ines jonas kim lea)
people_at() { for person in "${people[@]:0:$1}"; do echo "${person^} $person@home.example"; done; }

step "Backstamp starts: a database, a key, the filter and the tracker"
start_backstamp
echo "   filter $dir/run/filter.sock, tracker http://$tracker"

step "A throwaway Postfix starts, with Backstamp as its milter and a sink behind it"
mkdir "$dir/sent"
# Two domains whose hosts take no mail, each for its reason; reports go to Backstamp.
gone=$(free_port) full=$(free_port)
refusing_host gone "$gone" "550 5.1.1 Recipient address rejected: User unknown"
refusing_host full "$full" "552 5.2.2 The mailbox is full"
"$here/postfix.sh" start "$dir/mta" "$smtp_port" "$(free_port)" "unix:$dir/run/filter.sock" \
    "virtual_transport = lmtp:unix:$dir/run/lmtp.sock" \
    "transport_maps = inline:{ gone.example=smtp:[127.0.0.1]:$gone, full.example=smtp:[127.0.0.1]:$full }"
echo "   smtpd_milters = unix:$dir/run/filter.sock, listening on port $smtp_port"
echo "   virtual_transport = lmtp:unix:$dir/run/lmtp.sock, for the reports to bounces+TOKEN@bounce.example"

step "Mail is sent"
while read -r name address; do send newsletter "$name" "$address"; done < <(people_at 12)
send newsletter Otto otto@gone.example
send newsletter Paula paula@full.example
while read -r name address; do send offer "$name" "$address"; done < <(people_at 6)
for template in personal plain optout; do send $template Ann ann@home.example; done
"$here/postfix.sh" wait "$dir/mta" 30
echo "   14 newsletters, 6 offers, a personal mail, a plain text, one that asks not to be tracked"

step "What Backstamp said about Ann's, in the mail log"
for template in newsletter offer personal plain optout; do
    grep -F "${queue_id[$template.ann@home.example]}" "$dir/backstamp.log" | head -n 1
done | indented

step "What became of the links in Ann's newsletter"
tags='s/<\/*\(a\|h2\|p\|body\|img src="http:\)[ >/]/\n&/g'
diff <("$here/html.pl" < "$dir/sent/newsletter.ann@home.example" | sed "$tags") \
    <(delivered newsletter ann@home.example | "$here/html.pl" | sed "$tags") > "$dir/diff" || true
sed -n 's/^< *\(.*href=.*\)/before  \1/p; s/^> *\(.*\(href\|img\).*\)/after   \1/p' "$dir/diff" |
    sed -n '1,2p;$p' | cut -c 1-110 | indented
must_be_unchanged plain ann@home.example
must_be_unchanged optout ann@home.example

all_delivered() { backstamp report campaign spring-newsletter --json | grep -q '"delivered":12,'; }
step "Postfix's log tells what was delivered"
await "the log's word on 12 deliveries" all_delivered
echo "   12 of 14 newsletters"

step "Recipients open and click"
for i in 0 1 2 3 4 5 6; do open_mail newsletter $((i + 1)) "${people[$i]}@home.example"; done
open_mail newsletter 1 ann@home.example
click_link newsletter 1 ann@home.example 1
click_link newsletter 1 ann@home.example 4
click_link newsletter 2 ben@home.example 1
click_link newsletter 3 carla@home.example 6
click_link newsletter 8 hugo@home.example 3 # Hugo loads no images
for i in 1 3 5; do open_mail offer $((i + 1)) "${people[$i]}@home.example"; done
click_link offer 4 dilek@home.example 2
click_link offer 4 dilek@home.example 5
open_mail personal 1 ann@home.example
open_mail personal 5 ann@home.example # elsewhere; a second look from the same place would be the same one
click_link personal 1 ann@home.example 1
scan newsletter kim@home.example
echo "   newsletter: $(count opened newsletter) recipients opened, $(count clicked newsletter) clicked"
echo "   offer: $(count opened offer) recipients opened, $(count clicked offer) clicked"
echo "   Kim's gateway fetched all of her newsletter's links; she none"
echo "   a forged link: $(curl -s -o "$dir/answer" -w '%{http_code}' "http://$tracker/c/AAAAAAAAAAAAAAAAAAAAAA")"

step "Two newsletters have come back: one for good, one to be sent again"
await "a bounce" grep -q 'bounced recipient=otto@gone.example' "$dir/backstamp.log"
await "a bounce" grep -q 'bounced recipient=paula@full.example' "$dir/backstamp.log"
grep ' bounced ' "$dir/backstamp.log" | indented
backstamp retry list | indented
echo "   Who writes to Otto again hears it at once:"
{ curl -sv --crlf "smtp://127.0.0.1:$smtp_port/shop.example" --mail-from news@garden.example \
    --mail-rcpt otto@gone.example --upload-file "$here/mails/plain.eml" 2>&1 || true; } | sed -n 's/^\(< 550 .*\)/\1/p' | tr -d '\r' | indented

step "backstamp report campaigns"
backstamp report campaigns | indented
step "backstamp report campaign spring-newsletter"
backstamp report campaign spring-newsletter | indented
step "backstamp report campaign spring-newsletter --over-time"
backstamp report campaign spring-newsletter --over-time | indented
step "backstamp report message ${queue_id[personal.ann@home.example]}    (by its queue id)"
backstamp report message "${queue_id[personal.ann@home.example]}" | indented

step "backstamp report contact ann@home.example"
backstamp report contact ann@home.example | indented

step "The figures, held against what was done"
compare_campaign spring-newsletter newsletter 1 1
compare_campaign fruehling offer 0 0
compare "$(backstamp report campaign spring-newsletter --json)" spring-newsletter machine_clicks \
    "$(links_of newsletter kim@home.example | sort -u | grep -c /c/)"
message=$(backstamp report message "${queue_id[personal.ann@home.example]}" --json)
compare "$message" "the personal mail" opens "${opens[personal]}"
compare "$message" "the personal mail" clicks "${clicks[personal]}"
[ $differences -eq 0 ] || { echo "   $differences differ."; exit 1; }
echo "   They agree."

if [ -n "${KEEP:-}" ]; then
    trap - EXIT
    cat <<END

Left running in $dir:
   backstamp.yaml  backstamp.log  backstamp.db      mta/maillog  mta/sink/ (the delivered mails)  sent/
   $binary report campaigns --config $config
   sqlite3 -readonly -box $dir/backstamp.db 'SELECT * FROM crm_timeline'
   curl --crlf smtp://127.0.0.1:$smtp_port --mail-from me@shop.example --mail-rcpt you@home.example --upload-file my.eml
When you have seen enough:
   $here/demo.sh --stop $dir
END
fi
