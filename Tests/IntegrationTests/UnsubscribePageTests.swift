// The page on which somebody unsubscribes, in a real Chromium: by keyboard, without scripts, in large letters.

import Foundation
import Peers
import Testing

@Suite struct UnsubscribePageTests {
    /// A sandbox, and where the recipient of a mail from it unsubscribes.
    private func start(stream: String? = nil) throws -> (Sandbox, String) {
        let sandbox = try Sandbox()
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)")
        try sandbox.start()
        let outbox = try Outbox(sandbox)
        let mail = try outbox.send("1", to: "ann@home.example", stream: stream)
        return (sandbox, try #require(mail.unsubscribeURL))
    }

    private func list(_ sandbox: Sandbox) throws -> [String] {
        try sandbox.query("SELECT address, scope, source FROM crm_suppressions")
    }

    @Test func isUsedByKeyboardAlone() throws {
        let (sandbox, url) = try start(stream: "weekly")
        let browser = try Chromium(language: "de-AT,de")
        try browser.open(url)
        let page = try browser.accessible()
        for part in [
            "*RootWebArea: Abmelden", "heading: Abmelden", "group: Wovon möchten Sie sich abmelden?",
            "radio: Nur von dieser Liste", "radio: Von allen Aussendungen dieses Absenders", "button: Abmelden",
        ] { #expect(page.contains(part), "\(part) of \(page)") }
        #expect(try browser.html().contains("<html lang=\"de\">"))

        try browser.tab()
        #expect(try browser.accessible().contains("*radio: Nur von dieser Liste"))
        try browser.press("ArrowDown", code: 40)
        #expect(try browser.accessible().contains("*radio: Von allen Aussendungen dieses Absenders"))
        try browser.tab()
        #expect(try browser.accessible().contains("*button: Abmelden"))
        #expect(try list(sandbox) == [], "nothing until the button is pressed")
        try browser.enter()
        #expect(try browser.accessible().contains("heading: Sie sind abgemeldet"))
        #expect(try eventually { try list(sandbox) == ["ann@home.example|all|page"] })
        #expect(browser.requests == ["GET \(url)", "POST \(url)"], "nothing else is fetched")
        #expect(browser.complaints == [])
    }

    /// WCAG 2.2, 1.4.4 and 1.4.10: nothing is cut off at 200 %, nor at 400 %.
    @Test func growsWithoutScrollingSideways() throws {
        let (sandbox, url) = try start(stream: String(repeating: "averylongnameofalist", count: 10))
        let browser = try Chromium(language: "fr")
        for factor in [1.0, 2.0, 4.0] {
            try browser.zoom(factor, width: 1280)
            try browser.open(url)
            let widths = try browser.widths()
            #expect(widths.window == 1280 / factor && widths.content <= widths.window, "\(factor)")
            // Its own style is in force, and the button large enough for a finger (2.5.8).
            #expect(try browser.height(of: "button") >= 44)
            if let folder = ProcessInfo.processInfo.environment["BACKSTAMP_SCREENSHOTS"] {
                try browser.screenshot(to: "\(folder)/unsubscribe-\(Int(factor * 100)).png")
            }
        }
        #expect(browser.complaints == [])
        #expect(try list(sandbox) == [])
    }
}
