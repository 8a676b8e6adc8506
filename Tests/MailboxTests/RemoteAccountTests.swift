import Peers
import Testing

@testable import Mailbox

@Suite struct RemoteAccountTests {
    private func account(_ url: String, allowsCleartext: Bool = false) throws -> RemoteAccount {
        try RemoteAccount(url: url, user: "u", login: .password(file: "/p"), allowsCleartext: allowsCleartext)
    }

    @Test(
        arguments: [
            ("imaps://mail.example", .imaps, "mail.example", "INBOX", .tls),
            ("IMAPS://mail.example:9993/", .imaps, "mail.example:9993", "INBOX", .tls),
            ("imap://mail.example/Bounces/2026 a", .imap, "mail.example", "Bounces/2026 a", .startTLS),
            ("imap://127.0.0.1:143", .imap, "127.0.0.1:143", "INBOX", .none),
            ("imap://[::1]:143", .imap, "[::1]:143", "INBOX", .none),
            ("pop3://localhost", .pop3, "localhost", "INBOX", .none),
            ("pop3://localhost.example", .pop3, "localhost.example", "INBOX", .startTLS),
            ("pop3://127.evil.example", .pop3, "127.evil.example", "INBOX", .startTLS),
            ("pop3s://mail.example", .pop3s, "mail.example", "INBOX", .tls),
        ] as [(String, RemoteAccount.Kind, String, String, RemoteAccount.Security)])
    func urls(
        url: String, kind: RemoteAccount.Kind, host: String, folder: String, security: RemoteAccount.Security
    ) throws {
        let account = try account(url)
        #expect(account.kind == kind && account.host == host)
        #expect(account.folder == folder && account.security == security)
    }

    @Test(arguments: [
        "", "mail.example", "http://mail.example", "imaps://", "imaps:///INBOX", "imaps://u:p@mail.example",
        "imaps://mail.example?x", "pop3://mail.example/INBOX", "imaps://mail.example/a\r\nb", "imaps://mail.example/é",
    ])
    func noURLs(url: String) {
        #expect(throws: MailboxError.self) { try account(url) }
    }

    @Test func cleartextIsForThoseWhoAsk() throws {
        #expect(try account("imap://mail.example", allowsCleartext: true).security == .none)
        #expect(try account("imaps://mail.example", allowsCleartext: true).security == .tls)
    }

    @Test func thePasswordIsTheFilesFirstLineAndNotForAll() throws {
        let folder = TestFolder()
        let path = folder.path + "/password"
        #expect(throws: MailboxError.system(call: "open", path: path, code: 2)) { try RemoteAccount.password(in: path) }
        try folder.write("s e\r\nx\n", to: "password", mode: 0o644)
        #expect { try RemoteAccount.password(in: path) } throws: { "\($0)".contains("chmod 640") }
        try succeed(["chmod", "640", path])
        #expect(try RemoteAccount.password(in: path) == "s e")
        try folder.write("\n", to: "password", mode: 0o640)
        #expect { try RemoteAccount.password(in: path) } throws: { "\($0)".contains("no password") }
    }
}
