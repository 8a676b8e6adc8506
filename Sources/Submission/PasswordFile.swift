// A password in a file of its own, so that the configuration can be shown to everybody.

internal import Glibc

/// The file with the password: its first line. Read for each connection, so that a new password needs no restart.
struct PasswordFile: Sendable, Equatable {
    let path: String

    private static let sizeLimit = 4096

    func read() throws(SubmissionError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure("not a regular file") }
        guard status.st_mode & 0o077 == 0 else {
            throw failure(
                "it is open to others (mode \(String(status.st_mode & 0o777, radix: 8))); run `chmod 600 \(path)`")
        }
        var bytes = [UInt8](repeating: 0, count: Self.sizeLimit)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw failure(String(cString: strerror(errno))) }
        let line = bytes[..<count].prefix { $0 != 0x0A && $0 != 0x0D }
        guard !line.isEmpty, !line.contains(0) else { throw failure("its first line is no password") }
        return String(decoding: line, as: UTF8.self)
    }

    private func failure(_ reason: String) -> SubmissionError { .password(path: path, reason: reason) }
}
