// Senders are told of first opens: by a mail through their own MTA, by a signed POST; whatever becomes of the process.

import Foundation
import Peers
import Testing

/// A notice leaves 150 seconds after the open, when the judge of hits has learnt what it may learn. There is no setting for that:
/// tests wait for the notice to be planned, look when it is due, and make it due by hand.
@Suite struct FirstOpenNoticeTests {
    let sandbox: Sandbox
    let postfix: ThrowawayPostfix
    let webhook = HTTPPeer()

    private static let secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"

    init() throws {
        sandbox = try Sandbox()
        postfix = try ThrowawayPostfix(milter: sandbox.milter)
        let secretFile = sandbox.folder + "/webhook-secret"
        try "whsec_\(Self.secret)\n".write(toFile: secretFile, atomically: false, encoding: .utf8)
        chmod(secretFile, 0o600)
        // Notices pass through the filter, as all mail of this MTA does.
        try sandbox.configure(
            """
            retries:
              submit: smtp://127.0.0.1:\(postfix.port)
            notices:
              from: backstamp@shop.example
              webhook_secret: \(secretFile)
            """)
        try sandbox.start()
    }

    // MARK: Steps

    private func send(_ id: String, from sender: String, to recipients: String..., header: String = "") throws {
        let text = """
            From: <\(sender)>
            To: \(recipients.joined(separator: ", "))
            Subject: Offer \(id)
            Message-ID: <\(id)@shop.example>
            \(header)MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8

            <html><body><p>Hello</p><a href="https://shop.example/\(id)">there</a></body></html>

            """
        try postfix.client().send(Array(text.utf8).withCRLF, from: sender, to: recipients)
    }

