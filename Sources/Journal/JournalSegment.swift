// One segment of the journal, as long as it is written to.

internal import Glibc
internal import Tools

/// The newest segment: a header, then records, then zeros.
///
/// Zeros are laid ahead of the records: a flush then writes data blocks alone, where a growing file would cost a commit of
/// the file system's own journal as well (measured on ext4: 9,100 flushes of 16 KB a second, not 3,600; `posix_fallocate`
/// reaches 5,000, since its blocks have still to be marked as written).
struct JournalSegment: ~Copyable {
    /// What every segment begins with; the last byte is the format's version.
    static let header = title + [2]
    /// What a segment of an older version begins with: it has hits alone, in the same form.
    static let olderHeaders = [title + [1]]
    private static let title = Array("backstamp hits\n".utf8)
    /// Bytes of zeros laid at a time.
    private static let stride = 1 << 20

    let number: Int64
    private let file: JournalFile
    /// Where the last whole batch ends.
    private(set) var end: Int64
    /// Where the zeros end.
    private var zerosEnd: Int64

    var isEmpty: Bool { end == Self.header.count }

    /// Makes the segment's file, and waits until it's on disk.
    init(creating number: Int64, in folder: JournalFolder) throws(JournalError) {
        let file = try JournalFile(opening: folder.segment(number), flags: O_WRONLY | O_CREAT | O_EXCL)
        do {
            try file.write(Self.header, at: 0)
            try file.flushContent()
            try folder.flush()
        } catch {
            try? folder.remove(number)
            throw error
        }
        self.number = number
        self.file = file
        end = Int64(Self.header.count)
        zerosEnd = end
    }

    /// Writes a batch of records and waits until it's on disk.
    mutating func append(_ batch: [UInt8]) throws(JournalError) {
        let batchEnd = end + Int64(batch.count)
        if batchEnd > zerosEnd { layZeros(from: batchEnd) }
        try file.write(batch, at: end)
        try file.flushContent()
        end = batchEnd
    }

    /// Cuts the zeros, or what a failed write left, off the end.
    consuming func finish() {
        // A failure here costs nothing: the reader stops where the whole records do.
        try? file.truncate(to: end)
        try? file.flushContent()
    }

    /// A disk without room for the zeros may still have room for the records.
    private mutating func layZeros(from offset: Int64) {
        guard (try? file.write([UInt8](repeating: 0, count: Self.stride), at: offset)) != nil else { return }
        zerosEnd = offset + Int64(Self.stride)
    }
}
