#!/bin/bash
# Any bytes through what reads mail, found by libFuzzer, with the address sanitizer on.
#
#     Tests/Fuzzing/fuzz.sh [SECONDS [FUZZER...]]        600 unless told, each; all of them unless told
#
# What they find (FUZZER/crash-*, timeout-*, oom-*), their logs and the corpora that they grow stay in .build-fuzz.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-600}
shift || true
fuzzers=("$@")
[ $# -gt 0 ] || fuzzers=(header message decoder tokenizer rewrite report)
here=$PWD/Tests/Fuzzing
tests=$PWD/Tests
mkdir -p .build-fuzz
cd .build-fuzz

flags=(
    -O -wmo -enable-testing -parse-as-library -swift-version 6 -package-name backstamp -sanitize=fuzzer,address
    -use-ld=lld -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -I . -L .
)
for module in MIME HTML Words Tracking Bounces; do
    find "../Sources/$module/" -name '*.swift' -print0 | xargs -0 swiftc "${flags[@]}" \
        -emit-module -emit-library -static -module-name "$module" -o "lib$module.a"
done

# Where a fuzzer begins, what words it knows, and what it is made of beside its own file.
settings() {
    seeds=("$here/seeds/$1") words=mail sources=() modules=(MIME)
    case $1 in
    message) seeds=("$tests/OutgoingMail" "$here/seeds/report") ;;
    tokenizer) words=html sources=("$tests/HTMLTests/TokenRecorder.swift") modules=(HTML) ;;
    rewrite) seeds=("$tests/OutgoingMail") modules=(Tracking Words HTML MIME) ;;
    report) words=report modules=(Bounces MIME) ;;
    esac
}

for fuzzer in "${fuzzers[@]}"; do
    settings "$fuzzer"
    name=${fuzzer^}Fuzzer
    mkdir -p "$fuzzer/corpus"
    swiftc "${flags[@]}" -module-name "$name" "${modules[@]/#/-l}" "$here/$name.swift" "${sources[@]}" -o "$fuzzer/run"
done

# A crash is for the address sanitizer to tell of.
export SWIFT_BACKTRACE=enable=no
fuzz() {
    settings "$1"
    cd "$1"
    nice -n 10 ./run -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=2048 \
        -dict="$here/dictionaries/$words.dict" -print_final_stats=1 corpus "${seeds[@]}" > log 2>&1 || true
    local runs found
    runs=$(sed -n 's/stat::number_of_executed_units: *//p' log)
    found=$(find . -maxdepth 1 -name '*-*' | wc -l)
    echo "$1: executions=${runs:-none} findings=$found"
    [ "$found" = 0 ] && [ -n "$runs" ]
}
status=0
for fuzzer in "${fuzzers[@]}"; do
    fuzz "$fuzzer" &
    [ "$(jobs -pr | wc -l)" -lt "$(nproc)" ] || wait -n || status=1
done
while [ -n "$(jobs -pr)" ]; do wait -n || status=1; done
exit "$status"
