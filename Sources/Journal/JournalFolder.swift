// Where a journal's segments lie, and what they are called.

internal import Glibc

/// A journal's folder: `identity`, `lock`, and the segments, `1.journal`, `2.journal`, ….
struct JournalFolder: Sendable {
    let path: String

    private static let suffix = ".journal"

    /// Makes the folder, and those that it lies in, where they are missing.
    func create() throws(JournalError) {
        let ends = path.indices.dropFirst().filter { path[$0] == "/" } + [path.endIndex]
        for end in ends {
            let folder = String(path[..<end])
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw .system(call: "mkdir", path: folder, code: errno)
            }
        }
    }

    func segment(_ number: Int64) -> String { "\(path)/\(number)\(Self.suffix)" }

    /// The segments' numbers, oldest first.
    func segments() throws(JournalError) -> [Int64] {
        guard let directory = opendir(path) else {
            if errno == ENOENT { throw .absent(folder: path) }
            throw .system(call: "opendir", path: path, code: errno)
        }
        defer { closedir(directory) }
        var numbers: [Int64] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(Self.suffix), let number = Int64(name.dropLast(Self.suffix.count)) else { continue }
            numbers.append(number)
        }
        return numbers.sorted()
    }

    /// Bytes of all segments.
    func size() throws(JournalError) -> Int64 {
        var size: Int64 = 0
        for number in try segments() {
            var status = stat()
            // A reader may have removed it meanwhile.
            if stat(segment(number), &status) == 0 { size += Int64(status.st_size) }
        }
        return size
    }

    func remove(_ number: Int64) throws(JournalError) {
        let path = segment(number)
        guard unlink(path) == 0 || errno == ENOENT else { throw .system(call: "unlink", path: path, code: errno) }
    }

    /// Waits until the names in the folder are on disk.
    func flush() throws(JournalError) {
        let folder = try JournalFile(opening: path, flags: O_RDONLY | O_DIRECTORY)
        try folder.flush()
    }

    /// The journal's name for good, by which a database tells several journals apart.
    func identity() throws(JournalError) -> String {
        let path = "\(path)/identity"
        let file: JournalFile
        do {
            file = try JournalFile(opening: path, flags: O_RDONLY)
        } catch .system(_, _, ENOENT) {
            throw .absent(folder: self.path)
        }
        return String(decoding: try file.read(64, at: 0), as: UTF8.self)
    }

    /// Gives the journal its identity, unless it has one. Only under the lock.
    func makeIdentity() throws(JournalError) -> String {
        do { return try identity() } catch .absent {}
        let digits = (0..<4).map { _ in String(UInt32.random(in: 0x1000_0000...UInt32.max), radix: 16) }
        let identity = digits.joined()
        let draft = "\(path)/identity.new"
        let file = try JournalFile(opening: draft, flags: O_WRONLY | O_CREAT | O_TRUNC)
        try file.write(Array(identity.utf8), at: 0)
        try file.flush()
        guard rename(draft, "\(path)/identity") == 0 else { throw .system(call: "rename", path: draft, code: errno) }
        try flush()
        return identity
    }
}
