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
            && value.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "\"" && $0 != "=" }
        guard !isPlain else { return text += value }
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
