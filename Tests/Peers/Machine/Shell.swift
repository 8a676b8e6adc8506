// Other programs, run to their end.

import Foundation

/// What a program did.
package struct ShellResult {
    /// Its exit status; 128 and the signal's number where one ended it.
    package let status: Int32
    package let bytes: [UInt8]
    package let error: String

    package var output: String { String(decoding: bytes, as: UTF8.self) }
}

package struct ShellError: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
}

/// Runs a program found in PATH and waits for it.
///
/// Not with Foundation's `Process`: on Linux that waits for the program's children too, and ours start daemons. The output
/// goes through files, as a daemon would keep a pipe open.
@discardableResult
package func shell(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
) throws -> ShellResult {
    let folder = TestFolder()
    try folder.write(input, to: "input")
    let pid = try spawn(
        arguments, environment: environment, input: folder.path + "/input", output: folder.path + "/output",
        error: folder.path + "/error")
    var status: Int32 = 0
    while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return ShellResult(status: code, bytes: try folder.content("output"), error: try folder.read("error"))
}

/// Starts a program found in PATH, its input and outputs from and to files; its number.
package func spawn(
    _ arguments: [String], environment: [String: String] = [:], input: String = "/dev/null",
    output: String = "/dev/null", error: String = "/dev/null"
) throws -> Int32 {
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
package func succeed(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
) throws -> String {
    let result = try shell(arguments, input: input, environment: environment)
    guard result.status == 0 else {
        throw ShellError(
            description: "\(arguments.joined(separator: " ")): exit \(result.status)\n\(result.output)\(result.error)")
    }
    return result.output
}

/// The texts as C takes them: an array of strings with nil at its end.
private func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let strings = texts.map { strdup($0) }
    defer { for string in strings { free(string) } }
    return body(strings + [nil])
}
