// The form of the mail log's lines, which all jobs share.

/// A line of the log: static text, then key=value. What comes from a message can't forge a line: a value that isn't one
/// plain word is quoted and what steers a terminal or can't be seen is escaped.
package struct LogLine {
    package private(set) var text: String

    package init(_ subject: String, _ event: String) { text = subject + " " + event }

    /// - Parameter queueID: empty where none is known, which the log writes as the MTA does.
    package init(queueID: String, _ event: String) { self.init(queueID.isEmpty ? "NOQUEUE:" : "\(queueID):", event) }

    package mutating func add(_ key: String, _ value: String) {
        text += " \(key)="
        let isPlain =
            !value.isEmpty
            && value.unicodeScalars.allSatisfy { $0 != "\"" && $0 != "=" && !$0.isBlank && !$0.isUnseen }
        guard !isPlain else { return text += value }
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case _ where scalar.isUnseen: text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension Unicode.Scalar {
    /// Whether it is shapeless: it could end a line, steer a terminal, turn the text around, or hide in it. By Unicode:
    /// controls, line ends, formats (directions, joiners, tags), fillers, variation selectors, no characters.
    package var isUnseen: Bool {
        if value < 0x7F { return value < 0x20 }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
        default: return properties.isDefaultIgnorableCodePoint
        }
    }

    /// A space of any width.
    fileprivate var isBlank: Bool { self == " " || value > 0x7F && properties.generalCategory == .spaceSeparator }
}
