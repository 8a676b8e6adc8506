internal import Glibc

/// A call of the operating system that failed.
package struct SystemCallError: Error, Equatable, CustomStringConvertible {
    package let call: String
    package let code: CInt

    package var reason: String { String(cString: strerror(code)) }
    package var description: String { "\(call): \(reason)" }
}
