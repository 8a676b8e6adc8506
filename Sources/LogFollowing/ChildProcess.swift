// Another program, whose output is read.

internal import Glibc

/// Owns a program that runs: it is ended, and waited for, when it goes out of sight.
struct ChildProcess: ~Copyable {
    /// Its standard output.
    let output: CInt
    private let errors: CInt
    private let pid: pid_t
    private let program: String

    /// - Parameter program: A path, or a name that is looked for in PATH.
    init(_ program: String, _ arguments: [String]) throws(LogFollowingError) {
        let outputPipe = try Self.makePipe()
        let errorPipe: (reading: CInt, writing: CInt)
        do {
            errorPipe = try Self.makePipe()
        } catch {
            Self.close(outputPipe)
            throw error
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, outputPipe.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errorPipe.writing, STDERR_FILENO)
        var pid: pid_t = 0
        let code = Self.spawn(&pid, program, arguments, &actions)
        posix_spawn_file_actions_destroy(&actions)
        Glibc.close(outputPipe.writing)
        Glibc.close(errorPipe.writing)
        guard code == 0 else {
            Glibc.close(outputPipe.reading)
            Glibc.close(errorPipe.reading)
            throw .noProgram(program, reason: String(cString: strerror(code)))
        }
        (output, errors, self.pid, self.program) = (outputPipe.reading, errorPipe.reading, pid, program)
    }

    deinit {
        kill(pid, SIGKILL)
        Glibc.close(output)
        Glibc.close(errors)
        var status: CInt = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    }

    /// What it has written; none where there is nothing now, or nothing more.
    func read(_ count: Int) throws(LogFollowingError) -> [UInt8] {
        try Self.read(count, from: output, program)
    }

    /// Whether it has closed its output and ended.
    func isAtEnd() -> Bool {
        var wait = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, 0) > 0 && wait.revents & Int16(POLLIN) == 0
    }

    /// The last line that it wrote to standard error.
    func lastWords() -> String {
        let bytes = (try? Self.read(1 << 16, from: errors, program)) ?? []
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return lines.last.map(String.init) ?? "it gave no reason"
    }

    private static func read(
        _ count: Int, from descriptor: CInt, _ program: String
    ) throws(LogFollowingError) -> [UInt8] {
        var code: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let result = Glibc.read(descriptor, buffer.baseAddress, count)
            if result < 0 { code = errno }
            filled = max(0, result)
        }
        guard code == 0 || code == EAGAIN || code == EINTR else {
            throw .system(call: "read", path: program, code: code)
        }
        return bytes
    }

    private static func makePipe() throws(LogFollowingError) -> (reading: CInt, writing: CInt) {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system(call: "pipe", path: "journal", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        return (ends[0], ends[1])
    }

    private static func close(_ pipe: (reading: CInt, writing: CInt)) {
        Glibc.close(pipe.reading)
        Glibc.close(pipe.writing)
    }

    /// With no signal blocked: threads of ours block some, and a program inherits that.
    static func spawn(
        _ pid: inout pid_t, _ program: String, _ arguments: [String], _ actions: inout posix_spawn_file_actions_t
    ) -> CInt {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let strings = ([program] + arguments).map { strdup($0) }
        defer { for string in strings { free(string) } }
        return posix_spawnp(&pid, program, &actions, &attributes, strings + [nil], environ)
    }
}
