import Testing
import Words

@Suite struct TokenTests {
    private static let tokens: [any Token] = [
        OpenToken(copy: 0), OpenToken(copy: TokenBlock.copies - 1), ClickToken(copy: 1, link: 0),
        ClickToken(copy: 0x0102_0304_0506, link: TokenBlock.links - 1), CopyToken(copy: 42), ReturnPathToken(copy: 42),
        UnsubscribeToken(copy: 42), SplitToken(copy: 42),
    ]

    private func read<Kind: Token>(_ block: [UInt8], as _: Kind.Type = ClickToken.self) -> Kind? {
        Kind(block: block.span)
    }

    @Test func comesBackFromItsBlock() {
        func comesBack<Kind: Token>(_ token: Kind) -> Bool { read(token.block, as: Kind.self) == token }
        for token in Self.tokens {
            #expect(token.block.count == TokenBlock.size)
            let isBack = comesBack(token)
            #expect(isBack)
        }
    }

    @Test func opensAsNoOtherKind() {
        for token in Self.tokens {
            for other in Self.tokens where type(of: other).kind != type(of: token).kind {
                let isOpened = type(of: other).init(block: token.block.span) != nil
                #expect(!isOpened)
            }
        }
    }

    @Test func readsNoBlockWithoutItsRedundancy() {
        let block = ClickToken(copy: 7, link: 3).block
        for index in 9..<TokenBlock.size {
            var changed = block
            changed[index] = 1
            #expect(read(changed) == nil)
        }
        for kind in UInt8.min...UInt8.max where kind != TokenKind.click.rawValue {
            var changed = block
            changed[0] = kind
            #expect(read(changed) == nil)
        }
        #expect(read(Array(block[..<15])) == nil)
    }

    @Test func onlyAClickHasALink() {
        var block = OpenToken(copy: 7).block
        block[8] = 1
        #expect(read(block, as: OpenToken.self) == nil)
    }
}
