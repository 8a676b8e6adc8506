// The message that is sent again and again, taken apart beforehand so that the load costs little.

import Glibc
import Peers

/// A message as an MTA hands it to filters: header values with LF inside, the body in CRLF and in pieces.
struct Template: Sendable {
    private(set) var header: [(name: [UInt8], value: [UInt8])] = []
    private(set) var chunks: [[UInt8]] = []

    /// - Parameter path: a file with LF or CRLF line ends.
    init(contentsOf path: String) throws {
        let text = try Self.bytes(of: path).filter { $0 != UInt8(ascii: "\r") }
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst(), let first = line.first {
            if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), let last = header.indices.last {
                header[last].value += [UInt8(ascii: "\n")] + line
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                header.append((Array(line[..<colon]), Array(line[(colon + 1)...])))
            }
        }
        var body = Array(lines.joined(separator: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]))[...]
        while !body.isEmpty {
            chunks.append(Array(body.prefix(65535)))
            body = body.dropFirst(65535)
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw MilterPeerError(description: "cannot open \(path)") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
        return bytes
    }
}
