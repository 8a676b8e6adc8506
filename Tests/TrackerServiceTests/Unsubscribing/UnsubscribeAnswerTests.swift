// What the tracker answers where the database or the disk is away: nobody is told that something is done which is not.

import Foundation
import Journal
import Logging
import Peers
import Sealing
import Storage
import Testing
import Words

@testable import TrackerService

@Suite struct UnsubscribeAnswerTests {
    /// A database that knows one copy, or is away.
    private struct Database: Destinations {
        struct Away: Error {}
        var isAway = false

        func cached(copy: Int64, link: Int) -> [UInt8]? { nil }
        func destination(copy: Int64, link: Int) throws -> [UInt8]? { nil }
        func subscription(copy: Int64) throws -> Subscription? {
            if isAway { throw Away() }
            return copy == 7 ? Subscription(address: "ann@home.example", sender: "s@shop.example", stream: nil) : nil
        }
        func forgetErased() {}
        func isAnswering() -> Bool { !isAway }
    }

    /// Runs a tracker for as long as `body`, which is given what its URLs begin with.
    private func withTracker(
        isAway: Bool = false, isFull: Bool = false, _ body: @Sendable (String, KeyRing) throws -> Void
    ) async throws {
        let folder = TestFolder()
        let keys = try KeyRing([.random(created: "2026-01-01")])
        let journal = try Journal(folder: folder.path)
        let service = try TrackerService(
            listen: "127.0.0.1:0", keys: keys, journal: journal, destinations: Database(isAway: isAway),
            trustedProxies: [], threads: 1, logger: Logger(label: "test"))
        // A journal that is closed takes nothing, as on a disk that is full.
        if isFull { journal.close() }
        let port = try #require(service.port)
        let running = Task { try await service.run() }
        try body("http://127.0.0.1:\(port)/u/", keys)
        running.cancel()
        try await running.value
    }

    /// Status and body, by curl.
    private static func fetch(_ arguments: String...) throws -> (status: String, body: String) {
        try fetch(all: arguments)
    }

    private static func fetch(all arguments: [String]) throws -> (status: String, body: String) {
        let text = try shell(["curl", "-s", "-m", "10", "-w", "\n%{http_code}"] + arguments).output
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (String(lines.last ?? ""), lines.dropLast().joined(separator: "\n"))
    }

    private static func token(_ keys: KeyRing, _ token: any LetterToken = UnsubscribeToken(copy: 7)) -> String {
        String(decoding: keys.seal(token), as: UTF8.self)
    }

    @Test func asksAndActs() async throws {
        try await withTracker { (base, keys) throws in
            let url = base + Self.token(keys)
            let page = try Self.fetch("-H", "Accept-Language: fr", url)
            #expect(
                page.status == "200" && page.body.contains("Se désinscrire") && page.body.contains("a…@home.example"))
            for arguments in [
                ["-d", "List-Unsubscribe=One-Click"], ["-F", "List-Unsubscribe=One-Click"], ["-d", "unsubscribe=this"],
                // Waits for a word before it sends the body.
                ["-d", "List-Unsubscribe=One-Click", "-H", "Expect: 100-continue"],
                ["-d", "List-Unsubscribe=One-Click", "-H", "Transfer-Encoding: chunked"],
                ["-d", "List-Unsubscribe=One-Click", "-H", "Content-Type: text/plain"],
                ["-d", "List-Unsubscribe=One-Click", "-0"],
                // No body.
                ["-X", "POST"], ["-d", ""], ["-X", "POST", "-H", "Transfer-Encoding: chunked", "-d", ""],
                ["-X", "POST", "-A", "Mozilla/5.0 Chrome/142.0.0.0", "-0"],
            ] {
                let answer = try Self.fetch(all: arguments + [url])
                #expect(answer.status == "200" && answer.body.contains("You are unsubscribed"), "\(arguments)")
            }
        }
    }

    @Test func whatAsksForNothingDoesNothing() async throws {
        try await withTracker { (base, keys) throws in
            let url = base + Self.token(keys)
            // Out of a page: a form without its field.
            for field in [
                "Origin: null", "Referer: \(url)", "Cookie: a=b", "Sec-Fetch-Site: same-origin",
            ] {
                #expect(try Self.fetch("-X", "POST", "-H", field, url).status == "400", "\(field)")
            }
            #expect(try Self.fetch("-d", "a=b", url).status == "400")
            #expect(try Self.fetch("-X", "PUT", "-d", "List-Unsubscribe=One-Click", url).status == "405")
            for other in [
                Self.token(keys, OpenToken(copy: 7)), Self.token(keys, ClickToken(copy: 7, link: 0)),
                Self.token(keys, CopyToken(copy: 7)), Self.token(keys, UnsubscribeToken(copy: 8)),
                "AAAAAAAAAAAAAAAAAAAAAA", String(Self.token(keys).reversed()), "",
            ] { #expect(try Self.fetch(base + other).status == "404", "\(other)") }
            let click = Self.token(keys, ClickToken(copy: 7, link: 0))
            #expect(try Self.fetch("-d", "List-Unsubscribe=One-Click", base + click).status == "404")
            // A form has no place elsewhere.
            #expect(
                try Self.fetch("-d", "List-Unsubscribe=One-Click", base.replacing("/u/", with: "/c/x")).status == "405")
        }
    }

    @Test func pageDoesWithoutTheDatabase() async throws {
        try await withTracker(isAway: true) { (base, keys) throws in
            let page = try Self.fetch(base + Self.token(keys))
            #expect(page.status == "200" && page.body.contains("<form method=\"post\">") && !page.body.contains("<dl>"))
            #expect(try Self.fetch("-d", "unsubscribe=this", base + Self.token(keys)).status == "200")
        }
    }

    @Test func nothingIsPromisedThatIsNotOnDisk() async throws {
        try await withTracker(isFull: true) { (base, keys) throws in
            let answer = try Self.fetch("-d", "List-Unsubscribe=One-Click", base + Self.token(keys))
            #expect(answer.status == "503" && answer.body.contains("Not unsubscribed yet"))
            // A pixel is one all the same.
            let pixel = String(base.dropLast(2)) + "o/" + Self.token(keys, OpenToken(copy: 7)) + ".gif"
            #expect(try Self.fetch("-o", "/dev/null", pixel).status == "200")
        }
    }
}
