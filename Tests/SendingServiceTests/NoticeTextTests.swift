// What senders read, and what webhooks are told.

import Foundation
import Storage
import Testing

@testable import SendingService

extension Notice {
    /// 2026-11-24 12:00 sent, opened the next day at 06:32:46.
    static func sample(_ change: (inout Notice) -> Void = { _ in }) -> Notice {
        var notice = Notice(
            message: 7, messageID: "<a@shop.example>", queueID: "4XyZ12", sender: "ann@shop.example",
            subject: "Our offer", campaign: nil, sentAt: 1_795_521_600_000, recipient: "bob@home.example",
            recipients: 1,
            event: .open, at: 1_795_588_366_789)
        change(&notice)
        return notice
    }
}

@Suite struct NoticeTextTests {
    static let footer = "\nYou are told of the first opening only. Times are in UTC.\n"

    @Test(arguments: [
        (
            Notice.sample(),
            """
            bob@home.example opened your mail.

            Subject:  Our offer
            Sent:     Tue, 24 Nov 2026 12:00:00 +0000
            Opened:   Wed, 25 Nov 2026 06:32:46 +0000

            """
        ),
        (
            .sample {
                $0.country = "DE"
                $0.city = "Berlin"
                $0.userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
            },
            """
            bob@home.example opened your mail.

            Subject:  Our offer
            Sent:     Tue, 24 Nov 2026 12:00:00 +0000
            Opened:   Wed, 25 Nov 2026 06:32:46 +0000
            Where:    Berlin, DE (roughly, by the address)
            With:     Firefox on Windows

            """
        ),
        (
            .sample {
                $0.actor = .proxy
                $0.country = "US"
                $0.userAgent = "Mozilla/5.0 (via ggpht.com GoogleImageProxy)"
            },
            """
            bob@home.example opened your mail.

            Subject:  Our offer
            Sent:     Tue, 24 Nov 2026 12:00:00 +0000
            Opened:   Wed, 25 Nov 2026 06:32:46 +0000
            With:     the recipient's mail provider, which hides where

            """
        ),
        (
            .sample {
                $0.event = .click
                $0.url = "https://shop.example/"
                $0.recipient = nil
                $0.recipients = 3
                $0.subject = "Two\r\nBcc: lines\u{85}"
            },
            """
            One of 3 recipients followed a link in your mail, without loading its images: it was opened.

            Subject:  Two  Bcc: lines\u{20}
            Sent:     Tue, 24 Nov 2026 12:00:00 +0000
            Clicked:  Wed, 25 Nov 2026 06:32:46 +0000

            """
        ),
    ])
    func textOfOneNotice(_ notice: Notice, _ text: String) {
        #expect(NoticeText.body([notice]) == text + Self.footer)
        #expect(!NoticeText.body([notice]).contains("://"))
    }

    @Test func digestIsInOrderOfTime() {
        let later = Notice.sample {
            $0.at += 60_000
            $0.recipient = "carl@work.example"
            $0.event = .click
            $0.country = "FR"
        }
        #expect(
            NoticeText.body([later, .sample()]) == """
                2 mails were opened for the first time, by these people:

                Wed, 25 Nov 2026 06:32:46 +0000  bob@home.example
                    Our offer
                Wed, 25 Nov 2026 06:33:46 +0000  carl@work.example
                    Our offer
                    followed a link; FR

                """ + Self.footer)
    }

    @Test func mailHasTheHeaderOfAnAutomaticOne() {
        let notice = Notice.sample { $0.subject = "Grüße an Zoë" }
        let mail = String(
            decoding: NoticeMail.bytes(
                [notice], from: "backstamp@shop.example", to: "ann@shop.example", identifier: "notice-3-17",
                seal: Array("SEAL".utf8), at: 1_795_588_400_000), as: UTF8.self)
        let header = String(mail[..<mail.range(of: "\r\n\r\n")!.lowerBound])
        #expect(
            header.replacingOccurrences(of: "\r\n", with: "\n") == """
                From: Backstamp <backstamp@shop.example>
                To: <ann@shop.example>
                Subject: =?utf-8?B?T3BlbmVkIGJ5IGJvYkBob21lLmV4YW1wbGU6IEdyw7zDn2UgYW4gWm/Dqw==?=
                Date: Wed, 25 Nov 2026 06:33:20 +0000
                Message-ID: <notice-3-17@shop.example>
                Auto-Submitted: auto-generated
                X-Backstamp-Track: none
                X-Backstamp-ID: SEAL
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit
                """)
        #expect(!mail.replacingOccurrences(of: "\r\n", with: "").contains { $0.isNewline })
    }

    @Test func objectHasAllKeysAlways() throws {
        let bytes = try NoticeJSON.bytes([.sample { $0.country = "DE" }], at: 1_795_588_400_000)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {"data":{"notices":[{"actor":"human","at":"2026-11-25T06:32:46Z","campaign":null,"city":null,\
                "country":"DE","event":"open","message":7,"message_id":"<a@shop.example>","queue_id":"4XyZ12",\
                "recipient":"bob@home.example","recipients":1,"region":null,"sender":"ann@shop.example",\
                "sent_at":"2026-11-24T12:00:00Z","subject":"Our offer","url":null,"user_agent":null}]},\
                "timestamp":"2026-11-25T06:33:20Z","type":"message.opened"}
                """)
    }

    @Test func readmeHasTheObjectsKeys() throws {
        let path = URL(fileURLWithPath: #filePath).appending(path: "../../../contrib/crm/README.md").standardized.path
        let readme = try String(contentsOfFile: path, encoding: .utf8)
        let block = try #require(readme.split(separator: "```json\n").last?.split(separator: "```").first)
        let shown = try keys(Data(block.utf8))
        #expect(shown.count == 3 + 1 + 17)
        #expect(try shown == keys(Data(NoticeJSON.bytes([.sample()], at: 0))))
    }

    private func keys(_ json: Data) throws -> Set<String> {
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let data = try #require(object["data"] as? [String: Any])
        let notice = try #require((data["notices"] as? [[String: Any]])?.first)
        return Set(object.keys.map { $0 }).union(data.keys.map { "data.\($0)" }).union(
            notice.keys.map { "notice.\($0)" })
    }

    @Test(arguments: [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.1", "Thunderbird on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0",
            "Edge on Windows"
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML) Mobile/15E148",
            "Apple Mail on an iPhone"
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 (KHTML) Version/18.0 Safari/605.1.15",
            "Safari on a Mac"
        ),
        ("curl/8.0", nil), (nil, nil),
    ])
    func agents(_ agent: String?, _ name: String?) {
        #expect(AgentName.text(agent) == name)
    }

    /// A day of tries: often at first, a handful in all.
    @Test func pausesGrowAndLastADay() {
        let without = (1...9).map { NoticePolicy.pause(afterFailures: $0, random: 0) }
        #expect(without == without.sorted() && without[0] == 5_000 && without[8] == 18_000_000)
        #expect(NoticePolicy.pause(afterFailures: 3, random: 0.5) == 330_000)
        var time: Int64 = 0
        var tries = 0
        while time < SendingAttempt.noticeLife {
            tries += 1
            time += NoticePolicy.pause(afterFailures: tries, random: 0)
        }
        #expect(8...12 ~= tries && time < SendingAttempt.noticeLife * 5 / 4)
    }
}
