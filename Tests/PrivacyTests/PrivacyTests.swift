// What is kept of a hit in each mode, and which mode holds.

import Judging
import Privacy
import Testing
import Words

@Suite struct PrivacyTests {
    private static let address = "203.0.113.77"

    private func facts(address: String? = PrivacyTests.address) -> HitFacts {
        HitFacts(
            address: address, agent: "Firefox", place: Place(country: "DE", region: "Bayern", city: "Passau"),
            network: address.flatMap { SourceNetwork(address: Array($0.utf8)) }, signs: [.pressed])
    }

    private static let network = SourceNetwork(address: Array(address.utf8))

    static let kept: [(mode: PrivacyMode, kept: HitFacts?)] = [
        (
            .full,
            HitFacts(
                address: address, agent: "Firefox", place: Place(country: "DE", region: "Bayern", city: "Passau"),
                network: network, signs: [.pressed])
        ),
        (
            .truncated,
            HitFacts(
                address: "203.0.113.0", agent: "Firefox", place: Place(country: "DE", region: "Bayern"),
                network: network, signs: [.pressed])
        ),
        (
            .verdict,
            HitFacts(
                address: nil, agent: nil, place: Place(country: "DE"), network: network, signs: [.pressed])
        ),
        (.aggregate, nil), (.off, nil),
    ]

    @Test(arguments: kept) func keepsWhatTheModeAllows(_ mode: PrivacyMode, _ kept: HitFacts?) {
        #expect(facts().kept(in: mode) == kept)
    }

    /// Two addresses of a network that is kept are one; those of two networks stay two.
    static let addresses: [(String, String?)] = [
        ("192.0.2.255", "192.0.2.0"), ("192.0.3.1", "192.0.3.0"), ("::ffff:192.0.2.9", "192.0.2.0"),
        ("2001:db8:12:3456:789a:bcde:f012:3456", "2001:db8:12::"), ("2001:db8:12:ffff::", "2001:db8:12::"),
        ("2001:db8:13::1", "2001:db8:13::"), ("::1", "::"), ("0.0.0.0", "0.0.0.0"),
        // What is no address tells nothing that could be told in part.
        ("unknown", nil), ("", nil), ("192.0.2.1, 192.0.2.2", nil),
    ]

    @Test(arguments: addresses) func truncates(_ address: String, _ truncated: String?) {
        #expect(facts(address: address).kept(in: .truncated)?.address == truncated)
    }

    static let policy = PrivacyPolicy(
        standard: .truncated, domains: ["health.example": .aggregate, "shop.example": .full],
        lists: ["patients": .off, "news": .verdict])

    static let choices: [(sender: String, list: String?, contact: PrivacyMode?, mode: PrivacyMode)] = [
        ("a@other.example", nil, nil, .truncated),
        // Nobody loosens what another asks for.
        ("a@shop.example", nil, nil, .truncated), ("a@shop.example", nil, .full, .truncated),
        ("A@Health.Example", nil, nil, .aggregate), ("a@health.example", "news", nil, .aggregate),
        ("a@shop.example", "news", nil, .verdict), ("a@shop.example", "patients", .verdict, .off),
        ("a@shop.example", "unknown", .off, .off), ("a@mail.health.example", nil, nil, .truncated),
        // A report has no sender.
        ("", nil, .verdict, .verdict), ("postmaster", "news", nil, .verdict),
    ]

    @Test(arguments: choices)
    func theStrictestHolds(_ sender: String, _ list: String?, _ contact: PrivacyMode?, _ mode: PrivacyMode) {
        #expect(Self.policy.mode(sender: sender, list: list, contact: contact) == mode)
    }
}

