import Testing

@testable import Mailbox

@Suite struct IMAPResponseTests {
    private func response(_ text: String, literals: [String] = []) -> IMAPResponse {
        IMAPResponse(text: text, literals: literals.map { Array($0.utf8) })
    }

    @Test(
        arguments: [
            ("* 1 FETCH (BODY[] {12}", 12), ("{0}", 0), ("x {7+}", 7), ("x", nil), ("{}", nil), ("{x}", nil),
            ("12}", nil), ("{99999999999999999999}", nil), ("{12} ", nil),
        ] as [(String, Int?)])
    func literalSizes(line: String, expected: Int?) {
        #expect(IMAPResponse.literalSize(Array(line.utf8)) == expected)
    }

    @Test func unasked() {
        #expect(response("* 3 EXISTS").isExists && response("* 3 exists").isExists)
        #expect(!response("* 3 EXPUNGE").isExists && !response("B1 OK EXISTS").isExists)
        #expect(response("* SEARCH 2 84 x").found == [2, 84] && response("* SEARCH").found == [])
        #expect(response("* OK SEARCH").found == nil)
        #expect(response("* CAPABILITY IMAP4rev1 idle").capabilities == ["IMAP4REV1", "IDLE"])
        #expect(response("* OK [UIDVALIDITY 3857529045] UIDs valid").uidValidity == 3_857_529_045)
    }

    @Test(
        arguments: [
            ("* 1 FETCH (UID 2 BODY[]<0> {3})", ["abc"], "abc"),
            ("* 1 FETCH (BODY[] \"a\\\"b\\\\\" UID 2)", [], "a\"b\\"),
            ("* 1 FETCH (BODY[]<0> \"\" UID 2)", [], ""),
            ("* 1 FETCH (BODY[]<0> NIL UID 2)", [], ""),
            ("* 1 FETCH (FLAGS (\\Seen) UID 2)", [], nil),
            ("* 1 FETCH (BODY[]<0> \"open", [], nil),
        ] as [(String, [String], String?)])
    func bodies(text: String, literals: [String], expected: String?) {
        #expect(response(text, literals: literals).body.map { String(decoding: $0, as: UTF8.self) } == expected)
    }
}
