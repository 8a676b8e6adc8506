// TLS before a server that speaks none.

import Foundation
import Peers

/// `openssl s_server`, one connection long: what comes out of TLS goes to another port of this machine, and back.
final class TLSFront {
    let port: Int
    /// The certificate, for `localhost`, signed by itself.
    var certificate: String { folder.certificate }
    private let folder = TestFolder()
    private let process = Process()
    private let inner: Socket

    init(before server: ScriptedServer) throws {
        port = try Socket.freePort()
        try folder.makeCertificate(for: "localhost")
        inner = try Socket(port: server.port)
        let handle = FileHandle(fileDescriptor: inner.descriptor, closeOnDealloc: false)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = [
            "s_server", "-quiet", "-accept", "127.0.0.1:\(port)", "-cert", certificate, "-key",
            folder.certificateKey,
        ]
        process.standardInput = handle
        process.standardOutput = handle
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
}