    /// What the recipients of our messages have before them, by the message's subject.
    private func tracks() throws -> [String: Tracks] {
        try postfix.waitUntilDelivered()
        let pairs = try postfix.sink.messages().compactMap { message -> (String, Tracks)? in
            guard let subject = message.field("Subject"), subject.hasPrefix("Offer ") else { return nil }
            return (String(subject.dropFirst(6)), Tracks(in: message.body, tracker: sandbox.trackerURL))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private func planned() throws -> Int { try sandbox.count("notices WHERE batch IS NULL") }

    /// The two and a half minutes pass.
    private func makeDue() throws { try sandbox.execute("UPDATE notices SET due_at = 0 WHERE batch IS NULL") }

    private func notices(to address: String) throws -> [DeliveredMessage] { try postfix.sink.messages(to: address) }

    /// Computed by other means than ours: Standard Webhooks 1.0, "Signature scheme".
    private func isSigned(_ request: HTTPPeer.Request) throws -> Bool {
        let id = try #require(request.headers["webhook-id"])
        let time = try #require(request.headers["webhook-timestamp"])
        let key = try #require(Data(base64Encoded: Self.secret)).map { String(format: "%02x", $0) }.joined()
        let file = sandbox.folder + "/signed"
        try Data("\(id).\(time).".utf8 + request.body).write(to: URL(fileURLWithPath: file))
        let code = try succeed([
            "sh", "-c", "openssl dgst -sha256 -mac HMAC -macopt hexkey:\(key) -binary \"$0\" | base64 -w0", file,
        ])
        return request.headers["webhook-signature"] == "v1,\(code)"
    }

    private func told(_ request: HTTPPeer.Request) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
        #expect(object?["type"] as? String == "message.opened")
        return (object?["data"] as? [String: Any])?["notices"] as? [[String: Any]] ?? []
    }

    // MARK: Tests

    /// What is guaranteed where the process ends between the open and the notice: exactly one.
    @Test func eachSenderIsToldOnceOfTheFirstPerson() throws {
        webhook.setActions([.answer(500), .answer(204)])
        try succeed([
            Place.binary, "notify", "set", "ann@shop.example", "--mail", "sender", "--config", sandbox.config,
        ])
        try sandbox.execute(
            """
            INSERT INTO notification_preferences (sender, method, target, digest)
            VALUES ('@crm.example', 'webhook', '\(webhook.url)', 'none')
            """)
        try send("ann", from: "ann@shop.example", to: "r1@home.example", "r2@home.example")
        try send("bob", from: "bob@crm.example", to: "r3@home.example")
        try send("carl", from: "carl@shop.example", to: "r4@home.example", header: "X-Backstamp-Notify: yes\n")
        try send("dora", from: "dora@shop.example", to: "r5@home.example")
        let tracks = try tracks()
        #expect(tracks.count == 4)

        // A machine comes first, and nobody is told of that.
        for track in tracks.values {
            _ = try HTTPClient.request("GET", track.pixels[0], headers: ["Sec-Purpose": "prefetch"])
        }
        #expect(try eventually { try sandbox.count("copies WHERE machine_opens = 1") == 4 })
        #expect(try sandbox.count("notices") == 0)

        // Then people: each twice, and the first one of two with another agent than the second. One sees no images.
        for id in ["ann", "bob", "dora"] {
            let pixel = try #require(tracks[id]?.pixels.first)
            #expect(try HTTPClient.request("GET", pixel).status == 200)
            #expect(try HTTPClient.request("GET", pixel, headers: ["User-Agent": Self.chrome]).status == 200)
        }
        let link = try #require(tracks["carl"]?.links.first)
        for _ in 0..<2 { #expect(try HTTPClient.request("GET", link).status == 302) }

        // The end of the process, before it has told, and perhaps before it has counted.
        sandbox.kill()
        try sandbox.start()
        #expect(try eventually { try planned() == 3 })
        let now = Int(Date().timeIntervalSince1970 * 1000)
        #expect(try sandbox.count("notices WHERE due_at BETWEEN \(now + 130_000) AND \(now + 151_000)") == 3)
        sandbox.kill()
        #expect(try sandbox.count("notice_batches") == 0)
        try makeDue()
        try sandbox.start()
        #expect(
            try eventually(within: .seconds(20)) { try sandbox.count("notice_batches WHERE state = 'sent'") == 3 })
        try postfix.waitUntilDelivered()

        try checkMails()
        try checkWebhook()

        // More of the same, and a first one: that one is told.
        try send("eva", from: "ann@shop.example", to: "r6@home.example")
        let more = try self.tracks()
        for track in more.values { _ = try HTTPClient.request("GET", track.pixels[0]) }
        #expect(try eventually { try planned() == 1 })
        try makeDue()
        #expect(try eventually { try notices(to: "ann@shop.example").count == 2 })
        #expect(try notices(to: "carl@shop.example").count == 1)
        #expect(try notices(to: "dora@shop.example").isEmpty)
        #expect(webhook.requests.count == 2)
        #expect(try sandbox.count("messages") == 5, "a notice is no message of ours")
        #expect(try sandbox.databaseFaults() == "")
    }

    private func checkMails() throws {
        let ann = try notices(to: "ann@shop.example")
        #expect(ann.count == 1)
        let mail = try #require(ann.first)
        #expect(mail.sender == "", "nobody is told of a notice that does not arrive")
        #expect(mail.field("From") == "Backstamp <backstamp@shop.example>")
        #expect(mail.field("To") == "<ann@shop.example>")
        #expect(mail.field("Subject") == "Opened by one of 2 recipients: Offer ann")
        #expect(mail.field("Auto-Submitted") == "auto-generated")
        #expect(mail.field("List-Unsubscribe") == nil)
        let text = String(decoding: mail.body, as: UTF8.self)
        #expect(text.hasPrefix("One of 2 recipients opened your mail.\n\nSubject:  Offer ann\nSent:     "))
        let opened = try #require(text.split(separator: "\n").first { $0.hasPrefix("Opened:   ") }).dropFirst(10)
        let stored = try sandbox.query(
            "SELECT copies.first_opened_at / 1000 FROM copies JOIN messages USING (message) WHERE subject = 'Offer ann'"
        )
        #expect(try succeed(["date", "-d", String(opened), "+%s"]) == stored[0] + "\n")
        #expect(text.contains("\nWith:     Firefox on Linux\n"))
        #expect(!text.contains("://") && !text.contains("<img"))

        let carl = try notices(to: "carl@shop.example")
        #expect(carl.count == 1)
        let carlText = String(decoding: carl.first?.body ?? [], as: UTF8.self)
        #expect(
            carlText.hasPrefix(
                "r4@home.example followed a link in your mail, without loading its images: it was opened.\n"))
        #expect(try notices(to: "r4@home.example").first?.field("X-Backstamp-Notify") == nil)
        #expect(try notices(to: "dora@shop.example").isEmpty)
        let log = try sandbox.log()
        #expect(log.split(separator: "\n").filter { $0.contains("left reason=already_tracked") }.count == 2, "\(log)")
    }

