// Where the copies lie, and what their files are called.

internal import Glibc
internal import Tools

/// The spool's folder: `12/123456.gz` is copy 123456, `12/123456.gz.5f3a9c01.new` is one that is being written.
///
/// A copy's folder, its *block*, has the number without the last four digits. So a copy is found by its number alone, no
/// folder holds more than 10,000 copies, and since numbers grow with time, the lowest blocks are the oldest ones: a sweep
/// for size starts there. (Each process takes its numbers from a range reserved for it; so within a few thousand the order
/// of numbers is not that of time, which only moves the end of what a sweep removes by as much.)
struct SpoolFolder: Sendable {
    let path: String

    private static let blockSize: Int64 = 10_000
    private static let suffix = ".gz"
    private static let draftSuffix = ".new"

    /// What a file in a block is.
    enum Content: Equatable {
        case copy(Int64)
        /// Being written, or left by a process that was killed.
        case draft
        case foreign
    }

    /// A file in a block, when it was looked at.
    struct Entry {
        let path: String
        let content: Content
        let bytes: Int64
        /// Milliseconds since 1970, UTC.
        let changedAt: Int64
    }

    func block(of number: Int64) -> Int64 { number / Self.blockSize }

    func path(ofBlock block: Int64) -> String { "\(path)/\(block)" }

    func path(of number: Int64) -> String { "\(path)/\(block(of: number))/\(number)\(Self.suffix)" }

    /// Returns a name that no other draft has.
    func draftPath(of number: Int64) -> String {
        "\(path(of: number)).\(String(UInt32.random(in: .min ... .max), radix: 16))\(Self.draftSuffix)"
    }

    /// Makes a block's folder, and those that it lies in, where they are missing.
    func create(block: Int64) throws(SpoolError) {
        try Folder<SpoolError>(path: path(ofBlock: block)).create()
    }

    /// Removes a file, unless somebody else has.
    func remove(_ path: String) throws(SpoolError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .system(call: "unlink", path: path, code: errno) }
    }

    /// The system refuses to remove a folder that has got a file in the meantime.
    func removeIfEmpty(block: Int64) { rmdir(path(ofBlock: block)) }

    /// Opens the folder, to lock it; nil where the spool has not been used yet.
    func open() throws(SpoolError) -> SpoolFile? {
        do {
            return try SpoolFile(opening: path, flags: O_RDONLY | O_DIRECTORY)
        } catch .system(_, _, ENOENT) {
            return nil
        }
    }

    /// Returns the blocks' numbers, oldest first.
    func blocks() throws(SpoolError) -> [Int64] {
        try names(in: path).compactMap { Int64($0) }.sorted()
    }

    /// Returns what is in a block, by the copies' numbers.
    func entries(ofBlock block: Int64) throws(SpoolError) -> [Entry] {
        let folder = path(ofBlock: block)
        var entries: [(number: Int64, entry: Entry)] = []
        for name in try names(in: folder) {
            let path = "\(folder)/\(name)"
            var status = stat()
            // Another sweep, or a rename, was faster.
            guard lstat(path, &status) == 0 else { continue }
            let content = Self.content(name)
            let number = if case .copy(let number) = content { number } else { Int64.min }
            let changedAt = Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
            entries.append(
                (number, Entry(path: path, content: content, bytes: Int64(status.st_size), changedAt: changedAt)))
        }
        return entries.sorted { $0.number < $1.number }.map(\.entry)
    }

    private static func content(_ name: String) -> Content {
        if name.hasSuffix(draftSuffix) { return .draft }
        guard name.hasSuffix(suffix), let number = Int64(name.dropLast(suffix.count)) else { return .foreign }
        return .copy(number)
    }

    private func names(in folder: String) throws(SpoolError) -> [String] {
        do {
            return try Folder<SpoolError>(path: folder).names()
        } catch .system(_, _, ENOENT), .system(_, _, ENOTDIR) {
            return []
        }
    }
}
