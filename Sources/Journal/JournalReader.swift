// The end of a journal that is read, in the tracker's process or in another's.

internal import Glibc
internal import Tools
package import Words

/// Reads a journal's hits in order. Keeps no state: whoever reads keeps the position.
package struct JournalReader: Sendable {
    /// The journal's name for good.
    package let identity: String
    private let folder: JournalFolder

    /// Bytes read at a time: more than the longest record.
    private static let window = 1 << 17

    /// - Throws: `JournalError.absent` where no tracker has run yet.
    package init(folder: String) throws(JournalError) {
        self.folder = JournalFolder(path: folder)
        identity = try self.folder.identity()
    }

    /// Hits, and the position behind them.
    package struct Batch: Sendable {
        package var hits: [Hit] = []
        /// Where each of them ends.
        package var ends: [JournalPosition] = []
        package var position: JournalPosition
        /// Bytes passed over because they are no whole records. Where a process was killed, half a batch that nobody was
        /// answered for; else damage.
        package var damagedBytes = 0
        /// Whether there is nothing behind it now.
        package var isLast = false
    }

    /// Returns the hits behind a position, of one segment and at most `limit`.
    ///
    /// - Parameter last: the segment in which to end.
    package func read(
        after position: JournalPosition, limit: Int, upTo last: Int64 = .max
    ) throws(JournalError) -> Batch {
        var batch = Batch(position: position)
        // Listed before anything is read: a segment that has a successor by now will not change.
        let numbers = try folder.segments()
        let ahead = numbers.filter { (position.segment...max(position.segment, last)).contains($0) }
        for number in ahead {
            if number > position.segment { batch.position = JournalPosition(segment: number, offset: 0) }
            do {
                try read(into: &batch, limit: limit, isNewest: number == numbers.last)
            } catch .system(_, _, ENOENT) {
                continue  // Another reader has done with it.
            }
            batch.isLast = number == ahead.last && batch.hits.count < limit
            // What a process that was killed has left is passed over next: it has nothing more, and a megabyte of zeros.
            if batch.isLast || batch.position != position { return batch }
        }
        batch.isLast = true
        return batch
    }

    /// Returns the segment that is written to, or was last; 0 where there is none.
    package func newestSegment() throws(JournalError) -> Int64 { try folder.segments().last ?? 0 }

    /// Removes the segments whose hits all lie before a position. The newest stays, so that its number isn't used again.
    package func removeSegments(before position: JournalPosition) throws(JournalError) {
        for number in try folder.segments().dropLast() where number < position.segment { try folder.remove(number) }
    }

    /// Reads on in the segment of the batch's position.
    private func read(into batch: inout Batch, limit: Int, isNewest: Bool) throws(JournalError) {
        let path = folder.segment(batch.position.segment)
        let file = try JournalFile(opening: path, flags: O_RDONLY)
        if batch.position.offset == 0 {
            guard try passHeader(of: file) else { return }
            batch.position.offset = Int64(JournalSegment.header.count)
        }
        while batch.hits.count < limit {
            let bytes = try file.read(Self.window, at: batch.position.offset)
            if Self.take(from: bytes, into: &batch, limit: limit) { continue }
            // The newest may still be growing here: what isn't whole yet is tried again the next time.
            if isNewest { return }
            return try passRest(of: file, in: &batch)
        }
    }

    /// Takes the whole records that `bytes`, from the batch's position, begins with; false where there is none.
    private static func take(from bytes: [UInt8], into batch: inout Batch, limit: Int) -> Bool {
        var offset = 0
        while batch.hits.count < limit, case .hit(let hit, let size) = JournalRecord.read(bytes, at: offset) {
            offset += size
            batch.position.offset += Int64(size)
            batch.hits.append(hit)
            batch.ends.append(batch.position)
        }
        return offset > 0
    }

    /// Returns false where the header isn't whole: then no record was ever acknowledged here.
    private func passHeader(of file: borrowing JournalFile) throws(JournalError) -> Bool {
        let header = try file.read(JournalSegment.header.count, at: 0)
        if header == JournalSegment.header { return true }
        guard header.count < JournalSegment.header.count || header.allSatisfy({ $0 == 0 }) else {
            throw .unknownFormat(path: file.path)
        }
        return false
    }

    /// Goes to the end of a segment that is no longer written to; what lies there, but zeros, is damage.
    private func passRest(of file: borrowing JournalFile, in batch: inout Batch) throws(JournalError) {
        let end = try file.status().size
        let rest = try file.read(Int(max(0, end - batch.position.offset)), at: batch.position.offset)
        if !Self.isZero(rest) { batch.damagedBytes += (rest.lastIndex { $0 != 0 } ?? -1) + 1 }
        batch.position.offset = max(end, batch.position.offset)
    }

    /// As a rule it is, and a megabyte: each byte is compared with the next by the C library.
    private static func isZero(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, let first = bytes.first else { return true }
            return first == 0 && memcmp(start, start + 1, bytes.count - 1) == 0
        }
    }
}
