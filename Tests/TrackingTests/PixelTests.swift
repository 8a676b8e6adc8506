// Where the pixel goes.

import Testing
import Tracking

@Suite struct PixelTests {
    private static let pixel =
        #"<img src="https://t.example/o" width="1" height="1" alt="" style="display:block;float:left;border:0;"#
        + "margin:0;padding:0;width:1px;height:1px;max-width:1px!important;max-height:1px!important\">"

    @Test("R36: never hidden, and no quote of a URL ends an attribute")
    func isNeverHidden() throws {
        let result = try Rewritten("<p>x", tracks: .opens)
        #expect(result.body == "<p>x" + Self.pixel)
        #expect(!result.body.contains("display:none") && !result.body.contains("visibility"))
        let quoted = try Rewritten("<p>x", tracks: .opens, base: "https://t.example/\"'&")
        #expect(quoted.body.contains(#"src="https://t.example/&quot;'&amp;o" width"#))
    }

    @Test(arguments: [
        ("R35", "<body>x</body></html>", "<body>x@</body></html>"), ("R35", "<p>x", "<p>x@"),
        ("R35", "<body>x</body><!-- </body> -->", "<body>x@</body><!-- </body> -->"),
        ("marker", "<body>{{track:open}}x</body>", "<body>@x</body>"),
        ("marker", "<body>a<!-- track:open -->x{{ses:openTracker}}</body>", "<body>a@x</body>"),
        ("marker", "<body>{{ses:openTracker}}x{{ses:openTracker}}</body>", "<body>@x</body>"),
    ])
    func isOne(row: String, html: String, expected: String) throws {
        let result = try Rewritten(html, tracks: .opens)
        #expect(result.body == expected.replacing("@", with: Self.pixel), "\(row)")
        // Where opens are not tracked, markers go all the same.
        #expect(try Rewritten(html, tracks: .none).body == expected.replacing("@", with: ""), "\(row)")
    }

    @Test("R37: at the top of what Gmail would clip, which is said")
    func topOfWhatIsClipped() throws {
        func html(_ size: Int, _ links: String = "") -> String {
            let start = "<html><head><title>x</title></head><body>"
            let lines = String(repeating: String(repeating: "x", count: 79) + "\n", count: size / 80 + 1)
            return start + links + lines.prefix(size - start.count - links.count - 14) + "</body></html>"
        }
        let large = try Rewritten(html(101_900), tracks: .opens)
        #expect(large.body.hasPrefix("<html><head><title>x</title></head><body>" + Self.pixel + "xxx"))
        #expect(large.plan?.isClipped == true && large.plan?.pixel?.rule == .top)
        let small = try Rewritten(html(101_000), tracks: .opens)
        #expect(small.body.hasSuffix(Self.pixel + "</body></html>") && small.plan?.isClipped == false)
        // Long links become short: it is the mail that leaves which counts.
        let links = (0..<9).map {
            "\n<a href=\"https://e.example/\($0)\(String(repeating: "x", count: 800))\">"
        }
        .joined()
        #expect(try Rewritten(html(101_900, links), tracks: .opens).plan?.pixel?.rule == .top)
        #expect(try Rewritten(html(101_900, links), tracks: [.opens, .htmlClicks]).plan?.pixel?.rule == .end)
        // Several bodies are one mail, and the top is the first one's.
        func parts(_ size: Int) -> String {
            "--b\r\nContent-Type: text/html\r\n\r\n\(html(size))\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>y\r\n--b--\r\n"
        }
        let header = "Content-Type: multipart/mixed; boundary=b\r\n"
        #expect(try Rewritten(parts(101_900), header: header, tracks: .opens).body.contains("<body>" + Self.pixel))
        #expect(
            try Rewritten(parts(50_000), header: header, tracks: .opens).body.hasSuffix(
                "<p>y" + Self.pixel + "\r\n--b--\r\n"))
    }
}
