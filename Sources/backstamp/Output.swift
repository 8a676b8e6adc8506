// The terminal.

import Foundation

enum Output {
    static func line(_ text: String) { bytes(Array((text + "\n").utf8)) }

    static func bytes(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    static func error(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Prints an error on one line, whatever it is made of.
    static func fail(_ text: String) {
        error(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}
