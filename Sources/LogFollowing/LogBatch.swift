/// Lines that came in, in their order (perhaps none), and how far the log is read with them.
///
/// What follows from the lines and the position are to be stored in one transaction. Then a restart at any moment
/// misses nothing and counts nothing twice.
package struct LogBatch: Sendable {
    package var bytes: [UInt8]
    /// Where in `bytes` each line is, without its end.
    package var lines: [Range<Int>]
    package var position: LogPosition
    /// Lines may be missing before these: the file that the position speaks of is gone.
    package var isAfterGap = false
}
