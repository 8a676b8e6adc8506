// Webhooks against a scripted receiver: what is said to it, and what comes of its answers.

import Foundation
import Peers
import Testing

@testable import Webhooks

@Suite struct WebhookTests {
    let secrets: SecretFile

    init() throws { secrets = try SecretFile("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n") }

    private func client(patience: Duration = .seconds(5), allowsPrivate: Bool = true) -> WebhookClient {
        WebhookClient(secrets: secrets.secrets, allowsPrivate: allowsPrivate, patience: patience)
    }

    private let json = Array(#"{"test": 2432232314}"#.utf8)

    /// The values of the specification's own libraries (standard-webhooks, test of the Python library).
    @Test func signatureIsThatOfTheSpecification() throws {
        let signature = try WebhookSignature(
            of: json, id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, secrets: try secrets.secrets.read())
        #expect(signature.signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func receiverIsToldOneSignedObject() throws {
        let peer = HTTPPeer([.answer(200)])
        #expect(try client().post(json, to: peer.url, id: "notice-1-2", at: 1_614_265_330) == 200)
        let request = try #require(peer.requests.first)
        #expect(request.line == "POST /hook HTTP/1.1")
        #expect(request.body == json)
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["webhook-id"] == "notice-1-2")
        #expect(request.headers["webhook-timestamp"] == "1614265330")
        #expect(
            request.headers["webhook-signature"]
                == "v1," + (try opensslHMAC("notice-1-2.1614265330.", json, secret: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        )
        #expect(peer.requests.count == 1)
    }

    /// A receiver that has either secret is content.
    @Test func eachSecretSigns() throws {
        let other = "whsec_" + Data(repeating: 7, count: 32).base64EncodedString()
        let both = try SecretFile("\(other)\nwhsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
        let signature = try WebhookSignature(
            of: json, id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, secrets: try both.secrets.read()
        ).signature
        #expect(signature.split(separator: " ").count == 2)
        #expect(signature.hasSuffix(" v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="))
    }

    @Test(arguments: [
        (HTTPPeer.Action.answer(500), WebhookError.answered(status: 500)), (.answer(404), .answered(status: 404)),
        (.answer(410), .gone), (.endless(503), .answered(status: 503)), (.half(400), .answered(status: 400)),
    ])
    func answersThatAreNoYes(_ action: HTTPPeer.Action, _ error: WebhookError) {
        let peer = HTTPPeer([action])
        #expect(throws: error) {
            try client(patience: .seconds(2)).post(json, to: peer.url, id: "a", at: 1)
        }
    }

    /// What the answer's body does is not our concern once the status has come.
    @Test(arguments: [HTTPPeer.Action.endless(200), .half(202)])
    func statusCountsWhateverTheBodyDoes(_ action: HTTPPeer.Action) throws {
        let peer = HTTPPeer([action])
        let start = ContinuousClock.now
        #expect(try 200..<300 ~= client(patience: .seconds(2)).post(json, to: peer.url, id: "a", at: 1))
        #expect(ContinuousClock.now - start < .seconds(8))
    }

    @Test(arguments: [
        HTTPPeer.Action.silence, .close, .bytes("nonsense\r\n\r\n"), .bytes("HTTP/1.1 100 Continue\r\n\r\n"),
    ])
    func noAnswerIsAFailureInTime(_ action: HTTPPeer.Action) {
        let peer = HTTPPeer([action])
        let start = ContinuousClock.now
        #expect {
            try client(patience: .seconds(1)).post(json, to: peer.url, id: "a", at: 1)
        } throws: { error in
            if case .failed = error as? WebhookError { true } else { false }
        }
        #expect(ContinuousClock.now - start < .seconds(8))
    }

    @Test(arguments: [301, 302, 307, 308])
    func redirectIsNotFollowed(_ status: Int) throws {
        let elsewhere = HTTPPeer()
        let peer = HTTPPeer([
            .bytes("HTTP/1.1 \(status) Moved\r\nLocation: \(elsewhere.url)\r\nContent-Length: 0\r\n\r\n")
        ])
        #expect(throws: WebhookError.answered(status: status)) {
            try client().post(json, to: peer.url, id: "a", at: 1)
        }
        #expect(elsewhere.requests.isEmpty)
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://127.0.0.1/x", "nonsense", "http://nowhere.invalid/"])
    func otherURLsAreNotFetched(_ url: String) {
        #expect(throws: WebhookError.self) {
            try client(patience: .seconds(3)).post(json, to: url, id: "a", at: 1)
        }
    }

    /// The address that counts is that of the connection, whatever the name.
    @Test(arguments: ["127.0.0.1", "localhost", "0.0.0.0", "[::ffff:127.0.0.1]"])
    func privateAddressIsClosedWhereItIsForbidden(_ host: String) throws {
        let peer = HTTPPeer()
        let url = "http://\(host):\(peer.port)/hook"
        #expect {
            try client(allowsPrivate: false).post(json, to: url, id: "a", at: 1)
        } throws: { error in
            switch error as? WebhookError {
            case .privateAddress: true
            // IPv6 may not be there.
            case .failed: host.hasPrefix("[")
            default: false
            }
        }
        #expect(peer.requests.isEmpty)
    }

    @Test(arguments: [
        ("10.1.2.3", true), ("172.31.0.1", true), ("172.32.0.1", false), ("169.254.169.254", true), ("8.8.8.8", false),
        ("fe80::1%eth0", true), ("fd00::1", true), ("2001:4860:4860::8888", false), ("::1", true),
        ("::ffff:192.168.1.1", true), ("100.64.0.1", true), ("nonsense", true),
    ])
    func privateNetworks(_ address: String, _ isPrivate: Bool) {
        #expect(PrivateNetworks.contain(address) == isPrivate)
    }

    @Test(arguments: [
        ("", "empty"), ("whsec_short\n", "line 1 is no secret"), ("secret\n", "line 1 is no secret"),
        ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\nwhsec_!\n", "line 2 is no secret"),
        (String(repeating: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", count: 5), "more than 4"),
    ])
    func badSecretFilesSayWhy(_ text: String, _ reason: String) throws {
        let file = try SecretFile(text)
        #expect {
            try file.secrets.read()
        } throws: { "\($0)".contains(reason) && "\($0)".hasPrefix(file.path) && !"\($0)".contains("MfKQ9") }
    }

    @Test func openSecretFileIsRefused() throws {
        chmod(secrets.path, 0o644)
        #expect {
            try secrets.secrets.read()
        } throws: { "\($0)".contains("chmod 600") }
    }
}

/// What `openssl dgst` makes of it.
func opensslHMAC(_ prefix: String, _ body: [UInt8], secret: String) throws -> String {
    let key = Data(base64Encoded: secret)?.map { String(format: "%02x", $0) }.joined() ?? ""
    let hmac = ["-sha256", "-mac", "HMAC", "-macopt", "hexkey:\(key)", "-binary"]
    let digest = try shell(["openssl", "dgst"] + hmac, input: Array(prefix.utf8) + body).bytes
    return Data(digest).base64EncodedString()
}

/// A file for its owner alone; removed when it goes out of sight.
final class SecretFile: Sendable {
    private let folder = TestFolder()
    var path: String { folder.path + "/secret" }
    var secrets: WebhookSecrets { WebhookSecrets(path: path) }

    init(_ text: String) throws { try folder.write(text, to: "secret", mode: 0o600) }
}
