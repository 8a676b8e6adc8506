// Lines in, words out.

import Foundation

@testable import MTALog

/// Wed 2026-11-25 04:00 UTC: when the logs beside these tests had just been written.
let now: Int64 = 1_795_579_200_000

let parser = LogParser(reference: now)

func entry(_ line: String, parser: LogParser = parser) -> LogEntry? { parser.entry(Array(line.utf8).span) }

func delivery(_ line: String) -> Delivery? {
    guard case .delivery(let delivery) = entry(line)?.kind else { return nil }
    return delivery
}

/// A log beside these tests, line by line.
func realLog(_ name: String) throws -> [[UInt8]] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Logs/\(name).log"
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    return bytes.split(separator: 0x0A).map(Array.init)
}

extension LogJoiner {
    mutating func take(line: [UInt8]) -> [DeliveryStatus] {
        parser.entry(line.span).map { take($0) } ?? []
    }

    /// All that lines come to.
    mutating func take(_ lines: some Sequence<String>) -> [DeliveryStatus] {
        lines.flatMap { take(line: Array($0.utf8)) }
    }
}

extension DeliveryStatus {
    /// `4XyZ12abc ann@x.example delivered 2.0.0 mx.x.example: Ok`.
    var line: String {
        let id = loggedQueueID == queueID ? queueID : "\(queueID)(\(loggedQueueID))"
        let name = originalRecipient.map { "\(recipient)(\($0))" } ?? recipient
        return "\(id) \(name) \(state.rawValue) \(status ?? "-") \(remote?.name ?? "-"): \(reply)"
    }
}
