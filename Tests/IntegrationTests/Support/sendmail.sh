#!/bin/bash
# A throwaway Sendmail, for the tests: unpacked by contrib/dependencies.sh, not installed. Everything lives below DIR and
# listens on loopback; the system's own MTA, its configuration and its queue are neither used nor touched.
#
#   sendmail.sh start DIR SMTP_PORT NEXT [RUN [MC_LINE...]]
#   sendmail.sh wait DIR SECONDS      until the queue is empty; exit 1 if it is not by then
#   sendmail.sh stop DIR
#
# NEXT is where mail goes: the port of a sink that is started too, or mx:PORT for the hosts that the DNS says, at that port.
# RUN is the folder of Backstamp's socket, filter.sock; empty for no filter. Sendmail sees it as /run/backstamp, so that
# contrib/sendmail/backstamp.mc is used as it stands. A MC_LINE comes before the mailers.
#
#   DIR/sendmail.mc, sendmail.cf  DIR/queue     mail under way
#   DIR/maillog  its log          DIR/sink      what the sink received, see throwaway.sh
#   DIR/mail     a Maildir: all mail to bounce.example, whatever the local part
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../../..")
source "$root/contrib/demo/throwaway.sh"

unpacked=$root/.build/mtas/sendmail/usr
cf=$unpacked/share/sendmail/cf/

write_mc() { # DIR SMTP_PORT NEXT RUN [MC_LINE...]
    local dir=$1 port=${3#mx:}
    cat <<END
include(\`${cf}m4/cf.m4')dnl
OSTYPE(\`linux')dnl
define(\`confDOMAIN_NAME', \`mta.example')dnl
define(\`confCW_FILE', \`-o /dev/null')dnl
define(\`confPID_FILE', \`$dir/sendmail.pid')dnl
define(\`QUEUE_DIR', \`$dir/queue')dnl
define(\`STATUS_FILE', \`')dnl
define(\`HELP_FILE', \`')dnl
define(\`ALIAS_FILE', \`')dnl
dnl No questions to the world: who the client is, whether an address exists, what the names of this host are.
define(\`confTO_IDENT', \`0')dnl
define(\`confDONT_PROBE_INTERFACES', \`True')dnl
FEATURE(\`nocanonify')dnl
FEATURE(\`accept_unresolvable_domains')dnl
FEATURE(\`accept_unqualified_senders')dnl
FEATURE(\`no_default_msa')dnl
DAEMON_OPTIONS(\`Name=MTA, Family=inet, Addr=127.0.0.1, Port=$2')dnl
define(\`ESMTP_MAILER_ARGS', \`TCP \$h $port')dnl
define(\`RELAY_MAILER_ARGS', \`TCP \$h $port')dnl
END
    # Clients of loopback may relay anyway.
    if [ "$3" = "$port" ]; then echo "define(\`SMART_HOST', \`relay:[127.0.0.1]')dnl"; fi
    if [ -n "$4" ]; then cat "$root/contrib/sendmail/backstamp.mc"; fi
    printf '%s\n' "${@:5}"
    # Without \$u among the arguments Sendmail would speak SMTP to the program.
    cat <<END
MAILER(\`smtp')dnl
MAILER_DEFINITIONS
Mmaildir, P=/bin/sh, F=lsDFMPn, S=EnvFromSMTP/HdrFromSMTP, R=EnvToSMTP/HdrFromSMTP, T=DNS/RFC822/X-Unix, U=mail, A=sh $dir/deliver \$u
LOCAL_RULE_0
R\$+ < @ bounce.example . > \$*	\$#maildir \$: \$1 < @ bounce.example . >
R\$+ < @ bounce.example > \$*	\$#maildir \$: \$1 < @ bounce.example . >
END
}

write_deliver() { # DIR
    cat <<END
name=\$(date +%s.%N).\$\$.mta.example
cat > "$1/mail/tmp/\$name" && mv "$1/mail/tmp/\$name" "$1/mail/new/\$name"
END
}

start() { # DIR SMTP_PORT NEXT [RUN [MC_LINE...]]
    local dir=$1 smtp_port=$2 next=$3 run=${4:-}
    [ -d "$unpacked" ] || fail "there is no $unpacked: run contrib/dependencies.sh test"
    [ ! -e "$dir/queue" ] || fail "$dir is in use already"
    refuse_ports_in_use "$smtp_port"

    mkdir -p "$dir"/{queue,dev,mail/{tmp,new,cur}}
    chmod 755 "$dir"
    chmod 700 "$dir/queue"
    chown -R mail: "$dir/mail"
    write_deliver "$dir" > "$dir/deliver"
    write_mc "$dir" "$smtp_port" "$next" "$run" "${@:5}" > "$dir/sendmail.mc"
    m4 -D_CF_DIR_="$cf" "$dir/sendmail.mc" > "$dir/sendmail.cf"

    close_inherited_files
    if [ "$next" = "${next#mx:}" ]; then
        refuse_ports_in_use "$next"
        start_sink "$dir" "$next"
    fi
    start_inside "$dir" "$run"
    wait_until_listening "$smtp_port" Sendmail "$dir"/{start.log,maillog}
}

# The name spaces are made: this host's name needs a dot, or Sendmail waits a minute for a better one; it logs to /dev/log
# and nowhere else; and it takes no milter socket below a folder that others can write to.
inside() { # DIR RUN
    local dir=$1 run=$2 device
    hostname mta.example
    for device in null zero full random urandom; do
        touch "$dir/dev/$device"
        mount --bind "/dev/$device" "$dir/dev/$device"
    done
    mount --rbind "$dir/dev" /dev
    perl -MIO::Socket::UNIX -e '
        my $log = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => "/dev/log") or die "/dev/log: $!";
        chmod 0666, "/dev/log";
        $| = 1;
        while (defined $log->recv(my $line, 65536)) { $line =~ s/^<\d+>//; $line =~ s/\n*\z/\n/; print $line }
    ' > "$dir/maillog" &
    until [ -S /dev/log ]; do sleep 0.01; done
    if [ -n "$run" ]; then
        mount -t tmpfs -o mode=755 tmpfs /run
        mkdir /run/backstamp
        mount --bind "$run" /run/backstamp
    fi
    exec "$unpacked/libexec/sendmail/sendmail" -C "$dir/sendmail.cf" -bD -q1s
}

queue_is_empty() { # DIR
    [ -z "$(find "$1/queue" -type f -name '?f*' | head -n 1)" ]
}

case ${1:-} in
start) [ $# -ge 4 ] || fail "start DIR SMTP_PORT NEXT [RUN [MC_LINE...]]"; start "${@:2}" ;;
stop) [ $# -eq 2 ] || fail "stop DIR"; stop_inside "$2"; stop_sink "$2" ;;
wait) [ $# -eq 3 ] || fail "wait DIR SECONDS"; wait_until_empty "$2" "$3" ;;
inside) inside "$2" "$3" ;;
*) fail "start, wait or stop" ;;
esac
