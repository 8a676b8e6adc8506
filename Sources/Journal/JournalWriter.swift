internal import Tools

/// The end of a journal that is written to: puts batches of entries on disk, in one segment after the other.
///
/// Every start, every hour and every failed write begins a new segment, so nothing is ever written to a place that a reader may have
/// passed; and the newest segment is never removed, so no number is ever used again.
struct JournalWriter: ~Copyable {
    private let folder: JournalFolder
    /// A segment that has grown to this many bytes is closed.
    private let segmentSize: Int64
    /// Bytes of all segments, beyond which none is begun until the database has taken some.
    private let sizeLimit: Int64
    /// When it is looked at again whether it has: that reads the folder.
    private var fullUntil: ContinuousClock.Instant?
    /// The newest segment; nil after a failure.
    private var segment: JournalSegment?
    /// The newest segment's number.
    private var number: Int64
    /// Whether the segment that failed holds no record.
    private var leftEmpty = false
    /// The lists of links that the segment has.
    private var lists: Set<String> = []
    private var reserve: DiskReserve

    /// Begins a new segment.
    init(
        folder: JournalFolder, segmentSize: Int64, sizeLimit: Int64, reserve: DiskReserve
    ) throws(JournalError) {
        self.reserve = reserve
        self.folder = folder
        self.segmentSize = segmentSize
        self.sizeLimit = sizeLimit
        let segment = try JournalSegment(creating: (folder.segments().last ?? 0) + 1, in: folder)
        number = segment.number
        self.segment = consume segment
    }

    /// Writes a batch of entries and waits until it's on disk. If it throws, the batch is taken back.
    mutating func write(_ entries: some Sequence<JournalEntry>) throws(JournalError) {
        guard reserve.isKept(at: folder.path) else { throw .full(folder: folder.path) }
        if let end = segment?.end, end >= segmentSize { finish() }
        if segment == nil { try begin() }
        var batch: [UInt8] = []
        do throws(JournalError) {
            for entry in entries where !JournalRecord.append(entry, lists: &lists, to: &batch) {
                throw JournalError.tooLarge(folder: folder.path)
            }
            try segment?.append(batch)
        } catch {
            finish()
            throw error
        }
    }

    /// Begins a new segment, unless the newest has no records.
    mutating func renew() throws(JournalError) {
        if segment?.isEmpty ?? leftEmpty { return }
        finish()
        try begin()
    }

    mutating func finish() {
        guard let segment = segment.take() else { return }
        leftEmpty = segment.isEmpty
        segment.finish()
    }

    private mutating func begin() throws(JournalError) {
        try checkRoom()
        let next = try JournalSegment(creating: number + 1, in: folder)
        // While the disk is full, each failure would leave another empty segment.
        if leftEmpty { try? folder.remove(number) }
        leftEmpty = false
        lists = []
        number = next.number
        segment = consume next
    }

    private mutating func checkRoom() throws(JournalError) {
        if let fullUntil, ContinuousClock.now < fullUntil { throw .full(folder: folder.path) }
        fullUntil = nil
        guard try folder.size() > sizeLimit else { return }
        fullUntil = .now + .seconds(1)
        throw .full(folder: folder.path)
    }
}
