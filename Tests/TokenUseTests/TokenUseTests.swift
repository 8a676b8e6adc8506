// Guarantee 5: a token that we sealed does what it is for, and nothing else.

import Testing
import Words

@Suite struct TokenUseTests {
    let fixture: TokenUseFixture

    init() throws { fixture = try TokenUseFixture() }

    /// Every kind, by every holder.
    @Test(arguments: Place.allCases)
    func doesOnlyWhatItIsFor(at place: Place) throws {
        for kind in TokenKind.allCases {
            for holder in Holder.allCases {
                let held = try fixture.makeCase(holder)
                let effect = Effect(of: kind, at: place, by: holder)
                let changes = try fixture.present(kind, at: place, held)
                #expect(changes == effect.changes(holder), "\(kind) by \(holder)")
            }
        }
    }

    /// What nothing is made of reaches people, and so does what a person answers.
    @Test(arguments: [Place.report, .complaint, .reply, .envelopeID, .reportedField, .complainedField])
    func theRestLiesWithPeople(_ place: Place) throws {
        var expected = 0
        for kind in TokenKind.allCases {
            for holder in Holder.allCases {
                _ = try fixture.present(kind, at: place, fixture.makeCase(holder))
                switch Effect(of: kind, at: place, by: holder) {
                case .nothing, .reply, .ownReply: expected += 1
                default: break
                }
                #expect(try fixture.mailsOfPeople() == expected, "\(kind) by \(holder)")
            }
        }
    }

    /// How relays and case change an address. `L` stands for a local part with a token.
    private static let wrappings = [
        "L@bounce.example", "prvs=1234abcdef=L@bounce.example", "SRS0=hH7s=TT=bounce.example=L@relay.example",
        "SRS1=kk=relay.example==hH7s=TT=bounce.example=L@other.example", "L-return@bounce.example",
    ]

    @Test(arguments: wrappings, [false, true])
    func isWhatItIsWithinAnotherAddress(_ wrapping: String, isCapital: Bool) throws {
        for kind in [TokenKind.returnPath, .unsubscribe] {
            let held = try fixture.makeCase(.stranger)
            let local = fixture.address(kind, of: held.copy).prefix { $0 != "@" }
            let address = wrapping.replacing(
                "L", with: isCapital ? local.uppercased() : String(local), maxReplacements: 1)
            try fixture.take(ReturnedText.report(on: held.victim), to: address)
            let effect = kind == .returnPath ? Effect.bounce : .nothing
            #expect(try fixture.changes(of: held) == effect.changes(.stranger), "\(kind)")
        }
    }

    /// Whose report it is, the return path says, wherever the other stands.
    @Test(arguments: [false, true]) func returnPathGoesFirst(isSwapped: Bool) throws {
        let held = try fixture.makeCase(.recipient)
        let other = try fixture.makeCase(.recipient)
        let locals = [fixture.address(.unsubscribe, of: other.copy), fixture.address(.returnPath, of: held.copy)]
            .map { $0.split(separator: "@")[0].split(separator: "+")[1] }
        let tokens = (isSwapped ? locals.reversed() : locals).joined(separator: "+")
        let address = "bounces+\(tokens)@bounce.example"
        try fixture.take(ReturnedText.words("Re: Hello", from: held.victim), to: address)
        #expect(try fixture.changes(of: held) == Effect.reply.changes(.recipient))
        try fixture.take(ReturnedText.complaint(of: held.victim), to: address)
        #expect(
            try fixture.changes(of: held)
                == Effect.reply.changes(.recipient).union(Effect.complaint.changes(.recipient)))
        #expect(try fixture.changes(of: other) == [])
    }

    /// Where the envelope is not known, as in a Maildir.
    @Test func tokenInToAlone() throws {
        for (kind, effect) in [(TokenKind.returnPath, Effect.bounce), (.unsubscribe, .nothing), (.copy, .nothing)] {
            let held = try fixture.makeCase(.stranger)
            try fixture.take(ReturnedText.report(on: held.victim, to: fixture.address(kind, of: held.copy)))
            #expect(try fixture.changes(of: held) == effect.changes(.stranger), "\(kind)")
        }
    }

    /// What stands in the words of a report says nothing.
    @Test func tokensInTheTextDoNothing() throws {
        for kind in TokenKind.allCases {
            let held = try fixture.makeCase(.stranger)
            let text = """
                > Return-Path: <\(fixture.address(kind, of: held.copy))>
                > X-Backstamp-ID: \(fixture.letters(kind, of: held.copy))
                """
            try fixture.take(ReturnedText.report(on: held.victim, text: text))
            #expect(try fixture.changes(of: held) == [], "\(kind)")
        }
    }

    /// The sender may have put another there before ours.
    @Test func ourFieldIsFoundBesideAnother() throws {
        let held = try fixture.makeCase(.recipient)
        let fields = [
            "AAAAAAAAAAAAAAAAAAAAAA", fixture.letters(.unsubscribe, of: held.copy),
            fixture.letters(.copy, of: held.copy),
        ]
        try fixture.take(
            ReturnedText.complaint(of: held.victim, original: fields.map { "X-Backstamp-ID: \($0)" }))
        #expect(try fixture.changes(of: held) == Effect.complaint.changes(.recipient))
    }
}
