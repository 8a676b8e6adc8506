// A connection to a mail server that we are logged in to: lines and bytes, with limits to each.

internal import Glibc
internal import Tools

/// Talks to one server. Used by its own thread alone.
final class RemoteConnection {
    let host: String
    private let curl: CurlConnection
    private let stop: StopSignal
    /// What was received and not yet taken, from `start` on.
    private var buffer: [UInt8] = []
    private var start = 0
    /// Whether what was begun is finished first when the stop signal is given.
    private var isFinishing = false
    /// Until when it has to be, once the signal was given.
    private var graceEnd: ContinuousClock.Instant?

    private static let pieceSize = 1 << 16
    /// How long the server may be silent when it should answer.
    private static let timeout = Duration.seconds(60)
    private static let grace = Duration.milliseconds(800)

    /// Connects and logs in.
    init(_ account: RemoteAccount, stop: StopSignal) throws(MailboxError) {
        host = account.host
        self.stop = stop
        curl = try Self.logIn(to: account, until: stop)
    }

    private static func logIn(to account: RemoteAccount, until stop: StopSignal) throws(MailboxError) -> CurlConnection
    {
        let curl = try CurlConnection(host: account.host)
        switch account.login {
        case .password(let file):
            try curl.connect(account, with: .password(try RemoteAccount.password(in: file)), until: stop)
            return curl
        case .token(let token):
            let (text, isKept) = try token.current(until: stop)
            do {
                try curl.connect(account, with: .token(text), until: stop)
                return curl
            } catch {
                // Servers tell in many ways that one has ended: whatever it was, the next try has another.
                if isKept || curl.isDenied { token.forget() }
                guard curl.isDenied else { throw error }
                if !isKept {
                    throw .tokenRefused(host: account.host, command: token.command.program)
                }
            }
            return try logIn(to: account, until: stop)
        }
    }

    func send(_ text: String) throws(MailboxError) {
        var rest = Array(text.utf8)[...]
        let deadline = ContinuousClock.now + Self.timeout
        while !rest.isEmpty {
            let count = try curl.send(rest)
            rest = rest.dropFirst(count)
            if count == 0 { try wait(until: deadline, for: POLLOUT) }
        }
    }

    /// Returns the next line without its CRLF.
    ///
    /// - Parameter limit: A longer one breaks the connection.
    func readLine(limit: Int) throws(MailboxError) -> [UInt8] {
        var line: [UInt8] = []
        while true {
            let rest = buffer[start...]
            let feed = rest.firstIndex(of: 0x0A)
            line += rest[..<(feed ?? rest.endIndex)]
            guard line.count <= limit else { throw failure("a line of more than \(limit) bytes") }
            if let feed {
                start = feed + 1
                if line.last == 0x0D { line.removeLast() }
                return line
            }
            try fill()
        }
    }

    /// So many bytes, of which those behind `kept` are passed over.
    func read(_ count: Int, keeping kept: Int) throws(MailboxError) -> [UInt8] {
        var bytes: [UInt8] = []
        var left = count
        while left > 0 {
            if start == buffer.count { try fill() }
            let piece = buffer[start...].prefix(left)
            bytes += piece.prefix(kept - bytes.count)
            start += piece.count
            left -= piece.count
        }
        return bytes
    }

    /// Has `reader` take what comes until its end.
    func read(_ reader: inout DotReader) throws(MailboxError) {
        while true {
            start += reader.take(buffer[start...])
            if reader.isAtEnd { return }
            try fill()
        }
    }

    /// Waits until the server says something unasked, until `deadline` at most.
    func waitForInput(until deadline: ContinuousClock.Instant) throws(MailboxError) -> Bool {
        while start == buffer.count {
            if let piece = try curl.receive(Self.pieceSize) {
                buffer = piece
                start = 0
                return true
            }
            switch curl.wait(until: deadline, for: POLLIN, stop: stop, isHeeded: true) {
            case .stopped: throw .stopped
            case .timedOut: return false
            case .ready: break
            }
        }
        return true
    }

    /// Calls `body`, which finishes what was begun: it has a moment for that even when told to stop.
    func finishing<Result>(_ body: () throws(MailboxError) -> Result) throws(MailboxError) -> Result {
        isFinishing = true
        defer { isFinishing = false }
        return try body()
    }

    func failure(_ reason: String) -> MailboxError { .connection(host: host, reason: reason) }

    /// Receives more, when what was there has been taken.
    private func fill() throws(MailboxError) {
        let deadline = ContinuousClock.now + Self.timeout
        while true {
            if let piece = try curl.receive(Self.pieceSize) {
                buffer = piece
                start = 0
                return
            }
            try wait(until: deadline, for: POLLIN)
        }
    }

    private func wait(until deadline: ContinuousClock.Instant, for events: CInt) throws(MailboxError) {
        if stop.isStopped, graceEnd == nil { graceEnd = .now + Self.grace }
        let end = min(deadline, graceEnd ?? deadline)
        switch curl.wait(until: end, for: events, stop: stop, isHeeded: !isFinishing) {
        case .ready: break
        case .stopped: throw .stopped
        case .timedOut: throw graceEnd == nil ? failure("the server is silent") : .stopped
        }
    }
}
