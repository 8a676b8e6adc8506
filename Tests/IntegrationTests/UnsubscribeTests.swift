// Who wants no more mail gets none: by one click, by the page, by mail; whatever becomes of the process.

import Foundation
import Peers
import Testing

@Suite struct UnsubscribeTests {
    let sandbox: Sandbox
    let postfix: ThrowawayPostfix

    init() throws {
        sandbox = try Sandbox()
        postfix = try ThrowawayPostfix(milter: sandbox.milter)
        // As in the world: an HTTPS server in front of the tracker.
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(config: config.replacing("url: \(sandbox.trackerURL)", with: "url: https://track.example"))
        try sandbox.configure(
            "bounces:\n  return_path: \(Sandbox.returnPath)\n  maildir: \(postfix.mailbox.folder)")
        try postfix.mailbox.create()
        try sandbox.start()
    }

    static let html = "<html><body><p>Hello</p><a href=\"{{unsubscribe_url}}\">leave</a></body></html>"

    private func mail(_ number: Int, header: String = "") -> [UInt8] {
        Array(
            """
            From: Shop <news@shop.example>
            To: someone@home.example
            Subject: Number \(number)
            Message-ID: <\(number)@shop.example>
            X-Campaign-ID: spring
            \(header)MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8

            \(Self.html)

            """.utf8
        ).withCRLF
    }

    /// Sends a campaign's mail and returns what arrived of it, if it did.
    private func send(_ number: Int, to address: String, header: String = "") throws -> DeliveredMessage? {
        try postfix.send(mail(number, header: header), to: [address])
        try postfix.waitUntilDelivered()
        return try postfix.sink.messages(to: address).first {
            String(decoding: $0.bytes, as: UTF8.self).contains("Message-ID: <\(number)@shop.example>")
        }
    }

    /// Asks for one's URL in the header, where the tracker can be reached.
    private func url(in message: DeliveredMessage) throws -> String {
        let field = try #require(message.fields.first { $0.hasPrefix("List-Unsubscribe: ") })
        let url = try #require(field.split(separator: "<").last?.split(separator: ">").first)
        return String(url).replacing("https://track.example", with: sandbox.trackerURL)
    }

    private func click(_ url: String) throws -> Int {
        try HTTPClient.request(
            "POST", url, headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array("List-Unsubscribe=One-Click".utf8)
        ).status
    }

    private func list() throws -> [String] {
        try sandbox.query("SELECT address, scope, reason, source FROM crm_suppressions ORDER BY 1, 2")
    }

    @Test("T9: a POST unsubscribes, and another one has the same answer") func oneClickEndsTheMail() throws {
        let ann = "ann@home.example"
        let first = try #require(try send(1, to: ann))
        #expect(
            first.fields.filter { $0.hasPrefix("List-Unsubscribe-Post") } == [
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n"
            ])
        let url = try url(in: first)
        // The placeholder leads to the same place.
        let link = url.replacing(sandbox.trackerURL, with: "https://track.example")
        #expect(String(decoding: first.body, as: UTF8.self).contains("<a href=\"\(link)\">leave</a>"))

        #expect(try click(url) == 200)
        #expect(try eventually { try list() == ["\(ann)|all|unsubscribe|one_click"] })
        #expect(try click(url) == 200)
        #expect(try send(2, to: ann) == nil)
        #expect(try send(3, to: ann, header: "X-Backstamp-Stream: transactional\n") != nil)
        #expect(try sandbox.log().contains("dropped recipient=\(ann) reason=unsubscribe scope=all"))

