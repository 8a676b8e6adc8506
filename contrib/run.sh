#!/bin/bash
# Backstamp alone, for a first look and for development: an embedded database, a configuration and a key of its own in
# a folder, made on the first run. Nothing listens beyond loopback; end it with Ctrl-C.
#
#   run.sh BINARY DIR
set -euo pipefail

binary=$(realpath "$1")
mkdir -p "$2"
dir=$(realpath "$2")
config=$dir/backstamp.yaml

if [ ! -e "$config" ]; then
    cat > "$config" <<END
# Made by "make run"; yours to edit. conf/backstamp.yaml explains every key.
database: sqlite:$dir/backstamp.db
keys: $dir/keys
spool: $dir/spool
filter:
  listen: inet:8891@127.0.0.1
tracker:
  listen: 127.0.0.1:8780
  url: http://127.0.0.1:8780
END
    "$binary" keys new --config "$config"
fi
"$binary" database migrate --config "$config"

cat <<END
Configuration  $config
Filter         smtpd_milters = inet:127.0.0.1:8891   (for a Postfix's main.cf)
Tracker        http://127.0.0.1:8780/healthz
END
exec "$binary" serve --config "$config"
