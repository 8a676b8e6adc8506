// A log that is written as syslog daemons and logrotate do, and a reader that is ended and started again.

import Foundation
import Peers
import Testing

@testable import LogFollowing

/// Whoever writes the log.
final class LogWriter {
    let path: String
    private var descriptor: CInt

    init(path: String) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    }

    deinit { close(descriptor) }

    func write(_ bytes: some Sequence<UInt8>) throws {
        let bytes = Array(bytes)
        try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    }

    /// As logrotate: `log.2` and so on one further, the log itself `log.1`. The writer still has the old one.
    func rename() throws {
        try shift()
        try #require(Glibc.rename(path, path + ".1") == 0)
    }

    /// The writer hears of it.
    func reopen() {
        close(descriptor)
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    }

    func rotate() throws {
        try rename()
        reopen()
    }

    /// As logrotate's `copytruncate`.
    func copyAndTruncate() throws {
        try shift()
        try FileManager.default.copyItem(atPath: path, toPath: path + ".1")
        try #require(ftruncate(descriptor, 0) == 0)
    }

    /// Of the last that it was rotated to.
    func pack() throws {
        try succeed(["gzip", path + ".1"])
    }

    private func shift() throws {
        for number in (1...150).reversed() {
            for packing in ["", ".gz"] where access("\(path).\(number)\(packing)", F_OK) == 0 {
                try #require(
                    Glibc.rename("\(path).\(number)\(packing)", "\(path).\(number + 1)\(packing)") == 0)
            }
        }
    }
}

/// Reads a log with no patience, and keeps the position as text, as a database does.
final class TestReader {
    private let path: String
    private var file: LogFile
    private(set) var lines: [[UInt8]] = []
    private(set) var gaps = 0
    private var position: String?
    private let settings: LogFile.Settings

    init(path: String, batchSize: Int = 1 << 18, grace: Duration = .zero) {
        self.path = path
        settings = LogFile.Settings(grace: grace, batchSize: batchSize)
        file = LogFile(path: path, settings: settings)
    }

    func restart() {
        file = LogFile(path: path, from: position.flatMap(LogPosition.init), settings: settings)
    }

    /// One batch; false where there is none.
    func readOnce() throws -> Bool {
        guard let batch = try file.read() else { return false }
        lines += batch.lines.map { Array(batch.bytes[$0]) }
        position = batch.position.text
        if batch.isAfterGap { gaps += 1 }
        return true
    }

    func readAll() throws { while try readOnce() {} }

    var hasReadNothing: Bool { position.flatMap(LogPosition.init)?.offset ?? 0 == 0 }
}

/// Twenty lines of several lengths, some empty.
let smallLog = (0..<20).map { "line \($0) \(String(repeating: "x", count: $0 * 7 % 40))" } + ["", "last"]
let smallBytes = bytes(smallLog)

/// As a file has them.
func bytes(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers each time.
struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
