// The log of a real Postfix, followed while it is written, rotated and packed, by a process that is killed in the middle.

import Foundation
import Peers
import Testing

@Suite struct DeliveryLogTests {
    let sandbox: Sandbox
    let host: RefusingServer

    init() throws {
        sandbox = try Sandbox()
        host = try RefusingServer(refusals: [
            "gone.example": Refusal(step: .recipient, reply: "550 5.1.1 no such user here"),
            "later.example": Refusal(step: .recipient, reply: "450 4.7.1 greylisted, please try again later"),
            "full.example": Refusal(step: .message, reply: "552 5.2.2 Mailbox is full / quota exceeded"),
        ])
    }

    private func postfix(_ settings: [String] = []) throws -> ThrowawayPostfix {
        try ThrowawayPostfix(
            milter: sandbox.milter,
            settings: [
                "relayhost = [127.0.0.1]:\(host.port)", "default_destination_recipient_limit = 1",
                "maillog_file_compressor = gzip",
            ] + settings)
    }

    /// With a content filter, which is a way back into the same Postfix, the queue id that our filter saw is not that of the
    /// delivery.
    @Test(arguments: [false, true])
    func eachAttemptIsAnEvent(hasContentFilter: Bool) throws {
        let filterPort = hasContentFilter ? try Socket.freePort() : nil
        let postfix = try postfix(filterPort.map { ["content_filter = smtp:[127.0.0.1]:\($0)"] } ?? [])
        if let filterPort { try addWayBack(filterPort, to: postfix) }
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)")
        try sandbox.start()
        let follower = try FollowerProcess(sandbox, source: postfix.folder + "/maillog")

        var number = 0
        func send() throws {
            let client = try postfix.client()
            for _ in 0..<6 {
                for domains in [["home"], ["gone"], ["later"], ["full"], ["home", "gone", "later"]] {
                    number += 1
                    try client.send(
                        TestMail.short(number).bytes.withCRLF, to: domains.map { "r\(number)@\($0).example" })
                }
            }
        }
        func rotate() throws { try succeed(["postfix", "-c", postfix.folder + "/etc", "logrotate"]) }

        try send()
        try rotate()
        try send()
        // Killed, and away while the log goes on and is rotated twice.
        usleep(300_000)
        follower.kill()
        try send()
        usleep(1_100_000)
        try rotate()
        try send()
        try follower.start()
        usleep(1_100_000)
        try rotate()
        try send()
        follower.kill()
        try follower.start()
        host.take("later.example")
        try postfix.waitUntilDelivered()

        let expected = try LoggedDeliveries(postfix, filterPort: filterPort).counts
        let isSame = try eventually(within: .seconds(30)) { try counts() == expected }
        let differences = Set(expected).symmetricDifference(try counts()).sorted()
        #expect(isSame, "\(differences)")
        #expect(expected.count > 5 * 6 * 7)
        #expect(expected.contains { $0.contains("|deferred|") })
        try expectStates(messages: number)
        #expect(!follower.log().contains("missing"), "\(follower.log())")
        #expect(follower.stop() == 0)

