// The command that gives an access token.

internal import Tools

/// Runs a program, without a shell, and takes the first line of its output. Neither that nor what it says besides is ever told to
/// anybody: either may be secret.
struct TokenCommand: Sendable {
    let program: String
    private let arguments: [String]
    private let timeLimit: Duration

    /// Longer than any token; a program that writes more means something else.
    private static let outputLimit = 1 << 16
    private static let pause = Duration.milliseconds(10)

    init(_ words: [String], timeLimit: Duration = .seconds(30)) {
        program = words.first ?? ""
        arguments = Array(words.dropFirst())
        self.timeLimit = timeLimit
    }

    func run(until stop: StopSignal) throws(MailboxError) -> String {
        var running = try start()
        let deadline = ContinuousClock.now + timeLimit
        let bytes = try read(running.output, until: deadline, stop)
        while true {
            switch running.process.endingSoFar() {
            case .exited(status: 0): return try token(in: bytes)
            case .exited(let status): throw ended("with status \(status)")
            case .killed(let signal): throw ended("by signal \(signal)")
            case nil: break
            }
            guard ContinuousClock.now < deadline else { throw failure("did not end within \(timeLimit)") }
            guard stop.wait(for: Self.pause) != .stopped else { throw .stopped }
        }
    }

    private func start() throws(MailboxError) -> PipedProgram {
        do {
            return try PipedProgram(program, arguments)
        } catch {
            throw failure("can't be run: \(error.reason)")
        }
    }

    /// RFC 6750, section 2.1, and whatever else is visible: what is not would end the command that carries it.
    private func token(in bytes: [UInt8]) throws(MailboxError) -> String {
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        guard !line.isEmpty else { throw failure("gave no token") }
        guard line.allSatisfy({ 0x21...0x7E ~= $0 }) else { throw failure("gave no token, but a text") }
        return String(decoding: line, as: UTF8.self)
    }

    /// Returns all that the program writes, until it closes its output.
    private func read(
        _ output: borrowing Pipe, until deadline: ContinuousClock.Instant, _ stop: StopSignal
    ) throws(MailboxError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            switch stop.wait(until: deadline, descriptor: output.reading) {
            case .stopped: throw .stopped
            case .timedOut: throw failure("gave no token within \(timeLimit)")
            case .ready: break
            }
            let piece: [UInt8]?
            do { piece = try output.read(1 << 12) } catch {
                throw .system(call: error.call, path: program, code: error.code)
            }
            guard let piece else { continue }
            if piece.isEmpty { return bytes }
            bytes += piece
            guard bytes.count <= Self.outputLimit else { throw failure("wrote more than \(Self.outputLimit) bytes") }
        }
    }

    private func ended(_ how: String) -> MailboxError {
        failure("ended \(how); run it as the user of Backstamp to see why")
    }

    private func failure(_ reason: String) -> MailboxError { .token(command: program, reason: reason) }
}
