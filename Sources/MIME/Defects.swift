// What can be wrong with a message. Parsing never fails; whoever asks decides what a defect means.

/// The ways in which a part or (all together) a message is not as the standards have it.
package struct Defects: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A multipart ended (with its parent or the message) before its closing boundary.
    package static let missingFinalBoundary = Defects(rawValue: 1 << 0)
    /// A multipart without a usable boundary parameter. It is a leaf here.
    package static let missingBoundary = Defects(rawValue: 1 << 1)
    /// A multipart whose boundary never came. It has no parts.
    package static let noParts = Defects(rawValue: 1 << 2)
    /// A multipart nested deeper than the limit. It is a leaf here.
    package static let tooDeep = Defects(rawValue: 1 << 3)
    /// More parts than the limit. The rest belongs to the multipart that was open.
    package static let tooManyParts = Defects(rawValue: 1 << 4)
    /// More header than the limit. What is over counts as body.
    package static let headerTooLarge = Defects(rawValue: 1 << 5)
    /// A line within the header that is no field. It ended the header and is the body's first.
    package static let badHeaderLine = Defects(rawValue: 1 << 6)
    /// The header ended with its part, without an empty line.
    package static let noBody = Defects(rawValue: 1 << 7)
    /// Content-Type, Content-Disposition or Content-Transfer-Encoding stands twice and says different things. The first
    /// one counts here; others may read the last.
    package static let duplicateField = Defects(rawValue: 1 << 8)
    /// The Content-Type cannot be read. It counts as text/plain (RFC 2045 5.2).
    package static let badContentType = Defects(rawValue: 1 << 9)
    /// The Content-Type has parameters that are malformed or stand twice.
    package static let badParameter = Defects(rawValue: 1 << 10)
    /// A multipart in quoted-printable or base64, which RFC 2045 6.4 forbids. Its parts are taken as they stand.
    package static let encodedMultipart = Defects(rawValue: 1 << 11)
    /// The boundary or the charset stands twice and differs. The first one counts here; others may read the last.
    package static let duplicateParameter = Defects(rawValue: 1 << 12)
    /// Quoted-printable or base64 with something behind the word. Not all readers then see the word.
    package static let badEncoding = Defects(rawValue: 1 << 13)
}
