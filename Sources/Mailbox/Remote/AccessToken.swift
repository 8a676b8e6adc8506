// An access token (RFC 6750) in place of a password, as Microsoft 365 and Google ask for it.

internal import Synchronization
internal import Tools

/// Has a token from a command, and keeps it until a server refuses it: it lives for an hour or so, and nobody says when it ends.
package final class AccessToken: Sendable {
    let command: TokenCommand
    private let kept = Mutex<String?>(nil)

    /// - Parameter command: A program by its path, and its arguments; what it writes first is the token.
    package init(command: [String]) { self.command = TokenCommand(command) }

    /// Returns the token, and whether it has been used before: then it may have ended.
    func current(until stop: StopSignal) throws(MailboxError) -> (text: String, isKept: Bool) {
        if let text = kept.withLock({ $0 }) { return (text, true) }
        let text = try command.run(until: stop)
        kept.withLock { $0 = text }
        return (text, false)
    }

    func forget() { kept.withLock { $0 = nil } }
}
