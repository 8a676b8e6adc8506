// Other programs, run to their end.

import Foundation

/// What a program did.
struct ShellResult {
    /// Its exit status; 128 and the signal's number where one ended it.
    let status: Int32
    let output: String
    let error: String
}

struct ShellError: Error, CustomStringConvertible {
    let description: String
}

/// Runs a program found in PATH and waits for it.
///
/// Not with Foundation's `Process`: on Linux that waits for the program's children too, and ours start daemons. The output
/// goes through files, as a daemon would keep a pipe open.
@discardableResult
func shell(_ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) throws -> ShellResult {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backstamp-shell-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["input", "output", "error"].map { folder.appendingPathComponent($0) }
    try Data(input).write(to: files[0])

    let pid = try spawn(
        arguments, environment: environment, input: files[0].path, output: files[1].path, error: files[2].path)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return ShellResult(status: code, output: texts[1], error: texts[2])
}

/// Starts a program found in PATH, its input and outputs from and to files.
func spawn(
    _ arguments: [String], environment: [String: String] = [:], input: String, output: String, error: String
) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT, 0o600)

    // A test runs on a thread that blocks signals, and a program inherits that: it could not be told to end.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var pid: pid_t = 0
    let program = arguments[0]
    let failure = withCStrings(arguments) { arguments in
        withCStrings(variables) { posix_spawnp(&pid, program, &actions, &attributes, arguments, $0) }
    }
    guard failure == 0 else { throw ShellError(description: "\(arguments): \(String(cString: strerror(failure)))") }
    return pid
}

/// Runs a program that must succeed.
@discardableResult
func succeed(_ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) throws -> String {
    let result = try shell(arguments, input: input, environment: environment)
    guard result.status == 0 else {
        throw ShellError(
            description: "\(arguments.joined(separator: " ")): exit \(result.status)\n\(result.output)\(result.error)")
    }
    return result.output
}

/// Waits until something holds, asking again and again; false where it does not within the time.
func eventually(within limit: Duration = .seconds(10), _ condition: () throws -> Bool) rethrows -> Bool {
    let end = ContinuousClock.now + limit
    repeat {
        if try condition() { return true }
        usleep(20_000)
    } while ContinuousClock.now < end
    return false
}

/// The texts as C takes them: an array of strings with nil at its end.
private func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let strings = texts.map { strdup($0) }
    defer { for string in strings { free(string) } }
    return body(strings + [nil])
}
