/// The reasons why keys can't be had. The text is one line: what is wrong, where, and what to do.
package enum KeyError: Error, Equatable, CustomStringConvertible {
    case missing(path: String)
    case unreadable(path: String, reason: String)
    case unsafe(path: String, mode: String)
    case notAFile(path: String)
    case malformed(path: String, line: Int)
    case exists(path: String)
    case notWritten(path: String, reason: String)
    case empty
    case cryptography(String)

    package var description: String {
        switch self {
        case .missing(let path): "\(path): no key file; make one with `backstamp keys new`"
        case .unreadable(let path, let reason): "\(path): can't read the key file: \(reason)"
        case .unsafe(let path, let mode):
            "\(path): the key file is open to others (mode \(mode)); run `chmod 600 \(path)`, then `backstamp keys rotate`"
        case .notAFile(let path): "\(path): not a regular file; `keys` must name the key file"
        case .malformed(let path, let line):
            "\(path):\(line): not a key; a line is `YYYY-MM-DD` and 64 hexadecimal digits"
        case .exists(let path): "\(path): there is a key file already; add a key with `backstamp keys rotate`"
        case .notWritten(let path, let reason): "\(path): can't write the key file: \(reason)"
        case .empty: "the key file holds no key; add one with `backstamp keys rotate`"
        case .cryptography(let what): "libcrypto failed: \(what)"
        }
    }
}
