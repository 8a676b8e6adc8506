// A log and the older files beside it that it was rotated to.

internal import Glibc
internal import Tools

/// The files of a log: `maillog`, and `maillog.1`, `maillog-20261125`, `maillog.2.gz` and so on.
struct LogFolder: Sendable {
    let path: String

    var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private var name: String {
        String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
    }

    struct Member {
        var path: String
        var status: FileStatus
        /// 2 of `maillog.2`.
        var number: Int?
        var packing: Packing?
    }

    /// Returns the files that the log was rotated to, the oldest first.
    func rotated() throws(LogFollowingError) -> [Member] {
        var result: [Member] = []
        let names = Set(try names().filter { $0.hasPrefix(name) })
        for name in names {
            let packing = Packing(of: name)
            let plain = name.dropLast(packing?.rawValue.count ?? 0)
            let suffix = plain.dropFirst(self.name.count)
            // While it is being packed, there are both.
            guard Self.isOfRotation(suffix), packing == nil || !names.contains(String(plain)) else { continue }
            let path = "\(folder)/\(name)"
            guard let status = try OpenFile<LogFollowingError>.status(of: path), status.isRegularFile else { continue }
            result.append(Member(path: path, status: status, number: Int(suffix.dropFirst()), packing: packing))
        }
        return result.sorted(by: Self.isOlder)
    }

    /// By number where all have small ones, as logrotate and newsyslog count them; else by when they were written to.
    private static func isOlder(_ one: Member, _ other: Member) -> Bool {
        if let left = one.number, let right = other.number, left < 10_000, right < 10_000 { return left > right }
        return (one.status.modified, one.path) < (other.status.modified, other.path)
    }

    /// `.1`, `.01`, `-20261125`, `.20261125-030405`. What people keep beside (`.bak`) is no part.
    private static func isOfRotation(_ suffix: Substring) -> Bool {
        guard suffix.first == "." || suffix.first == "-", suffix.count > 1 else { return false }
        return suffix.utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
    }

    private func names() throws(LogFollowingError) -> [String] {
        do { return try Folder<LogFollowingError>(path: folder).names() } catch .system(_, _, ENOENT) { return [] }
    }
}
