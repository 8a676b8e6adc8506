// Hosts whose links stay as they are.

import Testing
import Tracking

@Suite struct UntrackedHostsTests {
    private static let hosts = [
        "pay.example", "*.Bank.example", "пример.рф", "*.bücher.example", "[2001:db8::1]",
        "dot.example.",
    ]

    private static let transcoding = Transcoding(
        asciiHost: {
            switch String(decoding: $0, as: UTF8.self).lowercased() {
            case "пример.рф": Array("xn--e1afmkfd.xn--p1ai".utf8)
            case "bücher.example": Array("xn--bcher-kva.example".utf8)
            case "a.bücher.example": Array("a.xn--bcher-kva.example".utf8)
            default: nil
            }
        }, utf8: { _, _ in nil })

    private func isLeft(_ url: String) throws -> Bool {
        let policy = LinkPolicy(
            trackers: [], untrackedHosts: try HostSet(Self.hosts, transcoding: Self.transcoding),
            transcoding: Self.transcoding)
        return policy.decide(on: Array(url.utf8)) == .leave(.untrackedHost)
    }

    @Test(arguments: [
        "https://pay.example", "http://PAY.example/x?y#z", "https://pay.example:8443/",
        "https://pay.example./a",
        "https://p%61y.example/", "https://www.bank.example/", "https://a.b.bank.example",
        "https://пример.рф/",
        "https://xn--e1afmkfd.xn--p1ai/", "https://a.bücher.example/",
        "https://a.xn--bcher-kva.example",
        "https://[2001:DB8::1]/", "https://dot.example",
    ])
    func leaves(url: String) throws { #expect(try isLeft(url)) }

    @Test(arguments: [
        "https://www.pay.example/", "https://bank.example/", "https://xbank.example/",
        "https://bank.example.org/",
        "https://pay.example.org", "https://e.example/?pay.example", "https://e.example/pay.example",
        "https://bücher.example/",
    ])
    func tracks(url: String) throws { #expect(try !isLeft(url)) }

    @Test(arguments: [
        "", "*", "*.", "https://pay.example", "pay.example/x", "pay..example", "a b", "*.*.x",
        "pay.example:443",
        "\u{2028}",
    ])
    func areHosts(pattern: String) {
        #expect(throws: HostSet.BadPattern.self) {
            try HostSet(["a.example", pattern], transcoding: Self.transcoding)
        }
    }

    /// In text as well, and links there don't lose their place.
    @Test func isSaid() throws {
        let policy = LinkPolicy(
            trackers: [], untrackedHosts: try HostSet(["pay.example"], transcoding: .asciiOnly))
        let html = "<a href=\"https://pay.example/\">x</a><a href=\"https://e.example/\">y</a>"
        let result = try Rewritten(html, links: policy)
        #expect(result.body == html.replacing("https://e.example/", with: "https://t.example/0"))
        #expect(result.plan?.leftLinks.map(\.rule) == [.untrackedHost])
    }
}