    /// It said 500, and is told again after a pause: under the same identifier, signed anew.
    private func checkWebhook() throws {
        let requests = webhook.requests
        try #require(requests.count == 2)
        for request in requests { #expect(try isSigned(request)) }
        #expect(requests[0].headers["webhook-id"] == requests[1].headers["webhook-id"])
        #expect(requests[0].body == requests[1].body)
        let times = requests.compactMap { $0.headers["webhook-timestamp"].flatMap(Int.init) }
        #expect(times[1] - times[0] >= 4, "a pause of five seconds, in whole ones")
        let told = try told(requests[1])
        #expect(told.count == 1)
        #expect(told.first?["recipient"] as? String == "r3@home.example")
        #expect(told.first?["sender"] as? String == "bob@crm.example")
        #expect(told.first?["message_id"] as? String == "<bob@shop.example>")
        #expect(told.first?["event"] as? String == "open")
        #expect((told.first?["user_agent"] as? String)?.contains("Firefox") == true)
        let stored = try sandbox.query("SELECT first_opened_at FROM crm_messages WHERE subject = 'Offer bob'")
        #expect(told.first?["at"] as? String == stored.first.map { $0.prefix(19) + "Z" })
    }

    /// What is guaranteed where the process ends while notices leave: a mail goes once at most, and where it may not have gone the
    /// database says `uncertain`; a webhook is told once at least, and each time under the same identifier.
    @Test func killWhileNoticesLeave() throws {
        let each = 30
        try sandbox.execute(
            """
            INSERT INTO notification_preferences (sender, method, target) VALUES
            ('ann@shop.example', 'mail', NULL), ('bob@shop.example', 'webhook', '\(webhook.url)')
            """)
        for number in 0..<each {
            try send("a\(number)", from: "ann@shop.example", to: "a\(number)@home.example")
            try send("b\(number)", from: "bob@shop.example", to: "b\(number)@home.example")
        }
        for track in try tracks().values { _ = try HTTPClient.request("GET", track.pixels[0]) }
        #expect(try eventually { try planned() == 2 * each })
        sandbox.kill()
        try makeDue()

        let open = "notice_batches WHERE state IN ('planned', 'leased', 'handed')"
        var kills = 0
        while kills < 8, try planned() + sandbox.count(open) > 0 {
            let before = (mails: try notices(to: "ann@shop.example").count, posts: webhook.requests.count)
            try sandbox.launch()
            _ = try eventually(within: .seconds(3)) {
                try webhook.requests.count > before.posts || notices(to: "ann@shop.example").count > before.mails
            }
            // As a rule this comes while the MTA is being given a mail: what it says then can't be written down.
            let lock = try DatabaseLock(sandbox.database)
            usleep(100_000)
            sandbox.kill()
            lock.release()
            kills += 1
            // Its leases end.
            try sandbox.execute("UPDATE notice_batches SET leased_until = 0 WHERE state IN ('leased', 'handed')")
        }
        #expect(kills >= 2, "it was killed with notices left")
        try sandbox.start()
        #expect(try eventually(within: .seconds(15)) { try planned() == 0 && sandbox.count(open) == 0 })
        try postfix.waitUntilDelivered()

        let mails = try notices(to: "ann@shop.example").compactMap { $0.field("Subject") }
        #expect(Set(mails).count == mails.count, "none went twice")
        let uncertain = try sandbox.count("notice_batches WHERE method = 'mail' AND state = 'uncertain'")
        #expect(mails.count <= each && mails.count + uncertain >= each)
        #expect(uncertain <= kills, "only one is under way at a time")

        var identifiers: [String: Set<String>] = [:]
        for request in webhook.requests {
            for notice in try told(request) {
                let recipient = try #require(notice["recipient"] as? String)
                identifiers[recipient, default: []].insert(try #require(request.headers["webhook-id"]))
            }
        }
        #expect(identifiers.count == each, "all were told")
        #expect(identifiers.values.allSatisfy { $0.count == 1 })
        #expect(Set(identifiers.values).count == each)
        #expect(try sandbox.databaseFaults() == "")
    }
}

extension DeliveredMessage {
    /// A field's value on one line; nil where there is no such field.
    fileprivate func field(_ name: String) -> String? {
        fields.first { $0.hasPrefix("\(name): ") }.map { $0.dropFirst(name.count + 2).filter { $0 != "\n" } }
    }
}

extension Sandbox {
    /// - Parameter rows: a table and perhaps a `WHERE`.
    fileprivate func count(_ rows: String) throws -> Int {
        Int(try query("SELECT COUNT(*) FROM \(rows)").first ?? "") ?? -1
    }
}
