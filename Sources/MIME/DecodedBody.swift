// A body with its transfer encoding undone.

/// The content of a body, and where in the body it came from.
package struct DecodedBody: Sendable {
    package let bytes: [UInt8]
    /// Where encoded lines begin, where the encoding is quoted-printable; so that an edit is found without reading all that
    /// stands before it again. Of short lines some.
    let lines: [Line]

    struct Line: Sendable {
        /// Where it begins in what was decoded.
        let encoded: Int
        /// Bytes of content before it.
        let content: Int
    }

    init(_ bytes: [UInt8], lines: [Line] = []) {
        self.bytes = bytes
        self.lines = lines
    }
}
