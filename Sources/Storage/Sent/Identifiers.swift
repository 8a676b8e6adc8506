internal import GRDB
internal import Synchronization

/// Numbers for messages, copies and deliveries, reserved in blocks: a token can be made before its row is written.
/// After a crash the rest of a block is lost, which harms nobody.
final class Identifiers: Sendable {
    private let writer: Writer
    private let free = Mutex<Range<Int64>>(0..<0)

    private static let blockSize: Int64 = 10_000

    init(_ writer: Writer) { self.writer = writer }

    /// Returns the first of `count` numbers that nobody else has or will have.
    func reserve(_ count: Int) throws(StorageError) -> Int64 {
        let count = Int64(count)
        if let first = free.withLock({ $0.take(count) }) { return first }
        let size = max(count, Self.blockSize)
        let end = try writer.perform { database in
            try Int64.fetchOne(
                database, sql: "UPDATE identifiers SET next = next + $1 WHERE name = 'mail' RETURNING next",
                arguments: [size])
        }
        guard let end else { throw .failed(reason: "the table `identifiers` has lost its row") }
        // Another thread may have got a block meanwhile: the larger rest stays, the smaller is lost.
        return free.withLock { free in
            var block = end - size..<end
            defer { if block.count > free.count { free = block } }
            return block.take(count) ?? end - size
        }
    }
}

extension Range<Int64> {
    /// Removes and returns the first of `count` numbers, where there are so many.
    fileprivate mutating func take(_ count: Int64) -> Int64? {
        guard upperBound - lowerBound >= count else { return nil }
        defer { self = lowerBound + count..<upperBound }
        return lowerBound
    }
}
