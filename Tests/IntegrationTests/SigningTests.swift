// R40: a signature that is made behind us holds. A thousand mails, the project's own and odd ones, go through Postfix with
// Backstamp and OpenDKIM, in that order, and OpenDKIM verifies what comes out of Postfix's smtp client.

import Foundation
import Peers
import Testing

@Suite struct SigningTests {
    /// Signed already, by nobody.
    private static let excepted = ["dkim-signed.eml"]

    private static func mails() throws -> [[UInt8]] {
        let folder = URL(filePath: Place.root + "/Tests/OutgoingMail")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".eml") && !excepted.contains($0) }
        let own = try names.map { name in
            [UInt8](try Data(contentsOf: folder.appending(path: name))).filter { $0 != 0x0D }.withCRLF
        }
        var odd = OddMails(seed: 5)
        return own + (0..<1000 - own.count).map { odd.next($0) }
    }

    @Test("R40: a thousand signatures made behind us verify") func signaturesMadeBehindUsVerify() throws {
        let sandbox = try Sandbox()
        try sandbox.start()
        let signer = try Signer(in: sandbox.folder)
        let postfix = try ThrowawayPostfix(milter: "\(sandbox.milter), \(signer.milter)")
        let mails = try Self.mails()
        let port = postfix.port
        DispatchQueue.concurrentPerform(iterations: 8) { worker in
            guard let client = try? SMTPClient(port: port) else { return }
            for mail in mails.indices.filter({ $0 % 8 == worker }) {
                _ = try? client.send(mails[mail], to: ["someone@home.example"])
            }
        }
        try postfix.waitUntilDelivered()
        let delivered = try postfix.sink.messages().map { $0.bytes.withCRLF }
        #expect(delivered.count == 1000)
        let log = try sandbox.log()
        #expect(log.components(separatedBy: ": tracked ").count > 900)
        #expect(!log.contains(": failed "))
        let failures = try signer.failures(delivered)
        for number in failures { Issue.record("\(String(decoding: delivered[number].prefix(3000), as: UTF8.self))") }
        // A byte more, and none does.
        #expect(try signer.failures(delivered.prefix(40).map { $0 + Array("x\r\n".utf8) }).count == 40)
        print("OpenDKIM: \(delivered.count - failures.count) of \(delivered.count) signatures verify")
    }
}

/// An OpenDKIM with a key of its own, that signs and verifies.
private final class Signer {
    private let folder: String
    private let port: Int
    private let pid: pid_t

    var milter: String { "inet:127.0.0.1:\(port)" }

    init(in parent: String) throws {
        folder = parent + "/opendkim"
        port = try Socket.freePort()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let domains = ["shop.example", "firma.example"]
        try succeed(["opendkim-genkey", "-b", "2048", "-s", "s", "-d", domains[0], "-D", folder])
        let record = try String(contentsOfFile: folder + "/s.txt", encoding: .utf8)
            .matches(of: #/"([^"]*)"/#).map { String($0.1) }.joined()
        try domains.map { "s._domainkey.\($0) \(record)\n" }.joined()
            .write(toFile: folder + "/keys", atomically: true, encoding: .utf8)
        // The strictest canonicalization: every byte counts.
        let common = "Syslog no\nRequireSafeKeys no\nCanonicalization simple/simple\n"
        try (common + "Mode v\nTestPublicKeys \(folder)/keys\n")
            .write(toFile: folder + "/verify.conf", atomically: true, encoding: .utf8)
        try
            (common + "Mode s\nDomain \(domains.joined(separator: ","))\nSelector s\nKeyFile \(folder)/s.private\n"
            + "Socket inet:\(port)@127.0.0.1\nInternalHosts 127.0.0.1\n")
            .write(toFile: folder + "/sign.conf", atomically: true, encoding: .utf8)
        pid = try spawn(["opendkim", "-f", "-x", folder + "/sign.conf"])
        let port = port
        guard eventually(within: .seconds(10), { (try? Socket(port: port)) != nil }) else {
            throw ShellError(description: "opendkim does not listen")
        }
    }

    deinit {
        kill(pid, SIGTERM)
        waitpid(pid, nil, 0)
    }

    /// The numbers of those that don't verify.
    func failures(_ mails: [[UInt8]]) throws -> [Int] {
        try stride(from: 0, to: mails.count, by: 100).flatMap { start in
            let numbers = Array(start..<min(start + 100, mails.count))
            for number in numbers { try Data(mails[number]).write(to: URL(filePath: path(number))) }
            let files = numbers.map(path).joined(separator: ",")
            let result = try shell(["opendkim", "-x", folder + "/verify.conf", "-t", files])
            let lines = (result.output + result.error).split(separator: "\n")
            return numbers.filter { number in
                !lines.contains { $0.contains("\(path(number)):") && $0.contains("succeeded") }
            }
        }
    }

    private func path(_ number: Int) -> String { "\(folder)/mail.\(number)" }
}
