#!/bin/bash
# Installs the Debian packages that are missing for a purpose, saying which; does nothing where none is.
#
#   contrib/dependencies.sh build|demo|test|bench...
#
# This is the one list of system packages. A Swift toolchain is taken as given (https://swift.org/install).
set -euo pipefail

packages() { # PURPOSE
    case $1 in
    build)
        echo libmilter-dev libssl-dev libsqlite3-dev libcurl4-openssl-dev zlib1g-dev pkg-config git
        # Where people are: databases in MaxMind's format, and Debian's own.
        echo libmaxminddb-dev libloc-dev
        # Links to hosts beyond ASCII.
        echo libidn2-dev
        ;;
    demo) packages build; echo postfix curl ;;
    # chromium: the page for unsubscribing is tried in a real browser. nginx-light: so is
    # contrib/nginx in front of the tracker. systemd: it makes our users and folders.
    test)
        packages demo; packages mtas
        echo miltertest sqlite3 faketime openssl gnupg opendkim opendkim-tools libloc-database dovecot-imapd dovecot-pop3d chromium nginx-light systemd
        ;;
    # What Sendmail and Exim, which are only unpacked, would have brought along.
    mtas) echo m4 libdb5.3 libldap-2.5-0 liblockfile1 libwrap0 libnsl2 libsasl2-2 libgnutls-dane0 libidn12 libpcre2-8-0 ;;
    # python3-venv: lexbor and flufl.bounce, the yardsticks for HTML and reports, come from PyPI.
    bench) packages build; echo postfix opendkim openssl curl nginx-light wrk sqlite3 gcc libc6-dev python3-venv ;;
    *) echo "dependencies.sh: $1 is none of build, demo, test, bench" >&2; exit 64 ;;
    esac
}

# What can't be installed beside a Postfix: the tests run these from where they are unpacked, .build/mtas.
unpacked_packages() { # NAME
    case $1 in
    sendmail) echo sendmail-bin sendmail-cf ;;
    exim) echo exim4-daemon-light ;;
    esac
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

is_installed() { # PACKAGE
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# Installs without starting what is installed: a Postfix or nginx of the system is not what we want, only the programs.
# policy-rc.d is Debian's way to say so; "No configuration" leaves a Postfix installed here with no main.cf, so that it
# does not start at the next boot either.
policy=/usr/sbin/policy-rc.d
install() { # PACKAGE...
    if [ ! -e $policy ]; then
        trap 'as_root rm -f $policy' EXIT
        printf '#!/bin/sh\nexit 101\n' | as_root tee $policy > /dev/null
        as_root chmod 755 $policy
    fi
    if [[ " $* " == *" postfix "* ]]; then
        echo "postfix postfix/main_mailer_type select No configuration" | as_root debconf-set-selections
    fi
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"
}

# In one step, as the folder's being there says that it is whole. (Chained by &&: under quietly, `set -e` does not hold.)
unpack() { # FOLDER PACKAGE...
    local folder=$1 new
    mkdir -p "${folder%/*}" && new=$(mktemp -d "$folder.XXXXXX") && (
        cd "$new" && { download "${@:2}" || { as_root apt-get -qq update && download "${@:2}"; }; } &&
            for file in *.deb; do dpkg -x "$file" root || exit; done
    ) && mv -T "$new/root" "$folder" && rm -r "$new"
}

download() { # PACKAGE...
    apt-get -qq download "$@"
}

# What apt and the packages' scripts say is of interest only where it fails.
quietly() {
    local output
    output=$("$@" 2>&1 < /dev/null) || { echo "$output" >&2; return 1; }
}

command -v swift > /dev/null || { echo "There is no Swift toolchain in PATH: see https://swift.org/install" >&2; exit 69; }

missing=()
for package in $(for purpose in "$@"; do packages "$purpose"; done | tr ' ' '\n' | sort -u); do
    is_installed "$package" || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    command -v apt-get > /dev/null || { echo "Please install: ${missing[*]}" >&2; exit 69; }
    echo "Installing Debian packages: ${missing[*]}"
    quietly install "${missing[@]}"
fi

mtas=$(dirname "$(dirname "$(realpath "$0")")")/.build/mtas
for name in sendmail exim; do
    if [[ " $* " == *" test "* ]] && [ ! -d "$mtas/$name" ]; then
        echo "Unpacking into .build/mtas: $(unpacked_packages $name)"
        quietly unpack "$mtas/$name" $(unpacked_packages $name)
    fi
done
