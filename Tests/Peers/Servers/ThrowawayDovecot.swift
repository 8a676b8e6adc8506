// A real IMAP and POP3 server.

import Foundation

/// A Dovecot 2.3 of its own, in a folder of its own, on ports of its own. Every user has a mailbox, and the same password.
/// Ended and removed when it goes out of sight.
package final class ThrowawayDovecot: Sendable {
    package let imap: Int
    package let imaps: Int
    package let pop3: Int
    package let pop3s: Int
    package var passwordFile: String { home.path + "/password" }
    /// Whom a client has to trust.
    package var certificate: String { home.certificate }
    let home = TestFolder()
    private var configuration: String { home.path + "/dovecot.conf" }

    /// - Parameter tokens: The mechanisms that it has then, and the port on loopback where it asks whose a token is.
    package init(tokens: (mechanisms: String, port: Int)? = nil) throws {
        (imap, imaps) = (try Socket.freePort(), try Socket.freePort())
        (pop3, pop3s) = (try Socket.freePort(), try Socket.freePort())
        try home.write("secret\n", to: "password", mode: 0o600)
        try home.makeCertificate(for: "localhost", addresses: ["127.0.0.1", "0.0.0.0"])
        try home.write("", to: "mail/.keep")
        try succeed(["chown", "-R", "nobody:nogroup", home.path + "/mail"])
        if let tokens {
            try home.write(Self.oauth(port: tokens.port), to: "oauth.conf")
            let passdb =
                "passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = \(home.path)/oauth.conf\n}"
            try home.write(
                text.replacing(
                    "auth_mechanisms = plain login", with: "auth_mechanisms = \(tokens.mechanisms)\n\(passdb)"),
                to: "dovecot.conf")
        } else {
            try home.write(text, to: "dovecot.conf")
        }
        try succeed(["dovecot", "-c", configuration])
        let ports = [imap, imaps, pop3, pop3s]
        guard eventually(within: .seconds(20), { ports.allSatisfy { (try? Socket(port: $0)) != nil } }) else {
            throw ShellError(description: "Dovecot does not listen:\n\(log)")
        }
    }

    deinit {
        // Its processes are one group. `doveadm stop` takes three seconds.
        guard let text = try? home.read("run/master.pid"), let pid = pid_t(text.trimmingCharacters(in: .newlines))
        else {
            return
        }
        kill(-pid, SIGKILL)
    }

    private static func oauth(port: Int) -> String {
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
        base_dir = \(home.path)/run
        state_dir = \(home.path)/state
        log_path = \(home.path)/log
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
        ssl_key = <\(home.certificateKey)
        mail_location = maildir:\(home.path)/mail/%u
        first_valid_uid = 1
        passdb {
          driver = static
          args = password=secret
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home=\(home.path)/mail/%u
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

    package var log: String { (try? home.read("log")) ?? "" }

    /// The mailbox of a new user.
    package func makeMailbox() -> DovecotMailbox {
        DovecotMailbox(server: self, user: "u\(UInt32.random(in: 0...UInt32.max))")
    }

    func doveadm(_ command: [String], input: String = "") throws -> ShellResult {
        try shell(["doveadm", "-c", configuration, "-f", "flow"] + command, input: Array(input.utf8))
    }
}
