// A folder for one test.

import Foundation

/// A new folder, removed when it goes out of sight. What is still open in it works until it is closed.
final class TestFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "backstamp-test-\(UUID())").path
        precondition(mkdir(path, 0o755) == 0, "mkdir failed")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
