// A DNS server that knows little: the domains of our tests have a mail exchanger, and no other name exists.

import Foundation
import Peers

/// `NAME.example` has the mail exchanger `mx.NAME.example`, which is this host. All other names don't exist.
final class NameServer {
    /// An address of loopback of its own: resolvers ask port 53 and no other.
    let address: String
    private let descriptor: Int32

    init() throws {
        let number = UInt32.random(in: 0x7F35_0001...0x7F35_FFFE)
        address = (0..<4).map { "\(number >> (24 - 8 * $0) & 0xFF)" }.joined(separator: ".")
        descriptor = try Socket.bound(SOCK_DGRAM, port: 53, address: number)
        let descriptor = descriptor
        Thread.detachNewThread { Self.answerAll(on: descriptor) }
    }

    /// Wakes the thread, which then closes.
    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private static func answerAll(on descriptor: Int32) {
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            var sender = sockaddr_storage()
            var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
            withUnsafeMutablePointer(to: &sender) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { sender in
                    let count = recvfrom(descriptor, &buffer, buffer.count, 0, sender, &size)
                    guard count > 0, let query = Query(buffer[..<count]) else { return }
                    let answer = query.answer
                    _ = sendto(descriptor, answer, answer.count, 0, sender, size)
                }
            }
            // Nobody sends an empty datagram: the socket was shut down.
            if size == 0 || sender.ss_family == 0 { return }
        }
    }
}

/// One question.
private struct Query {
    private let id: [UInt8]
    /// As it came: the name, the type and the class.
    private let question: [UInt8]
    private let labels: [String]
    private let type: UInt8

    private static let typeA: UInt8 = 1
    private static let typeMX: UInt8 = 15

    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count > 12 else { return nil }
        var labels: [String] = []
        var position = 12
        while position < bytes.count, bytes[position] != 0 {
            let end = position + 1 + Int(bytes[position])
            guard end < bytes.count else { return nil }
            labels.append(String(decoding: bytes[(position + 1)..<end], as: UTF8.self).lowercased())
            position = end
        }
        guard position + 5 <= bytes.count else { return nil }
        id = Array(bytes[..<2])
        question = Array(bytes[12..<(position + 5)])
        type = bytes[position + 2]
        self.labels = labels
    }

    /// A whole response. A name that exists has no records of other types.
    var answer: [UInt8] {
        let isExchanger = labels.count == 3 && labels[0] == "mx"
        let exists = labels.last == "example" && (labels.count == 2 || isExchanger)
        var data: [UInt8] = []
        if exists, type == Self.typeA, isExchanger { data = [127, 0, 0, 1] }
        // Preference 10; "mx" before the name that was asked for, which stands at offset 12.
        if exists, type == Self.typeMX, !isExchanger { data = [0, 10, 2] + Array("mx".utf8) + [0xC0, 12] }
        let count: UInt8 = data.isEmpty ? 0 : 1
        let header = id + [0x85, exists ? 0x80 : 0x83, 0, 1, 0, count, 0, 0, 0, 0]
        guard !data.isEmpty else { return header + question }
        return header + question + [0xC0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, UInt8(data.count)] + data
    }
}
