// A folder of the file system, by its path.

internal import Glibc

/// Makes a folder, and finds, removes and flushes what is in it.
package struct Folder<Failure: SystemFailure>: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Makes the folder, and those that it lies in, where they are missing.
    ///
    /// - Parameter mode: who may come in, as far as the umask lets them.
    package func create(mode: UInt32 = 0o700) throws(Failure) {
        let ends = path.indices.dropFirst().filter { path[$0] == "/" } + [path.endIndex]
        for end in ends {
            let folder = String(path[..<end])
            guard mkdir(folder, mode) == 0 || errno == EEXIST else {
                throw .system(call: "mkdir", path: folder, code: errno)
            }
        }
    }

    /// Returns the names in it, in no order, without `.` and `..`.
    package func names() throws(Failure) -> [String] {
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

    /// Returns what a name in it stands for; nil where there is no such thing any more.
    package func status(of name: String) throws(Failure) -> FileStatus? {
        try OpenFile<Failure>.status(of: "\(path)/\(name)")
    }

    /// Removes a file, unless somebody else has.
    package func remove(_ name: String) throws(Failure) {
        guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else {
            throw .system(call: "unlink", path: "\(path)/\(name)", code: errno)
        }
    }

    /// Gives a file in it this content as a whole: whoever looks sees the old or the new. When this returns, it is on disk.
    ///
    /// Not for two at once: both would write the same draft.
    package func replace(_ name: String, with bytes: [UInt8]) throws(Failure) {
        let (draft, path) = ("\(path)/\(name).new", "\(path)/\(name)")
        let file = try OpenFile<Failure>(opening: draft, flags: O_WRONLY | O_CREAT | O_TRUNC)
        try file.write(bytes)
        try file.flush()
        guard rename(draft, path) == 0 else { throw .system(call: "rename", path: path, code: errno) }
        try flush()
    }

    /// Waits until the names in the folder are on disk.
    package func flush() throws(Failure) {
        let folder = try OpenFile<Failure>(opening: path, flags: O_RDONLY | O_DIRECTORY)
        try folder.flush()
    }
}
