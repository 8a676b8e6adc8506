// Whom the intakes hand their mails to.

import Glibc
import Mailbox
import Synchronization

/// Keeps what it takes, and fails when told to.
final class ScriptedHandler: MailHandler {
    struct Refusal: Error, CustomStringConvertible {
        let description = "the database is away"
    }

    private struct State {
        var taken: [IncomingMail] = []
        var refusals = 0
        var isInside = false
        var overlaps = 0
    }

    private let state = Mutex(State())
    /// Whether a mail is refused, told its text and how many calls were refused before.
    private let refuses: @Sendable (_ text: String, _ refusals: Int) -> Bool
    /// Called for each mail that is not refused, before it counts as taken.
    private let work: @Sendable (_ text: String) -> Void

    init(
        refuses: @escaping @Sendable (_ text: String, _ refusals: Int) -> Bool = { _, _ in false },
        work: @escaping @Sendable (_ text: String) -> Void = { _ in }
    ) {
        self.refuses = refuses
        self.work = work
    }

    /// `nobody@…` is not there.
    func isTaken(recipient: String) -> Bool { !recipient.hasPrefix("nobody@") }

    func take(_ mail: IncomingMail) throws {
        let text = String(decoding: mail.bytes, as: UTF8.self)
        let isRefused = state.withLock { state in
            if state.isInside { state.overlaps += 1 }
            state.isInside = true
            guard refuses(text, state.refusals) else { return false }
            state.refusals += 1
            return true
        }
        defer { state.withLock { $0.isInside = false } }
        if isRefused { throw Refusal() }
        work(text)
        state.withLock { $0.taken.append(mail) }
    }

    var mails: [IncomingMail] { state.withLock { $0.taken } }
    var texts: [String] { mails.map { String(decoding: $0.bytes, as: UTF8.self) } }
    var refusals: Int { state.withLock { $0.refusals } }
    /// Calls that came while another was not finished.
    var overlaps: Int { state.withLock { $0.overlaps } }
}
