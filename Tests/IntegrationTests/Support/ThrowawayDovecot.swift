// A real IMAP and POP3 server for one test.

import Foundation

/// A Dovecot of its own with one mailbox, on loopback and so without TLS. Ended and removed when it goes out of sight.
final class ThrowawayDovecot {
    static let user = "reports"
    let imap: Int
    let pop3: Int
    /// The user's mails, as the server keeps them.
    let mailbox: Maildir
    private let folder: String

    var passwordFile: String { folder + "/password" }
    private var configuration: String { folder + "/dovecot.conf" }

    init() throws {
        folder = try Place.makeFolder()
        (imap, pop3) = (try Socket.freePort(), try Socket.freePort())
        mailbox = Maildir(folder: "\(folder)/mail/\(Self.user)")
        try mailbox.create()
        try write("secret\n", to: passwordFile)
        try succeed(["chmod", "600", passwordFile])
        try succeed(["chown", "-R", "nobody:nogroup", folder + "/mail"])
        try write(text, to: configuration)
        try succeed(["dovecot", "-c", configuration])
        guard eventually(within: .seconds(20), { [imap, pop3].allSatisfy { (try? Socket(port: $0)) != nil } }) else {
            throw ShellError(description: "Dovecot does not listen on ports \(imap) and \(pop3)")
        }
    }

    deinit {
        _ = try? shell(["doveadm", "-c", configuration, "stop"])
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Puts mails into the mailbox, as an MTA would.
    func deliver(_ mails: [[UInt8]]) throws {
        for (number, mail) in mails.enumerated() { try mailbox.deliver(mail, as: "\(100_000 + number)") }
        try succeed(["chown", "-R", "nobody:nogroup", mailbox.folder])
    }

    /// Whether nothing is left to take. A mail that is marked as deleted was taken, though it still lies there: who was killed
    /// between marking and expunging leaves it so.
    var isEmpty: Bool {
        ["new", "cur"].allSatisfy { name in
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(mailbox.folder)/\(name)") else {
                return false
            }
            return names.allSatisfy { $0.split(separator: ",").last?.contains("T") == true && $0.contains(":2,") }
        }
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    private var text: String {
        """
        protocols = imap pop3
        listen = 127.0.0.1
        base_dir = \(folder)/run
        state_dir = \(folder)/state
        log_path = \(folder)/log
        ssl = no
        disable_plaintext_auth = no
        mail_location = maildir:\(folder)/mail/%u
        first_valid_uid = 1
        passdb {
          driver = static
          args = password=secret
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home=\(folder)/mail/%u
        }
        service imap-login {
          inet_listener imap {
            port = \(imap)
          }
        }
        service pop3-login {
          inet_listener pop3 {
            port = \(pop3)
          }
        }

        """
    }
}
