// A secret in a file of its own, so that the configuration can be shown to everybody.

internal import Glibc

/// Reads files that nobody but their owner may read.
package enum SecretFile {
    /// Returns the file's bytes, `limit` of them at most.
    package static func read(_ path: String, limit: Int) throws(SecretFileError) -> [UInt8] {
        let file = try OpenFile<SecretFileError>(opening: path, flags: O_RDONLY)
        let status = try file.status()
        guard status.isRegularFile else { throw .notAFile }
        guard status.permissions & 0o077 == 0 else {
            throw .open(path: path, mode: String(status.permissions, radix: 8))
        }
        return Array(try file.readAll(limit: limit).prefix(limit))
    }
}

/// Why a secret was not read; its words stand behind the path.
package enum SecretFileError: SystemFailure, Equatable, CustomStringConvertible {
    case system(call: String, path: String, code: CInt)
    case notAFile
    case open(path: String, mode: String)

    package var description: String {
        switch self {
        case .system(_, _, let code): String(cString: strerror(code))
        case .notAFile: "not a regular file"
        case .open(let path, let mode): "it is open to others (mode \(mode)); run `chmod 600 \(path)`"
        }
    }
}
