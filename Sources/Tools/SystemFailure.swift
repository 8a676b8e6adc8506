// How a tool that works on files tells what went wrong: by an error of the module that uses it.

internal import Glibc

/// An error that can say which call of the operating system failed.
package protocol SystemFailure: Error {
    static func system(call: String, path: String, code: CInt) -> Self
}

extension SystemFailure {
    /// Words the failure for the administrator.
    package static func text(call: String, path: String, code: CInt) -> String {
        "\(path): \(call): \(String(cString: strerror(code)))"
    }
}
