// Tokens of ours in a mail that quotes another one, as replies and forwards do.

package import Words

/// A token that stands in an outgoing mail, as who has the keys tells of it.
package enum QuotedToken: Sendable, Equatable {
    /// An open of another copy: whoever looks at the new mail would be taken for the reader of the quoted one.
    case pixel
    /// A click of another copy, and where it leads; nil where that is not known.
    case link(Destination?)

    /// A function that tells what a token of 22 characters is; nil where we have not sealed it as one of these.
    package typealias Opener = (_ token: [UInt8]) -> QuotedToken?
}

extension QuotedToken {
    /// Characters of a token in a URL.
    private static let size = 22

    /// Finds what follows the first `/o/` or `/c/` in a text and has a token's form: as it is, or percent-encoded.
    ///
    /// - Parameter letter: in lower case.
    static func sealed(behind letter: UInt8, in text: Span<UInt8>, _ range: Range<Int>) -> (
        token: [UInt8], end: Int
    )? {
        var start = range.lowerBound
        while start < range.upperBound {
            switch text[start] {
            case UInt8(ascii: "/"), UInt8(ascii: "%"):
                if let first = next(text, at: start, range.upperBound), first.byte == UInt8(ascii: "/"),
                    let found = token(behind: letter, in: text, from: first.end, range.upperBound)
                {
                    return found
                }
            default: break
            }
            start += 1
        }
        return nil
    }

    private static func token(
        behind letter: UInt8, in text: Span<UInt8>, from start: Int, _ limit: Int
    ) -> (token: [UInt8], end: Int)? {
        guard let kind = next(text, at: start, limit), kind.byte.lowercasedASCII == letter,
            let slash = next(text, at: kind.end, limit), slash.byte == UInt8(ascii: "/")
        else { return nil }
        var token: [UInt8] = []
        var end = slash.end
        while let character = next(text, at: end, limit), isTokenCharacter(character.byte) {
            token.append(character.byte)
            if token.count > size { return nil }
            end = character.end
        }
        return token.count == size ? (token, end) : nil
    }

    /// Returns the character at a place, percent-encoded or not.
    private static func next(_ text: Span<UInt8>, at index: Int, _ limit: Int) -> (
        byte: UInt8, end: Int
    )? {
        guard index < limit else { return nil }
        if text[index] == UInt8(ascii: "%"), index + 2 < limit,
            let high = text[index + 1].hexadecimalValue,
            let low = text[index + 2].hexadecimalValue
        {
            return (high << 4 | low, index + 3)
        }
        return (text[index], index + 1)
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
