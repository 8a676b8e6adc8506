internal import MIME
internal import Words

/// The fields of a mail's header that say whom it came to.
package struct RecipientFields {
    /// The strings that may be sealed tokens of ours in the fields where MTAs note the envelope's recipient, and in To.
    package let tokens: [[UInt8]]

    /// Bytes of a mail in which its header is looked for.
    private static let sizeLimit = 64 << 10

    package init(of bytes: [UInt8]) {
        let start = Array(bytes.prefix(Self.sizeLimit))
        let part = Message(parsing: start.span).parts[0]
        tokens = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To"].flatMap { name in
            part.fields(named: name, in: start.span).flatMap { field in
                ReturnPath.tokens(in: String(decoding: field.unfoldedValue(in: start.span), as: UTF8.self))
            }
        }
    }
}
