// Transfer encodings: undone to read content, and edited in place.

/// The ways in which a body is made fit for transport (RFC 2045 6).
package enum TransferEncoding: Sendable, Equatable {
    case sevenBit, eightBit, binary, quotedPrintable, base64, unknown

    /// Reads the raw value of a Content-Transfer-Encoding field.
    init(parsing bytes: Span<UInt8>, in range: Range<Int>) {
        var scanner = FieldScanner(range)
        let token = ContentType.text(scanner.token(bytes)).lowercased()
        scanner.skipSpace(bytes)
        // QUIRK: "7bit;" and the like are seen. Anything else after the token is not understood.
        guard scanner.isAtEnd || bytes[scanner.position] == 0x3B else {
            self = .unknown
            return
        }
        self =
            switch token {
            case "7bit": .sevenBit
            case "8bit": .eightBit
            case "binary": .binary
            case "quoted-printable": .quotedPrintable
            case "base64": .base64
            default: .unknown
            }
    }

    /// Whether the bytes are the content.
    package var isIdentity: Bool { self == .sevenBit || self == .eightBit || self == .binary }

    /// Returns the content of `range` with the encoding undone; nil for an unknown one. Total: malformed input decodes
    /// as mailers do (a bad `=XX` is kept, bytes foreign to base64 are skipped).
    package func decode(_ bytes: Span<UInt8>, in range: Range<Int>) -> [UInt8]? {
        decoded(bytes, in: range)?.bytes
    }

    /// Decodes the body for who wants to edit the content.
    package func decoded(_ bytes: Span<UInt8>, in range: Range<Int>) -> DecodedBody? {
        switch self {
        case .sevenBit, .eightBit, .binary: DecodedBody(bytes.array(range))
        case .quotedPrintable: QuotedPrintable.decode(bytes, in: range)
        case .base64: DecodedBody(Base64.decode(bytes, in: range))
        case .unknown: nil
        }
    }

    /// Makes edits of the content edits of the encoded bytes (offsets into `bytes`). Decoded after it, the content
    /// differs in the edits and nothing else.
    ///
    /// - Parameters:
    ///   - edits: offsets into the content; sorted, not overlapping.
    ///   - content: what `decoded` returned for `range`.
    ///   - range: the body of a part.
    ///   - lineEnding: for lines that are added where the body has none to go by.
    package func encodedEdits(
        _ edits: [Edit], of content: DecodedBody, from bytes: Span<UInt8>, in range: Range<Int>, lineEnding: LineEnding
    ) throws(EncodingFailure) -> [Edit] {
        let edits = Edit.merged(edits)
        if edits.isEmpty { return [] }
        guard Edit.areOrdered(edits, in: content.bytes.indices) else { throw .invalidEdits }
        let ending = LineEnding(firstOf: bytes, in: range) ?? lineEnding
        switch self {
        case .sevenBit, .eightBit, .binary:
            return try Identity.encodedEdits(edits, of: bytes, in: range, allowsEightBit: self != .sevenBit)
        case .quotedPrintable:
            var editor = QuotedPrintableEditor(range: range, lineEnding: ending.bytes)
            return try editor.encodedEdits(edits, of: content, from: bytes)
        case .base64:
            return try Base64.encodedEdits(
                edits, of: content.bytes.span, from: bytes, in: range, lineEnding: ending.bytes)
        case .unknown:
            throw .unknownEncoding
        }
    }
}

/// The reasons why a body cannot be edited without harm. It is to be left alone.
package enum EncodingFailure: Error, Equatable {
    /// A line would be longer than 998 octets (RFC 5322 2.1.1): the MTA would fold it. And the part cannot be encoded
    /// anew.
    case lineTooLong
    /// The encoded bytes are such that readers may differ on what they mean.
    case malformed
    /// The replacement has bytes that a 7bit body may not have.
    case notSevenBit
    /// A line that we edit would look like a boundary.
    case looksLikeBoundary
    /// The encoding is not one of RFC 2045's.
    case unknownEncoding
    /// The edits are not sorted, overlap, or lie outside the content.
    case invalidEdits
}
