import Foundation
import Peers
import Testing

@testable import LogFollowing
@testable import MTALog

/// From a real log's bytes to statuses, as a service does it: what is stored in one step is the position, the joiner's
/// rows and the statuses; everything else is lost at each end.
@Suite struct WholeWayTests {
    @Test(arguments: ["filtered", "long", "sendmail", "exim"], 0..<5)
    func anyStoryOfARealLog(name: String, seed: UInt64) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/MTALogTests/Logs/\(name).log")))
        var joiner = LogJoiner()
        let parser = LogParser(reference: 1_795_579_200_000)
        let expected = bytes.split(separator: 0x0A).flatMap { line in
            parser.entry(Array(line).span).map { joiner.take($0) } ?? []
        }
        var random = Random(state: seed)
        let folder = TestFolder()
        let writer = LogWriter(path: folder.path + "/maillog")
        var database = Database()
        var service = Service(writer.path, database, parser)
        try service.run(&database, batches: 1)
        var written = 0
        while written < bytes.count {
            let end = min(bytes.count, written + Int.random(in: 1..<6000, using: &random))
            try writer.write(bytes[written..<end])
            written = end
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1: try service.run(&database, batches: Int.random(in: 1...3, using: &random))
            case 2: service = Service(writer.path, database, parser)
            case 3:
                // Killed before the transaction.
                var lost = database
                try service.run(&lost, batches: 1)
                service = Service(writer.path, database, parser)
            case 4 where bytes[written - 1] == 0x0A: try writer.rotate()
            default:
                let end = (bytes[(written - 1)...].firstIndex(of: 0x0A) ?? written) + 1
                try writer.write(bytes[written..<end])
                written = end
                try writer.rotate()
            }
        }
        try service.run(&database, batches: .max)
        #expect(database.statuses.count == expected.count)
        #expect(database.statuses == expected)
    }
}

private struct Database {
    var position: String?
    var messages: [String: [UInt8]] = [:]
    var statuses: [DeliveryStatus] = []
}

/// What does not survive.
private final class Service {
    private var file: LogFile
    private var joiner: LogJoiner
    private let parser: LogParser

    init(_ path: String, _ database: Database, _ parser: LogParser) {
        let settings = LogFile.Settings(grace: .zero, batchSize: 4000)
        file = LogFile(path: path, from: database.position.flatMap(LogPosition.init), settings: settings)
        joiner = LogJoiner(
            restoring: database.messages.compactMap { QueuedMessage(queueID: $0.key, bytes: $0.value) })
        self.parser = parser
    }

    func run(_ database: inout Database, batches: Int) throws {
        var count = 0
        while count < batches, let batch = try file.read() {
            count += 1
            for line in batch.lines {
                if let entry = parser.entry(batch.bytes.span.extracting(line)) {
                    database.statuses += joiner.take(entry)
                }
            }
            let changes = joiner.takeChanges()
            for message in changes.kept { database.messages[message.queueID] = message.bytes }
            for queueID in changes.forgotten { database.messages[queueID] = nil }
            database.position = batch.position.text
        }
    }
}
