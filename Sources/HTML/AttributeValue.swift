// What stands in an attribute: read with its character references undone, and written.

/// The value of an attribute, read and written by the rules for attributes.
package enum AttributeValue {
    /// Returns the value with its character references decoded into UTF-8, and NUL made U+FFFD. Other bytes are as they
    /// are: their charset is the document's.
    package static func decode(_ html: Span<UInt8>, in range: Range<Int>) -> [UInt8] {
        CharacterReferences.decode(html, in: range, asAttribute: true)
    }

    /// Writes a value into an attribute quoted in that way. An unquoted one gets quotes where it needs them.
    package static func encode(_ value: [UInt8], quoting: Link.Quoting) -> [UInt8] {
        var result: [UInt8] = []
        for byte in value {
            switch (byte, quoting) {
            case (.ampersand, _): result += Array("&amp;".utf8)
            case (.quote, .double), (.quote, .unquoted): result += Array("&quot;".utf8)
            case (.apostrophe, .single): result += Array("&#39;".utf8)
            default: result.append(byte)
            }
        }
        guard quoting == .unquoted, value.isEmpty || value.contains(where: needsQuotes) else { return result }
        return [.quote] + result + [.quote]
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case .quote, .apostrophe, .equals, .lessThan, .greaterThan, 0x60: true
        default: byte.isSpace
        }
    }
}
