// Why a mail was not taken.

/// How far a submission came.
package enum SubmissionStep: Sendable, Equatable, CustomStringConvertible {
    /// Connection, greeting, EHLO and TLS.
    case connection
    case authentication
    case sender
    case recipient
    /// The server was asked whether the message may come, or a part of it was on its way.
    case data
    /// The message was sent to its end.
    case endOfData

    package var description: String {
        switch self {
        case .connection: "connection"
        case .authentication: "authentication"
        case .sender: "MAIL FROM"
        case .recipient: "RCPT TO"
        case .data: "DATA"
        case .endOfData: "end of data"
        }
    }

    /// The SMTP command that was answered; nil where it was none of the message's.
    package var command: String? {
        switch self {
        case .connection, .authentication: nil
        case .sender: "MAIL"
        case .recipient: "RCPT"
        case .data, .endOfData: "DATA"
        }
    }
}

package enum SubmissionError: Error, Equatable, CustomStringConvertible {
    /// The server said no: for this address at `.recipient`, where the reply is permanent for good; at `.sender`, `.data`
    /// and `.endOfData` for this mail; before that, to us.
    case refused(SubmissionStep, Reply)
    /// There was no connection, or it broke, or the server was silent for too long, or it didn't speak SMTP. To try again
    /// is right, but for `.endOfData`: the server may have taken the message, and who tries again may send it twice.
    case broken(SubmissionStep, reason: String)
    /// The server lacks an extension of SMTP that this mail needs.
    case notOffered(extension: String)
    /// What is no address would be read as something else.
    case badAddress(String)
    /// The password can't be had from its file.
    case password(path: String, reason: String)

    package var description: String {
        switch self {
        case .refused(let step, let reply): "refused at \(step): \(reply)"
        case .broken(let step, let reason): "failed at \(step): \(reason)"
        case .notOffered(let name): "the server does not offer \(name), which this mail needs"
        case .badAddress(let text): "not an address: \(text.debugDescription)"
        case .password(let path, let reason): "\(path): can't read the password: \(reason)"
        }
    }
}
