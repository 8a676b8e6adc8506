// The value of a Content-Type field, and of a Content-Disposition, which has the same form.

/// The type of a body (RFC 2045 5.1): type, subtype and parameters.
package struct ContentType: Sendable, Equatable {
    /// Lower-case: "text".
    package var type: String
    /// Lower-case: "html".
    package var subtype: String
    /// In order, the continuations and charsets of RFC 2231 undone. Of several with one name the first counts.
    package var parameters: [Parameter]

    package struct Parameter: Sendable, Equatable {
        /// Lower-case.
        package var name: String
        package var value: String
    }

    package init(type: String, subtype: String, parameters: [Parameter] = []) {
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
    }

    /// The default (RFC 2045 5.2).
    package static let plain = ContentType(type: "text", subtype: "plain")
    /// The default within a multipart/digest (RFC 2046 5.1.5).
    package static let message = ContentType(type: "message", subtype: "rfc822")
}

extension ContentType {
    /// Reads the raw value of a field, with its folds. What cannot be read is text/plain (RFC 2045 5.2).
    package init(parsing value: Span<UInt8>) {
        let parsed = Self.parse(value, in: value.indices)
        self = parsed.defects.contains(.badContentType) ? .plain : parsed.type
    }

    /// Returns the value of a parameter, whatever the case of its name.
    package func parameter(_ name: String) -> String? {
        let name = name.lowercased()
        return parameters.first { $0.name == name }?.value
    }

    /// Returns whether it is `type/subtype`, both lower-case.
    package func matches(_ type: String, _ subtype: String) -> Bool {
        self.type == type && self.subtype == subtype
    }

    var isDigest: Bool { matches("multipart", "digest") }

    /// The boundary of a multipart, or nil where it has none that could be found in the body.
    /// RFC 2046 allows 70 characters; longer ones are seen and taken.
    var boundary: [UInt8]? {
        guard let value = parameter("boundary") else { return nil }
        var bytes = Array(value.utf8)
        while let last = bytes.last, last.isBlank { bytes.removeLast() }
        return bytes.isEmpty || bytes.count > 998 ? nil : bytes
    }

    /// Reads `type/subtype; name=value …`.
    static func parse(_ bytes: Span<UInt8>, in range: Range<Int>) -> (type: ContentType, defects: Defects) {
        var scanner = FieldScanner(range)
        let type = scanner.token(bytes)
        guard !type.isEmpty, scanner.skip(0x2F, bytes) else { return (.plain, .badContentType) }
        let subtype = scanner.token(bytes)
        guard !subtype.isEmpty else { return (.plain, .badContentType) }
        let parameters = ParameterList(&scanner, bytes)
        let value = ContentType(
            type: text(type).lowercased(), subtype: text(subtype).lowercased(), parameters: parameters.joined)
        var defects: Defects = parameters.isMalformed ? .badParameter : []
        if parameters.isAmbiguous { defects.insert(.duplicateParameter) }
        return (value, defects)
    }

    /// Reads `disposition; name=value …` (RFC 2183). The disposition is the type; the subtype is empty.
    static func parseDisposition(_ bytes: Span<UInt8>, in range: Range<Int>) -> ContentType {
        var scanner = FieldScanner(range)
        let disposition = text(scanner.token(bytes)).lowercased()
        return ContentType(type: disposition, subtype: "", parameters: ParameterList(&scanner, bytes).joined)
    }

    /// Returns bytes as text: UTF-8 where they are, else byte by byte as ISO 8859-1, so that nothing is lost.
    static func text(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return String(validating: bytes, as: UTF8.self) ?? HeaderText.latin1(bytes)
    }
}
