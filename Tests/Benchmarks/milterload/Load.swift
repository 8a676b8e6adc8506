// The load: connections that send messages until enough were sent, each on a thread of its own.

import Glibc
import Peers
import Synchronization

/// A number of messages, sent to one filter over a number of connections.
final class Load: Sendable {
    private let address: String
    private let messages: Int
    private let template: Template
    private let next = Atomic(0)
    private let tally = Mutex(Tally())

    init(address: String, messages: Int, template: Template) {
        self.address = address
        self.messages = messages
        self.template = template
    }

    /// Sends all messages and says what came of them. The calls block, so that each connection has a thread.
    func run(connections: Int) -> Tally {
        let threads = (0..<connections).map { _ in
            var thread = pthread_t()
            let load = Unmanaged.passRetained(self).toOpaque()
            let code = pthread_create(
                &thread, nil,
                { load in
                    if let load { Unmanaged<Load>.fromOpaque(load).takeRetainedValue().drive() }
                    return nil
                }, load)
            precondition(code == 0, "a thread cannot be made")
            return thread
        }
        for thread in threads { pthread_join(thread, nil) }
        return tally.withLock { $0 }
    }

    /// Sends messages over one connection until there are no more.
    private func drive() {
        var seen = Tally()
        do {
            let mta = try MilterPeer(connectingTo: address)
            try mta.connect(macros: ["j": "mx.example.com", "{daemon_name}": "ORIGINATING"])
            while case let number = next.add(1, ordering: .relaxed).oldValue, number < messages {
                try send(number, to: mta, &seen)
            }
            try mta.quit()
        } catch {
            seen.errors.append("\(error)")
        }
        tally.withLock { $0.add(seen) }
    }

    private func send(_ number: Int, to mta: MilterPeer, _ seen: inout Tally) throws {
        let id = "Q\(number)"
        try mta.mail("<news@shop.example>", macros: ["{auth_authen}": "crm", "{auth_type}": "PLAIN"])
        try mta.rcpt("<user\(number)@home.example>", macros: ["i": id])
        for (name, value) in template.header {
            let isMessageID = name.elementsEqual("Message-ID".utf8)
            try mta.header(name, isMessageID ? Array(" <\(number).\(getpid())@shop.example>".utf8) : value)
        }
        guard try mta.endOfHeaders(macros: ["i": id]) == .continue else { return }
        for chunk in template.chunks { try mta.body(chunk) }
        let clock = ContinuousClock()
        let start = clock.now
        let result = try mta.endOfMessage(macros: ["i": id])
        seen.latencies.append(clock.now - start)
        if let body = result.body {
            seen.bodiesReplaced += 1
            seen.lastBody = body
        }
        if result.reply == .tempfail { seen.tempfailed += 1 }
    }
}

/// What connections have seen.
struct Tally: Sendable {
    /// From the end of a message to its verdict.
    var latencies: [Duration] = []
    var bodiesReplaced = 0
    var tempfailed = 0
    var errors: [String] = []
    /// A body as the filter gave it back.
    var lastBody: [UInt8] = []

    mutating func add(_ other: Tally) {
        latencies += other.latencies
        bodiesReplaced += other.bodiesReplaced
        tempfailed += other.tempfailed
        errors += other.errors
        if !other.lastBody.isEmpty { lastBody = other.lastBody }
    }

    /// The latency that a share of the messages does not exceed, in milliseconds with three digits.
    func latency(atShare share: Double) -> Double {
        let sorted = latencies.sorted()
        guard !sorted.isEmpty else { return 0 }
        let latency = sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        return (latency / .microseconds(1)).rounded() / 1000
    }
}
