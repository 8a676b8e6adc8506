// TLS before a server that speaks none.

import Foundation
import Peers

/// `openssl s_server`, one connection long: what comes out of TLS goes to another port of this machine, and back.
final class TLSFront {
    let port: Int
    /// The certificate, for `localhost`, signed by itself.
    var certificate: String { folder.path + "/certificate.pem" }
    private let folder = TestFolder()
    private let process = Process()

    init(before server: ScriptedServer) throws {
        // A port that was free a moment ago.
        port = try ScriptedServer().port
        try Self.run(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
            "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "\(folder.path)/key.pem", "-out",
            "\(folder.path)/certificate.pem")
        let inner = try FileHandle(fileDescriptor: Self.connect(to: server.port), closeOnDealloc: true)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = [
            "s_server", "-quiet", "-accept", "127.0.0.1:\(port)", "-cert", certificate, "-key",
            "\(folder.path)/key.pem",
        ]
        process.standardInput = inner
        process.standardOutput = inner
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<200 where !Self.isListening(port) { usleep(20_000) }
    }

    deinit {
        // Started on a thread that blocks signals, which a program inherits: SIGTERM would wait for ever.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Found without a connection: `s_server` would give it what is meant for the one that counts.
    private static func isListening(_ port: Int) -> Bool {
        let local = String(format: ":%04X 00000000:0000 0A", port)
        return (try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8).contains(local)) ?? false
    }

    private static func run(_ arguments: String...) throws {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        openssl.arguments = arguments
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        guard openssl.terminationStatus == 0 else { throw POSIXError(.EINVAL) }
    }

    private static func connect(to port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw POSIXError(.ECONNREFUSED)
        }
        return descriptor
    }
}
