// What an administrator meets first: a start that fails says in one line what is wrong, where, and what to do.

import Foundation
import Peers
import Testing

@Suite struct ConfigurationFaultTests {
    enum Fault: String, CaseIterable {
        case unknownKey, badValue, notYAML, noConfiguration, noTrackerURL
        case missingKeyFile, keyFileOpenToOthers, damagedKeyFile
        case trackerPortInUse, filterPortInUse, filterFolderMissing
        case newerDatabase, notADatabase
        case badLMTPAddress, badSubmitAddress, missingSecret, folderThatCantBeMade, misspeltPlan
        case passwordAndToken, tokenByNoPath, mailboxWithoutLogin

        /// `config check` opens no ports.
        var isSeenByCheck: Bool { self != .trackerPortInUse && self != .filterPortInUse }
    }

    @Test(arguments: Fault.allCases)
    func startFailsWithOneLine(_ fault: Fault) throws {
        let sandbox = try Sandbox()
        var holder: PortHolder?
        let (status, words) = try bring(fault, to: sandbox, holding: &holder)
        let result = try shell(["timeout", "20", Place.binary, "serve", "--config", sandbox.config])
        withExtendedLifetime(holder) {
            #expect(result.status == status, "\(result.error)")
            let lines = result.error.split(separator: "\n")
            #expect(lines.count == 1, "\(result.error)")
            #expect(lines.first?.hasPrefix("backstamp: ") ?? false)
            for word in words { #expect(result.error.contains(word), "\(result.error)") }
            #expect(result.output.isEmpty)
        }
        guard fault.isSeenByCheck else { return }
        let check = try sandbox.backstamp("config", "check")
        #expect(check.status == 78 && !check.output.contains("good"), "\(check.output)")
        #expect(check.error.split(separator: "\n").allSatisfy { $0.hasPrefix("backstamp: ") })
        for word in words where !word.contains(" ") { #expect(check.error.contains(word), "\(check.error)") }
    }

    /// As somebody sees it who has made all mistakes at once.
    @Test func checkListsAllFaults() throws {
        let sandbox = try Sandbox()
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(
            config: config.replacing("/spool\n", with: "/backstamp.yaml/spool\n")
                .replacing("url: \(sandbox.trackerURL)", with: "url: https://track.example.com")
                .replacing("filter:", with: "filter:\n  on_failure: explode\n  on_failur: accept"))
        try sandbox.configure(
            """
            bounces:
              lmtp: nowhere
              reasons: {mailbox_full: "soft, plan mailbox_ful"}
            retries:
              submit: ftp://127.0.0.1
            notices:
              from: us@shop.example
              webhook_secret: \(sandbox.folder)/secret
            log:
              source: /nowhere/mail.log
            """)
        try succeed(["rm", sandbox.keys])
        let check = try sandbox.backstamp("config", "check")
        let expected = [
            ":5: `filter.on_failure`", ":6: unknown key `filter.on_failur`", "`tracker.url` is still the example",
            ":2: `keys`", ":3: `spool`", ":12: `bounces.lmtp`", ":13: `bounces.reasons`", ":15: `retries.submit`",
            ":18: `notices.webhook_secret`", ":20: `log.source`",
        ]
        let lines = check.error.split(separator: "\n")
        for words in expected { #expect(lines.count { $0.contains(words) } == 1, "\(words)\n\(check.error)") }
        #expect(check.status == 78 && lines.count == expected.count, "\(check.error)")
    }

    /// Whether a program can be run is known before it has to.
    @Test(arguments: [("/nowhere/token", "No such file"), ("/etc/passwd", "Permission denied"), ("/etc", "a folder")])
    func commandThatCantBeRun(command: String, reason: String) throws {
        let sandbox = try Sandbox()
        try sandbox.configure("bounces:\n  imap: imaps://a\n  imap_user: u\n  imap_token: \(command) --user u")
        let check = try sandbox.backstamp("config", "check")
        #expect(check.status == 78)
        #expect(
            check.error.contains("`bounces.imap_token`: \(command)") && check.error.contains(reason), "\(check.error)")
        try sandbox.write(
            config: try String(contentsOfFile: sandbox.config, encoding: .utf8).replacing(command, with: "/bin/true"))
        #expect(try sandbox.backstamp("config", "check").status == 0)
    }

    /// What root may read and write, the user of the service may not.
    @Test func checkIsThatOfTheUserWhoWillServe() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.backstamp("config", "check").status == 0)
        try succeed(["chmod", "755", sandbox.folder])
        let check = try sandbox.backstamp("config", "check", "--user", "nobody")
        #expect(check.status == 78)
        for key in ["keys", "spool", "database"] { #expect(check.error.contains("`\(key)`"), "\(check.error)") }
        #expect(try sandbox.backstamp("config", "check", "--user", "nobody-there").status == 64)
    }

    /// Breaks something; the exit code that must follow, and what the line must name.
    private func bring(_ fault: Fault, to sandbox: Sandbox, holding: inout PortHolder?) throws -> (Int32, [String]) {
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        switch fault {
        case .unknownKey:
            try sandbox.write(config: config.replacing("filter:", with: "filter:\n  on_failur: accept"))
            return (78, ["\(sandbox.config):5", "filter.on_failur", "filter.on_failure"])
        case .badValue:
            try sandbox.write(config: config.replacing("filter:", with: "filter:\n  on_failure: explode"))
            return (78, ["\(sandbox.config):5", "filter.on_failure", "explode"])
        case .notYAML:
            try sandbox.write(config: config + "\t- [\n")
            return (78, [sandbox.config + ":"])
        case .noConfiguration:
            try succeed(["rm", sandbox.config])
            return (78, [sandbox.config, "--config"])
        case .noTrackerURL:
            try sandbox.write(config: config.replacing("  url: \(sandbox.trackerURL)\n", with: ""))
            return (78, ["tracker.url"])
        case .missingKeyFile:
            try succeed(["rm", sandbox.keys])
            return (78, [sandbox.keys, "keys new"])
        case .keyFileOpenToOthers:
            try succeed(["chmod", "644", sandbox.keys])
            return (78, [sandbox.keys, "644", "chmod 600"])
        case .damagedKeyFile:
            try succeed(["sh", "-c", "echo rubbish >> \(sandbox.keys)"])
            return (78, [sandbox.keys + ":"])
        case .trackerPortInUse:
            holding = try PortHolder(port: sandbox.trackerPort)
            return (69, ["127.0.0.1:\(sandbox.trackerPort)", "in use"])
        case .filterPortInUse:
            let holder = try PortHolder(port: 0)
            try sandbox.write(config: config.replacing("unix:\(sandbox.socket)", with: "inet:\(holder.port)@127.0.0.1"))
            holding = holder
            return (69, ["\(holder.port)", "listens here already"])
        case .filterFolderMissing:
            try sandbox.write(config: config.replacing(sandbox.socket, with: "/nowhere/filter.sock"))
            return (69, ["/nowhere/filter.sock"])
        case .newerDatabase:
            try succeed(["sqlite3", sandbox.database, "INSERT INTO grdb_migrations VALUES ('99')"])
            return (78, [sandbox.database, "newer"])
        case .badLMTPAddress:
            try sandbox.configure("bounces:\n  lmtp: nowhere")
            return (78, ["nowhere"])
        case .badSubmitAddress:
            try sandbox.configure("bounces:\n  return_path: b@shop.example\nretries:\n  submit: ftp://127.0.0.1")
            return (78, ["ftp://127.0.0.1"])
        case .missingSecret:
            try sandbox.configure("notices:\n  webhook_secret: /nowhere/secret")
            return (78, ["/nowhere/secret"])
        case .folderThatCantBeMade:
            try sandbox.write(config: config.replacing("/spool\n", with: "/backstamp.yaml/spool\n"))
            return (69, [sandbox.config])
        case .misspeltPlan:
            try sandbox.configure("bounces:\n  reasons: {mailbox_full: 'soft, plan mailbox_ful'}")
            return (78, ["\(sandbox.config):", "bounces.reasons", "mailbox_ful", "mailbox_full"])
        case .passwordAndToken:
            try sandbox.configure(
                "bounces:\n  pop3: pop3s://a\n  pop3_user: u\n  pop3_password: /p\n  pop3_token: /bin/true")
            return (78, ["\(sandbox.config):", "bounces.pop3_token", "bounces.pop3_password"])
        case .tokenByNoPath:
            try sandbox.configure("bounces:\n  imap: imaps://a\n  imap_user: u\n  imap_token: [token, --user, u]")
            return (78, ["\(sandbox.config):", "bounces.imap_token", "path"])
        case .mailboxWithoutLogin:
            try sandbox.configure("bounces:\n  imap: imaps://a\n  imap_user: u")
            return (78, ["bounces.imap_password", "bounces.imap_token"])
        case .notADatabase:
            try succeed([
                "sh", "-c", "rm -f \(sandbox.database)*; head -c 5000 /dev/zero | tr '\\0' x > \(sandbox.database)",
            ])
            return (69, [sandbox.database])
        }
    }

    /// A second process on the same socket would take the mail of the first.
    @Test func secondServeLeavesTheFirstAlone() throws {
        let sandbox = try Sandbox()
        try sandbox.start()
        let second = try shell(
            ["timeout", "20", Place.binary, "serve", "--only", "filter", "--config", sandbox.config])
        #expect(second.status == 69, "\(second.error)")
        #expect(second.error.contains("/spool/sendings: another process"), "\(second.error)")
        #expect(FileManager.default.fileExists(atPath: sandbox.socket))
        #expect(try sandbox.stop() == 0)
    }

    @Test func wrongUsageExitsWith64() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.backstamp("serve", "--only", "nothing").status == 64)
        #expect(try sandbox.backstamp("report", "message").status == 64)
        #expect(try shell([Place.binary, "serv"]).status == 64)
    }
}
