// What can go wrong on a mail's way to us, in words for the administrator: what, where, what to do.

internal import Tools

package enum MailboxError: SystemFailure, Equatable, CustomStringConvertible {
    /// Not `unix:/path` or `HOST:PORT`.
    case badAddress(String, reason: String)
    /// Another process listens there already.
    case inUse(String)
    /// The address is good, but cannot be listened on here and now.
    case cannotListen(String, reason: String)
    /// Not the URL of a mailbox.
    case badURL(String, reason: String)
    /// The file with the password of a mailbox.
    case password(path: String, reason: String)
    /// The command that gives the access token of a mailbox.
    case token(command: String, reason: String)
    /// A server refused a token that its command had just given.
    case tokenRefused(host: String, command: String)
    /// The server was not reached, or said something that is no answer.
    case connection(host: String, reason: String)
    /// The server answered no.
    case refused(host: String, command: String, reply: String)
    /// A call of the operating system failed.
    case system(call: String, path: String, code: CInt)
    /// The intake was told to stop while it waited.
    case stopped

    package var description: String {
        switch self {
        case .badAddress(let text, let reason): "\(text): \(reason); use unix:/path or 127.0.0.1:2424"
        case .inUse(let address): "\(address): another process listens here already"
        case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
        case .badURL(let text, let reason):
            "\(text): \(reason); use imaps://HOST/FOLDER, imap://HOST/FOLDER, pop3s://HOST or pop3://HOST"
        case .password(let path, let reason): "\(path): \(reason)"
        case .token(let command, let reason): "\(command): \(reason)"
        case .tokenRefused(let host, let command):
            "\(host): refuses the access token that \(command) has just given, or knows neither OAUTHBEARER nor XOAUTH2"
        case .connection(let host, let reason): "\(host): \(reason)"
        case .refused(let host, let command, let reply): "\(host): \(command) was refused: \(reply)"
        case .system(let call, let path, let code): Self.text(call: call, path: path, code: code)
        case .stopped: "stopped while waiting"
        }
    }

    /// Whether the whole source is concerned, and not one mail of it.
    var isOfConnection: Bool {
        switch self {
        case .connection, .stopped: true
        default: false
        }
    }
}
