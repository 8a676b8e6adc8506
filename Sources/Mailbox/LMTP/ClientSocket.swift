// One client's connection: lines and bytes in, bytes out, and no waiting for longer than allowed.

internal import Glibc
internal import Tools

/// Why nothing more can be read from or written to a client.
enum ClientFailure: Error, Equatable {
    /// It has hung up, or the connection broke.
    case gone
    case timedOut
    case stopped
}

/// Owns a connection. Used by its own thread alone.
final class ClientSocket {
    private let descriptor: CInt
    private let timeout: Duration
    private let stop: StopSignal
    /// What was received and not yet taken, from `start` on.
    private var buffer: [UInt8] = []
    private var start = 0

    private static let pieceSize = 1 << 16

    /// - Parameters:
    ///   - descriptor: The socket, which this object owns from now on.
    ///   - timeout: How long each wait for the client may last.
    init(descriptor: CInt, timeout: Duration, stop: StopSignal) {
        self.descriptor = descriptor
        self.timeout = timeout
        self.stop = stop
    }

    deinit { close(descriptor) }

    /// The next line without its ending, which is LF or CRLF; nil where it is longer than `limit`, and then it is passed over.
    func readLine(limit: Int) throws(ClientFailure) -> [UInt8]? {
        var line: [UInt8] = []
        var isTooLong = false
        while true {
            let rest = buffer[start...]
            let feed = rest.firstIndex(of: 0x0A)
            if !isTooLong { line += rest[..<(feed ?? rest.endIndex)] }
            if line.count > limit {
                isTooLong = true
                line = []
            }
            if let feed {
                start = feed + 1
                if line.last == 0x0D { line.removeLast() }
                return isTooLong ? nil : line
            }
            try fill()
        }
    }

    /// Calls `body` with received bytes until it has what it needs; it returns how many it has taken, and whether it is done.
    func read(_ body: (ArraySlice<UInt8>) -> (taken: Int, isDone: Bool)) throws(ClientFailure) {
        while true {
            let (taken, isDone) = body(buffer[start...])
            start += taken
            if isDone { return }
            try fill()
        }
    }

    /// Whether the client has said more already.
    var hasMore: Bool { start < buffer.count }

    func write(_ bytes: [UInt8]) throws(ClientFailure) {
        var sent = 0
        let deadline = ContinuousClock.now + timeout
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                return send(descriptor, rest.baseAddress, rest.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN {
                // A client that does not listen is not waited for when we are to stop.
                try wait(until: deadline, for: POLLOUT)
            } else if errno != EINTR {
                throw .gone
            }
        }
    }

    /// Receives more, when what was there has been taken.
    private func fill() throws(ClientFailure) {
        let deadline = ContinuousClock.now + timeout
        while true {
            try wait(until: deadline, for: POLLIN)
            var code: CInt = 0
            buffer = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, filled in
                let count = recv(descriptor, buffer.baseAddress, buffer.count, CInt(MSG_DONTWAIT))
                if count < 0 { code = errno }
                filled = max(0, count)
            }
            start = 0
            if code == EAGAIN || code == EINTR { continue }
            guard code == 0, !buffer.isEmpty else { throw .gone }
            return
        }
    }

    private func wait(until deadline: ContinuousClock.Instant, for events: CInt) throws(ClientFailure) {
        switch stop.wait(until: deadline, descriptor: descriptor, events: events) {
        case .stopped: throw .stopped
        case .timedOut: throw .timedOut
        case .ready: break
        }
    }
}
