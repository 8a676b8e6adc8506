// A file into the database, some thousand rows at a time.

import Foundation
import Storage
import Words

/// Takes the rows of a file of suppressions. What cannot be read is told of and left; what can be is taken.
///
/// Importing a file again changes nothing, so that one that was interrupted is simply begun again.
struct SuppressionImport {
    /// Rows of one transaction: enough that its flush costs little, few enough that the filter, which writes to the
    /// same database, hardly waits.
    private static let batch = 2_000
    /// The pause for others between two transactions: SQLite gives the lock to whoever asks at the right moment.
    private static let pause = 0.01

    private(set) var tally = SuppressionTally()
    private(set) var leftOut = 0
    private(set) var unreadable = 0
    private let store: Store
    /// The file's name in what is told of its lines.
    private let file: String
    private var gathered: [Suppression] = []
    private var progress: ProgressBar
    /// Bytes that were read, of how many; nil where nobody knows.
    private let position: () -> (done: Int64, total: Int64)?

    init(into store: Store, file: String, position: @escaping () -> (done: Int64, total: Int64)? = { nil }) {
        self.store = store
        self.file = file
        self.position = position
        progress = ProgressBar(file)
    }

    mutating func take(_ reader: SuppressionReader) throws {
        var reader = reader
        while let row = try reader.next() {
            switch row {
            case .suppressions(let suppressions): gathered += suppressions
            case .leftOut: leftOut += 1
            case .problem(let line, let text):
                unreadable += 1
                progress.clear()
                Output.fail("\(file):\(line): \(text)")
            }
            if gathered.count >= Self.batch {
                try write()
                Thread.sleep(forTimeInterval: Self.pause)
            }
        }
        try write()
        progress.clear()
    }

    private mutating func write() throws {
        guard !gathered.isEmpty else { return }
        do {
            tally += try store.suppressCounting(gathered)
        } catch {
            progress.clear()
            throw CommandError(
                "\(error); \(count) rows of \(file) were taken before: run the import again for the rest", .tryAgain)
        }
        gathered.removeAll(keepingCapacity: true)
        let position = position()
        progress.show(position?.done ?? 0, of: position?.total, note: count.counted("row"))
    }

    private var count: Int { tally.added + tally.renewed + tally.unchanged }

    /// The result on one line.
    var summary: String {
        var parts = ["\(tally.added) added"]
        if tally.renewed > 0 { parts.append("\(tally.renewed) made to last longer") }
        parts.append("\(tally.unchanged) unchanged")
        if leftOut > 0 { parts.append("\(leftOut) left out, whose refusals are no hard bounces") }
        if unreadable > 0 { parts.append("\(unreadable) could not be read") }
        return parts.joined(separator: ", ")
    }
}
