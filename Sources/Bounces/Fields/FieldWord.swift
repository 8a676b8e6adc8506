// The first word of a field's value.

enum FieldWord {
    /// Returns the word in lower case that a value begins with, without comments before it (RFC 5322, section 3.2.2),
    /// parameters and comments behind it (RFC 3834, section 5), and quotation marks. Nil for a value without a word.
    static func value(_ bytes: Span<UInt8>, in value: Range<Int>) -> String? {
        var index = value.lowerBound
        var depth = 0
        while index < value.upperBound {
            let byte = bytes[index]
            if byte == .leftParenthesis {
                depth += 1
            } else if byte == .rightParenthesis, depth > 0 {
                depth -= 1
            } else if byte == 0x5C, depth > 0 {
                index += 1
            } else if depth == 0, !byte.isSpace, byte != .quote {
                break
            }
            index += 1
        }
        let start = min(index, value.upperBound)
        while index < value.upperBound, !bytes[index].isSpace,
            ![.leftParenthesis, .semicolon, .quote].contains(bytes[index])
        { index += 1 }
        return index > start ? bytes.array(start..<index).lowercased.text : nil
    }
}
