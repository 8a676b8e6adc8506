#!/bin/bash
# Makes the logs beside it: real MTAs of their own deliver to a host that refuses some, takes some later and some never.
# Needs root, and the scripts of the product's repository.
#
#   make.sh REPOSITORY postfix|filtered|long|sendmail|exim...
set -euo pipefail
here=$(dirname "$(realpath "$0")")
repository=$(realpath "$1")
support=$repository/Tests/IntegrationTests/Support

free_port() { perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'; }
send() { # PORT NUMBER RECIPIENT...
    local port=$1 number=$2 recipient options=()
    for recipient in "${@:3}"; do options+=(--mail-rcpt "$recipient"); done
    printf 'From: news@shop.example\nMessage-ID: <%s.make@shop.example>\nSubject: %s\n\nHello\n' "$number" "$number" > "$dir/mail.$number"
    curl -sS --crlf "smtp://127.0.0.1:$port/shop.example" --mail-from news@shop.example "${options[@]}" --upload-file "$dir/mail.$number"
}
send_all() { # PORT
    send "$1" 1 ann@x.example
    send "$1" 2 gone@x.example ben@x.example
    send "$1" 3 full@x.example
    send "$1" 4 old@x.example
    send "$1" 5 grey@x.example
    send "$1" 6 content@x.example
    send "$1" 7 never@x.example
    send "$1" 8 '"odd, (one)"@x.example' carla@x.example
    send "$1" 9 dora@closed.example
    local children=()
    for number in {10..29}; do send "$1" "$number" "p$number@x.example" & children+=($!); done
    wait "${children[@]}"
}

postfix() { # LINE...
    local smtp=$(free_port) sink=$(free_port)
    "$repository/contrib/demo/postfix.sh" start "$dir/mta" "$smtp" "$sink" "" \
        "relayhost = [127.0.0.1]:$host" "transport_maps = inline:{ closed.example=smtp:[127.0.0.1]:$closed }" \
        "maximal_queue_lifetime = 6s" "bounce_queue_lifetime = 6s" "virtual_alias_maps = inline:{ alias@x.example=ann@x.example }" "$@"
    if [ -n "${filter:-}" ]; then
        # The way back of the content filter, which here is a relay that changes nothing: the way back itself.
        postconf -c "$dir/mta/etc" -M "127.0.0.1:$filter/inet=127.0.0.1:$filter inet n - n - - smtpd"
        postconf -c "$dir/mta/etc" -P "127.0.0.1:$filter/inet/content_filter=" "127.0.0.1:$filter/inet/syslog_name=postfix/reinject"
        # Not the command's function: this one.
        command postfix -c "$dir/mta/etc" reload
        sleep 1
    fi
    send_all "$smtp"
    send "$smtp" 30 alias@x.example
    "$repository/contrib/demo/postfix.sh" wait "$dir/mta" 60
    sleep 1
    cp "$dir/mta/maillog" "$here/$name.log"
    "$repository/contrib/demo/postfix.sh" stop "$dir/mta"
}

make() { # NAME
    name=$1
    dir=$(mktemp -d /tmp/make-log.XXXXXX); chmod 755 "$dir"
    host=$(free_port) closed=$(free_port)
    perl "$here/refusing.pl" "$host" & server=$!
    trap 'kill $server' EXIT
    sleep 0.3
    local smtp=$(free_port)
    case $name in
    postfix) filter= postfix ;;
    filtered) filter=$(free_port); postfix "content_filter = smtp:[127.0.0.1]:$filter" ;;
    long) filter=$(free_port); postfix "content_filter = smtp:[127.0.0.1]:$filter" "enable_long_queue_ids = yes" ;;
    sendmail)
        "$support/sendmail.sh" start "$dir/mta" "$smtp" "mx:$host" "" "define(\`SMART_HOST', \`relay:[127.0.0.1]')dnl" \
            "define(\`confTO_QUEUERETURN', \`8s')dnl" "define(\`confMIN_QUEUE_AGE', \`1s')dnl"
        send_all "$smtp"; "$support/sendmail.sh" wait "$dir/mta" 60 || true; sleep 1
        cp "$dir/mta/maillog" "$here/$name.log"; "$support/sendmail.sh" stop "$dir/mta" ;;
    exim)
        rm -rf "$dir/mta"
        sed "s|start_inside \"\$dir\"|sed -i 's/route_list = . 127.0.0.1/route_list = closed.example 127.0.0.2 ; * 127.0.0.1/' \"\$dir/exim.conf\"; &|; s|refuse_ports_in_use \"\$next\"|:|; s|start_sink \"\$dir\" \"\$next\"|:|; s|^here=.*|here=$support|" "$support/exim.sh" > "$dir/exim.sh"
        chmod +x "$dir/exim.sh"
        "$dir/exim.sh" start "$dir/mta" "$smtp" "$host" "LIFETIME == 6s"
        send_all "$smtp"; "$dir/exim.sh" wait "$dir/mta" 40 || true; sleep 1
        cp "$dir/mta/log/mainlog" "$here/$name.log"; "$dir/exim.sh" stop "$dir/mta" ;;
    esac
    kill $server
    trap - EXIT
    rm -rf "$dir" "/tmp/refusing.$host.grey"
}

for name in "${@:2}"; do make "$name"; done
