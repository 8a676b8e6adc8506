// Colours, where a person reads on a terminal that has them.

import Foundation

enum Style {
    /// Standard output is a terminal, and nobody has asked for plain text (https://no-color.org).
    private static let isOn =
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    static func bold(_ text: String) -> String { wrapped(text, 1) }
    static func dim(_ text: String) -> String { wrapped(text, 2) }
    static func red(_ text: String) -> String { wrapped(text, 31) }
    static func green(_ text: String) -> String { wrapped(text, 32) }
    static func yellow(_ text: String) -> String { wrapped(text, 33) }

    private static func wrapped(_ text: String, _ code: Int) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
