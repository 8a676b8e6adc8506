// What one writes and another reads.

internal import Glibc

/// Owns both ends of a pipe. Reading waits for nothing; neither end is inherited by a program that is started.
package struct Pipe: ~Copyable, Sendable {
    /// Readable when there is something, or when all that could write have closed it.
    package let reading: CInt
    /// -1 once it is closed.
    package private(set) var writing: CInt

    package init() throws(SystemCallError) {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemCallError(call: "pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        // Closing -1 does nothing.
        close(writing)
    }

    /// Leaves the writing to who has inherited that end, so that the reader meets the end of it.
    package mutating func closeWriting() {
        close(writing)
        writing = -1
    }

    /// Reads what is there, at most `count` bytes: nil where there is nothing yet, none where nothing more will come.
    package func read(_ count: Int) throws(SystemCallError) -> [UInt8]? {
        var code: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let result = Glibc.read(reading, buffer.baseAddress, count)
            if result < 0 { code = errno }
            filled = max(0, result)
        }
        if code == EAGAIN || code == EINTR { return nil }
        guard code == 0 else { throw SystemCallError(call: "read", code: code) }
        return bytes
    }
}
