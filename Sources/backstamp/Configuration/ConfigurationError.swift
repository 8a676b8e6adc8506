/// A fault of the configuration. One line: where, what, and what to do.
struct ConfigurationError: Error, CustomStringConvertible {
    /// `file:line`, a file, or an environment variable.
    let place: String
    let problem: String

    var description: String { "\(place): \(problem)" }
}
