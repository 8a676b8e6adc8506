// Where a filter listens, and what it says when it cannot.

import Foundation
import Milter
import Peers
import Testing
import Tools

@Suite struct ListenTests {
    @Test(arguments: [
        ("unix:/run/backstamp/filter.sock", ListenAddress.unix(path: "/run/backstamp/filter.sock")),
        ("local:/f.sock", .unix(path: "/f.sock")),
        ("inet:8891@127.0.0.1", .port(host: "127.0.0.1", port: 8891, family: .ipv4)),
        ("inet:8891@[127.0.0.1]", .port(host: "127.0.0.1", port: 8891, family: .ipv4)),
        ("inet:8891@mail.example", .port(host: "mail.example", port: 8891, family: .ipv4)),
        ("inet6:8891@::1", .port(host: "::1", port: 8891, family: .ipv6)),
        ("inet6:8891@[::1]", .port(host: "::1", port: 8891, family: .ipv6)),
    ])
    func `addresses are read as administrators write them`(text: String, address: ListenAddress) throws {
        #expect(try ListenAddress(milter: text) == address)
        #expect(try ListenAddress(milter: address.milterText) == address)
    }

    @Test(arguments: [
        ("", "not a milter address"), ("filter.sock", "not a milter address"),
        ("unix:f.sock", "the path must be absolute"),
        ("unix:", "the path must be absolute"),
        ("unix:/" + String(repeating: "x", count: 107), "longer than 107 bytes"),
        ("inet:127.0.0.1:8891", "the port must be a number"), ("inet:0@127.0.0.1", "the port must be a number"),
        ("inet:65536@127.0.0.1", "the port must be a number"), ("inet:8891", "the host is missing"),
        ("inet:8891@", "the host is missing"), ("tcp:8891@127.0.0.1", "unknown kind of address \"tcp\""),
    ])
    func `what is no address is told in words`(text: String, reason: String) {
        let error = #expect(throws: MilterError.self) { try ListenAddress(milter: text) }
        #expect(error?.description.contains(reason) == true)
        #expect(error?.description.contains("use unix:/path or inet:PORT@HOST") == true)
    }

    @Test func `a socket that a killed process left is replaced`() async {
        await #expect(processExitsWith: .success) {
            let folder = TestFolder()
            let path = "\(folder.path)/filter.sock"
            close(listening(at: path))
            #expect(access(path, F_OK) == 0)
            let server = try makeServer("unix:\(path)")
            Thread.detachNewThread { try? server.run() }
            let mta = try MilterPeer(connectingTo: "unix:\(path)")
            #expect(mta.version == 6)
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
        }
    }

    @Test func `a socket that somebody answers is left to them`() async {
        await #expect(processExitsWith: .success) {
            let folder = TestFolder()
            let path = "\(folder.path)/filter.sock"
            let other = listening(at: path)
            #expect(throws: MilterError.inUse("unix:\(path)")) { try makeServer("unix:\(path)") }
            #expect(access(path, F_OK) == 0)
            close(other)
        }
    }

    @Test func `a file that is no socket is left alone`() async {
        await #expect(processExitsWith: .success) {
            let folder = TestFolder()
            let path = "\(folder.path)/filter.sock"
            close(open(path, O_CREAT | O_WRONLY, 0o600))
            let error = #expect(throws: MilterError.self) { try makeServer("unix:\(path)") }
            #expect(error?.description.contains("no socket") == true)
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test func `a missing folder is named by the system's own words`() async {
        await #expect(processExitsWith: .success) {
            let folder = TestFolder()
            let path = "\(folder.path)/missing/filter.sock"
            #expect(throws: MilterError.cannotListen("unix:\(path)", reason: "No such file or directory")) {
                try makeServer("unix:\(path)")
            }
        }
    }

    @Test func `a port in use is told apart, and another may be tried`() async {
        await #expect(processExitsWith: .success) {
            let other = try Socket.listening(port: 0)
            let port = Socket.port(of: other)
            #expect(throws: MilterError.inUse("inet:\(port)@127.0.0.1")) { try makeServer("inet:\(port)@127.0.0.1") }
            close(other)
            let server = try makeServer("inet:\(port)@127.0.0.1")
            Thread.detachNewThread { try? server.run() }
            let mta = try MilterPeer(connectingTo: "inet:\(port)@127.0.0.1")
            try mta.connect()
            #expect(try mta.deliver().reply == .accept)
            server.stop(grace: .seconds(1))
        }
    }

    @Test func `a second filter is refused`() async {
        await #expect(processExitsWith: .success) {
            let folder = TestFolder()
            let first = try makeServer("unix:\(folder.path)/1.sock")
            #expect(throws: MilterError.secondServer) { try makeServer("unix:\(folder.path)/2.sock") }
            withExtendedLifetime(first) {}
        }
    }
}

@discardableResult
private func makeServer(_ address: String) throws -> MilterServer {
    try MilterServer(listen: ListenAddress(milter: address)) { _ in AcceptingSession() }
}

private final class AcceptingSession: MilterSession {
    func connected(client: ClientAddress?, isSMTP: Bool) {}
    func sender(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> StepVerdict { .accept }
    func recipient(_ address: [UInt8], parameters: [[UInt8]], macros: borrowing Macros) -> RecipientVerdict { .take }
    func header(name: Span<UInt8>, value: Span<UInt8>) {}
    func endOfHeaders(macros: borrowing Macros) -> StepVerdict { .accept }
    func body(_ chunk: Span<UInt8>) {}
    func endOfMessage(macros: borrowing Macros) -> Outcome { .accept }
    func aborted() {}
}

/// A socket in the file system that is listened on, but by no filter.
private func listening(at path: String) -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            _ = bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
    _ = listen(descriptor, 5)
    return descriptor
}
