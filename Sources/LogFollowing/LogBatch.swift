// The MTA's log, line by line as it grows. The front page of this module.
//
// LogFollowing reads a file across its rotations, or systemd's journal, from a stored position on. Lines come out in a
// `LogBatch`, below, with the position behind them; Storage keeps the position with what the lines said, so that nothing
// is missed or counted twice. It doesn't read what a line says: `MTALog` does.
//
// Begin with `LogFile` (the chain of files), over `LogFolder` (which files there are), `OpenLog` and `PackedLog.swift` (one
// of them), `LogPosition` (where, and what is there) and `LogWatch` (wakes when something is written). `JournalLog` is
// the same for the journal, by journalctl(1): `JournalProgram` runs it, `JournalExport` reads what it prints.

/// Lines that came in, in their order (perhaps none), and how far the log is read with them.
///
/// What follows from the lines and the position are to be stored in one transaction. Then a restart at any moment
/// misses nothing and counts nothing twice.
package struct LogBatch: Sendable {
    package var bytes: [UInt8]
    /// The range of each line in `bytes`, without its end.
    package var lines: [Range<Int>]
    package var position: LogPosition
    /// Lines may be missing before these: the file that the position speaks of is gone.
    package var isAfterGap = false
}
