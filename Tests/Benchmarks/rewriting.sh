#!/bin/bash
# Finding the places of HTML, and rewriting whole mails with that HTML in each transfer encoding (parts, encodings, links judged,
# tokens sealed, edits made), beside lexbor's parse of the same HTML, one core each, in turns; and what each costs in allocations.
#
#     Tests/Benchmarks/rewriting.sh [SECONDS]         a run, 1 unless told
#
# Wants the programs built: BACKSTAMP_BENCH=1 swift build -c release. BIN is the folder with rewriteload. The HTML is the
# corpora's (BACKSTAMP_CORPORA, ../shared/corpora unless told), else that of newsletter.eml. lexbor comes with selectolax from
# PyPI, into .build/lexbor. Megabytes are those of the HTML. Fails where the median of the ratios is under 10 for the
# places, or under 3 for the whole mail.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-1}
program=${BIN:-.build/release}/rewriteload
[ -x "$program" ] || { echo "rewriting.sh: $program is missing: BACKSTAMP_BENCH=1 swift build -c release" >&2; exit 69; }

dir=$(mktemp -d "${TMPDIR:-/tmp}/backstamp-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT

lexbor=.build/lexbor
if [ ! -e $lexbor/ready ]; then
    { python3 -m venv $lexbor && $lexbor/bin/pip -q install selectolax==1.0.2 && touch $lexbor/ready; } ||
        { echo "rewriting.sh: selectolax cannot be had from PyPI, and nothing else has lexbor" >&2; exit 69; }
fi

corpora=$(realpath -m "${BACKSTAMP_CORPORA:-../shared/corpora}")/outgoing/html
if [ -d "$corpora" ]; then
    mapfile -t files < <(find "$corpora" -name '*.html' | sort)
else
    echo "No corpora at $corpora: the newsletter alone is measured."
    python3 - Tests/Benchmarks/newsletter.eml > "$dir/newsletter.html" <<'END'
import email, email.policy, sys
mail = email.message_from_file(open(sys.argv[1]), policy=email.policy.default)
sys.stdout.buffer.write(mail.get_body(("html",)).get_payload(decode=True))
END
    files=("$dir/newsletter.html")
fi

# ratio WORK: the median of what each round has beside lexbor in that round.
ratio() {
    paste <(grep -o '^[0-9]* MB/s' "$dir/$1") <(grep -o '^[0-9]* MB/s' "$dir/lexbor") | awk '{ print $1 / $3 }' | sort -n |
        awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}
works=(places 8bit quoted-printable base64)
for _ in 1 2 3 4 5; do
    for work in "${works[@]}"; do
        "$program" "$work" "$seconds" "${files[@]}" > "$dir/run"
        cat "$dir/run" >> "$dir/$work"
        printf '%s %s, ' "$work" "$(tail -1 "$dir/run")"
    done
    $lexbor/bin/python Tests/Benchmarks/rewriteload/lexbor.py "$seconds" "${files[@]}" >> "$dir/lexbor"
    echo "lexbor $(tail -1 "$dir/lexbor")"
done

# Beside those of starting and reading the files.
gcc -O2 -shared -fPIC -o "$dir/heap.so" Tests/Benchmarks/rewriteload/heap.c
# allocations WORK ROUNDS
allocations() {
    LD_PRELOAD=$dir/heap.so "$program" "$1" -n "$2" "${files[@]}" 2>&1 > "$dir/run" | awk '/allocations/ { print $1 }'
}
status=0
for work in "${works[@]}"; do
    head -1 "$dir/$work"
    aim=3
    [ "$work" != places ] || aim=10
    awk -v few="$(allocations "$work" 10)" -v many="$(allocations "$work" 20)" -v documents=${#files[@]} \
        -v ratio="$(ratio "$work")" -v aim=$aim -v work="$work" 'BEGIN {
            printf "%s: %.1f times lexbor (aim %d), %.1f allocations a document\n", work, ratio, aim, (many - few) / 10 / documents
            exit ratio < aim
        }' || status=1
done
exit $status
