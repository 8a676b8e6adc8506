import Testing
import Words

@Suite struct ReturnPathTests {
    private static let token = "lulge2hhm3aad7jxh4q3ktnj5i"

    @Test func carriesATokenWithin64Octets() throws {
        let path = try #require(ReturnPath("bounces@example.com"))
        #expect(path.address(token: Array(Self.token.utf8)) == "bounces+\(Self.token)@example.com")
        #expect(ReturnPath(String(repeating: "b", count: 37) + "@example.com") != nil)
        #expect(ReturnPath(String(repeating: "b", count: 38) + "@example.com") == nil)
    }

    @Test(arguments: [
        "", "bounces", "@example.com", "bounces@", "a@b@c", "a b@c.example", "<a@b.example>", "ä@b.example",
    ])
    func needsAPlainAddress(_ text: String) {
        #expect(ReturnPath(text) == nil)
    }

    @Test(arguments: [
        "bounces+TOKEN@example.com", "BOUNCES+TOKEN@EXAMPLE.COM", "<bounces+TOKEN@example.com>",
        "prvs=1234abcdef=bounces+TOKEN@example.com", "SRS0=HHH=TT=example.com=bounces+TOKEN@forward.example",
        "SRS1=HHH=forward.example==HHH=TT=example.com=bounces+TOKEN@second.example",
        "list+bounces+TOKEN=example.com@list.example", "\"bounces+TOKEN\"@example.com",
        "Mail Delivery <bounces+TOKEN@example.com>, other@example.com",
    ])
    func isFoundInWhateverWrapsIt(_ text: String) {
        for token in [Self.token, Self.token.uppercased()] {
            let tokens = ReturnPath.tokens(in: text.replacing("TOKEN", with: token))
            #expect(tokens.contains(Array(token.utf8)))
        }
    }

    @Test func isNotFoundWhereItIsCut() {
        #expect(ReturnPath.tokens(in: "bounces+\(Self.token.dropLast())@example.com") == [])
        #expect(ReturnPath.tokens(in: "bounces+\(Self.token)x@example.com") == [])
        #expect(ReturnPath.tokens(in: "") == [])
    }
}
