// The end of a journal that is read, in the writer's process or in another's.

internal import Glibc
internal import Tools

/// Reads a journal's entries in order. Keeps no state: whoever reads keeps the position.
package struct JournalReader: Sendable {
    /// The journal's name for good.
    package let identity: String
    private let folder: JournalFolder

    /// Bytes read at a time: more than most records have.
    private static let window = 1 << 17

    /// - Throws: `JournalError.absent` where nothing has been written yet.
    package init(folder: String) throws(JournalError) {
        self.folder = JournalFolder(path: folder)
        identity = try self.folder.identity()
    }

    /// Opens a journal; nil while nothing has been written there.
    package static func existing(_ folder: String) throws(JournalError) -> JournalReader? {
        do { return try JournalReader(folder: folder) } catch .absent { return nil }
    }

    /// Entries, and the position behind them.
    package struct Batch: Sendable {
        package var entries: [JournalEntry] = []
        /// Where each of them ends.
        package var ends: [JournalPosition] = []
        /// Where the first of them begins.
        package var start: JournalPosition
        package var position: JournalPosition
        /// Bytes passed over because they are no whole records. Where a process was killed, half a batch that nobody was
        /// answered for; else damage.
        package var damagedBytes = 0
        /// Whether there is nothing behind it now.
        package var isLast = false

        init(position: JournalPosition) { (self.position, start) = (position, position) }

        /// Where an entry begins.
        func start(of index: Int) -> JournalPosition { index == 0 ? start : ends[index - 1] }
    }

    /// Returns the entries behind a position, of one segment and at most `limit`.
    ///
    /// - Parameter last: the segment in which to end.
    /// - Throws: `JournalError.gap` where segments behind the position are gone.
    package func read(
        after position: JournalPosition, limit: Int, upTo last: Int64 = .max
    ) throws(JournalError) -> Batch {
        var batch = Batch(position: position)
        // Listed before anything is read: a segment that has a successor by now will not change.
        let numbers = try folder.segments()
        if let oldest = numbers.first, oldest > position.segment + 1 {
            throw .gap(folder: folder.path, from: position.segment, to: oldest - 1)
        }
        let ahead = numbers.filter { (position.segment...max(position.segment, last)).contains($0) }
        for number in ahead {
            if number > position.segment { batch.position = JournalPosition(segment: number, offset: 0) }
            do {
                try read(into: &batch, limit: limit, isNewest: number == numbers.last)
            } catch .system(_, _, ENOENT) {
                continue  // Another reader has done with it.
            }
            batch.isLast = number == ahead.last && batch.entries.count < limit
            // What a process that was killed has left is passed over next: it has nothing more, and a megabyte of zeros.
            if batch.isLast || batch.position != position { return batch }
        }
        batch.isLast = true
        return batch
    }

    /// Returns the segment that is written to, or was last; 0 where there is none.
    package func newestSegment() throws(JournalError) -> Int64 { try folder.segments().last ?? 0 }

    /// Bytes of all segments.
    package func size() throws(JournalError) -> Int64 { try folder.size() }

    /// Has another segment be begun, by whoever writes the journal, or here where nobody does: then all before can be removed once it
    /// is read. False where the writer does not do it in time. Blocks.
    package func renew(within seconds: Int = 10) throws(JournalError) -> Bool {
        do throws(JournalError) {
            // To open it is to begin another.
            try Journal(folder: folder.path).close()
            return true
        } catch {
            guard case .locked = error else { throw error }
        }
        try folder.wantRenewal()
        for _ in 0..<seconds * 20 where folder.isRenewalWanted { usleep(50_000) }
        defer { folder.endRenewal() }
        return !folder.isRenewalWanted
    }

    /// Removes the segments whose records all lie before a position. The newest stays, so that its number isn't used again.
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
        batch.start = batch.position
        var window = Self.window
        while batch.entries.count < limit {
            let bytes = try file.read(window, at: batch.position.offset)
            let (isAnyTaken, needed) = Self.take(from: bytes, into: &batch, limit: limit)
            if isAnyTaken {
                window = Self.window
                continue
            }
            // A record may be longer than what is read at a time.
            if needed > window {
                window = needed
                continue
            }
            // The newest may still be growing here: what isn't whole yet is tried again the next time.
            if isNewest { return }
            return try passRest(of: file, in: &batch)
        }
    }

    /// Takes the whole records that `bytes`, from the batch's position, begins with: whether there is any, and how many bytes the
    /// next one needs.
    private static func take(from bytes: [UInt8], into batch: inout Batch, limit: Int) -> (isAny: Bool, needed: Int) {
        var offset = 0
        while batch.entries.count < limit {
            switch JournalRecord.read(bytes, at: offset) {
            case .entry(let entry, let size):
                offset += size
                batch.position.offset += Int64(size)
                batch.entries.append(entry)
                batch.ends.append(batch.position)
            case .needs(let size): return (offset > 0, size)
            case .end, .damaged: return (offset > 0, 0)
            }
        }
        return (offset > 0, 0)
    }

    /// Returns a list of links that a record of a segment has; nil where none does.
    package func links(_ hash: String, in segment: Int64) throws(JournalError) -> [UInt8]? {
        var position = JournalPosition(segment: segment, offset: 0)
        while true {
            let batch = try read(after: position, limit: 1_000, upTo: segment)
            for case .sending(let sending) in batch.entries where sending.links?.hash == hash {
                if let content = sending.links?.content { return content }
            }
            if batch.isLast || batch.position.segment != segment { return nil }
            position = batch.position
        }
    }

    /// Copies a record to where somebody can look at it, beside the journal; the file's path.
    package func setAside(from start: JournalPosition, to end: JournalPosition) throws(JournalError) -> String {
        let place = Folder<JournalError>(path: folder.path + "/../set-aside")
        try place.create()
        let source = try JournalFile(opening: folder.segment(start.segment), flags: O_RDONLY)
        let path = "\(place.path)/\(identity)-\(start.segment)-\(start.offset).record"
        let file = try JournalFile(opening: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
        try file.write(try source.read(Int(end.offset - start.offset), at: start.offset), at: 0)
        try file.flush()
        try place.flush()
        return path
    }

    /// Returns the entry that begins at a position; nil where none does any more.
    func entry(at position: JournalPosition) throws(JournalError) -> JournalEntry? {
        guard let file = try JournalFile.existing(folder.segment(position.segment)) else { return nil }
        var window = JournalRecord.prefixSize
        while true {
            let bytes = try file.read(window, at: position.offset)
            switch JournalRecord.read(bytes, at: 0) {
            case .entry(let entry, _): return entry
            case .needs(let size) where size > window: window = size
            case .needs, .end, .damaged: return nil
            }
        }
    }

    /// Returns false where the header isn't whole: then no record was ever acknowledged here.
    private func passHeader(of file: borrowing JournalFile) throws(JournalError) -> Bool {
        let header = try file.read(JournalSegment.header.count, at: 0)
        if header == JournalSegment.header || JournalSegment.olderHeaders.contains(header) { return true }
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
