// How many lines a second are read, parsed and joined: a real log, again and again, each time with other queue ids.

import Foundation
import LogFollowing
import MTALog

@main enum LogLoad {
    static func main() throws {
        guard CommandLine.arguments.count == 3, let lineCount = Int(CommandLine.arguments[2]) else {
            print("logload LOG LINES")
            exit(64)
        }
        let path = "/tmp/logload.\(getpid())"
        defer { unlink(path) }
        let count = try write(lineCount, like: CommandLine.arguments[1], to: path)
        let clock = ContinuousClock()
        var statuses = 0
        var rows = 0
        let time = try clock.measure { (statuses, rows) = try follow(path) }
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("\(count) lines, \(statuses) statuses, \(rows) rows: \(Int(Double(count) / seconds)) lines/s")
    }

    /// Interleaved: four copies at once, a line of each after the other.
    private static func write(_ lineCount: Int, like log: String, to path: String) throws -> Int {
        let lines = String(decoding: try Data(contentsOf: URL(fileURLWithPath: log)), as: UTF8.self)
            .split(separator: "\n").map(String.init)
        let id = try Regex("\\b[0-9A-F]{6}F[0-9A-F]{4}\\b")
        let file = fopen(path, "w")
        defer { fclose(file) }
        let pieces = lines.map { line in
            (line.split(separator: id, omittingEmptySubsequences: false), line.matches(of: id).map { line[$0.range] })
        }
        var count = 0
        var round = 0
        while count < lineCount {
            for (texts, ids) in pieces {
                for copy in round..<round + 4 {
                    var line = String(texts[0])
                    for (text, id) in zip(texts.dropFirst(), ids) { line += "\(id)\(copy)" + text }
                    fputs(line.replacing(".make@", with: ".\(copy)@") + "\n", file)
                    count += 1
                }
            }
            round += 4
        }
        return count
    }

    private static func follow(_ path: String) throws -> (statuses: Int, rows: Int) {
        var file = LogFile(path: path)
        var joiner = LogJoiner()
        let parser = LogParser(reference: Int64(time(nil)) * 1000)
        var (statuses, rows) = (0, 0)
        while let batch = try file.read() {
            for line in batch.lines {
                if let entry = parser.entry(batch.bytes.span.extracting(line)) { statuses += joiner.take(entry).count }
            }
            let changes = joiner.takeChanges()
            rows += changes.forgotten.count + changes.kept.reduce(0) { $0 + $1.bytes.count.signum() }
        }
        return (statuses, rows)
    }
}
