// A person asks what is kept, and to be forgotten: through the real commands, with a real Postfix.

import Foundation
import Peers
import Testing

@Suite struct ErasedContactTests {
    static let ann = "ann@home.example"

    /// All files below a folder in which a text stands, as grep(1) sees them; compressed copies as zgrep(1) does.
    private func files(with text: String, in sandbox: Sandbox) throws -> [String] {
        let found = try shell([
            "grep", "-rliF", "--binary-files=text", text, sandbox.folder + "/data", sandbox.folder + "/spool",
        ])
        let copies = try shell([
            "sh", "-c", "find \"$0\" -name '*.gz' -exec zgrep -liF -- \"$1\" {} +", sandbox.folder + "/spool", text,
        ])
        return (found.output + copies.output).split(separator: "\n").map(String.init)
    }

    private func mail(_ number: Int, to recipients: [String]) -> [UInt8] {
        Array(
            """
            From: Shop <sender@shop.example>
            To: \(recipients.joined(separator: ", "))
            Subject: For \(recipients[0])
            Message-ID: <\(number)@shop.example>
            X-Campaign-ID: spring
            MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8

            <html><body><a href="https://shop.example/?m=\(recipients[0].replacing("@", with: "%40"))">here</a></body></html>

            """.utf8)
    }

    private func figures(_ sandbox: Sandbox) throws -> [String] {
        try sandbox.query("SELECT * FROM crm_campaigns")
            + sandbox.query("SELECT message, indicator, opens, clicks, bounces FROM crm_messages")
            + sandbox.query("SELECT delivery, state, indicator, opens, clicks FROM crm_deliveries ORDER BY 1")
    }

