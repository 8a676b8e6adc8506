// journalctl(1), whose output is read.

internal import Tools

/// Owns a journalctl that runs.
struct JournalProgram: ~Copyable {
    private let program: PipedProgram
    private let errors: Pipe

    init(_ name: String, _ arguments: [String]) throws(SystemCallError) {
        var errors = try Pipe()
        program = try PipedProgram(name, arguments, errors: errors.writing)
        errors.closeWriting()
        self.errors = errors
    }

    /// Readable when it has written something, or closed its output.
    var descriptor: CInt { program.output.reading }

    /// Returns what it has written: nil where there is nothing yet, none where it has closed its output.
    func read(_ count: Int) throws(SystemCallError) -> [UInt8]? { try program.output.read(count) }

    /// Returns the last line that it wrote to standard error.
    func lastWords() -> String {
        let bytes = (try? errors.read(1 << 16)) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").last.map(String.init)
            ?? "it gave no reason"
    }
}
