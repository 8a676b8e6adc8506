internal import Glibc

/// Says that a spool, or a job of it, is this process' own. The system lets go of it when the process ends, however it ends.
package final class SpoolOwner: Sendable {
    private let file: SpoolFile

    init(_ file: consuming SpoolFile) { self.file = file }

    /// Takes what another process may still have: one that is being killed takes a moment to let go. Nil where it does not. Blocks.
    package static func patiently(
        _ take: () throws(SpoolError) -> SpoolOwner?
    ) throws(SpoolError) -> SpoolOwner? {
        for _ in 0..<50 {
            if let owner = try take() { return owner }
            usleep(100_000)
        }
        return nil
    }
}
