// Where things are.

import Foundation

enum Place {
    /// The project's folder.
    static let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/").replacing(
        "//", with: "/")

    /// The command under trial: the one that was built with these tests, or another that BACKSTAMP_BINARY names.
    static let binary: String = {
        if let path = ProcessInfo.processInfo.environment["BACKSTAMP_BINARY"] { return path }
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("backstamp").path
    }()
}
