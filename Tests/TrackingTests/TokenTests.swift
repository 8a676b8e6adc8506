import Testing
import Tracking

@Suite struct TokenTests {
    private func read(_ block: [UInt8]) -> Token? { Token(block: block.span) }

    @Test(arguments: [
        Token(kind: .open, copy: 0), Token(kind: .open, copy: Token.copies - 1), Token(kind: .click, copy: 1, link: 0),
        Token(kind: .click, copy: 0x0102_0304_0506, link: Token.links - 1), Token(kind: .copy, copy: 42),
    ])
    func comesBackFromItsBlock(token: Token) {
        #expect(token.block.count == Token.size)
        #expect(read(token.block) == token)
    }

    @Test func readsNoBlockWithoutItsRedundancy() {
        let block = Token(kind: .click, copy: 7, link: 3).block
        for index in 9..<Token.size {
            var changed = block
            changed[index] = 1
            #expect(read(changed) == nil)
        }
        for kind in UInt8.min...UInt8.max where Token.Kind(rawValue: kind) == nil {
            var changed = block
            changed[0] = kind
            #expect(read(changed) == nil)
        }
        #expect(read(Array(block[..<15])) == nil)
    }

    @Test func onlyAClickHasALink() {
        var block = Token(kind: .open, copy: 7).block
        block[8] = 1
        #expect(read(block) == nil)
    }
}
