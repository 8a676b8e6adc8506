// What the pixel adds to a page, measured in a real Chromium.

import Foundation
import Peers
import Testing

@Suite struct PixelBoxTests {
    /// Bodies whose last or first thing is text, a paragraph with margins, a table, an image, an element that is left open.
    private static let bodies = [
        "text", "<p>one</p><p>two</p>", "<h1>title</h1>text", "text<br>more <b>bold",
        "<div style=\"padding:9px\">x</div>",
        "<table width=\"100%\"><tr><td>cell</td></tr></table>",
        "<table align=\"center\" width=\"600\"><tr><td>cell</td></tr></table>",
        "<center><table width=\"600\"><tr><td><p>x</p></td></tr></table></center>", "<p>unclosed",
        "<ul><li>a<li>b</ul>",
        "<div style=\"display:flex\"><div>a</div><div>b</div></div>",
        "<blockquote><p>x</p></blockquote><!-- track:open --><p>y</p>",
        "before {{track:open}} behind, on one line",
    ]

    private static let styles = [
        "", "<style>img{margin:20px;padding:5px;border:3px solid}</style>",
        "<style>img{display:block;line-height:2}</style>",
        "<style>img{width:100%!important;height:auto!important}</style>",
        "<style>body{margin:0;line-height:3}p{margin:1em 0}</style>",
    ]

    /// At most one pixel: at the end, where Gmail would clip the end at the top, and where the sender asks for it.
    @Test(arguments: ["<!DOCTYPE html>", ""], [false, true])
    func isOnePixel(doctype: String, isLong: Bool) throws {
        let sandbox = try Sandbox()
        let browser = try Chromium(language: "en")
        try browser.zoom(1, width: 800)
        // A comment is as long as a text, and not seen.
        let filling = isLong ? "<!--" + String(repeating: "x\n", count: 51_200) + "-->" : ""
        for style in Self.styles {
            for body in Self.bodies {
                let page = "\(doctype)<html><head>\(style)</head><body>\(body)\(filling)</body></html>"
                let plain = page.replacing("{{track:open}}", with: "").replacing("<!-- track:open -->", with: "")
                let tracked = try sandbox.rewritten(page)
                #expect(tracked.contains("max-width:1px"), "\(body)")
                let (before, after) = (try height(plain, sandbox, browser), try height(tracked, sandbox, browser))
                #expect(after - before <= 1 && after >= before, "\(doctype) \(style) \(body): \(before) and \(after)")
            }
        }
    }

    private func height(_ page: String, _ sandbox: Sandbox, _ browser: Chromium) throws -> Double {
        let file = sandbox.folder + "/page.html"
        // The image is there: one that is broken would be shown otherwise.
        let gif = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
        let shown = page.replacing(/http:\/\/127[^"]*\/o\/[^"]*/, with: gif)
        try Data(shown.utf8).write(to: URL(fileURLWithPath: file))
        try browser.open("file://\(file)")
        return try browser.height(of: "html")
    }
}

extension Sandbox {
    /// The body of an HTML mail as it would leave.
    fileprivate func rewritten(_ html: String) throws -> String {
        let mail = Array("Content-Type: text/html; charset=utf-8\r\n\r\n\(html)".utf8)
        return try shell([Place.binary, "rewrite", "--config", config], input: mail).output.components(
            separatedBy: "\r\n\r\n"
        ).dropFirst().joined(separator: "\r\n\r\n")
    }
}
