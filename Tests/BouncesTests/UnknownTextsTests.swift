import Testing

@testable import Bounces

@Suite struct UnknownTextsTests {
    @Test(arguments: [
        ("550 5.1.1 <ann@b.example>: gone fishing", "<@>: gone fishing"),
        (
            "550-5.7.1 Gone  fishing since 2024-11-03 (id 4XyZ12), see https://b.example/x?y=1",
            "gone fishing since … (id … see"
        ),
        (
            "host mx1.b.example[192.0.2.1] said: 450 4.2.0 ann is not in today (in reply to RCPT TO command)",
            "is not in today"
        ),
        ("550 Mail from mail.shop.example to Ann rejected by mx.b.example", "mail from … to … rejected by"),
        ("554 Ungültiger Vorgang 77 für „ann“", "ungültiger vorgang … für"),
        ("550 メールは魚になりました", "メールは魚になりました"),
        ("554 0123456789abcdefABCDEFghijklmn refused it", "refused it"),
        ("550 茶壶4XyZ12在山上(id=77)，见mx7.b.example。再会ok", "茶壶 … 在山上 … ，见 … 。再会ok"),
        ("550 5.1.1", nil), ("550 5.1.1 <ann@b.example>", nil), ("", nil), ("550 #5.1.1 (SRV0815)", nil),
    ])
    func whatIsDifferentInEachIsTakenOut(reply: String, text: String?) {
        #expect(TextShape(Evidence(reply, recipient: "ann@b.example"))?.text == text)
    }

    /// What stands there is found again when it is written as phrases.
    @Test func aShapeIsMadeOfPhrases() throws {
        let evidence = Evidence(
            "550 5.0.0 Mail for <Ann@b.example> went 3 times OVERBOARD at mx7.b.example, sorry",
            recipient: "ann@b.example")
        let shape = try #require(TextShape(evidence))
        #expect(shape.text == "mail for <@> went … times overboard at … sorry")
        let file = PhraseFile(bytes("[phrases blocked]\n\(shape.text)"), name: "f")
        #expect(
            file.faults == [] && Classifier(adding: file).classify(evidence).rule.hasPrefix("f:2: mail for <@> went"))
    }

    @Test func aLongTextIsCutBetweenWords() {
        let text = TextShape(Evidence(String(repeating: "Überfüllt ", count: 10_000)))?.text ?? ""
        #expect(text.utf8.count <= 240 && text.hasSuffix("überfüllt"))
        let unspaced = TextShape(Evidence("550 " + String(repeating: "茶", count: 10_000)))?.text
        #expect(unspaced == String(repeating: "茶", count: 80))
    }

    private func item(_ number: Int, _ text: String) -> UnknownTexts.Item {
        UnknownTexts.Item(
            at: Int64(number), diagnostic: text, remote: nil, verdict: verdict(text), message: Int64(number))
    }

    @Test func alikeOnesAreCountedTogether() throws {
        var texts = UnknownTexts()
        for (number, reply) in ["550 gone to a@b.example", "550 fish", "550 gone to b@c.example", "550 tea"]
            .enumerated()
        {
            texts.add(try #require(TextShape(Evidence(reply))), item(number, reply))
        }
        #expect(texts.ranked.map(\.shape.text) == ["gone to @", "tea", "fish"])
        #expect(texts.ranked.map(\.count) == [2, 1, 1])
        #expect(texts.ranked.first?.last.diagnostic == "550 gone to b@c.example")
    }

    /// However many there are, the frequent ones stay, and what was given up is counted.
    @Test func rareOnesAreGivenUpForWantOfRoom() throws {
        var texts = UnknownTexts(capacity: 100)
        for number in 0..<10_000 {
            let letters = String(number).map {
                String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue ?? 0)))
            }.joined()
            texts.add(try #require(TextShape(Evidence("550 rare \(letters)"))), item(number, "rare"))
            if number.isMultiple(of: 10) {
                texts.add(try #require(TextShape(Evidence("550 frequent"))), item(number, "frequent"))
            }
        }
        #expect(texts.ranked.count <= 100)
        #expect(texts.ranked.first?.count == 1000 && texts.ranked.first?.shape.text == "frequent")
        #expect(texts.ranked.reduce(texts.givenUp) { $0 + $1.count } == 11_000)
    }
}
