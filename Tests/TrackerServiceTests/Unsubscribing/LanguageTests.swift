import Testing

@testable import TrackerService

@Suite struct LanguageTests {
    @Test(arguments: [
        ("", "en"), ("de", "de"), ("de-AT,de;q=0.8,en;q=0.5", "de"), ("en-GB,en;q=0.9", "en"), ("FR-CA", "fr"),
        // The one that is liked most and that we have, wherever it stands.
        ("el;q=0.9, es;q=0.8, en;q=0.7", "es"), ("en;q=0.3, pl;q=0.9", "pl"), ("en; q=0.1 , ja ; q=1", "ja"),
        ("de;q=0, it", "it"), ("de;q=0", "en"), ("de;q=x, nl;q=0.1", "nl"), ("*", "en"), ("el, *;q=0.5", "en"),
        // Of two that are liked alike the first.
        ("pt-BR, sv", "pt"),
        ("zh-CN", "zh-Hans"), ("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-Hant-HK;q=0.9", "zh-Hant"), ("nn-NO", "nb"),
        ("no", "nb"), (",,;q=1,;", "en"), ("deutsch", "en"),
        (String(repeating: "x,", count: 60) + "de", "en"),
    ])
    func preferred(accepted: String, code: String) throws {
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\nAccept-Language: \(accepted)\r\n\r\n".utf8)
        guard case .head(let head) = RequestParser.parse(bytes.span) else { throw TrackerError.badAddress(accepted) }
        #expect(Language.preferred(of: head, in: bytes.span).code == code)
    }

    @Test func noWordIsMissing() {
        #expect(Set(Language.all.map(\.code)).count == Language.all.count && Language.standard.code == "en")
        for language in Language.all {
            for (name, text) in Mirror(reflecting: language).children {
                let text = text as? String ?? ""
                #expect(!text.isEmpty && !text.contains { "<>&\"".contains($0) }, "\(language.code) \(name ?? "")")
            }
        }
    }
}
