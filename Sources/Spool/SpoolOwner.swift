/// Says that a spool is this process' own. The system lets go of it when the process ends, however it ends.
package final class SpoolOwner: Sendable {
    private let file: SpoolFile

    init(_ file: consuming SpoolFile) { self.file = file }
}
