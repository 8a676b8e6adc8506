// Drives a filter over its socket as an MTA with many clients does, and says how fast it was.
//
//     milterload SOCKET CONNECTIONS MESSAGES FILE [BODY]
//
// Each message is FILE (RFC 5322, lines ended by LF or CRLF) with its own queue id, recipient and Message-ID, from an
// authenticated client. Prints one JSON line, and writes a body that the filter gave back to the file BODY. Exits with 1
// where the filter broke the protocol.

import Glibc
import Peers

@main
struct MilterLoad {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard 5...6 ~= arguments.count, let connections = Int(arguments[2]), let messages = Int(arguments[3]) else {
            print("usage: milterload SOCKET CONNECTIONS MESSAGES FILE [BODY]")
            exit(64)
        }
        let load = Load(address: arguments[1], messages: messages, template: try Template(contentsOf: arguments[4]))
        let clock = ContinuousClock()
        let start = clock.now
        let tally = load.run(connections: connections)
        let seconds = (clock.now - start) / .seconds(1)
        if let error = tally.errors.first {
            print("milterload: \(error)")
            exit(1)
        }
        if arguments.count == 6 { try write(tally.lastBody, to: arguments[5]) }
        print(
            """
            {"messages":\(messages),"connections":\(connections),"seconds":\((seconds * 1000).rounded() / 1000),\
            "messages_per_second":\(Int(Double(messages) / seconds)),\
            "p50_ms":\(tally.latency(atShare: 0.5)),"p99_ms":\(tally.latency(atShare: 0.99)),\
            "bodies_replaced":\(tally.bodiesReplaced),"tempfailed":\(tally.tempfailed)}
            """
        )
    }
    private static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw MilterPeerError(description: "cannot write \(path)") }
        defer { fclose(file) }
        fwrite(bytes, 1, bytes.count, file)
    }
}
