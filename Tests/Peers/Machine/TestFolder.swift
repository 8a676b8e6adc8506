// A folder for one test.

import Foundation
import Synchronization

/// A new folder below the machine's temporary one, open to all users: the servers of tests have users of their own. Its path
/// is short, as that of a socket must be.
///
/// Removed when it goes out of sight; what is still open in it works until it is closed. A folder that is held or written
/// to until the end of the process goes with the process.
package final class TestFolder: Sendable {
    package let path: String

    package init() {
        path =
            FileManager.default.temporaryDirectory.appending(path: "backstamp-test-\(UUID().uuidString.prefix(8))").path
        // One that can't be made shows where it is first used.
        try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        let isFirst = made.withLock {
            $0.append(path)
            return $0.count == 1
        }
        if isFirst { atexit { for path in made.withLock({ $0 }) { remove(path) } } }
    }

    deinit { remove(path) }
}

/// The paths of all folders of this process.
private let made = Mutex<[String]>([])

private func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

// MARK: - What is in it

extension TestFolder {
    /// Writes a file, in a folder below where its name has one.
    package func write(_ bytes: some Sequence<UInt8>, to name: String, mode: Int? = nil) throws {
        let file = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        if let mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path) }
    }

    package func write(_ text: String, to name: String, mode: Int? = nil) throws {
        try write(text.utf8, to: name, mode: mode)
    }

    package func content(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }

    package func read(_ name: String) throws -> String { String(decoding: try content(name), as: UTF8.self) }

    /// The names in a folder below, sorted; none where there is no such folder.
    package func names(in name: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")) ?? []).sorted()
    }
}
