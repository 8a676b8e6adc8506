// A message as ranges of its own bytes. The front page of this module.
//
// MIME reads mail (RFC 5322, 2045, 2046, 2231, 2047) without changing or copying it, and says how to change it:
// `Message` finds the parts, `TransferEncoding` undoes a part's encoding, `Message.edits` turns edits of contents into
// edits of the message's bytes, `Edit.apply` makes them. It does not print mail, knows no policy, and never fails: what
// is wrong is a defect.

/// A message: its parts, found in one pass over its bytes. Total on any input; linear in its size.
package struct Message: Sendable {
    /// The parts in order of their bytes. `parts[0]` is the message itself.
    package let parts: [Part]
    /// The defects of all parts together.
    package let defects: Defects
    /// The ending of its first line; CRLF where there is none.
    package let lineEnding: LineEnding

    package init(parsing bytes: Span<UInt8>, limits: Limits = .standard) {
        var parser = MessageParser(limits: limits)
        parser.parse(bytes)
        parts = parser.parts
        defects = parts.reduce(into: []) { $0.formUnion($1.defects) }
        lineEnding = LineEnding(firstOf: bytes, in: bytes.indices) ?? .crlf
    }
}

extension Message {
    /// Limits beyond which a message counts as malformed.
    package struct Limits: Sendable {
        /// Multiparts within one another.
        package var depth: Int
        /// Parts, the message among them.
        package var parts: Int
        /// Bytes of all headers together.
        package var headerSize: Int

        package init(depth: Int, parts: Int, headerSize: Int) {
            self.depth = depth
            self.parts = parts
            self.headerSize = headerSize
        }

        package static let standard = Limits(depth: 32, parts: 1000, headerSize: 1 << 20)
    }
}
