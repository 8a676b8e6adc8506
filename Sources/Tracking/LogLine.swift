// The form of the mail log's lines, which all jobs share.

/// Static text, then key=value. What comes from a message can't forge a line: a value that isn't one plain word is quoted
/// and its control characters are escaped.
package struct LogLine {
    package private(set) var text: String

    package init(_ subject: String, _ event: String) { text = subject + " " + event }

    package mutating func add(_ key: String, _ value: String) {
        text += " \(key)="
        let isPlain =
            !value.isEmpty
            && value.unicodeScalars.allSatisfy { $0 != " " && $0 != "\"" && $0 != "=" && !Self.isControl($0) }
        guard !isPlain else { return text += value }
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case _ where Self.isControl(scalar):
                text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// What could end the line, or steer the terminal of who reads it: C0 and C1 controls, and Unicode's own line ends.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
    }
}
