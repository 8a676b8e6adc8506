// Which addresses are taken, and how they are spelt.

import Testing

@testable import backstamp

@Suite struct SuppressionAddressTests {
    static let good: [(String, String)] = [
        ("ann@home.example", "ann@home.example"), (" <Ann@Home.Example>\t", "ann@home.example"),
        ("o'hara+news=x@home.example", "o'hara+news=x@home.example"), ("a@[192.0.2.1]", "a@[192.0.2.1]"),
        ("\"ann b\"@home.example", "\"ann b\"@home.example"), ("JÖRG@münchen.example", "jörg@münchen.example"),
        ("a@localhost", "a@localhost"),
        (String(repeating: "a", count: 311) + "@b.exampl", String(repeating: "a", count: 311) + "@b.exampl"),
    ]

    @Test(arguments: good) func takes(_ text: String, _ address: String) {
        #expect(EnteredAddress.normalised(text) == address)
    }

    @Test(
        arguments: [
            "", "@", "ann", "ann@", "@home.example", "a@b@c.example", "ann@home.example,bob@home.example",
            "Ann <ann@home.example>", "an n@home.example", "ann@home\n.example", "ann\u{1B}[2J@home.example",
            "ann@home.example\"", "\"ann@home.example\"", "mailto:ann@home.example",
            String(repeating: "a", count: 312) + "@b.exampl",
        ])
    func refuses(_ text: String) { #expect(EnteredAddress.normalised(text) == nil) }

    @Test(arguments: good + [(" @Shop.Example ", "@shop.example"), ("<@shop.example>", "@shop.example")])
    func takesAddressesAndDomains(_ text: String, _ entry: String) {
        #expect(EnteredAddress.suppressible(text) == entry)
    }

    @Test(arguments: ["@", "", "@@shop.example", "@a@b", "@shop .example", "@shop,example", "shop.example", "ann@"])
    func refusesWhatIsNeither(_ text: String) { #expect(EnteredAddress.suppressible(text) == nil) }
}
