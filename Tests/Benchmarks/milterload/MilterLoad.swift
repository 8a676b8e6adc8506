// Drives a filter over its socket as an MTA with many clients does, and says how fast it was.
//
//     milterload SOCKET CONNECTIONS MESSAGES FILE
//
// Each message is FILE (RFC 5322, lines ended by LF or CRLF) with its own queue id, recipient and Message-ID, from an
// authenticated client. Prints one JSON line. Exits with 1 where the filter broke the protocol.

import Glibc
import Peers

@main
struct MilterLoad {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let connections = Int(arguments[2]), let messages = Int(arguments[3]) else {
            print("usage: milterload SOCKET CONNECTIONS MESSAGES FILE")
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
        print(
            """
            {"messages":\(messages),"connections":\(connections),"seconds":\((seconds * 1000).rounded() / 1000),\
            "messages_per_second":\(Int(Double(messages) / seconds)),\
            "p50_ms":\(tally.latency(atShare: 0.5)),"p99_ms":\(tally.latency(atShare: 0.99)),\
            "bodies_replaced":\(tally.bodiesReplaced),"tempfailed":\(tally.tempfailed)}
            """
        )
    }
}
