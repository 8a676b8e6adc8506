// Text into a header field, the other way of HeaderText.decode.

extension HeaderText {
    /// Bytes of text in one encoded word: 75 characters at most, less `=?utf-8?B?` and `?=`, and a multiple of three.
    private static let wordSize = 45

    /// Returns a field's value for unstructured text: as it is where that is printable ASCII, else as encoded words in
    /// UTF-8 and B, one a line (RFC 2047, sections 2 and 5). What would end the line becomes a blank.
    package static func encode(_ text: String) -> [UInt8] {
        let line = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
        if line.utf8.count <= 900, line.utf8.allSatisfy({ $0 < 0x7F }), !line.contains("=?") { return Array(line.utf8) }
        var words: [[UInt8]] = [[]]
        // A word holds whole characters (section 5), and here whole scalars are enough: nobody shows half of a word.
        for scalar in line.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > wordSize { words.append([]) }
            words[words.count - 1] += bytes
        }
        var value: [UInt8] = []
        for word in words {
            if !value.isEmpty { value += [0x0D, 0x0A, 0x20] }
            value += Array("=?utf-8?B?".utf8)
            value += Base64.encode(word.span, width: 76, lineEnding: [], column: 0)
            value += [0x3F, .equals]
        }
        return value
    }
}
