package import Tools

/// A way that mail comes to us.
package protocol Intake: Sendable {
    /// Takes mails until told to stop, and ends within a second then, but for a mail that the handler has in hand: that is
    /// finished. What fails is told by events and tried again. Blocks: for a thread of its own.
    func run(until stop: StopSignal)
}