        let campaign = try sandbox.report("campaign", "spring")
        #expect(campaign["unsubscribed"] as? Int == 1)
        #expect(
            try sandbox.query("SELECT event, reason FROM crm_timeline WHERE event <> 'sent' ORDER BY at") == [
                "unsubscribe|one_click", "suppressed|unsubscribe",
            ])
        #expect(try sandbox.databaseFaults() == "")
    }

    @Test func aMailToTheAddressEndsTheMail() throws {
        let bob = "bob@home.example"
        let first = try #require(try send(1, to: bob))
        let field = try #require(first.fields.first { $0.hasPrefix("List-Unsubscribe: <mailto:") })
        let address = try #require(field.split(separator: ":").dropFirst(2).first?.split(separator: "?").first)
        // Some programs write what they like; the address says enough.
        let wish = "From: Bob <robert@elsewhere.example>\nTo: \(address)\nSubject: no more\n\nplease\n"
        try postfix.client().send(
            Array(wish.utf8).withCRLF, from: "robert@elsewhere.example", to: [String(address)])
        #expect(try eventually(within: .seconds(20)) { try list() == ["\(bob)|all|unsubscribe|mail"] })
        #expect(try send(2, to: bob) == nil)
        #expect(try sandbox.report("campaign", "spring")["unsubscribed"] as? Int == 1)
        #expect(
            try sandbox.query("SELECT count(*) FROM crm_messages WHERE recipients > 0") == ["1"],
            "the wish itself is no mail of ours")
    }

    /// What machines send to whatever address they find.
    @Test func whatMachinesWriteThereIsNoWish() throws {
        let first = try #require(try send(1, to: "bob@home.example"))
        let field = try #require(first.fields.first { $0.hasPrefix("List-Unsubscribe: <mailto:") })
        let address = String(try #require(field.split(separator: ":").dropFirst(2).first?.split(separator: "?").first))
        let absence =
            "From: bob@home.example\nTo: \(address)\nSubject: Out of office\nAuto-Submitted: auto-replied\n\nAway\n"
        try sandbox.deliverReturned(Array(absence.utf8), to: address)
        #expect(try list() == [])
        let altered = address.prefix(12) + (address.dropFirst(12).first == "a" ? "b" : "a") + address.dropFirst(13)
        try sandbox.deliverReturned(
            Array("From: bob@home.example\nSubject: unsubscribe\n\nunsubscribe\n".utf8), to: String(altered))
        #expect(try list() == [])
    }

    @Test func listsAreLeftOneByOne() throws {
        let ann = "ann@home.example"
        let first = try #require(try send(1, to: ann, header: "List-Id: The weekly <weekly.shop.example>\n"))
        #expect(try click(try url(in: first)) == 200)
        #expect(try eventually { try list() == ["\(ann)|weekly.shop.example|unsubscribe|one_click"] })
        #expect(try send(2, to: ann, header: "List-Id: <Weekly.Shop.example>\n") == nil)
        #expect(try send(3, to: ann, header: "X-Backstamp-Stream: offers\n") != nil)
        let answer = try HTTPClient.request("POST", try url(in: first), body: Array("unsubscribe=everything".utf8))
        #expect(answer.status == 200)
        #expect(try eventually { try list().first == "\(ann)|all|unsubscribe|page" })
        #expect(try send(4, to: ann, header: "X-Backstamp-Stream: offers\n") == nil)
    }

    /// Mail gateways and link checkers fetch every link.
    @Test("T9: a hundred looks change nothing") func lookingChangesNothing() throws {
        let first = try #require(try send(1, to: "ann@home.example"))
        let url = try url(in: first)
        for number in 0..<100 {
            let answer = try HTTPClient.request(number % 2 == 0 ? "GET" : "HEAD", url)
            #expect(answer.status == 200)
        }
        _ = try sandbox.report("campaign", "spring")
        #expect(try list() == [])
        #expect(try sandbox.query("SELECT count(*) FROM events") == ["0"])
        let other = url.dropLast() + (url.last == "A" ? "B" : "A")
        #expect(try HTTPClient.request("GET", String(other)).status == 404)
        #expect(try click(String(other)) == 404)
        #expect(try list() == [])
    }

    @Test func copiesThatSeveralShareOfferNothing() throws {
        try postfix.send(mail(1), to: ["ann@home.example", "bob@home.example"])
        try postfix.waitUntilDelivered()
        let message = try #require(try postfix.sink.messages().first)
        #expect(!message.fields.contains { $0.hasPrefix("List-Unsubscribe") })
        #expect(String(decoding: message.body, as: UTF8.self).contains("{{unsubscribe_url}}"))
    }

    @Test func wishesAreTakenWhileTheDatabaseIsLocked() throws {
        let url = try url(in: try #require(try send(1, to: "ann@home.example")))
        let lock = try DatabaseLock(sandbox.database)
        #expect(try HTTPClient.request("GET", url).status == 200)
        #expect(try click(url) == 200)
        lock.release()
        #expect(try eventually(within: .seconds(20)) { try list() == ["ann@home.example|all|unsubscribe|one_click"] })
    }

    /// Guarantee 4, for the wish that matters most.
    @Test func killAfterTheAnswerLosesNoWish() throws {
        let addresses = (1...20).map { "r\($0)@home.example" }
        let client = try postfix.client()
        for (number, address) in addresses.enumerated() { try client.send(mail(number), to: [address]) }
        try postfix.waitUntilDelivered()
        for address in addresses {
            let url = try url(in: try #require(try postfix.sink.messages(to: address).first))
            #expect(try click(url) == 200)
            sandbox.kill()
            try sandbox.start()
        }
        #expect(try eventually(within: .seconds(20)) { try list().count == addresses.count })
        #expect(try sandbox.report("campaign", "spring")["unsubscribed"] as? Int == addresses.count)
        #expect(try sandbox.databaseFaults() == "")
    }
}
