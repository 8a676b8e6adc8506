// The rows T1 to T5 of the cases of rewriting: what the tracker does with links, whoever asks and whatever has become of us.

import Foundation
import Peers
import Testing

@Suite struct TrackerCasesTests {
    let sandbox: Sandbox
    let postfix: ThrowawayPostfix
    let mail = TestMail.short(1, campaign: "spring")
    let tracks: Tracks

    init() throws {
        sandbox = try Sandbox()
        try sandbox.start()
        postfix = try ThrowawayPostfix(milter: sandbox.milter)
        try postfix.send(mail.bytes.withCRLF, to: [mail.recipient])
        try postfix.waitUntilDelivered()
        let delivered = try #require(try postfix.sink.messages(to: mail.recipient).first)
        tracks = Tracks(in: mail.decoded(delivered.body), tracker: sandbox.trackerURL)
    }

    private func expectNowhere(_ url: String) throws {
        let answer = try HTTPClient.request("GET", url)
        #expect(answer.status == 404 && answer.headers["location"] == nil, "\(url): \(answer.status) \(answer.headers)")
    }

    /// An edit of the database, as an administrator or an intruder would make it.
    private func edit(_ sql: String) throws {
        try succeed(["sqlite3", "-cmd", ".timeout 5000", sandbox.database, sql])
    }

    @Test("T1: a token that we did not seal leads nowhere") func forgedTokensDoNothing() throws {
        for path in [
            "/c/AAAAAAAAAAAAAAAAAAAAAA", "/o/AAAAAAAAAAAAAAAAAAAAAA.gif", "/c/", "/c/https://elsewhere.example/",
            "/c/?url=https://evil.example/", "/?url=https://evil.example/", "/nothing",
        ] { try expectNowhere(sandbox.trackerURL + path) }
        let link = tracks.links[0]
        let token = link.suffix(22)
        for place in token.indices {
            let other = token[place] == "A" ? "B" : "A"
            try expectNowhere(link.dropLast(22) + token[..<place] + other + token[token.index(after: place)...])
        }
        // A pixel's token is no link's.
        try expectNowhere(sandbox.trackerURL + "/c/" + tracks.pixels[0].suffix(26).dropLast(4))
        let answer = try HTTPClient.request("GET", link + "?url=https://evil.example/")
        #expect(answer.headers["location"] == mail.links[0].destination)
        #expect(try sandbox.report("message", "<trial.1@shop.example>")["clicks"] as? Int == 1)
    }

    @Test(
        "T2: what became dangerous in the database is refused at the click",
        arguments: [
            "javascript:alert(1)", "https://e.example/\\r\\nSet-Cookie: a=b", "https://e.example\\\\@evil.example/",
            "//evil.example/",
            "https://user@evil.example/",
        ])
    func dangerousDestinations(url: String) throws {
        _ = try sandbox.stop()
        try edit("UPDATE destinations SET urls = '[\"\(url)\"]'")
        try sandbox.start()
        try expectNowhere(tracks.links[0])
    }

    @Test("T3: links lead on when events are gone, keys are others, and nothing is tracked") func linksOutliveAll()
        throws
    {
        _ = try HTTPClient.request("GET", tracks.links[0])
        _ = try sandbox.report("campaign", "spring")
        _ = try sandbox.stop()
        try edit("DELETE FROM events")
        #expect(try sandbox.backstamp("keys", "rotate").status == 0)
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(config: config.replacing("filter:\n", with: "filter:\n  opens: false\n  clicks: none\n"))
        try sandbox.start()
        for (link, (destination, _)) in zip(tracks.links, mail.links) {
            let answer = try HTTPClient.request("GET", link)
            #expect(answer.status == 302 && answer.headers["location"] == destination)
        }
        #expect(try HTTPClient.request("GET", tracks.pixels[0]).status == 200)
    }

    /// What the database can't take now is answered, kept, and counted later.
    @Test("T4: hits are answered while the database is locked") func hitsAreAnsweredWhileTheDatabaseIsLocked() throws {
        let lock = try DatabaseLock(sandbox.database)
        // Of ten machines in one network: none is another's second look.
        for number in 1...10 {
            let from = ["X-Forwarded-For": "192.0.2.\(number)"]
            #expect(try HTTPClient.request("GET", tracks.pixels[0], headers: from).status == 200)
            #expect(
                try HTTPClient.request("GET", tracks.links[1], headers: from).headers["location"]
                    == mail.links[1].destination)
        }
        lock.release()
        let message = try sandbox.report("message", "<trial.1@shop.example>")
        #expect(message["opens"] as? Int == 10)
        #expect(message["clicks"] as? Int == 10)
    }

    @Test("T5: who only looks is answered, and not counted") func looksAreNotCounted() throws {
        let link = tracks.links[0]
        for field in ["Sec-Purpose: prefetch", "Purpose: prefetch", "X-Moz: prefetch", "X-Purpose: preview"] {
            let parts = field.components(separatedBy: ": ")
            let answer = try HTTPClient.request("GET", link, headers: [parts[0]: parts[1]])
            #expect(answer.status == 302 && answer.headers["location"] == mail.links[0].destination, "\(field)")
        }
        let head = try HTTPClient.request("HEAD", link)
        #expect(head.status == 302 && head.headers["location"] == mail.links[0].destination && head.body.isEmpty)
        let options = try HTTPClient.request("OPTIONS", link)
        #expect(options.headers["location"] == nil && (options.status == 405 || options.status == 204))
        let message = try sandbox.report("message", "<trial.1@shop.example>")
        #expect(message["clicks"] as? Int == 0)
        #expect(
            try sandbox.query("SELECT actor, sum(count) FROM crm_timeline WHERE event = 'click' GROUP BY actor")
                == ["machine|5"])
    }
}
