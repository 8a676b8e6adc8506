/// What a URL or return path of ours refers to: a copy, and a link within it.
///
/// A token travels sealed (see `KeyRing`): to anybody but us it is 128 bits of noise. Unsealed it is a block of 16 bytes:
///
///     0        1                    7         9                16
///     | kind   | copy (48 bits)     | link    | zero (56 bits)  |
///
/// The zeros are the redundancy by which a forged token is told from one that we sealed.
package struct Token: Sendable, Hashable {
    package enum Kind: UInt8, Sendable, CaseIterable {
        /// A copy was looked at: the pixel's URL.
        case open = 1
        /// A link of a copy was followed.
        case click = 2
        /// A copy itself: the header field by which we know our own mail again.
        case copy = 3
        /// Where the reports on a copy come back: the envelope sender's local part.
        case returnPath = 4
        /// The recipient of a copy wants no more mail: the URL and the address in List-Unsubscribe.
        case unsubscribe = 5
        /// A copy on its way from the spool through the MTA: the header field by which the filter lets it pass.
        case split = 6
    }

    package var kind: Kind
    /// The copy's number, below 2⁴⁸.
    package var copy: Int64
    /// The number of a destination in the message's list, below 2¹⁶. Zero where it is no click. (In a hit that unsubscribes:
    /// the number of an `UnsubscribeRequest`. None is ever sealed.)
    package var link: Int

    package init(kind: Kind, copy: Int64, link: Int = 0) {
        precondition(copy >= 0 && copy < Self.copies && link >= 0 && link < Self.links, "token out of range")
        self.kind = kind
        self.copy = copy
        self.link = link
    }

    package static let copies: Int64 = 1 << 48
    package static let links = 1 << 16
    /// Bytes of a block.
    package static let size = 16
}

extension Token {
    /// The token as one cipher block.
    package var block: [UInt8] {
        var block = [UInt8](repeating: 0, count: Self.size)
        block[0] = kind.rawValue
        for index in 0..<6 { block[1 + index] = UInt8(truncatingIfNeeded: copy >> Int64(8 * (5 - index))) }
        block[7] = UInt8(truncatingIfNeeded: link >> 8)
        block[8] = UInt8(truncatingIfNeeded: link)
        return block
    }

    /// The token in a block, or nil where the redundancy does not hold: then nobody with our key wrote it.
    package init?(block: Span<UInt8>) {
        guard block.count == Self.size, let kind = Kind(rawValue: block[0]) else { return nil }
        for index in 9..<Self.size where block[index] != 0 { return nil }
        var copy: Int64 = 0
        for index in 1...6 { copy = copy << 8 | Int64(block[index]) }
        let link = Int(block[7]) << 8 | Int(block[8])
        if kind != .click && link != 0 { return nil }
        self.init(kind: kind, copy: copy, link: link)
    }
}
