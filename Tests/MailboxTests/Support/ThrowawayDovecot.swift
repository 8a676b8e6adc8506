// A real IMAP and POP3 server.

import Foundation
import Testing

/// A Dovecot 2.3 of its own, in a folder of its own, on ports of its own. Every user has a mailbox, and the same password.
/// Ended and removed when it goes out of sight.
final class ThrowawayDovecot: Sendable {
    let folder: TestFolder
    let imap: Int
    let imaps: Int
    let pop3: Int
    let pop3s: Int
    var passwordFile: String { folder.path + "/password" }
    /// Whom a client has to trust.
    var certificate: String { folder.path + "/certificate.pem" }
    private var configuration: String { folder.path + "/dovecot.conf" }

    /// - Parameter tokens: The mechanisms that it has then, and the port on loopback where it asks whose a token is.
    init(tokens: (mechanisms: String, port: UInt16)? = nil) throws {
        folder = try TestFolder()
        (imap, imaps) = (try Socket.freePort(), try Socket.freePort())
        (pop3, pop3s) = (try Socket.freePort(), try Socket.freePort())
        try folder.write("secret\n", to: "password")
        try succeed(["chmod", "600", passwordFile])
        try succeed([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:0.0.0.0", "-keyout",
            folder.path + "/key.pem", "-out", certificate,
        ])
        try folder.write("", to: "mail/.keep")
        try succeed(["chown", "-R", "nobody:nogroup", folder.path + "/mail"])
        if let tokens {
            try folder.write(Self.oauth(port: tokens.port), to: "oauth.conf")
            let passdb =
                "passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = \(folder.path)/oauth.conf\n}"
            try folder.write(
                text.replacing(
                    "auth_mechanisms = plain login", with: "auth_mechanisms = \(tokens.mechanisms)\n\(passdb)"),
                to: "dovecot.conf")
        } else {
            try folder.write(text, to: "dovecot.conf")
        }
        try succeed(["dovecot", "-c", configuration])
        let ports = [imap, imaps, pop3, pop3s]
        guard eventually({ ports.allSatisfy { (try? Socket(port: $0)) != nil } }) else {
            throw ShellError(description: "Dovecot does not listen:\n\(log)")
        }
    }

    deinit {
        // Its processes are one group. `doveadm stop` takes three seconds.
        guard let text = try? folder.read("run/master.pid"), let pid = pid_t(text.trimmingCharacters(in: .newlines))
        else {
            return
        }
        kill(-pid, SIGKILL)
    }

    private static func oauth(port: UInt16) -> String {
        """
        introspection_mode = post
        introspection_url = http://127.0.0.1:\(port)/
        username_attribute = username
        active_attribute = active
        active_value = true

        """
    }

    private var text: String {
        """
        protocols = imap pop3
        listen = 127.0.0.1
        base_dir = \(folder.path)/run
        state_dir = \(folder.path)/state
        log_path = \(folder.path)/log
        auth_mechanisms = plain login
        # A refusal comes at once, however many there have been.
        auth_failure_delay = 0
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        ssl = yes
        ssl_cert = <\(certificate)
        ssl_key = <\(folder.path)/key.pem
        mail_location = maildir:\(folder.path)/mail/%u
        first_valid_uid = 1
        passdb {
          driver = static
          args = password=secret
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home=\(folder.path)/mail/%u
        }
        service imap-login {
          inet_listener imap {
            port = \(imap)
          }
          inet_listener imaps {
            port = \(imaps)
            ssl = yes
          }
        }
        service pop3-login {
          inet_listener pop3 {
            port = \(pop3)
          }
          inet_listener pop3s {
            port = \(pop3s)
            ssl = yes
          }
        }

        """
    }

    var log: String { (try? folder.read("log")) ?? "" }

    /// The mailbox of a new user.
    func makeMailbox() -> DovecotMailbox {
        DovecotMailbox(server: self, user: "u\(UInt32.random(in: 0...UInt32.max))")
    }

    fileprivate func doveadm(_ command: [String], input: String = "") throws -> ShellResult {
        try shell(["doveadm", "-c", configuration, "-f", "flow"] + command, input: Array(input.utf8))
    }
}

/// One test's mailbox.
struct DovecotMailbox {
    let server: ThrowawayDovecot
    let user: String

    func deliver(_ text: String) throws {
        let result = try server.doveadm(["save", "-u", user, "-m", "INBOX"], input: text)
        guard result.status == 0 else { throw ShellError(description: result.error) }
    }

    /// How many mails a folder has; nil where there is no such folder.
    func count(in name: String = "INBOX") throws -> Int? {
        let words = try server.doveadm(["mailbox", "status", "-u", user, "messages", name]).output.split(separator: "=")
        return words.last.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    /// The flags of a folder's mails.
    func flags(in name: String = "INBOX") throws -> [Set<String>] {
        try server.doveadm(["fetch", "-u", user, "flags", "mailbox", name]).output.split(separator: "\n").map {
            Set($0.dropFirst("flags=".count).split(separator: " ").map(String.init))
        }
    }

    /// Ends all of the user's connections, as a restart of the server does.
    func kick() throws { _ = try server.doveadm(["kick", user]) }
}

/// One Dovecot for all tests of a suite.
struct DovecotTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let server = try ThrowawayDovecot()
        try await ThrowawayDovecot.$current.withValue(server) { try await function() }
    }
}

extension ThrowawayDovecot {
    @TaskLocal static var current: ThrowawayDovecot?
}

extension Trait where Self == DovecotTrait {
    static var withDovecot: DovecotTrait { DovecotTrait() }
}
