// The MTA's end of a milter connection: packets of a length, a command and its data, written in as few pieces as an MTA
// would, read through a buffer.

private import Glibc

/// A connected socket that speaks packets. One owner, one thread.
final class MilterSocket {
    private let descriptor: Int32
    private var output: [UInt8] = []
    private var input = [UInt8](repeating: 0, count: 128 * 1024)
    private var unread = 0..<0

    /// - Parameter address: `unix:/path`, or `inet:PORT@HOST` with a numeric IPv4 host.
    init(connectingTo address: String) throws(MilterPeerError) {
        let parts = address.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { throw MilterPeerError(description: "\(address): not a milter address") }
        let result: Int32
        if parts[0] == "unix" {
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: parts[1].utf8.prefix($0.count - 1)) }
            (descriptor, result) = Self.connect(&name, AF_UNIX)
        } else {
            let portAndHost = parts[1].split(separator: "@")
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = (UInt16(portAndHost[0]) ?? 0).bigEndian
            name.sin_addr.s_addr = inet_addr(portAndHost.count > 1 ? String(portAndHost[1]) : "127.0.0.1")
            (descriptor, result) = Self.connect(&name, AF_INET)
            var on: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        }
        guard result == 0 else { throw Self.failure("connect to \(address)") }
        // A filter that does not answer fails its test, and does not hang it.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        output.reserveCapacity(256 * 1024)
    }

    deinit {
        close(descriptor)
    }

    private static func connect<Address>(_ address: inout Address, _ family: Int32) -> (Int32, Int32) {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let length = socklen_t(MemoryLayout<Address>.size)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, length) }
        }
        return (descriptor, result)
    }

    /// Puts a packet behind those that wait to be written.
    func send(_ command: Character, _ pieces: [[UInt8]] = []) {
        let length = UInt32(1 + pieces.reduce(0) { $0 + $1.count })
        withUnsafeBytes(of: length.bigEndian) { output.append(contentsOf: $0) }
        output.append(command.asciiValue ?? 0)
        for piece in pieces { output.append(contentsOf: piece) }
    }

    func flush() throws(MilterPeerError) {
        var rest = output[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("write to the filter") }
            rest = rest.dropFirst(count)
        }
        output.removeAll(keepingCapacity: true)
    }

    /// Writes what waits, and reads the next packet.
    func receive() throws(MilterPeerError) -> (command: Character, data: ArraySlice<UInt8>) {
        try flush()
        try fill(4)
        let length = input[unread.prefix(4)].reduce(0) { $0 << 8 | Int($1) }
        guard (1...(1 << 26)).contains(length) else { throw MilterPeerError(description: "packet length \(length)") }
        try fill(4 + length)
        let packet = input[unread.dropFirst(4).prefix(length)]
        unread = unread.dropFirst(4 + length)
        return (Character(UnicodeScalar(packet[packet.startIndex])), packet.dropFirst())
    }

    /// Has at least `count` unread bytes in the buffer.
    private func fill(_ count: Int) throws(MilterPeerError) {
        if unread.lowerBound + count > input.count {
            let rest = input[unread]
            input = rest + [UInt8](repeating: 0, count: max(input.count, count) - rest.count)
            unread = 0..<rest.count
        }
        while unread.count < count {
            let received = input.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: unread.upperBound), $0.count - unread.upperBound)
            }
            if received < 0 && errno == EINTR { continue }
            if received == 0 { throw MilterPeerError(description: "the filter closed the connection") }
            guard received > 0 else { throw Self.failure("read from the filter") }
            unread = unread.lowerBound..<(unread.upperBound + received)
        }
        if unread.isEmpty { unread = 0..<0 }
    }

    private static func failure(_ what: String) -> MilterPeerError {
        MilterPeerError(description: "\(what): \(String(cString: strerror(errno)))")
    }
}
