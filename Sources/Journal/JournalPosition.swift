/// How far a journal has been read: everything before this place.
///
/// Segment numbers only grow and are never used again, so positions of one journal are in the order of its records.
package struct JournalPosition: Sendable, Comparable {
    package var segment: Int64
    /// Bytes from the segment's beginning.
    package var offset: Int64

    /// Before the first record.
    package static let start = JournalPosition(segment: 0, offset: 0)

    package init(segment: Int64, offset: Int64) {
        self.segment = segment
        self.offset = offset
    }

    package static func < (left: JournalPosition, right: JournalPosition) -> Bool {
        (left.segment, left.offset) < (right.segment, right.offset)
    }
}
