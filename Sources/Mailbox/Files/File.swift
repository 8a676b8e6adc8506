// The module's open file.

internal import Glibc
internal import Tools

typealias File = OpenFile<MailboxError>

extension OpenFile<MailboxError> {
    /// Standard input, as a descriptor of our own.
    static func standardInput(_ path: String) throws(MailboxError) -> File {
        let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0 else { throw .system(call: "dup", path: path, code: errno) }
        return File(path: path, descriptor: descriptor)
    }
}
