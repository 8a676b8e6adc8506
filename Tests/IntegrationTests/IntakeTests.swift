// The ways in, each with the peer that it is made for: what a real Postfix delivers is settled by the address that it came to.
//
// IMAP and POP3, with a real Dovecot, belong here as two more ways.

import Foundation
import Peers
import Testing

@Suite struct IntakeTests {
    enum Way: String, CaseIterable {
        case maildir, lmtp, pipe
    }

    /// One Backstamp, a Postfix before it, and the world behind that.
    private struct Trial {
        let sandbox: Sandbox
        let postfix: ThrowawayPostfix
        let host: RefusingServer

        init(_ way: Way) throws {
            sandbox = try Sandbox()
            host = try RefusingServer(refusals: [
                "full.example": Refusal(step: .message, reply: "552 5.2.2 Mailbox is full"),
                "gone.example": Refusal(step: .recipient, reply: "550 5.1.1 User unknown"),
            ])
            let socket = sandbox.folder + "/run/lmtp.sock"
            let transport =
                switch way {
                case .maildir: "virtual"
                case .lmtp: "lmtp:unix:\(socket)"
                case .pipe: "backstamp"
                }
            postfix = try ThrowawayPostfix(
                milter: sandbox.milter,
                settings: ["relayhost = [127.0.0.1]:\(host.port)", "virtual_transport = \(transport)"])
            let source =
                switch way {
                case .maildir: "\n  maildir: \(postfix.mailbox.folder)"
                case .lmtp: "\n  lmtp: unix:\(socket)"
                case .pipe: ""
                }
            try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)\(source)")
            if way == .pipe {
                // pipe(8) runs nothing as root: the program needs the files as another user.
                try succeed(["chown", "-R", "daemon:"] + ["keys", "data", "spool"].map { "\(sandbox.folder)/\($0)" })
                try postfix.addService(
                    "backstamp",
                    "unix - n n - - pipe user=daemon argv=\(Place.binary) bounce deliver --config "
                        + "\(sandbox.config) --sender=${sender} --recipient=${recipient}")
            }
            try sandbox.start()
        }

        /// Sends a mail, and waits until its fate is known here: state and reason of its delivery.
        func send(_ number: Int, to recipient: String, expecting fate: String) throws {
            try postfix.send(TestMail.short(number).bytes.withCRLF, to: [recipient])
            try expect(recipient, fate)
        }

        func expect(_ recipient: String, _ fate: String) throws {
            var found: [String] = []
            _ = try eventually(within: .seconds(20)) {
                found = try sandbox.query(
                    "SELECT state, bounce_reason FROM crm_deliveries WHERE recipient = '\(recipient)'")
                return found == [fate]
            }
            let logs = try "\(postfix.log())\n\(sandbox.log())"
            #expect(found == [fate], "\(recipient):\n\(logs)")
        }

        /// A report that says nowhere but in its envelope which mail it is about. Not through the filter: it comes from afar.
        func reportBack(on message: ReceivedMessage, number: Int) throws {
            var report = StatusReport(
                recipient: message.recipients.joined(), returnPath: "postmaster@bounce.example", number: number)
            report.original = ["Subject: lost on the way"]
            try postfix.submit(report.bytes, from: "", to: message.sender)
        }
    }

    @Test(arguments: Way.allCases)
    func reportsThatPostfixDeliversAreSettled(_ way: Way) throws {
        let trial = try Trial(way)
        try trial.send(1, to: "ann@full.example", expecting: "soft_bounced|mailbox_full")
        try trial.send(2, to: "bob@gone.example", expecting: "hard_bounced|user_unknown")
        try trial.send(3, to: "eve@home.example", expecting: "sent|")
        try trial.postfix.waitUntilDelivered()
        try trial.reportBack(on: try #require(trial.host.received.last), number: 3)
        try trial.expect("eve@home.example", "hard_bounced|user_unknown")

        #expect(try trial.sandbox.query("SELECT trust FROM events") == ["sealed", "sealed", "sealed"])
        try trial.postfix.waitUntilDelivered()
        #expect(try trial.sandbox.people.waiting() == [])
        if way == .pipe {
            #expect(try trial.postfix.log().contains("(delivered via backstamp service"))
        } else {
            let lines = try trial.sandbox.log().split(separator: "\n").filter { $0.contains(": bounced recipient=") }
            #expect(lines.count == 3 && lines.allSatisfy { $0.contains("trust=sealed source=\(way)") }, "\(lines)")
        }
        #expect(try trial.sandbox.databaseFaults() == "")
    }

    /// What came meanwhile waits: in the Maildir, or in Postfix's queue.
    @Test(arguments: Way.allCases)
    func reportThatComesWhileBackstampIsAwayIsSettledLater(_ way: Way) throws {
        let trial = try Trial(way)
        try trial.send(1, to: "eve@home.example", expecting: "sent|")
        try trial.postfix.waitUntilDelivered()
        trial.sandbox.kill()
        // For a program that runs for each mail, "away" is a configuration that can't be read.
        let config = try String(contentsOfFile: trial.sandbox.config, encoding: .utf8)
        if way == .pipe { try trial.sandbox.write(config: config + "nonsense\n") }
        try trial.reportBack(on: try #require(trial.host.received.last), number: 1)
        if way == .maildir {
            #expect(try eventually { try trial.postfix.mailbox.waiting().count == 1 })
        } else {
            #expect(try eventually { try trial.postfix.log().contains("status=deferred") })
        }
        #expect(try trial.sandbox.query("SELECT count(*) FROM events") == ["0"])
        try trial.sandbox.write(config: config)
        try trial.sandbox.start()
        try trial.expect("eve@home.example", "hard_bounced|user_unknown")
        try trial.postfix.waitUntilDelivered()
        #expect(try trial.sandbox.query("SELECT trust FROM events") == ["sealed"])
    }
}
