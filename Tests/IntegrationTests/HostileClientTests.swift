// Clients that never end what they say, at the tracker and at the LMTP server: each is cut off, or goes on for ever and costs no
// memory; and beside them the others are served.

import Foundation
import Peers
import Testing

@Suite struct HostileClientTests {
    /// What a client sends: something, and then the same again and again.
    struct Stream: Sendable, CustomTestStringConvertible {
        let name: String
        var head = ""
        let unit: String
        /// How many bytes it sends, if it is let.
        var size = 16 << 20
        var reads = true
        /// How it ends.
        let end: Socket.FloodEnd
        /// The most that memory may grow meanwhile.
        var memory = 8 << 20

        var testDescription: String { name }
    }

    private static let line = "GET / HTTP/1.1\r\n"
    private static let post = "POST / HTTP/1.1\r\nHost: a\r\n"
    private static let chunked = post + "Transfer-Encoding: chunked\r\n\r\n"
    private static let mail = "LHLO a.example\r\nMAIL FROM:<>\r\n"

    static let requests = [
        Stream(name: "target", head: "GET /", unit: "a", end: .hungUp),
        Stream(name: "field", head: line + "A: ", unit: "b", end: .hungUp),
        Stream(name: "fields", head: line, unit: "a: b\r\n", end: .hungUp),
        Stream(name: "empty lines", unit: "\r\n", end: .hungUp),
        Stream(name: "body", head: post + "Content-Length: 999999999999\r\n\r\n", unit: "a", end: .hungUp),
        Stream(name: "small body", head: post + "Content-Length: 65537\r\n\r\n", unit: "a", end: .hungUp),
        Stream(name: "chunks", head: chunked, unit: "1\r\na\r\n", end: .hungUp),
        Stream(name: "chunk size", head: chunked, unit: "0", end: .hungUp),
        Stream(name: "chunk extension", head: chunked + "1;", unit: "a", end: .hungUp),
        Stream(name: "trailers", head: chunked + "0\r\n", unit: "a: b\r\n", end: .hungUp),
        Stream(name: "TLS", unit: "\u{16}\u{3}\u{1}\u{2}", end: .hungUp),
        Stream(name: "HTTP/2", unit: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", end: .hungUp),
        // Rarely does what has come end with a request.
        Stream(
            name: "pipeline", unit: line + "Host: a\r\nA: \(String(repeating: "b", count: 4001))\r\n\r\n",
            size: 48 << 20, end: .sentAll),
        Stream(name: "pipeline whose answers nobody reads", unit: line + "Host: a\r\n\r\n", reads: false, end: .stuck),
    ]

    static let deliveries = [
        Stream(name: "line", unit: "a", end: .sentAll),
        Stream(name: "bare CR", unit: "\r", end: .sentAll),
        Stream(name: "NOOP", unit: "NOOP\r\n", size: 1 << 20, end: .sentAll),
        Stream(
            name: "transactions", head: "LHLO a.example\r\n", unit: "MAIL FROM:<>\r\nRSET\r\n", size: 1 << 20,
            end: .sentAll),
        Stream(name: "bad commands", unit: "EHLO a.example\r\n", end: .hungUp),
        Stream(name: "empty commands", unit: "\r\n", end: .hungUp),
        Stream(name: "recipients", head: mail, unit: "RCPT TO:<\(Sandbox.returnPath)>\r\n", end: .hungUp),
        // An MTA may have many recipients that are not ours, and is not cut off for them.
        Stream(name: "strangers", head: mail, unit: "RCPT TO:<a@b.example>\r\n", size: 1 << 20, end: .sentAll),
        Stream(
            name: "commands that never end", head: mail, unit: "RCPT TO:<\(String(repeating: "a", count: 5000))>\r\n",
            end: .hungUp),
        // Sixty-four MiB are kept, in an array that doubles.
        Stream(
            name: "mail", head: mail + "RCPT TO:<\(Sandbox.returnPath)>\r\nDATA\r\n",
            unit: String(repeating: "a", count: 998) + "\r\n",
            size: 80 << 20, end: .sentAll, memory: 144 << 20),
        Stream(
            name: "answers that nobody reads", unit: "VRFY a\r\n", size: 64 << 20, reads: false, end: .stuck),
    ]

    let sandbox: Sandbox
    let port: Int

    init() throws {
        sandbox = try Sandbox()
        port = try Socket.freePort()
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)\n  lmtp: 127.0.0.1:\(port)")
        try sandbox.start()
    }

    @Test func trackerBearsStreamsWithoutEnd() throws {
        for stream in Self.requests { try bear(stream, port: sandbox.trackerPort) }
        #expect(try HTTPClient.request("GET", sandbox.trackerURL + "/healthz").status == 200)
        #expect(try sandbox.query("SELECT count(*) FROM events") == ["0"])
    }

    /// A thousand clients that never end the head of a request.
    @Test func trackerBearsHeadsThatNeverEnd() throws {
        let before = try sandbox.forgetPeakMemory()
        let head = Array("GET /\(String(repeating: "a", count: 15_000))".utf8)
        let clients = try (0..<900).map { _ in try Socket(port: sandbox.trackerPort) }
        for client in clients { try client.write(head) }
        #expect(try HTTPClient.request("GET", sandbox.trackerURL + "/healthz").status == 200)
        // Each of them has 16 KiB at most, in an array of twice that.
        #expect(try sandbox.peakMemory() - before < 900 * (48 << 10) + 8 << 20)
    }

    @Test func lmtpBearsStreamsWithoutEnd() throws {
        for stream in Self.deliveries { try bear(stream, port: port) }
        let report = StatusReport(recipient: "ann@home.example", returnPath: Sandbox.returnPath)
        try LMTPDelivery(port: port).deliver(report.bytes.withCRLF, to: Sandbox.returnPath)
        #expect(try sandbox.people.messages().count == 1)
    }

    private func bear(_ stream: Stream, port: Int) throws {
        let before = try sandbox.forgetPeakMemory()
        let socket = try Socket(port: port)
        try socket.write(Array(stream.head.utf8))
        let flood = socket.flood(Array(stream.unit.utf8), bytes: stream.size, reads: stream.reads)
        #expect(flood.end == stream.end, "\(stream.name): \(flood)")
        // The answers are as long as 400 bytes for each request, 40 for each command.
        #expect(flood.received <= 16 * (flood.sent + stream.head.utf8.count) + 65_536, "\(stream.name): \(flood)")
        let grown = try sandbox.peakMemory() - before
        #expect(grown < stream.memory, "\(stream.name): \(grown) bytes, \(flood)")
        #expect(sandbox.isRunning, "\(stream.name)")
    }
}
