#!/bin/bash
# Bombs through all that reads mail, HTML, LMTP and HTTP: is the work in proportion to the size?
#
#     Tests/Bombs/bombs.sh [WORD]        those that are not in their bounds; with a word, all whose names have it
#
# Steps are counted by the compiler, so the modules are built once more, into .build/bombs; what has not changed stays.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
mkdir -p .build/bombs
cd .build/bombs

flags=(
    -O -wmo -enable-testing -parse-as-library -swift-version 6 -package-name backstamp -profile-generate
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -I . -L .
)
# What is compiled into the program itself: these readers' modules hold C libraries, which none of them uses.
wire=(
    "$root"/Sources/TrackerService/{RequestHead,RequestParser,RequestBody,HeadReader,Span+Text}.swift
    "$root"/Sources/Mailbox/LMTP/{DotReader,LMTPCommand,LMTPReply}.swift
    "$root"/Sources/Mailbox/Files/{File,LineReader,MboxFile}.swift
    "$root"/Sources/Mailbox/{SizeLimit,IncomingMail,MailboxError}.swift
)
# Of the tools, those that these readers take: the others need packages.
tools=("$root"/Sources/Tools/{FileStatus,OpenFile,SystemFailure,WallClock}.swift)

# Whether a file is older than any of the others.
stale() {
    local made=$1
    shift
    [ ! -e "$made" ] || [ -n "$(find "$@" -newer "$made" -print -quit)" ]
}

if stale libTools.a "${tools[@]}"; then
    swiftc "${flags[@]}" -emit-module -emit-library -static -module-name Tools -o libTools.a "${tools[@]}"
fi
built=(libTools.a)
for module in MIME HTML Words Tracking Bounces; do
    before=("${built[@]}")
    built+=("lib$module.a")
    stale "lib$module.a" "$root/Sources/$module" "${before[@]}" || continue
    find "$root/Sources/$module/" -name '*.swift' -print0 | xargs -0 swiftc "${flags[@]}" \
        -emit-module -emit-library -static -module-name "$module" -o "lib$module.a"
done
if stale bombs "$root/Tests/Bombs" "${built[@]}" "${wire[@]}"; then
    clang -O2 -fno-builtin -c "$root/Tests/Bombs/work.c" -o work.o
    swiftc "${flags[@]}" -module-name Bombs -lTools -lTracking -lWords -lBounces -lHTML -lMIME -lm \
        "$root"/Tests/Bombs/*.swift "${wire[@]}" work.o -Xlinker --export-dynamic -o bombs
fi
LLVM_PROFILE_FILE=/dev/null ./bombs "$@"
