// Keeping the spool small and young.

/// What a sweep did.
package struct SpoolSweep: Sendable, Equatable {
    /// Copies that were too old.
    package private(set) var tooOld = 0
    /// Copies that were removed, oldest first, because all together were too large.
    package private(set) var tooMany = 0
    /// What killed processes had left half written.
    package private(set) var drafts = 0
    /// Copies that are left.
    package private(set) var kept = 0
    /// Bytes of the files that are left.
    package private(set) var keptBytes: Int64 = 0

    /// Writing a draft takes milliseconds: one of this age has no writer any more.
    private static let draftAge: Int64 = 3_600_000

    /// Sweeps, while nobody else does: two who count the same bytes would remove twice as many.
    init(
        of folder: SpoolFolder, maximumBytes: Int64, changedBefore limit: Int64, now: Int64
    ) throws(SpoolError) {
        let blocks = try folder.blocks()
        for block in blocks {
            try removeOld(of: folder, block: block, before: limit, draftsBefore: now - Self.draftAge)
        }
        for block in blocks where keptBytes > maximumBytes {
            try removeOldest(of: folder, block: block, maximumBytes: maximumBytes)
        }
    }

    private mutating func removeOld(
        of folder: SpoolFolder, block: Int64, before limit: Int64, draftsBefore draftLimit: Int64
    ) throws(SpoolError) {
        let entries = try folder.entries(ofBlock: block)
        var left = entries.count
        for entry in entries {
            switch entry.content {
            case .copy where entry.changedAt < limit:
                try folder.remove(entry.path)
                tooOld += 1
                left -= 1
            case .copy:
                kept += 1
                keptBytes += entry.bytes
            case .draft where entry.changedAt < draftLimit:
                try folder.remove(entry.path)
                drafts += 1
                left -= 1
            case .draft, .foreign:
                break
            }
        }
        if left == 0 { folder.removeIfEmpty(block: block) }
    }

    private mutating func removeOldest(of folder: SpoolFolder, block: Int64, maximumBytes: Int64) throws(SpoolError) {
        for entry in try folder.entries(ofBlock: block) where keptBytes > maximumBytes {
            guard case .copy = entry.content else { continue }
            try folder.remove(entry.path)
            tooMany += 1
            kept -= 1
            keptBytes -= entry.bytes
        }
        folder.removeIfEmpty(block: block)
    }
}
