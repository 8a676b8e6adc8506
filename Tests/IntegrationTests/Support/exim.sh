#!/bin/bash
# A throwaway Exim, for the tests: unpacked by contrib/dependencies.sh, not installed. Everything lives below DIR and
# listens on loopback; the system's own MTA, its configuration and its queue are neither used nor touched.
#
#   exim.sh start DIR SMTP_PORT NEXT [LINE...]
#   exim.sh wait DIR SECONDS      until the queue is empty; exit 1 if it is not by then
#   exim.sh stop DIR
#
# NEXT is where mail goes: the port of a sink that is started too, or mx:PORT for the hosts that the DNS says, at that port.
# A LINE comes first in the configuration: an option, or another value of the macros LIFETIME and WARNING.
#
#   DIR/exim.conf                     DIR/spool     mail under way
#   DIR/log/mainlog  its log          DIR/sink      what the sink received, see throwaway.sh
#   DIR/mail         a Maildir: all mail to bounce.example, whatever the local part
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../../..")
source "$root/contrib/demo/throwaway.sh"

unpacked=$root/.build/mtas/exim/usr

write_conf() { # DIR SMTP_PORT NEXT [LINE...]
    local dir=$1 port=${3#mx:} router="driver = manualroute
  route_list = * 127.0.0.1"
    if [ "$3" != "$port" ]; then router="driver = dnslookup"; fi
    cat <<END
LIFETIME = 4d
WARNING = 1d
$(printf '%s\n' "${@:4}")

exim_path = $dir/exim4
exim_user = Debian-exim
exim_group = Debian-exim
# Nothing here needs root: the program need not be set-uid.
deliver_drop_privilege
primary_hostname = mta.example
local_interfaces = 127.0.0.1
daemon_smtp_ports = $2
disable_ipv6
spool_directory = $dir/spool
log_file_path = $dir/log/%slog
pid_file_path =
keep_environment =
tls_advertise_hosts =
dsn_advertise_hosts = *
acl_smtp_rcpt = accept
delay_warning = WARNING

begin routers

bounces:
  driver = accept
  domains = bounce.example
  transport = maildir

others:
  $router
  self = send
  transport = smtp

begin transports

maildir:
  driver = appendfile
  directory = $dir/mail
  maildir_format
  return_path_add
  envelope_to_add
  delivery_date_add

smtp:
  driver = smtp
  port = $port
  allow_localhost

begin retry

* * F,LIFETIME,1s
END
}

start() { # DIR SMTP_PORT NEXT [LINE...]
    local dir=$1 smtp_port=$2 next=$3
    [ -d "$unpacked" ] || fail "there is no $unpacked: run contrib/dependencies.sh test"
    [ ! -e "$dir/spool" ] || fail "$dir is in use already"
    refuse_ports_in_use "$smtp_port"

    # A user and a group of our own, found before any other of this name; the host's files stay as they are.
    mkdir -p "$dir"/{etc,spool,log,mail}
    chmod 755 "$dir"
    { echo "Debian-exim:x:64999:64999::/nonexistent:/usr/sbin/nologin"; cat /etc/passwd; } > "$dir/etc/passwd"
    { echo "Debian-exim:x:64999:"; cat /etc/group; } > "$dir/etc/group"
    chown 64999:64999 "$dir"/{spool,log,mail}
    write_conf "$dir" "$smtp_port" "$next" "${@:4}" > "$dir/exim.conf"
    # Exim's user runs it again, and may not be able to pass through to where it was unpacked.
    install -m 755 "$unpacked/sbin/exim4" "$dir/exim4"

    close_inherited_files
    if [ "$next" = "${next#mx:}" ]; then
        refuse_ports_in_use "$next"
        start_sink "$dir" "$next"
    fi
    start_inside "$dir"
    wait_until_listening "$smtp_port" Exim "$dir/start.log"
}

queue_is_empty() { # DIR
    [ -z "$(find "$1/spool/input" -type f 2> /dev/null | head -n 1)" ]
}

case ${1:-} in
start) [ $# -ge 4 ] || fail "start DIR SMTP_PORT NEXT [LINE...]"; start "${@:2}" ;;
stop) [ $# -eq 2 ] || fail "stop DIR"; stop_inside "$2"; stop_sink "$2" ;;
wait) [ $# -eq 3 ] || fail "wait DIR SECONDS"; wait_until_empty "$2" "$3" ;;
inside) exec "$here/apart.sh" "$2/etc" "$2/exim4" -C "$2/exim.conf" -bdf -q1s ;;
*) fail "start, wait or stop" ;;
esac