@Suite struct AddressTracesTests {
    static let texts: [(text: String, replaced: String?)] = [
        ("ann@home.example", "erased"), ("<Ann@Home.Example>: unknown", "<erased>: unknown"),
        ("https://e.example/?m=ann%40home.example&x=1", "https://e.example/?m=erased&x=1"),
        ("https://e.example/?u=m%3Dann%40home.example", "https://e.example/?u=m%3Derased"),
        ("to ann@home.example, ann@home.example.", "to erased, erased."),
        // Others' addresses.
        ("joann@home.example", nil), ("jo.ann@home.example", nil), ("ann@home.example.org", nil),
        ("ann@home.example-shop.example", nil), ("ann@home.examples", nil), ("ann at home.example", nil), ("", nil),
        ("joann@home.example ann@home.example", "joann@home.example erased"),
        // Return paths that name their recipient.
        ("<bounces+ann=home.example@shop.example>", "<bounces+erased@shop.example>"),
        ("ann=Home.Example@shop.example", "erased@shop.example"),
        ("bounces+joann=home.example@shop.example", nil), ("bounces+mary-ann=home.example@shop.example", nil),
        ("bounces+ann=home.example.org@shop.example", nil),
        // As URLs, mails and programs spell it, however often.
        ("https://e.example/?m=ann%2540home.example&x=1", "https://e.example/?m=erased&x=1"),
        ("https://e.example/?m=%61nn%252540home%2Eexample", "https://e.example/?m=erased"),
        (
            "https://e.example/?r=https%253A%252F%252Ff.example%252F%253Fm%253DAnn%252540home.example%2526y",
            "https://e.example/?r=https%253A%252F%252Ff.example%252F%253Fm%253Derased%2526y"
        ),
        ("ann=40home.example", "erased"), ("ann&#64;home.example", "erased"), ("ann&#x40;home&#46;example", "erased"),
        (#"{"m":"ann\u0040home.example"}"#, #"{"m":"erased"}"#), (#""ann"@home.example"#, "erased"),
        (#""a\nn"@home.example"#, "erased"), ("?m=%22ann%22%40home.example", "?m=erased"),
        ("mary%2Bann%40home.example", nil), ("mary%252Dann%2540home.example", nil), ("ann%40home.example%2Eorg", nil),
        ("ann%2540home.example%252Eorg", nil), (#""jo ann"@home.example"#, nil), ("ann%41home.example", nil),
        // In base64: the whole of a part, at any place in it, in either alphabet, padded or not.
        ("https://e.example/u/YW5uQGhvbWUuZXhhbXBsZQ==?x=1", "https://e.example/u/erased?x=1"),
        ("https://e.example/u/YW5uQGhvbWUuZXhhbXBsZQ%3D%3D", "https://e.example/u/erased"),
        ("https://e.example/?m=YW5uQGhvbWUuZXhhbXBsZQ&x=1", "https://e.example/?m=erased&x=1"),
        ("/a-b_c-QW5uQEhvbWUuRXhhbXBsZQ", "/a-b_c-erased"), ("/t_YW5uJTQwaG9tZS5leGFtcGxl", "/t_erased"),
        // {"m":"ann@home.example","n":1}, and with one and two letters more before it.
        ("?t=eyJtIjoiYW5uQGhvbWUuZXhhbXBsZSIsIm4iOjF9", "?t=eyJtIjoierasedIsIm4iOjF9"),
        ("?t=IHsibSI6ImFubkBob21lLmV4YW1wbGUiLCJuIjoxfQ", "?t=IHsibSI6IerasediLCJuIjoxfQ"),
        ("?t=ICB7Im0iOiJhbm5AaG9tZS5leGFtcGxlIiwibiI6MX0", "?t=ICB7Im0iOierasedIiwibiI6MX0"),
        // joann@home.example, ann@home.example.org
        ("/u/am9hbm5AaG9tZS5leGFtcGxl", nil), ("/u/YW5uQGhvbWUuZXhhbXBsZS5vcmc", nil),
    ]

    @Test(arguments: texts) func isFoundAsItselfOnly(_ text: String, _ replaced: String?) {
        let traces = AddressTraces(of: "ann@home.example")
        #expect(traces.isIn(Array(text.utf8)) == (replaced != nil))
        let result = traces.replaced(in: Array(text.utf8), by: Array("erased".utf8))
        #expect(result.map { String(decoding: $0, as: UTF8.self) } == replaced)
    }

    /// It is known that these are of mails to `ann@home.example`: what else could they name?
    static let senders: [(sender: String, replaced: String?)] = [
        ("bounces+ann=home.example@shop.example", "bounces+erased@shop.example"),
        ("list-return-12-ann=home.example@shop.example", "list-return-12-erased@shop.example"),
        ("b_ann=home.example-77@shop.example", "b_erased-77@shop.example"),
        ("b+Ann%40home.example@shop.example", "b+erased@shop.example"),
        ("b+joann=home.example@shop.example", nil), ("b+ann=home.examples@shop.example", nil),
        ("news@shop.example", nil), ("", nil),
        // It wrote to itself.
        ("ann@home.example", nil),
    ]

    @Test(arguments: senders) func isFoundInSenders(_ sender: String, _ replaced: String?) {
        let result = AddressTraces(of: "ann@home.example")
            .replaced(inSender: Array(sender.utf8), by: Array("erased".utf8))
        #expect(result.map { String(decoding: $0, as: UTF8.self) } == replaced)
    }

    @Test func isFoundWithAllThatURLsEncode() {
        let traces = AddressTraces(of: "ann+x@home.example")
        for text in ["?a=ann%2Bx%40home.example", "?a=ann%2bx%40HOME.example", "?a=ann+x%40home.example"] {
            #expect(traces.replaced(in: Array(text.utf8), by: []) == Array("?a=".utf8), "\(text)")
        }
    }

    /// In a file nothing separates texts, and pieces of it are read with what the last one ended with.
    @Test func countsLettersWhateverStandsAround() {
        let traces = AddressTraces(of: "ann@home.example")
        let bytes = Array("sentann@home.exampleann%40home.examplex ANN@HOME.EXAMPLEann=home.example".utf8)
        #expect(traces.count(in: bytes.span) == 4)
        for cut in bytes.indices {
            let tail = Array(bytes[..<cut].suffix(traces.longest - 1))
            let second = tail + bytes[cut...]
            let count = traces.count(in: Array(bytes[..<cut]).span) + traces.count(in: second.span, seen: tail.count)
            #expect(count == 4, "cut at \(cut)")
        }
    }
}
