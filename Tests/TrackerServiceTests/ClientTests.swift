import Testing
import Tools
import Words

@testable import TrackerService

/// Who a request comes from, and what is kept of it.
@Suite struct ClientTests {
    private static let trusted = ["10.0.0.0/8", "::1/128", "2001:db8:1::/48"].compactMap { Network($0) }

    @Test(
        arguments: [
            // An untrusted peer is the client, whatever it says.
            ("192.0.2.1", ["198.51.100.1"], "192.0.2.1"), ("192.0.2.1", [], "192.0.2.1"),
            // A trusted one is believed, the right-most first.
            ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"), ("10.0.0.1", ["6.6.6.6", "198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["6.6.6.6", "198.51.100.1", "10.2.3.4"], "198.51.100.1"),
            ("::1", ["10.0.0.2", "10.0.0.3"], "10.0.0.2"),
            ("::ffff:10.0.0.1", ["::ffff:198.51.100.1"], "198.51.100.1"), ("10.0.0.1", [], "10.0.0.1"),
            // What can't be read ends the chain.
            ("10.0.0.1", ["unknown"], "10.0.0.1"), ("10.0.0.1", ["198.51.100.1", "x", "10.0.0.9"], "10.0.0.9"),
            ("10.0.0.1", [""], "10.0.0.1"),
            // With ports.
            ("10.0.0.1", ["198.51.100.1:4711"], "198.51.100.1"), ("10.0.0.1", ["[2001:db8::7]:4711"], "2001:db8::7"),
            ("2001:db8:1::5", ["2001:DB8::0007"], "2001:db8::7"),
            // A local socket's peer is a proxy of this machine.
            (nil, ["198.51.100.1"], "198.51.100.1"), (nil, [], nil),
        ] as [(String?, [String], String?)])
    func address(peer: String?, forwarded: [String], client: String?) {
        let found = ProxyChain.client(
            peer: peer.flatMap { IPAddress($0) }, forwarded: forwarded.map { Array($0.utf8) }, trusted: Self.trusted)
        #expect(found?.description == client)
    }

    private func read<Value>(_ fields: String, _ read: (RequestHead, Span<UInt8>) -> Value) throws -> Value {
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n".utf8)
        guard case .head(let head) = RequestParser.parse(bytes.span) else { throw TrackerError.badAddress(fields) }
        return read(head, bytes.span)
    }

    @Test func signals() throws {
        let fields =
            "Accept: image/*\r\nCookie: secret\r\nSec-Purpose: prefetch;prerender\r\nUser-Agent: M/5\r\nVia: 1.1 x"
        #expect(
            try read(fields, RequestSigns.headers)
                == Array("accept: image/*\nsec-purpose: prefetch;prerender\nvia: 1.1 x\n".utf8))
        #expect(try read(fields, RequestSigns.userAgent) == Array("M/5".utf8))
        #expect(try read("X: y", RequestSigns.userAgent).isEmpty)
    }

    @Test func signalsAreBounded() throws {
        let long = String(repeating: "x", count: 3000)
        #expect(try read("User-Agent: \(long)", RequestSigns.userAgent).count == RequestSigns.userAgentLimit)
        #expect(try read("Accept: \(long)\r\nX-Moz: prefetch", RequestSigns.headers) == Array("x-moz: prefetch\n".utf8))
    }

    @Test func forwardedFields() throws {
        let found = try read("X-Forwarded-For: a, b\r\nx-forwarded-for: c", RequestSigns.forwardedFor)
        #expect(found == ["a", "b", "c"].map { Array($0.utf8) })
    }

    @Test(arguments: [
        ("127.0.0.1:8780", ListenAddress.port(host: "127.0.0.1", port: 8780)), ("[::]:0", .port(host: "::", port: 0)),
        ("localhost:80", .port(host: "localhost", port: 80)), ("unix:/run/x.sock", .unix(path: "/run/x.sock")),
    ])
    func listenAddress(text: String, address: ListenAddress) throws {
        #expect(try ListenAddress(tracker: text) == address)
    }

    @Test(arguments: ["", "8780", ":8780", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "::1:80", "[x]:80", "unix:"])
    func badListenAddress(text: String) {
        #expect(throws: TrackerError.badAddress(text)) { try ListenAddress(tracker: text) }
    }
}
