#!/bin/bash
# Finding the places of HTML, and rewriting whole mails with that HTML in each transfer encoding (parts, encodings, links judged,
# tokens sealed, edits made), beside lexbor's parse of the same HTML, one core each, in turns; and what each costs in allocations.
#
#     Tests/Benchmarks/rewriting.sh [SECONDS]         a run, 1 unless told
#
# The HTML is the corpora's (BACKSTAMP_CORPORA, ../shared/corpora unless told), else that of newsletter.eml. lexbor comes with
# selectolax from PyPI, into .build/lexbor. Megabytes are those of the HTML.
source "$(dirname "$0")/support/library.sh"
want rewriteload

seconds=${1:-1}
program=$bin/rewriteload
if [ -d "$corpora/outgoing/html" ]; then
    mapfile -t files < <(find "$corpora/outgoing/html" -name '*.html' | sort)
else
    echo "No corpora at $corpora: the newsletter alone is measured."
    python3 - "$newsletter" > "$work/newsletter.html" <<'END'
import email, email.policy, sys
mail = email.message_from_file(open(sys.argv[1]), policy=email.policy.default)
sys.stdout.buffer.write(mail.get_body(("html",)).get_payload(decode=True))
END
    files=("$work/newsletter.html")
fi

works=(places 8bit quoted-printable base64)
declare -A named=([places]="finding places in HTML") aim=([places]=">= 10")
for name in 8bit quoted-printable base64; do
    named[$name]="rewriting mail, $name"
    aim[$name]=">= 3"
done

if python_has lexbor selectolax==1.0.2; then
    for _ in 1 2 3 4 5; do
        for name in "${works[@]}"; do "$program" "$name" "$seconds" "${files[@]}" | sed -n 's|^\([0-9]*\) MB/s|\1|p' >> "$work/$name"; done
        .build/lexbor/bin/python Tests/Benchmarks/rewriteload/lexbor.py "$seconds" "${files[@]}" | cut -d' ' -f1 >> "$work/lexbor"
    done
    for name in "${works[@]}"; do compare "${named[$name]}" "$work/$name" "$work/lexbor" MB/s lexbor "${aim[$name]}"; done
else
    for name in "${works[@]}"; do unmeasured "${named[$name]}" "selectolax, which has lexbor, cannot be had from PyPI"; done
fi

# Beside those of starting and reading the files.
gcc -O2 -shared -fPIC -o "$work/heap.so" Tests/Benchmarks/rewriteload/heap.c
# allocations WORK ROUNDS
allocations() {
    LD_PRELOAD=$work/heap.so "$program" "$1" -n "$2" "${files[@]}" 2>&1 > "$work/said" | awk '/allocations/ { print $1 }'
}
for name in "${works[@]}"; do
    count=$(compute %.1f "($(allocations "$name" 20) - $(allocations "$name" 10)) / 10 / ${#files[@]}")
    result "${named[$name]}, a document" "$count allocations" - -
done
