// What a URL, a return path or a header field of ours refers to. The front page of this module.
//
// Words holds the values that all parts speak of, in the words of the design: they are made in one module and read in
// another, and so belong to none. It decides nothing, reads no mail and no file, and has no key: a token is sealed and
// opened by `Sealing/KeyRing.swift`.
//
// Begin with `Token`, below, and its kinds in `Tokens.swift`; `ReturnPath` (an address with a token in it); `Hit` (a
// fetch, as the journal keeps it) and `Actor` (who it was); `Contact` and `Destination`; `IPAddress`, `Network` and
// `Place`; `LeaveReason` and `LogLine`, by which the log says what was done. `PatternAutomaton` finds many words in one
// pass over a text.

/// A reference in a URL, an address or a header field of ours: to a copy, and perhaps a link within it.
///
/// A token travels sealed (see `KeyRing`): to anybody but us it is 128 bits of noise. It opens as what it was sealed for and as
/// nothing else: each kind is a type of its own, so that who takes a return path can't be handed a wish to unsubscribe.
package protocol Token: Sendable, Hashable {
    static var kind: TokenKind { get }
    /// The copy's number, below 2⁴⁸.
    var copy: Int64 { get }
    /// The number of a destination in the message's list, below 2¹⁶. Zero where it is no click.
    var link: Int { get }

    /// Makes a token; nil for what is never sealed.
    init?(copy: Int64, link: Int)
}

/// A token that stands where case is kept: in a URL, or in a header field.
package protocol LetterToken: Token {}

/// A token that stands in an address, where case gets lost.
package protocol AddressToken: Token {}

/// The kinds of tokens: what each is for. The number stands in its block, and in the journal.
package enum TokenKind: UInt8, Sendable, CaseIterable {
    /// `OpenToken`
    case open = 1
    /// `ClickToken`
    case click = 2
    /// `CopyToken`
    case copy = 3
    /// `ReturnPathToken`
    case returnPath = 4
    /// `UnsubscribeToken`
    case unsubscribe = 5
    /// `SplitToken`
    case split = 6
    /// `RetryToken`
    case retry = 7
}

/// A token as it is before it is sealed, a block of 16 bytes:
///
///     0        1                    7         9                16
///     | kind   | copy (48 bits)     | link    | zero (56 bits)  |
///
/// The zeros and the kind are the redundancy by which a forged token is told from one that we sealed.
package enum TokenBlock {
    /// Bytes of a block.
    package static let size = 16
    package static let copies: Int64 = 1 << 48
    package static let links = 1 << 16
}

extension Token {
    /// The token as one cipher block.
    package var block: [UInt8] {
        precondition(
            (0..<TokenBlock.copies).contains(copy) && (0..<TokenBlock.links).contains(link), "token out of range")
        var block = [UInt8](repeating: 0, count: TokenBlock.size)
        block[0] = Self.kind.rawValue
        for index in 0..<6 { block[1 + index] = UInt8(truncatingIfNeeded: copy >> Int64(8 * (5 - index))) }
        block[7] = UInt8(truncatingIfNeeded: link >> 8)
        block[8] = UInt8(truncatingIfNeeded: link)
        return block
    }

    /// Reads a block's token; nil where it is of another kind, or the redundancy does not hold: then nobody with our
    /// key wrote it.
    package init?(block: Span<UInt8>) {
        guard block.count == TokenBlock.size, block[0] == Self.kind.rawValue else { return nil }
        for index in 9..<TokenBlock.size where block[index] != 0 { return nil }
        var copy: Int64 = 0
        for index in 1...6 { copy = copy << 8 | Int64(block[index]) }
        self.init(copy: copy, link: Int(block[7]) << 8 | Int(block[8]))
    }
}
