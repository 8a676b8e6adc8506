// Another program, started without a shell.

internal import Glibc

/// Owns a program that runs: when it goes out of sight, it is ended with all that it has started.
package struct ChildProcess: ~Copyable, Sendable {
    package enum Ending: Equatable, Sendable {
        case exited(status: CInt)
        case killed(signal: CInt)
    }

    private let pid: pid_t
    private var ending: Ending?

    /// Starts a program in a process group of its own. It is given the descriptors, or `/dev/null` where there is none, and no other
    /// of ours.
    ///
    /// - Parameter program: A path, or a name that is looked for in PATH.
    package init(
        _ program: String, _ arguments: [String], input: CInt? = nil, output: CInt? = nil, errors: CInt? = nil
    ) throws(SystemCallError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, place, flags) in [
            (input, STDIN_FILENO, O_RDONLY), (output, STDOUT_FILENO, O_WRONLY), (errors, STDERR_FILENO, O_WRONLY),
        ] {
            if let descriptor {
                posix_spawn_file_actions_adddup2(&actions, descriptor, place)
            } else {
                posix_spawn_file_actions_addopen(&actions, place, "/dev/null", flags, 0)
            }
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of ours block some signals, and the process ignores SIGPIPE: a program inherits both, and one that does not know of
        // it would go on writing to nobody.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        let strings = ([program] + arguments).map { strdup($0) }
        defer { for string in strings { free(string) } }
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, program, &actions, &attributes, strings + [nil], environ)
        guard code == 0 else { throw SystemCallError(call: "spawn", code: code) }
        self.pid = pid
        ending = nil
    }

    deinit {
        // Also what it has started and left behind.
        kill(-pid, SIGKILL)
        if ending == nil { _ = Self.wait(for: pid, options: 0) }
    }

    /// Says how it has ended; nil while it runs.
    package mutating func endingSoFar() -> Ending? {
        if ending == nil { ending = Self.wait(for: pid, options: WNOHANG) }
        return ending
    }

    /// Waits until it ends.
    package mutating func wait() -> Ending? {
        if ending == nil { ending = Self.wait(for: pid, options: 0) }
        return ending
    }

    private static func wait(for pid: pid_t, options: CInt) -> Ending? {
        var status: CInt = 0
        var result: pid_t
        repeat { result = waitpid(pid, &status, options) } while result == -1 && errno == EINTR
        guard result == pid else { return nil }
        return status & 0x7F == 0 ? .exited(status: status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
    }
}

/// A program whose standard output is read.
package struct PipedProgram: ~Copyable, Sendable {
    package let output: Pipe
    package var process: ChildProcess

    package init(_ program: String, _ arguments: [String], errors: CInt? = nil) throws(SystemCallError) {
        var output = try Pipe()
        process = try ChildProcess(program, arguments, output: output.writing, errors: errors)
        output.closeWriting()
        self.output = output
    }
}
