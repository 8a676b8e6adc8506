// A part of a message: the message itself, a multipart or a leaf.

/// A part, by ranges of the message's bytes.
package struct Part: Sendable {
    /// Its place: `[]` for the message itself, `[1, 2]` for "1.2".
    package let path: [Int]
    /// The multipart that it belongs to: an index in `Message.parts`.
    package let parent: Int?
    /// Its fields, in order.
    package let fields: [HeaderField]
    /// The fields' lines, without the empty line after them.
    package let header: Range<Int>
    /// All that follows the empty line. The line ending before a boundary belongs to the boundary (RFC 2046 5.1.1).
    package internal(set) var body: Range<Int>
    /// The type of its body, with the defaults of RFC 2045 5.2 and, in a digest, RFC 2046 5.1.5.
    package let contentType: ContentType
    package let encoding: TransferEncoding
    /// Whether it is to be saved rather than shown: a disposition other than inline, or a file's name without "inline".
    package let isAttachment: Bool
    /// Whether it has a file's name, whatever its disposition. The message itself has none.
    package let isFile: Bool
    package internal(set) var defects: Defects
    /// Whether its body was entered as a multipart's.
    package internal(set) var isMultipart = false

    /// Its number as in IMAP (RFC 9051 6.4.5.1): "1.2"; "1" for a message that is one leaf, "" for a multipart message.
    package var name: String {
        path.isEmpty ? (isMultipart ? "" : "1") : path.map { String($0) }.joined(separator: ".")
    }
}

extension Part {
    /// Returns all fields of that name, in order, whatever its case.
    package func fields(named name: String, in bytes: Span<UInt8>) -> [HeaderField] {
        let name = name.lowercased()
        var result: [HeaderField] = []
        for field in fields where bytes.matches(name, in: field.name) { result.append(field) }
        return result
    }

    /// Returns the first field of that name, whatever its case.
    package func firstField(named name: String, in bytes: Span<UInt8>) -> HeaderField? {
        let name = name.lowercased()
        for field in fields where bytes.matches(name, in: field.name) { return field }
        return nil
    }

    /// Returns a field's value on one line, without white space around it.
    package func unfoldedValue(of name: String, in bytes: Span<UInt8>) -> [UInt8]? {
        firstField(named: name, in: bytes)?.unfoldedValue(in: bytes)
    }
}

extension Part {
    /// Makes the part that `header` begins, its body still open.
    init(header: Header, at start: Int, path: [Int], parent: Int?, of parentType: ContentType?, in bytes: Span<UInt8>) {
        let fields = MIMEFields(header.fields, in: bytes)
        var defects = header.defects
        if fields.isDoubled(in: bytes) { defects.insert(.duplicateField) }
        var type = parentType?.isDigest == true ? ContentType.message : ContentType.plain
        if let field = fields.type {
            let parsed = ContentType.parse(bytes, in: field.value)
            defects.formUnion(parsed.defects)
            type = parsed.defects.contains(.badContentType) ? .plain : parsed.type
        }
        let disposition = fields.disposition.map { ContentType.parseDisposition(bytes, in: $0.value) }
        isFile = parent != nil && (type.parameter("name") != nil || disposition?.parameter("filename") != nil)
        let isNamed = type.parameter("name") != nil && parent != nil || disposition?.parameter("filename") != nil
        self.path = path
        self.parent = parent
        self.fields = header.fields
        self.header = start..<header.end
        body = header.next..<header.next
        contentType = type
        encoding = fields.encoding.map { TransferEncoding(parsing: bytes, in: $0.value) } ?? .sevenBit
        if !encoding.isIdentity, let field = fields.encoding,
            bytes.first(0x3B, in: field.value) < field.value.upperBound
        {
            defects.insert(.badEncoding)
        }
        isAttachment = disposition.map { $0.type != "inline" && ($0.type != "" || isNamed) } ?? isNamed
        self.defects = defects
    }
}

/// The fields of a header that say what the body is. The first of a name counts.
private struct MIMEFields {
    var type: HeaderField?
    var disposition: HeaderField?
    var encoding: HeaderField?
    private var doubles: [(first: HeaderField, other: HeaderField)] = []

    init(_ fields: [HeaderField], in bytes: Span<UInt8>) {
        for field in fields {
            if bytes.matches("content-type", in: field.name) {
                set(\.type, field)
            } else if bytes.matches("content-disposition", in: field.name) {
                set(\.disposition, field)
            } else if bytes.matches("content-transfer-encoding", in: field.name) {
                set(\.encoding, field)
            }
        }
    }

    private mutating func set(_ path: WritableKeyPath<MIMEFields, HeaderField?>, _ field: HeaderField) {
        if let first = self[keyPath: path] { doubles.append((first, field)) } else { self[keyPath: path] = field }
    }

    /// Returns whether readers may differ on what a field says. Where it says the same twice, they do not.
    func isDoubled(in bytes: Span<UInt8>) -> Bool {
        for double in doubles
        where double.first.unfoldedValue(in: bytes) != double.other.unfoldedValue(in: bytes) { return true }
        return false
    }
}
