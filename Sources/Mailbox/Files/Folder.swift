// A folder of the file system, by its path.

internal import Glibc

struct Folder: Sendable {
    let path: String

    /// Makes the folder, and those that it lies in, where they are missing.
    func create() throws(MailboxError) {
        let ends = path.indices.dropFirst().filter { path[$0] == "/" } + [path.endIndex]
        for end in ends {
            let folder = String(path[..<end])
            // Who else may come in is the umask's to say.
            guard mkdir(folder, 0o770) == 0 || errno == EEXIST else {
                throw .system(call: "mkdir", path: folder, code: errno)
            }
        }
    }

    /// The names in it, in no order, without `.` and `..`.
    func names() throws(MailboxError) -> [String] {
        guard let directory = opendir(path) else { throw .system(call: "opendir", path: path, code: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// What a name in it stands for; nil where there is no such thing any more.
    func status(of name: String) throws(MailboxError) -> stat? {
        var status = stat()
        if stat("\(path)/\(name)", &status) == 0 { return status }
        guard errno == ENOENT else { throw .system(call: "stat", path: "\(path)/\(name)", code: errno) }
        return nil
    }

    /// Removes a file; there may be none.
    func remove(_ name: String) throws(MailboxError) {
        guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else {
            throw .system(call: "unlink", path: "\(path)/\(name)", code: errno)
        }
    }

    /// Waits until the names in the folder are on disk.
    func flush() throws(MailboxError) {
        let folder = try File(opening: path, flags: O_RDONLY | O_DIRECTORY)
        try folder.flush()
    }
}

/// A time of the file system's, in seconds and nanoseconds since 1970.
struct FileTime: Comparable {
    var seconds: Int
    var nanoseconds: Int

    init(_ time: timespec) {
        seconds = time.tv_sec
        nanoseconds = time.tv_nsec
    }

    init(seconds: Int) {
        self.seconds = seconds
        nanoseconds = 0
    }

    static func < (one: FileTime, other: FileTime) -> Bool {
        (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
    }
}

extension stat {
    var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}
