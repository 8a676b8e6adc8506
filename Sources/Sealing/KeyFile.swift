// The key file: read with its permissions checked, written so that a crash leaves the old file or the new one.

internal import Glibc
internal import Tools

/// The file that holds the secrets, a line each: a date, a space, 64 hexadecimal digits. The last line is the current key.
package struct KeyFile: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    private static let sizeLimit = 1 << 20
    private static let banner = """
        # Backstamp's keys. The last one seals; all of them open. Keep a copy: links sealed with a lost key are dead.

        """

    /// Returns the keys, oldest first.
    package func read() throws(KeyError) -> [Key] {
        let bytes: [UInt8]
        do {
            bytes = try SecretFile.read(path, limit: Self.sizeLimit)
        } catch {
            throw KeyError(error, path: path)
        }
        return try Self.parse(String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// Makes the file with one new key. An existing file is an error: its keys must not be lost.
    package func create(today: String) throws(KeyError) {
        if access(path, F_OK) == 0 { throw .exists(path: path) }
        try write([Key.random(created: today)])
    }

    /// Adds a new key, which seals from now on.
    package func rotate(today: String) throws(KeyError) {
        try write(try read() + [Key.random(created: today)])
    }

    static func parse(_ text: String, path: String) throws(KeyError) -> [Key] {
        var keys: [Key] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let fields = line.split(separator: " ")
            guard fields.count == 2, let secret = Hexadecimal.decode(fields[1]), secret.count == Key.size else {
                throw .malformed(path: path, line: number + 1)
            }
            keys.append(Key(created: String(fields[0]), secret: secret))
        }
        return keys
    }

    /// Writes beside the file, flushes, renames, and flushes the folder.
    private func write(_ keys: [Key]) throws(KeyError) {
        let lines = keys.map { "\($0.created) \(Hexadecimal.encode($0.secret))\n" }
        let bytes = Array((Self.banner + lines.joined()).utf8)
        let temporary = path + ".new"
        unlink(temporary)
        var old = stat()
        let replaces = stat(path, &old) == 0
        let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notWritten(path: path, reason: systemErrorText()) }
        defer { close(descriptor) }
        // Rotated by root, the file still belongs to the user that the service runs as.
        if replaces { _ = fchown(descriptor, old.st_uid, old.st_gid) }
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0,
            rename(temporary, path) == 0
        else {
            let reason = systemErrorText()
            unlink(temporary)
            throw .notWritten(path: path, reason: reason)
        }
        flushFolder()
    }

    /// Flushes the folder: a rename is on disk when its folder is.
    private func flushFolder() {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 {
            fsync(descriptor)
            close(descriptor)
        }
    }
}

extension KeyError {
    fileprivate init(_ error: SecretFileError, path: String) {
        self =
            switch error {
            case .system(_, _, ENOENT): .missing(path: path)
            case .system: .unreadable(path: path, reason: "\(error)")
            case .notAFile: .notAFile(path: path)
            case .open(_, let mode): .unsafe(path: path, mode: mode)
            }
    }
}

/// Returns what the system says of the last failed call.
private func systemErrorText() -> String { String(cString: strerror(errno)) }
