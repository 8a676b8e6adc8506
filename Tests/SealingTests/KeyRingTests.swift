// Tokens: what we sealed opens, what we did not seal does nothing.

import Sealing
import Testing
import Words

@Suite struct KeyRingTests {
    @Test func opensWhatItSealed() throws {
        let ring = try KeyRing([.random(created: "2026-01-01")])
        for copy in [0, 1, 77, TokenBlock.copies - 1] as [Int64] {
            let token = ClickToken(copy: copy, link: 65_535)
            let text = ring.seal(token)
            #expect(text.count == KeyRing.sealedSize)
            #expect(
                text.allSatisfy {
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8.contains($0)
                })
            #expect(ring.open(text) == token)
            let address = ring.sealForAddress(ReturnPathToken(copy: copy))
            #expect(ring.open(inAddress: address.span, as: ReturnPathToken.self) == ReturnPathToken(copy: copy))
            let capitals = Array(String(decoding: address, as: UTF8.self).uppercased().utf8)
            #expect(ring.open(inAddress: capitals.span, as: ReturnPathToken.self) == ReturnPathToken(copy: copy))
        }
    }

    /// What was sealed for one thing is for nothing else, in the form it has or in another.
    @Test func opensAsNothingElse() throws {
        let ring = try KeyRing([.random(created: "2026-01-01")])
        let wish = UnsubscribeToken(copy: 7)
        let (letters, address) = (ring.seal(wish), ring.sealForAddress(wish))
        #expect(ring.open(letters.span, as: UnsubscribeToken.self) == wish)
        #expect(ring.open(inAddress: address.span, as: UnsubscribeToken.self) == wish)
        #expect(ring.open(inAddress: address.span, as: ReturnPathToken.self) == nil)
        #expect(ring.open(letters.span, as: CopyToken.self) == nil)
        #expect(ring.open(letters.span, as: OpenToken.self) == nil)
        #expect(ring.open(letters.span, as: SplitToken.self) == nil)
        #expect(ring.open(address.span, as: UnsubscribeToken.self) == nil)
        #expect(ring.open(inAddress: letters.span, as: UnsubscribeToken.self) == nil)
    }

    /// A token is a permutation's output over redundancy: altering any of it must not open.
    @Test func opensNoneOfAMillionAlteredTokens() throws {
        let ring = try KeyRing([.random(created: "2026-01-01"), .random(created: "2026-02-01")])
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var random = SystemRandomNumberGenerator()
        var opened = 0
        var tried = 0
        while tried < 1_000_000 {
            let sealed = ring.seal(ClickToken(copy: Int64(tried), link: tried % 40))
            for _ in 0..<100 {
                var altered = sealed
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    altered[Int.random(in: 0..<altered.count, using: &random)] =
                        alphabet.randomElement(using: &random) ?? 0
                }
                if altered == sealed { continue }
                tried += 1
                if ring.open(altered) != nil { opened += 1 }
            }
        }
        #expect(opened == 0)
    }

    @Test func olderKeysStillOpen() throws {
        let old = try Key.random(created: "2025-01-01")
        let new = try Key.random(created: "2026-01-01")
        let token = ClickToken(copy: 5, link: 2)
        let ring = try KeyRing([old])
        let sealed = ring.seal(token)
        try ring.replace(with: [old, new])
        #expect(ring.open(sealed) == token)
        #expect(ring.seal(token) != sealed, "the newest key seals")
        try ring.replace(with: [new])
        #expect(ring.open(sealed) == nil)
        #expect(throws: KeyError.empty) { try ring.replace(with: []) }
        #expect(ring.open(ring.seal(token)) == token, "an error leaves the old keys")
    }

    @Test(arguments: [
        "", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAA",
        "<script>alert(1)</script",
    ])
    func opensNothingElse(text: String) throws {
        #expect(try KeyRing([.random(created: "2026-01-01")]).open(Array(text.utf8)) == nil)
    }

    /// The last character of 22 carries two bits that no byte needs: one spelling alone opens.
    @Test func eachTokenHasOneSpelling() throws {
        let ring = try KeyRing([.random(created: "2026-01-01")])
        let sealed = ring.seal(ClickToken(copy: 1, link: 0))
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        let spellings = alphabet.filter { ring.open(sealed.dropLast() + [$0]) != nil }
        #expect(spellings == [sealed.last])
    }
}

extension KeyRing {
    fileprivate func open(_ text: [UInt8]) -> ClickToken? { open(text.span, as: ClickToken.self) }
}
