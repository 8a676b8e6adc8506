// Older files of a log that were packed: `postfix logrotate` does so at once, logrotate(8) mostly a day later.

internal import Glibc
internal import Tools

/// How a file was packed, by its name.
enum Packing: String, CaseIterable {
    case gzip = ".gz"
    case bzip2 = ".bz2"
    case xz = ".xz"
    case zstd = ".zst"

    init?(of name: some StringProtocol) {
        guard let packing = Packing.allCases.first(where: { name.hasSuffix($0.rawValue) }) else { return nil }
        self = packing
    }

    /// Each takes `-dc` to unpack its standard input to its standard output.
    fileprivate var program: String { "\(self)" }
}

extension LogFileHandle {
    /// Returns what a packed file was, in a file without a name; nil where it can't be unpacked.
    static func unpacked(_ path: String, _ packing: Packing) throws(LogFollowingError) -> LogFileHandle? {
        guard let packed = try OpenFile<LogFollowingError>.existing(path) else { return nil }
        let identity = try packed.status()
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let descriptor = Glibc.open(folder, O_RDWR | O_CLOEXEC | temporaryFile, 0o600)
        guard descriptor >= 0 else { throw .system(call: "temporary file", path: folder, code: errno) }
        let unpacked = LogFileHandle(OpenFile(path: path, descriptor: descriptor), identity: identity)
        do {
            var packer = try ChildProcess(packing.program, ["-dc"], input: packed.descriptor, output: descriptor)
            guard packer.wait() == .exited(status: 0) else { return nil }
        } catch {
            return nil
        }
        return unpacked
    }

    /// `O_TMPFILE`, which Glibc's module map hides: a file of no name, gone when it is closed.
    private static var temporaryFile: CInt { 0o20000000 | O_DIRECTORY }
}
