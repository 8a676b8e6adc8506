// Where a journal's segments lie, and what they are called.

internal import Glibc
internal import Tools

/// A journal's folder: `identity`, `lock`, `renew` for a moment, and the segments, `1.journal`, `2.journal`, ….
struct JournalFolder: Sendable {
    let path: String

    private static let suffix = ".journal"

    private var folder: Folder<JournalError> { Folder(path: path) }

    /// Makes the folder, and those that it lies in, where they are missing.
    func create() throws(JournalError) {
        try folder.create()
    }

    func segment(_ number: Int64) -> String { "\(path)/\(number)\(Self.suffix)" }

    /// Returns the segments' numbers, oldest first.
    func segments() throws(JournalError) -> [Int64] {
        let names: [String]
        do { names = try folder.names() } catch .system(_, _, ENOENT) { throw .absent(folder: path) }
        return names.filter { $0.hasSuffix(Self.suffix) }.compactMap { Int64($0.dropLast(Self.suffix.count)) }.sorted()
    }

    /// Bytes of all segments.
    func size() throws(JournalError) -> Int64 {
        var size: Int64 = 0
        for number in try segments() {
            // A reader may have removed it meanwhile.
            size += try JournalFile.status(of: segment(number))?.size ?? 0
        }
        return size
    }

    func remove(_ number: Int64) throws(JournalError) {
        try folder.remove("\(number)\(Self.suffix)")
    }

    /// Waits until the names in the folder are on disk.
    func flush() throws(JournalError) {
        try folder.flush()
    }

    // MARK: A new segment, at a reader's wish

    private static let renewal = "renew"

    /// Asks whoever writes the journal to begin another segment.
    func wantRenewal() throws(JournalError) {
        _ = try JournalFile(opening: "\(path)/\(Self.renewal)", flags: O_WRONLY | O_CREAT)
    }

    var isRenewalWanted: Bool { access("\(path)/\(Self.renewal)", F_OK) == 0 }

    func endRenewal() { unlink("\(path)/\(Self.renewal)") }

    // MARK: Its name

    /// Returns the journal's name for good, by which a database tells several journals apart.
    func identity() throws(JournalError) -> String {
        guard let file = try JournalFile.existing("\(path)/identity") else { throw .absent(folder: path) }
        return String(decoding: try file.read(64, at: 0), as: UTF8.self)
    }

    /// Gives the journal its identity, unless it has one. Only under the lock.
    func makeIdentity() throws(JournalError) -> String {
        do { return try identity() } catch .absent {}
        let digits = (0..<4).map { _ in String(UInt32.random(in: 0x1000_0000...UInt32.max), radix: 16) }
        let identity = digits.joined()
        try folder.replace("identity", with: Array(identity.utf8))
        return identity
    }
}
