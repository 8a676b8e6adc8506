// A password in a file of its own, so that the configuration can be shown to everybody.

internal import Tools

/// The file with the password: its first line. Read for each connection, so that a new password needs no restart.
struct PasswordFile: Sendable, Equatable {
    let path: String

    private static let sizeLimit = 4096

    func read() throws(SubmissionError) -> String {
        let bytes: [UInt8]
        do { bytes = try SecretFile.read(path, limit: Self.sizeLimit) } catch { throw failure("\(error)") }
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        guard !line.isEmpty, !line.contains(0) else { throw failure("its first line is no password") }
        return String(decoding: line, as: UTF8.self)
    }

    private func failure(_ reason: String) -> SubmissionError { .password(path: path, reason: reason) }
}
