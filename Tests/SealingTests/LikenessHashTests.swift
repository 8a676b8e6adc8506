// What is alike has one number, and nobody else can make it.

import Sealing
import Testing
import Words

@Suite struct LikenessHashTests {
    private static func hit(
        _ act: Hit.Act = .open(OpenToken(copy: 7)), at: Int64 = 0, from address: String = "192.0.2.1",
        _ agent: String = "phone", _ headers: String = ""
    ) -> Hit {
        Hit(
            at: at, act: act, address: Array(address.utf8), userAgent: Array(agent.utf8), headers: Array(headers.utf8))
    }

    @Test func equalHitsAreAlikeAndOthersAreNot() throws {
        let hash = LikenessHash()
        #expect(
            hash.likeness(of: Self.hit()) == hash.likeness(of: Self.hit(at: 9, from: "192.0.2.1", "phone", "a: b\n")))
        let others = [
            Self.hit(), Self.hit(.open(OpenToken(copy: 8))), Self.hit(.click(ClickToken(copy: 7, link: 0))),
            Self.hit(.click(ClickToken(copy: 7, link: 1))), Self.hit(from: "192.0.2.2"),
            Self.hit(from: "192.0.2.1", "desk"),
            Self.hit(from: "192.0.2.1p", "hone"), Self.hit(from: "", "192.0.2.1phone"),
        ].map(hash.likeness(of:))
        #expect(Set(others).count == others.count)
        #expect(others.allSatisfy { $0 >= 0 })
    }

    /// Another key makes other numbers, and a ring's stay when it gets one more.
    @Test func theKeyDecides() throws {
        let (old, new) = (try Key.random(created: "2026-01-01"), try Key.random(created: "2026-02-01"))
        let ring = try KeyRing([old])
        let number = ring.likenesses.likeness(of: Self.hit())
        #expect(try KeyRing([old]).likenesses.likeness(of: Self.hit()) == number)
        #expect(try KeyRing([new]).likenesses.likeness(of: Self.hit()) != number)
        #expect(LikenessHash().likeness(of: Self.hit()) != number)
        try ring.replace(with: [old, new])
        #expect(ring.likenesses.likeness(of: Self.hit()) == number)
    }
}