        // The reports of the same bounces come, and are the same bounces.
        let reports = try postfix.mailbox.takeAll()
        #expect(reports.count >= 5 * 6 * 2)
        for report in reports.prefix(20) { try sandbox.deliverReturned(report) }
        #expect(try counts() == expected)
        #expect(try sandbox.databaseFaults() == "")
    }

    @Test func retryThatIsDelivered() throws {
        let postfix = try postfix()
        try sandbox.configure(
            """
            bounces:
              return_path: \(Sandbox.returnPath)
            log:
              source: \(postfix.folder)/maillog
            retries:
              submit: smtp://127.0.0.1:\(postfix.port)
            """)
        try sandbox.start()
        try postfix.send(TestMail.short(1).bytes.withCRLF, to: ["Ann@full.example"])
        #expect(try eventually(within: .seconds(20)) { try delivery() == "soft_bounced|5.2.2|1" })
        let line = ": bounced recipient=ann@full.example class=soft reason=mailbox_full"
        #expect(try eventually { try sandbox.log().contains(line) })

        host.take("full.example")
        #expect(try sandbox.backstamp(hoursLater: 5, "retry", "run").status == 0)
        #expect(try eventually(within: .seconds(20)) { try delivery() == "delivered|2.0.0|2" })
        #expect(
            try sandbox.query("SELECT kind, attempt FROM events WHERE kind <> 'retry' ORDER BY attempt") == [
                "bounce|1", "delivered|2",
            ])
        #expect(try sandbox.query("SELECT soft_bounces FROM contacts") == ["0"])
        #expect(try sandbox.query("SELECT logged_at = delivered_at FROM deliveries") == ["1"])
        #expect(try sandbox.stop() == 0)
        #expect(try sandbox.databaseFaults() == "")
    }

    @Test func logThatIsNotThereYetIsWaitedFor() throws {
        let path = sandbox.folder + "/later.log"
        let follower = try FollowerProcess(sandbox, source: path)
        #expect(eventually { follower.log().contains("\(path): the MTA's log is not there yet") })
        try "Nov 25 03:47:33 mta postfix/qmgr[1]: A50E8FA654F: removed\n".write(
            toFile: path, atomically: false, encoding: .utf8)
        let begin = "1:"
        #expect(
            try eventually(within: .seconds(20)) {
                try sandbox.query("SELECT position FROM logs WHERE source = '\(path)'").first?.hasPrefix(begin) == true
            })
        #expect(follower.stop() == 0)
        #expect(follower.log().split(separator: "\n").count { $0.contains("not there yet") } == 1)
    }

    /// Said once, however many follow, and again only after lines that could be read.
    @Test func logThatCannotBeReadIsTold() throws {
        let path = sandbox.folder + "/odd.log"
        let odd = String(repeating: "{\"log\":\"4F1A2B3C4D: removed\"}\n", count: 999)
        let read = "Nov 25 03:47:33 mta postfix/qmgr[1]: A50E8FA654F: from=<a@b>, nrcpt=1\n"
        try (odd + read + odd).write(toFile: path, atomically: false, encoding: .utf8)
        let follower = try FollowerProcess(sandbox, source: path)
        func isRead(_ size: Int) throws -> Bool {
            try sandbox.query("SELECT position FROM logs").first?.contains("\(size)") == true
        }
        func warnings() -> Int { follower.log().split(separator: "\n").count { $0.contains("the last 1000 lines") } }
        var size = odd.utf8.count * 2 + read.utf8.count
        func append(_ text: String) throws {
            let file = try #require(FileHandle(forWritingAtPath: path))
            try file.seekToEnd()
            try file.write(contentsOf: Data(text.utf8))
            size += text.utf8.count
            #expect(try eventually(within: .seconds(20)) { try isRead(size) })
        }
        #expect(try eventually(within: .seconds(20)) { try isRead(size) })
        #expect(warnings() == 0)
        try append(odd + odd)
        #expect(warnings() == 1, "\(follower.log())")
        try append(read + odd + odd)
        #expect(warnings() == 2, "\(follower.log())")
        #expect(follower.stop() == 0)
    }

    /// journalctl's part is played by a script that writes what it writes.
    @Test func journalIsFollowedByItsCursor() throws {
        let bin = sandbox.folder + "/bin"
        try succeed(["mkdir", bin])
        try """
        #!/bin/sh
        echo "$*" >> \(sandbox.folder)/calls
        number=$(wc -l < \(sandbox.folder)/calls)
        printf '__CURSOR=s=%s;i=1\\n__REALTIME_TIMESTAMP=1795579200000000\\nMESSAGE=A50E8FA65%sF: from=<a@b>, nrcpt=1\\n\\n' $number $number
        exec sleep 60
        """.write(toFile: bin + "/journalctl", atomically: false, encoding: .utf8)
        try succeed(["chmod", "755", bin + "/journalctl"])
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let follower = try FollowerProcess(sandbox, source: "journal", environment: ["PATH": "\(bin):\(path)"])
        func position() throws -> [String] { try sandbox.query("SELECT source, position FROM logs") }
        #expect(try eventually { try position() == ["journal|s=1;i=1"] })
        follower.kill()
        try follower.start()
        #expect(try eventually { try position() == ["journal|s=2;i=1"] })
        #expect(
            try sandbox.query("SELECT queue_id FROM logged_messages ORDER BY 1") == ["A50E8FA651F", "A50E8FA652F"])
        let calls = try String(contentsOfFile: sandbox.folder + "/calls", encoding: .utf8).split(separator: "\n")
        #expect(calls.map { $0.contains("--after-cursor=s=1;i=1") } == [false, true])
        #expect(follower.stop() == 0)
    }

    @Test func followerWithoutASourceDoesNotStart() throws {
        let result = try sandbox.backstamp("serve", "--only", "log")
        #expect(result.status == 78)
        #expect(result.error.contains("nothing to do for log"), "\(result.error)")
    }

    @Test func configurationIsChecked() throws {
        try sandbox.configure("log:\n  source: /no/such.log")
        let check = try sandbox.backstamp("config", "check")
        #expect(check.status == 78)
        #expect(check.error.contains("`log.source`: /no/such.log: open: No such file or directory"), "\(check.error)")
        try sandbox.configure("  source: mail.log")
        #expect(try sandbox.backstamp("config", "check").status == 78)
    }
}

extension DeliveryLogTests {
    /// What goes to the port comes back as a message of its own, past our filter.
    private func addWayBack(_ port: Int, to postfix: ThrowawayPostfix) throws {
        let (name, etc) = ("127.0.0.1:\(port)/inet", postfix.folder + "/etc")
        try succeed(["postconf", "-c", etc, "-M", "\(name)=127.0.0.1:\(port) inet n - n - - smtpd"])
        try succeed(["postconf", "-c", etc, "-P", "\(name)/content_filter=", "\(name)/smtpd_milters="])
        try succeed(["postfix", "-c", etc, "reload"])
    }

    private func counts() throws -> [String] {
        try sandbox.query(
            """
            SELECT m.message_id, a.address, e.kind, SUM(e.count) FROM events e
            JOIN messages m ON m.message = e.message JOIN contacts a ON a.contact = e.contact GROUP BY 1, 2, 3
            """
        ).sorted()
    }

    private func expectStates(messages: Int) throws {
        let states = try sandbox.query(
            """
            SELECT substr(recipient, instr(recipient, '@') + 1), state, COUNT(*), SUM(delivered_at IS NOT NULL)
            FROM crm_deliveries GROUP BY 1, 2 ORDER BY 1, 2
            """)
        let each = messages / 5
        #expect(
            states == [
                "full.example|soft_bounced|\(each)|0", "gone.example|hard_bounced|\(2 * each)|0",
                "home.example|delivered|\(2 * each)|\(2 * each)", "later.example|delivered|\(2 * each)|\(2 * each)",
            ])
    }

    private func delivery() throws -> String {
        try sandbox.query("SELECT state, last_status, attempts FROM deliveries").first ?? ""
    }
}
