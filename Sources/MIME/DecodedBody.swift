// A body with its transfer encoding undone.

/// The content of a body, and where in the body it came from.
package struct DecodedBody: Sendable {
    package let bytes: [UInt8]
    /// The places where encoded lines begin, in quoted-printable, so that an edit is found without reading again all
    /// that stands before it. Of short lines some.
    let lines: [Line]

    struct Line: Sendable {
        /// The place of its beginning in what was decoded.
        let encoded: Int
        /// Bytes of content before it.
        let content: Int
    }

    init(_ bytes: [UInt8], lines: [Line] = []) {
        self.bytes = bytes
        self.lines = lines
    }
}
