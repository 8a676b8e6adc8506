import Foundation
import Peers
import Testing
import Tools

@testable import LogFollowing

/// journalctl's part is played by scripts that write what it writes.
@Suite struct JournalLogTests {
    private let folder = TestFolder()

    private func script(_ text: String) throws -> String {
        let path = folder.path + "/journalctl"
        try "#!/bin/sh\n\(text)\n".write(toFile: path, atomically: false, encoding: .utf8)
        chmod(path, 0o755)
        return path
    }

    private static func entry(_ number: Int, _ message: String) -> [UInt8] {
        Array(
            "__CURSOR=s=\(number);i=1\n__REALTIME_TIMESTAMP=\(1_795_579_200_000_000 + number)\nMESSAGE=\(message)\n\n"
                .utf8)
    }

    @Test func entriesInAnyPieces() throws {
        var bytes = Self.entry(1, "4F1A: removed") + Self.entry(2, "a=b\tc")
        bytes += Array("__CURSOR=s=3\n__REALTIME_TIMESTAMP=5000\nMESSAGE\n".utf8) + [4, 0, 0, 0, 0, 0, 0, 0]
        bytes += [0x61, 0x0A, 0x0A, 0x1B, 0x0A] + [0x0A]
        for size in 1...bytes.count {
            var export = JournalExport()
            var entries: [JournalExport.Fields] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                let taken = export.take(Array(bytes[start..<min(start + size, bytes.count)]))
                entries += try #require(taken)
            }
            #expect(entries.map(\.cursor) == ["s=1;i=1", "s=2;i=1", "s=3"])
            #expect(
                entries.map(\.message) == [
                    Array("4F1A: removed".utf8), Array("a=b\tc".utf8), [0x61, 0x0A, 0x0A, 0x1B],
                ])
            #expect(entries.map(\.realtime) == [1_795_579_200_000_001, 1_795_579_200_000_002, 5000])
        }
    }

    @Test func otherFormats() {
        var export = JournalExport()
        let taken = export.take(Array("not the format\n".utf8) + [UInt8](repeating: 0xFF, count: 9))
        #expect(taken == nil)
    }

    @Test func afterACursor() throws {
        let program = try script(
            "printf '__CURSOR=s=9\\n__REALTIME_TIMESTAMP=7000\\nMESSAGE=%s\\n\\n' \"$*\"; exec sleep 60")
        let stop = try StopSignal()
        var log = try JournalLog(
            after: "s=8;i=2", matches: JournalLog.matches { ["root": 0, "postfix": 105][$0] }, program: program)
        let next = try log.next(until: stop)
        let batch = try #require(next)
        #expect(batch.cursor == "s=9")
        #expect(batch.entries.map(\.at) == [7])
        #expect(
            String(decoding: batch.entries[0].message, as: UTF8.self)
                == "--follow --no-tail --no-pager --quiet --output=export --output-fields=MESSAGE --after-cursor=s=8;i=2 "
                + "SYSLOG_FACILITY=2 _UID=0 _UID=105")
        stop.stop()
        let last = try log.next(until: stop)
        #expect(last == nil)
    }

    @Test func usersOfThisHost() {
        #expect(JournalLog.matches(user: UserID.named).starts(with: ["SYSLOG_FACILITY=2", "_UID=0"]))
        #expect(UserID.named("no-such-user") == nil)
    }

    @Test func noProgram() throws {
        #expect(throws: LogFollowingError.noProgram("/no/journalctl", reason: "No such file or directory")) {
            _ = try JournalLog(program: "/no/journalctl")
        }
    }

    @Test func itEnds() throws {
        let program = try script("echo 'Failed to seek to cursor: Invalid argument' >&2; exit 1")
        let stop = try StopSignal()
        var log = try JournalLog(after: "x", program: program)
        var failure: LogFollowingError?
        do { _ = try log.next(until: stop) } catch { failure = error }
        #expect(failure == .ended(program: program, reason: "Failed to seek to cursor: Invalid argument"))
    }
}
