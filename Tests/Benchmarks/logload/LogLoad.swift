// How fast the MTA's log is followed, with the database: all of its mail is ours.
//
//     logload make LOG LINES FILE DATABASE    makes a log of so many lines, from a real one, and sends what it speaks of
//     logload follow FILE DATABASE            reads it as `serve` does, and says how many lines a second that is
//
// Of a real log that Postfix wrote there are as many copies as are needed, four at once, each with queue ids and recipients
// of its own. The messages are written by the filter's own door, so that the database is as the filter leaves it.

import Bounces
import Foundation
import LogService
import Storage
import Words

@main enum LogLoad {
    static func main() throws {
        let arguments = CommandLine.arguments
        switch (arguments.dropFirst().first, arguments.count) {
        case ("make", 6):
            guard let lines = Int(arguments[3]) else { return usage() }
            try make(like: arguments[2], lines: lines, file: arguments[4], store: try Store(path: arguments[5]))
        case ("follow", 4): try follow(arguments[2], try Store(path: arguments[3]))
        default: usage()
        }
    }

    private static func usage() {
        print("usage: logload make LOG LINES FILE DATABASE | logload follow FILE DATABASE")
        exit(64)
    }

    private static func make(like log: String, lines: Int, file path: String, store: Store) throws {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: log)), as: UTF8.self)
        let id = try Regex("\\b[0-9A-F]{5}F[0-9A-F]{4,5}\\b")
        let pieces = text.split(separator: "\n").map { line in
            (line.split(separator: id, omittingEmptySubsequences: false), line.matches(of: id).map { line[$0.range] })
        }
        let recipients = recipients(in: text, id)
        // Syslog's times have no year: all of it happens now, however long it takes to make.
        let now = Date()
        let stamp = now.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(month: .abbreviated) \(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
                locale: Locale(identifier: "en_US"), timeZone: .current, calendar: Calendar(identifier: .gregorian)))
        let file = fopen(path, "w")
        defer { fclose(file) }
        var (written, round) = (0, 0)
        while written < lines {
            for (texts, ids) in pieces {
                for copy in round..<round + 4 {
                    var line = String(texts[0])
                    for (text, id) in zip(texts.dropFirst(), ids) { line += "\(id)\(copy)" + text }
                    line = stamp + line.dropFirst(stamp.count)
                    fputs(line.replacing("@x.example", with: "@x\(copy).example") + "\n", file)
                    written += 1
                }
            }
            for copy in round..<round + 4 { try send(recipients, copy: copy, at: now, store) }
            round += 4
        }
    }

    /// To whom each queue id of a log went, bounces left out.
    private static func recipients(in text: String, _ id: Regex<AnyRegexOutput>) -> [String: Set<String>] {
        var recipients: [String: Set<String>] = [:]
        for line in text.split(separator: "\n") {
            guard let to = line.firstRange(of: ": to=<"), let queueID = line.firstMatch(of: id) else { continue }
            let address = line[to.upperBound...].prefix { $0 != ">" }
            if address.hasSuffix("@x.example") {
                recipients[String(line[queueID.range]), default: []].insert(String(address))
            }
        }
        return recipients
    }

    private static func send(_ recipients: [String: Set<String>], copy: Int, at now: Date, _ store: Store) throws {
        for (queueID, addresses) in recipients {
            let message = Sending(
                messageID: "<\(queueID).\(copy)@shop.example>", queueID: "\(queueID)\(copy)",
                sender: "news@shop.example",
                subject: "Load", campaign: "load", sentAt: Int64(now.timeIntervalSince1970 * 1000),
                recipients: addresses.map { $0.replacing("@x.example", with: "@x\(copy).example") }, destinations: [],
                leftAlone: nil)
            try store.record(message, as: try store.reserveNumbers(recipients: addresses.count))
        }
    }

    private static func follow(_ path: String, _ store: Store) throws {
        let lines = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped).count { $0 == 0x0A }
        let follower = LogFollower(.file(path: path), store: store, policy: BouncePolicy()) { _ in }
        let time = try ContinuousClock().measure { try follower.catchUp() } / .seconds(1)
        print("\(lines) lines in \(Int(time * 1000)) ms: \(Int(Double(lines) / time)) lines/s")
    }
}