    @Test func nothingIsLeftAndItStaysSuppressed() throws {
        let sandbox = try Sandbox()
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)\nretries:\n  submit: smtp://127.0.0.1:1")
        try sandbox.start()
        let postfix = try ThrowawayPostfix(milter: sandbox.milter)
        try postfix.send(mail(1, to: [Self.ann]).withCRLF, to: [Self.ann])
        try postfix.send(mail(2, to: [Self.ann, "bob@home.example"]).withCRLF, to: [Self.ann, "bob@home.example"])
        try postfix.send(mail(3, to: ["joann@home.example"]).withCRLF, to: ["joann@home.example"])
        try postfix.waitUntilDelivered()
        let message = try #require(try postfix.sink.messages(to: Self.ann).first { $0.recipients == [Self.ann] })
        let tracks = Tracks(in: message.body, tracker: sandbox.trackerURL)
        #expect(try HTTPClient.request("GET", tracks.pixels[0]).status == 200)
        #expect(
            try HTTPClient.request("GET", tracks.links[0]).headers["location"]?.hasSuffix("?m=ann%40home.example")
                == true)
        // A bounce that names it, and a letter from it that people should read.
        try sandbox.deliverReturned(
            StatusReport(
                recipient: Self.ann, returnPath: message.sender, status: "5.2.2",
                diagnostic: "552 <\(Self.ann)> is full"
            )
            .bytes, to: message.sender)
        try sandbox.deliverReturned(
            Array("From: Ann <\(Self.ann)>\nSubject: Hello?\n\nWho are you?\n".utf8), to: "x@shop.example")
        #expect(try sandbox.people.messages().count == 1)

        let export = try sandbox.backstamp("contact", "export", Self.ann)
        #expect(export.status == 0, "\(export.error)")
        let records = export.output.split(separator: "\n").compactMap {
            (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
        }
        #expect(records.count == export.output.split(separator: "\n").count)
        let kinds = Dictionary(grouping: records) { $0["record"] as? String ?? "" }.mapValues(\.count)
        #expect(kinds["contact"] == 1 && kinds["delivery"] == 2 && kinds["copy"] == 2 && kinds["mail"] == 1, "\(kinds)")
        #expect(kinds["event"] == 3 && kinds["retry"] == 1, "\(kinds)")

        #expect(try sandbox.backstamp("contact", "erase", Self.ann).status == 64, "not without --yes")
        #expect(try !files(with: Self.ann, in: sandbox).isEmpty)
        let before = try figures(sandbox)
        let erase = try sandbox.backstamp("contact", "erase", "--yes", Self.ann)
        #expect(erase.status == 0, "\(erase.error)")
        #expect(
            erase.output.contains("copies in the spool: 2 removed")
                && erase.output.contains("folder for people: 1 removed"))
        #expect(try figures(sandbox) == before)
        #expect(try sandbox.databaseFaults() == "")
        for text in ["<\(Self.ann)", " \(Self.ann)", "=ann%40home.example", "sent\(Self.ann)"] {
            #expect(try files(with: text, in: sandbox) == [], "\(text)")
        }
        // Its letters are those of joann@… alone.
        #expect(
            try sandbox.query("SELECT address FROM contacts ORDER BY 1") == [
                "bob@home.example", "erased", "joann@home.example",
            ])

        try expectSuppressed(sandbox, postfix)
        #expect(
            try eventually {
                let answer = try HTTPClient.request("GET", tracks.links[0])
                return answer.status == 302 && answer.headers["location"]?.hasSuffix("?m=erased") == true
            }, "links lead on, without what the tracker had in memory")
    }

    private func expectSuppressed(_ sandbox: Sandbox, _ postfix: ThrowawayPostfix) throws {
        try postfix.sink.empty()
        func reply() throws -> String {
            let client = try postfix.client()
            _ = try client.reply(to: "MAIL FROM:<sender@shop.example>")
            return try client.reply(to: "RCPT TO:<Ann@Home.Example>")
        }
        #expect(try reply().hasPrefix("550 5.7.1"))
        // A newer key seals; the old one still recognises.
        #expect(try sandbox.backstamp("keys", "rotate").status == 0)
        sandbox.signal(SIGUSR1)
        #expect(try eventually { try sandbox.log().contains("reloaded keys") })
        #expect(try reply().hasPrefix("550 5.7.1"))
        #expect(try sandbox.backstamp("suppress", "list", Self.ann).output.contains("erased:"))
        #expect(try sandbox.query("SELECT COUNT(*) FROM contacts WHERE address = '\(Self.ann)'") == ["0"])
        // It may come back.
        #expect(try sandbox.backstamp("suppress", "remove", Self.ann).status == 0)
        try postfix.send(mail(9, to: [Self.ann]).withCRLF, to: [Self.ann])
        #expect(try sandbox.query("SELECT sends FROM contacts WHERE address = '\(Self.ann)'") == ["1"])
    }

    @Test func whatIsOldGoesAndIsToldOf() throws {
        let sandbox = try Sandbox()
        try sandbox.start()
        let postfix = try ThrowawayPostfix(milter: sandbox.milter)
        try postfix.send(mail(1, to: [Self.ann]).withCRLF, to: [Self.ann])
        try postfix.waitUntilDelivered()
        let message = try #require(try postfix.sink.messages(to: Self.ann).first)
        let tracks = Tracks(in: message.body, tracker: sandbox.trackerURL)
        _ = try HTTPClient.request("GET", tracks.pixels[0])
        #expect(try eventually { try sandbox.query("SELECT COUNT(*) FROM events") == ["1"] })
        #expect(try sandbox.stop() == 0)
        for (days, left) in [(100, "1|1"), (410, "0|0")] {
            try sandbox.execute(
                "UPDATE events SET at = CAST((julianday('now') - 2440587.5 - \(days)) * 86400000 AS INTEGER)")
            try sandbox.start()
            #expect(
                try eventually {
                    try sandbox.query("SELECT COUNT(*), COALESCE(SUM(ip IS NULL AND network IS NULL), 0) FROM events")
                        == [left]
                })
            #expect(try sandbox.stop() == 0)
        }
        #expect(try sandbox.log().contains("kept long enough and gone: events=0 addresses=1 mails=0"))
        #expect(try sandbox.log().contains("kept long enough and gone: events=1"))
        #expect(try sandbox.query("SELECT opens, indicator FROM crm_messages") == ["1|opened"])
        #expect(try sandbox.databaseFaults() == "")
        try sandbox.start()
        #expect(try HTTPClient.request("GET", tracks.links[0]).status == 302)
    }

    @Test func modesOfContactsAreSetAndShown() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.backstamp("contact", "privacy", Self.ann).output == "\(Self.ann): full\n")
        #expect(
            try sandbox.backstamp("contact", "privacy", "Ann@Home.example", "verdict").output
                == "\(Self.ann): verdict\n")
        #expect(try sandbox.backstamp("contact", "privacy", Self.ann).output == "\(Self.ann): verdict\n")
        #expect(try sandbox.backstamp("contact", "privacy", Self.ann, "none").status == 64)
        #expect(try sandbox.backstamp("contact", "privacy", "nobody", "off").status == 65)
    }
}
