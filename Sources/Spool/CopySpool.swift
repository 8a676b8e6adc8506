// Copies of mail lie here on disk. The front page of this module.
//
// They are those that wait to leave, and those that left and may have to be sent again. Bytes go in under a
// number and come out as they were, or not at all. Begin with `CopySpool`; `SpoolFolder` says where the files are. `SplitSpool` keeps
// copies that have still to leave, with their envelopes; `NumberBlock` has the numbers that are given out without the database.

internal import Glibc
internal import Tools

/// Keeps the bytes of each copy under its number, compressed, and nothing else.
///
/// The files are in the gzip format, so that an administrator can `zcat` them. A file has its name only once it is whole,
/// and its checksum is compared when it's read. It is flushed to disk only where that is asked for: a copy that is kept for a retry
/// costs that retry when it is lost in a power cut, not a mail, and a flush for each outgoing mail would cost more than all else
/// that the filter does.
///
/// Safe in several threads and processes at once; a killed one leaves a draft, which a sweep removes.
package struct CopySpool: Sendable {
    /// Bytes of a copy, before compression.
    package static let largestCopy = 256 << 20
    /// How often a block that sweeps remove at every turn is made anew, before that is an error.
    private static let attempts = 16

    private let folder: SpoolFolder
    private let largestCopy: Int

    /// - Parameter folder: the spool's own; made when the first copy is kept.
    package init(folder: String) {
        self.init(folder: folder, largestCopy: Self.largestCopy)
    }

    init(folder: String, largestCopy: Int) {
        self.folder = SpoolFolder(path: folder)
        self.largestCopy = largestCopy
    }

    /// Keeps a copy. One that had the number already is replaced.
    ///
    /// The milter path waits for this: 0.2 ms for a newsletter of 46 KB, most of it compression. If it throws, nothing is kept: the mail can
    /// leave all the same, and won't be sent again.
    /// - Parameters:
    ///   - pieces: the copy's bytes, in order.
    ///   - isFlushed: whether the bytes are on disk when this returns. The name is only after `flush(names:)`.
    package func keep(
        _ pieces: [ArraySlice<UInt8>], as number: Int64, isFlushed: Bool = false
    ) throws(SpoolError) {
        let size = pieces.reduce(0) { $0 + $1.count }
        guard size <= largestCopy else { throw .tooLarge(copy: number, bytes: size) }
        let path = folder.path(of: number)
        let bytes: [UInt8]
        do { bytes = try Gzip.compress(pieces) } catch { throw SpoolError(error, path: path) }

        let draft = folder.draftPath(of: number)
        let file = try makeFile(at: draft, inBlock: folder.block(of: number))
        do throws(SpoolError) {
            try file.write(bytes)
            if isFlushed { try file.flush() }
            guard rename(draft, path) == 0 else { throw .system(call: "rename", path: path, code: errno) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// When this returns, the names of these copies are on disk.
    package func flush(names numbers: [Int64]) throws(SpoolError) {
        for block in Set(numbers.map(folder.block)) {
            try SpoolFile(opening: folder.path(ofBlock: block), flags: O_RDONLY | O_DIRECTORY).flush()
        }
        // The block's own name may be new.
        try SpoolFile(opening: folder.path, flags: O_RDONLY | O_DIRECTORY).flush()
    }

    /// Moves a copy into another spool on the same file system.
    package func move(_ number: Int64, to other: CopySpool) throws(SpoolError) {
        try other.folder.create(block: other.folder.block(of: number))
        let path = other.folder.path(of: number)
        guard rename(folder.path(of: number), path) == 0 || errno == ENOENT else {
            throw .system(call: "rename", path: path, code: errno)
        }
    }

    /// Makes the spool this process' own until the owner goes; nil where it is another's.
    package func own() throws(SpoolError) -> SpoolOwner? {
        try folder.create(block: 0)
        guard let file = try folder.open(), try file.lock() else { return nil }
        return SpoolOwner(file)
    }

    /// Returns the numbers of all copies that are here and older than `age`. Looks at every file.
    package func numbers(olderThan age: Duration, now: Int64) throws(SpoolError) -> [Int64] {
        var numbers: [Int64] = []
        for block in try folder.blocks() {
            for entry in try folder.entries(ofBlock: block) where entry.changedAt < now - age.milliseconds {
                if case .copy(let number) = entry.content { numbers.append(number) }
            }
        }
        return numbers
    }

    /// Returns a copy as it was kept; nil where there is none, or none any more.
    package func read(_ number: Int64) throws(SpoolError) -> [UInt8]? {
        let path = folder.path(of: number)
        guard let file = try SpoolFile.existing(path) else { return nil }
        let bytes = try file.read(limit: Gzip.largestSize(of: largestCopy))
        do { return try Gzip.decompress(bytes, limit: largestCopy) } catch { throw SpoolError(error, path: path) }
    }

    /// Returns where a copy lies; nil where there is none.
    package func path(of number: Int64) -> String? {
        let path = folder.path(of: number)
        return access(path, F_OK) == 0 ? path : nil
    }

    /// Removes a copy that won't be sent again, if it is there.
    package func remove(_ number: Int64) throws(SpoolError) {
        try folder.remove(folder.path(of: number))
    }

    /// Removes the copies that are too old, then the oldest ones until the rest is small enough.
    ///
    /// Looks at every file, about 3 µs each: a matter for once in some minutes, on a thread that may block.
    /// - Parameters:
    ///   - maximumBytes: of the compressed files, as `ls -l` shows them.
    ///   - now: milliseconds since 1970, UTC.
    /// - Returns: nil where there is nothing to do: another process sweeps, or no copy has ever been kept.
    @discardableResult
    package func sweep(maximumBytes: Int64, olderThan age: Duration, now: Int64) throws(SpoolError) -> SpoolSweep? {
        // What can't be copied lives to the end of its scope: so does the lock.
        guard let lock = try folder.open(), try lock.lock() else { return nil }
        return try SpoolSweep(
            of: folder, maximumBytes: maximumBytes, changedBefore: now - age.milliseconds, now: now)
    }

    /// Opens a new file, and makes its folder if a sweep has removed it or nobody has made it yet.
    private func makeFile(at path: String, inBlock block: Int64) throws(SpoolError) -> SpoolFile {
        for _ in 1..<Self.attempts {
            do {
                return try SpoolFile(opening: path, flags: O_WRONLY | O_CREAT | O_EXCL)
            } catch .system(_, _, ENOENT) {
                try folder.create(block: block)
            }
        }
        return try SpoolFile(opening: path, flags: O_WRONLY | O_CREAT | O_EXCL)
    }
}
