// A copy for each recipient, through a real Postfix.

import Foundation
import Peers
import Testing

@Suite struct SplitTests {
    private static let recipients = (1...5).map { "r\($0)@home.example" }

    private func html(_ message: DeliveredMessage, _ mail: TestMail, _ sandbox: Sandbox) -> Tracks {
        Tracks(in: mail.decoded(message.body), tracker: sandbox.trackerURL, values: mail.links.map(\.value))
    }

    private func waitForAll(_ sandbox: Sandbox, _ postfix: ThrowawayPostfix) throws {
        #expect(sandbox.copiesHaveLeft())
        try postfix.waitUntilDelivered()
    }

    /// Postfix names its submit port when it has started: that one comes first, and finds its filter later.
    private func world(_ lines: [String] = []) throws -> (Sandbox, ThrowawayPostfix) {
        let sandbox = try Sandbox(filter: ["multiple_recipients: split"] + lines)
        let postfix = try ThrowawayPostfix(milter: sandbox.milter, settings: ["milter_default_action = tempfail"])
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(config: config + "retries:\n  submit: smtp://127.0.0.1:\(postfix.port)\n")
        return (sandbox, postfix)
    }

    @Test func eachRecipientHasACopyWithTokensOfItsOwn() throws {
        let (sandbox, postfix) = try world()
        try sandbox.start()
        let mail = TestMail.short(1)
        // One is named twice.
        try postfix.send(mail.bytes.withCRLF, to: Self.recipients + ["R2@home.example"])
        try waitForAll(sandbox, postfix)
        let messages = try postfix.sink.messages()
        #expect(messages.map(\.recipients).sorted { $0[0] < $1[0] } == Self.recipients.map { [$0] })
        let tracks = messages.map { html($0, mail, sandbox) }
        #expect(tracks.allSatisfy { $0.undone == mail.html && $0.links.count == 3 && $0.pixels.count == 1 })
        #expect(Set(tracks.flatMap { $0.links + $0.pixels }).count == 20)
        for message in messages {
            // Nothing of the others, and nothing of how it came.
            let ours = ["X-Backstamp-ID:", "List-Unsubscribe:", "Received:"]
            let fields = message.fields.filter { field in !ours.contains { field.hasPrefix($0) } }
            #expect(fields == HeaderBlock.fields(mail.bytes))
        }
        // Each unsubscribes for themselves.
        #expect(Set(messages.flatMap(\.fields).filter { $0.hasPrefix("List-Unsubscribe:") }).count == 5)
        // An open is that recipient's.
        let third = try #require(messages.first { $0.recipients == ["r3@home.example"] })
        _ = try HTTPClient.request("GET", html(third, mail, sandbox).pixels[0])
        let opened = "SELECT recipient FROM crm_deliveries WHERE opens > 0"
        #expect(eventually(within: .seconds(10)) { (try? sandbox.query(opened)) == ["r3@home.example"] })
        #expect(try sandbox.query("SELECT recipients FROM crm_messages") == ["5"])
        #expect(try sandbox.backstamp("database", "check").status == 0)
        let log = try sandbox.log()
        #expect(log.contains("copies=5"))
        #expect(log.components(separatedBy: ": copy sent ").count == 5)
        #expect(log.components(separatedBy: "reason=already_tracked").count == 5, "each passed the filter once more")
    }

    @Test func whoIsNotToBeTrackedLeavesTheOthersSo() throws {
        let (sandbox, postfix) = try world(["untracked_domains: [private.example]"])
        #expect(try sandbox.backstamp("contact", "privacy", "r2@home.example", "off").status == 0)
        try sandbox.start()
        let mail = TestMail.short(1)
        try postfix.send(
            mail.bytes.withCRLF, to: ["r1@home.example", "r2@home.example", "r3@private.example", "r4@home.example"])
        try waitForAll(sandbox, postfix)
        for message in try postfix.sink.messages() {
            let isTracked = ["r1@home.example", "r4@home.example"].contains(message.recipients[0])
            #expect(html(message, mail, sandbox).links.count == (isTracked ? 3 : 0), "\(message.recipients)")
            if !isTracked { #expect(message.body == HeaderBlock.body(mail.bytes)) }
        }
        #expect(try postfix.sink.messages().count == 4)
        #expect(try sandbox.log().contains("copies=4 untracked=2"))
    }

    @Test(arguments: [["r1@home.example", "r2@private.example"], ["r1@private.example"]])
    func aSharedCopyIsUntrackedForOneOfThem(recipients: [String]) throws {
        let sandbox = try Sandbox(filter: ["untracked_domains: [private.example]"])
        let postfix = try ThrowawayPostfix(milter: sandbox.milter)
        try sandbox.start()
        let mail = TestMail.short(1)
        try postfix.send(mail.bytes.withCRLF, to: recipients)
        try postfix.waitUntilDelivered()
        let messages = try postfix.sink.messages()
        #expect(messages.flatMap(\.recipients).sorted() == recipients)
        #expect(messages.allSatisfy { html($0, mail, sandbox).links.isEmpty })
        #expect(try sandbox.log().contains("reason=untracked_recipient"))
    }

    @Test func aForgedFieldIsRemovedAndLetsNothingPass() throws {
        let (sandbox, postfix) = try world()
        try sandbox.start()
        let mail = TestMail.short(1)
        let forged = Array("X-Backstamp-Copy: AAAAAAAAAAAAAAAAAAAAAA\nx-backstamp-copy: x\n".utf8)
        try postfix.send((forged + mail.bytes).withCRLF, to: ["r1@home.example"])
        try postfix.waitUntilDelivered()
        let message = try #require(try postfix.sink.messages().first)
        #expect(html(message, mail, sandbox).links.count == 3)
        #expect(!message.fields.contains { $0.lowercased().hasPrefix("x-backstamp-copy") })
    }

    @Test func aFullDiskLeavesOneCopyForAll() throws {
        let (sandbox, postfix) = try world()
        try sandbox.start()
        try succeed(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", sandbox.folder + "/spool/split"])
        defer { _ = try? shell(["umount", sandbox.folder + "/spool/split"]) }
        let mail = TestMail.short(1)
        try postfix.send(mail.bytes.withCRLF, to: Self.recipients)
        try postfix.waitUntilDelivered()
        let messages = try postfix.sink.messages()
        #expect(messages.flatMap(\.recipients).sorted() == Self.recipients)
        #expect(Set(messages.flatMap { html($0, mail, sandbox).pixels }).count == 1)
        #expect(try sandbox.log().contains("not split: it leaves as one copy"))
    }
}
