#!/bin/bash
# A throwaway Postfix and a sink behind it, for the demo and the tests. Everything lives below DIR and listens on
# loopback; the system's own MTA, its configuration and its queue are neither used nor touched.
#
#   postfix.sh start DIR SMTP_PORT SINK_PORT [MILTER [MAIN_CF_LINE...]]
#   postfix.sh wait DIR SECONDS      until the queue is empty; exit 1 if it is not by then
#   postfix.sh queue DIR             what is in the queue, as postqueue -j prints it
#   postfix.sh stop DIR
#
# MILTER is in Postfix's notation: unix:/path, inet:HOST:PORT, or a { … } block; empty for none. A MAIN_CF_LINE
# ("name = value") overrides what is here. Needs root (Postfix does), and takes it through sudo.
#
#   DIR/etc      main.cf, master.cf        DIR/queue    mail under way
#   DIR/data     Postfix's own caches      DIR/maillog  its log
#   DIR/sink     what the sink received, see throwaway.sh
#   DIR/mail     a Maildir: all mail to bounce.example, whatever the local part, as bounces to signed return paths come
#
# What Postfix itself changes in a message that it relays, as seen with 3.7: it puts its Received field on top, and where
# they are missing Message-Id, Date and From below the others; a bare CR in the body becomes a space (before a milter
# sees it), a bare LF a line break, and a line of more than 998 octets is folded on its way to the sink.
source "$(dirname "$0")/throwaway.sh"

write_main_cf() { # DIR SINK_PORT MILTER
    local dir=$1 sink_port=$2 milter=$3
    cat <<END
compatibility_level = 3.6
queue_directory = $dir/queue
data_directory = $dir/data
maillog_file = $dir/maillog
maillog_file_prefixes = $dir
myhostname = mta.example
mydomain = example
myorigin = mta.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
disable_dns_lookups = yes

# Bounces have a mailbox here. Everything else goes to the sink.
virtual_mailbox_domains = bounce.example
virtual_mailbox_maps = static:mail/
virtual_mailbox_base = $dir
virtual_mailbox_limit = 0
virtual_uid_maps = static:$(id -u postfix)
virtual_gid_maps = static:$(id -g postfix)
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
relayhost = [127.0.0.1]:$sink_port
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_tls_security_level = none
smtp_tls_security_level = none
append_dot_mydomain = no
biff = no
notify_classes =

# The filter under trial. The waits are short, so that a hung filter costs a test seconds and not minutes.
smtpd_milters = $milter
milter_default_action = accept
milter_connect_timeout = 3s
milter_command_timeout = 3s
milter_content_timeout = 10s

# No limits of the kind that guard a public server, and quick second tries.
message_size_limit = 104857600
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_error_sleep_time = 0
queue_run_delay = 1s
# Times are whole seconds: of one second hardly any may be left. Then the queue manager finds the file still held by the
# delivery agent that has just deferred it ("skipped, still being delivered"), and does not look again (seen with 3.7.11).
minimal_backoff_time = 2s
maximal_backoff_time = 2s
smtp_connection_cache_on_demand = no
END
}

write_master_cf() { # SMTP_PORT
    # As Debian's, without chroot (the milter's socket is then a plain path) and without what is never used here.
    cat <<END
127.0.0.1:$1 inet n - n - - smtpd
pickup    unix  n  -  n  60   1  pickup
cleanup   unix  n  -  n  -    0  cleanup
qmgr      unix  n  -  n  300  1  qmgr
rewrite   unix  -  -  n  -    -  trivial-rewrite
bounce    unix  -  -  n  -    0  bounce
defer     unix  -  -  n  -    0  bounce
trace     unix  -  -  n  -    0  bounce
verify    unix  -  -  n  -    1  verify
flush     unix  n  -  n  1000? 0 flush
proxymap  unix  -  -  n  -    -  proxymap
proxywrite unix -  -  n  -    1  proxymap
smtp      unix  -  -  n  -    -  smtp
relay     unix  -  -  n  -    -  smtp
showq     unix  n  -  n  -    -  showq
error     unix  -  -  n  -    -  error
retry     unix  -  -  n  -    -  error
discard   unix  -  -  n  -    -  discard
local     unix  -  n  n  -    -  local
virtual   unix  -  n  n  -    -  virtual
tlsmgr    unix  -  -  n  1000? 1  tlsmgr
lmtp      unix  -  -  n  -    -  lmtp
anvil     unix  -  -  n  -    1  anvil
scache    unix  -  -  n  -    1  scache
postlog   unix-dgram n - n -  1  postlogd
END
}

start() { # DIR SMTP_PORT SINK_PORT [MILTER [MAIN_CF_LINE...]]
    local dir=$1 smtp_port=$2 sink_port=$3 milter=${4:-}
    shift $(($# < 4 ? $# : 4))
    [ -x "$(command -v postfix)" ] || fail "Postfix is not installed: apt-get install postfix"
    [ ! -e "$dir/etc" ] || fail "$dir is in use already"
    refuse_ports_in_use "$smtp_port" "$sink_port"

    mkdir -p "$dir"/{etc,queue,data,mail/{tmp,new,cur}}
    chmod 755 "$dir" "$dir"/{etc,queue}
    chown -R postfix: "$dir"/{data,mail}
    write_main_cf "$dir" "$sink_port" "$milter" > "$dir/etc/main.cf"
    write_master_cf "$smtp_port" > "$dir/etc/master.cf"
    if [ $# -gt 0 ]; then postconf -c "$dir/etc" -e "$@"; fi

    close_inherited_files
    start_sink "$dir" "$sink_port"
    if ! postfix -c "$dir/etc" start < /dev/null > "$dir/start.log" 2>&1; then
        cat "$dir/start.log" "$dir/maillog" >&2
        fail "Postfix did not start"
    fi
    wait_until_listening "$smtp_port" "Postfix"
}

stop() { # DIR
    local dir=$1
    # "abort" ends Postfix at once, "stop" would first let it finish what it delivers.
    if [ -e "$dir/etc/main.cf" ]; then postfix -c "$dir/etc" abort < /dev/null > /dev/null 2>&1 || true; fi
    stop_sink "$dir"
}

queue_is_empty() { # DIR
    # Not postqueue(1): a message that is being received is not listed, but its file is there.
    [ -z "$(find "$1"/queue/{maildrop,incoming,active,deferred,hold} -type f 2> /dev/null | head -n 1)" ]
}

case ${1:-} in
start) [ $# -ge 4 ] || fail "start DIR SMTP_PORT SINK_PORT [MILTER [MAIN_CF_LINE...]]"; start "${@:2}" ;;
stop) [ $# -eq 2 ] || fail "stop DIR"; stop "$2" ;;
wait) [ $# -eq 3 ] || fail "wait DIR SECONDS"; wait_until_empty "$2" "$3" ;;
queue) [ $# -eq 2 ] || fail "queue DIR"; postqueue -c "$2/etc" -j ;;
*) fail "start, wait, queue or stop" ;;
esac
