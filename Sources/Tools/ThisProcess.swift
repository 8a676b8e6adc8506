// Who we are, among other processes and machines.

internal import Glibc

/// Names this process, by which a lease or a file tells whose it is.
package enum ThisProcess {
    /// The machine's name and the process' number.
    package static let name = "\(hostName ?? "localhost"):\(getpid())"

    /// The machine's name; nil where it has none.
    package static let hostName: String? = {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return nil }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }()
}
