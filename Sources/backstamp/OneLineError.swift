// How a failure reaches the person at the terminal: one line, and an exit code of sysexits(3).

import FilterService
import Journal
import LedgerService
import Mailbox
import Milter
import Sealing
import SendingService
import Storage
import Submission
import Tools
import TrackerService
import Webhooks

/// Exit codes of sysexits(3).
enum Sysexit: Int32 {
    case usage = 64
    case badData = 65
    case unavailable = 69
    case software = 70
    case tryAgain = 75
    case configuration = 78
}

/// An error that is told in one line: what is wrong, where, and what to do.
protocol OneLineError: Error, CustomStringConvertible {
    var sysexit: Sysexit { get }
}

extension OneLineError {
    var line: String { "backstamp: \(description)" }
}

extension ConfigurationError: OneLineError {
    var sysexit: Sysexit { .configuration }
}

extension KeyError: OneLineError {
    var sysexit: Sysexit { .configuration }
}

extension MilterError: OneLineError {
    var sysexit: Sysexit {
        switch self {
        case .badAddress: .configuration
        case .failed, .secondServer: .software
        case .inUse, .cannotListen: .unavailable
        }
    }
}

extension StorageError: OneLineError {
    var sysexit: Sysexit {
        switch self {
        case .newerSchema: .configuration
        case .cannotOpen, .failed, .journal: .unavailable
        case .refused: .badData
        case .timedOut: .tryAgain
        }
    }
}

extension JournalError: OneLineError {
    var sysexit: Sysexit { .unavailable }
}

extension MailboxError: OneLineError {
    var sysexit: Sysexit {
        switch self {
        case .badAddress, .badURL, .password, .token: .configuration
        case .inUse, .cannotListen, .connection, .tokenRefused, .refused, .system: .unavailable
        case .stopped: .tryAgain
        }
    }
}

extension SystemCallError: OneLineError {
    var sysexit: Sysexit { .unavailable }
}

extension SubmissionServerError: OneLineError {
    var line: String { "backstamp: `retries.submit` must be \(description)" }
    var sysexit: Sysexit { .configuration }
}

extension LedgerInUse: OneLineError {
    var sysexit: Sysexit { .unavailable }
}

extension SplitSpoolInUse: OneLineError {
    var sysexit: Sysexit { .unavailable }
}

extension WebhookError: OneLineError {
    var sysexit: Sysexit {
        if case .secret = self { .configuration } else { .unavailable }
    }
}

extension TrackerError: OneLineError {
    var sysexit: Sysexit { .unavailable }
}

/// Says that what a person asked for can't be done.
struct CommandError: OneLineError {
    let description: String
    let sysexit: Sysexit

    init(_ description: String, _ sysexit: Sysexit) {
        self.description = description
        self.sysexit = sysexit
    }
}
