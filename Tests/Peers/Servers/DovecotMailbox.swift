import Foundation

/// One test's mailbox.
package struct DovecotMailbox {
    package let server: ThrowawayDovecot
    package let user: String
    /// Where the server keeps its mails, a Maildir.
    package var folder: String { "\(server.home.path)/mail/\(user)" }

    package func deliver(_ text: String) throws {
        let result = try server.doveadm(["save", "-u", user, "-m", "INBOX"], input: text)
        guard result.status == 0 else { throw ShellError(description: result.error) }
    }

    /// How many mails a folder has; nil where there is no such folder.
    package func count(in name: String = "INBOX") throws -> Int? {
        let words = try server.doveadm(["mailbox", "status", "-u", user, "messages", name]).output.split(separator: "=")
        return words.last.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    /// The flags of a folder's mails.
    package func flags(in name: String = "INBOX") throws -> [Set<String>] {
        try server.doveadm(["fetch", "-u", user, "flags", "mailbox", name]).output.split(separator: "\n").map {
            Set($0.dropFirst("flags=".count).split(separator: " ").map(String.init))
        }
    }

    /// Ends all of the user's connections, as a restart of the server does.
    package func kick() throws { _ = try server.doveadm(["kick", user]) }
}
