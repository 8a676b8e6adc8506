// The command that gives an access token.

// libcurl's header includes the C library's: to the compiler, `sigset_t` is of either module.
internal import CCurl
internal import Glibc
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
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system(call: "pipe", path: program, code: errno) }
        let output = ends[0]
        defer { close(output) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
        var pid: pid_t = 0
        let code = spawn(&pid, output: ends[1])
        close(ends[1])
        guard code == 0 else { throw failure("can't be run: \(String(cString: strerror(code)))") }
        let deadline = ContinuousClock.now + timeLimit
        let bytes: [UInt8]
        let status: CInt
        do throws(MailboxError) {
            bytes = try read(output, until: deadline, stop)
            status = try wait(for: pid, until: deadline, stop)
        } catch {
            end(pid)
            throw error
        }
        // What it has started and left behind.
        kill(-pid, SIGKILL)
        guard status == 0 else {
            let end = status & 0x7F == 0 ? "with status \(status >> 8 & 0xFF)" : "by signal \(status & 0x7F)"
            throw failure("ended \(end); run it as the user of Backstamp to see why")
        }
        return try token(in: bytes)
    }

    /// Ends what has not ended by itself.
    private func end(_ pid: pid_t) {
        kill(-pid, SIGKILL)
        var status: CInt = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    }

    /// RFC 6750, section 2.1, and whatever else is visible: what is not would end the command that carries it.
    private func token(in bytes: [UInt8]) throws(MailboxError) -> String {
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        guard !line.isEmpty else { throw failure("gave no token") }
        guard line.allSatisfy({ 0x21...0x7E ~= $0 }) else { throw failure("gave no token, but a text") }
        return String(decoding: line, as: UTF8.self)
    }

    /// All that the program writes, until it closes its output.
    private func read(
        _ output: CInt, until deadline: ContinuousClock.Instant, _ stop: StopSignal
    ) throws(MailboxError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 12)
        while true {
            switch stop.wait(until: deadline, descriptor: output) {
            case .stopped: throw .stopped
            case .timedOut: throw failure("gave no token within \(timeLimit)")
            case .ready: break
            }
            let count = Glibc.read(output, &piece, piece.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EAGAIN || errno == EINTR else {
                    throw .system(call: "read", path: program, code: errno)
                }
                continue
            }
            bytes += piece[..<count]
            guard bytes.count <= Self.outputLimit else { throw failure("wrote more than \(Self.outputLimit) bytes") }
        }
    }

    /// The status with which the program ends, now that it has written all.
    private func wait(
        for pid: pid_t, until deadline: ContinuousClock.Instant, _ stop: StopSignal
    ) throws(MailboxError) -> CInt {
        var status: CInt = 0
        while true {
            let result = waitpid(pid, &status, WNOHANG)
            if result == pid { return status }
            guard result == 0 || errno == EINTR else { throw .system(call: "waitpid", path: program, code: errno) }
            guard ContinuousClock.now < deadline else { throw failure("did not end within \(timeLimit)") }
            guard stop.wait(for: Self.pause) != .stopped else { throw .stopped }
        }
    }

    /// In a process group of its own, to be ended with all that it has started; with no signal blocked, as threads of ours block
    /// some.
    private func spawn(_ pid: inout pid_t, output: CInt) -> CInt {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // We ignore some, and what is ignored stays so.
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        let strings = ([program] + arguments).map { strdup($0) }
        defer { for string in strings { free(string) } }
        return posix_spawn(&pid, program, &actions, &attributes, strings + [nil], environ)
    }

    private func failure(_ reason: String) -> MailboxError { .token(command: program, reason: reason) }
}
