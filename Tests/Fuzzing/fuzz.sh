#!/bin/bash
# Any bytes through the reader of reports, found by libFuzzer, with the address sanitizer on.
#
#     Tests/Fuzzing/fuzz.sh [SECONDS]        600 unless told
#
# What it finds (crash-*, timeout-*, oom-*) and the corpus that it grows stay in .build-fuzz.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-600}
here=$PWD/Tests/Fuzzing
mkdir -p .build-fuzz/corpus
cd .build-fuzz

flags=(
    -O -wmo -parse-as-library -swift-version 6 -package-name backstamp -sanitize=fuzzer,address -use-ld=lld
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -I . -L .
)
for module in MIME Bounces; do
    find "../Sources/$module/" -name '*.swift' -print0 | xargs -0 swiftc "${flags[@]}" \
        -emit-module -emit-library -static -module-name "$module" -o "lib$module.a"
done
swiftc "${flags[@]}" -module-name ReportFuzzer -lBounces -lMIME "$here/ReportFuzzer.swift" -o report-fuzzer

# A crash is for the address sanitizer to tell of.
export SWIFT_BACKTRACE=enable=no
exec nice -n 10 ./report-fuzzer -max_total_time="$seconds" -max_len=65536 -timeout=1 -rss_limit_mb=2048 \
    -dict="$here/words.dict" -print_final_stats=1 corpus "$here/seeds"
