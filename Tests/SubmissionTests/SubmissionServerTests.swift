import Testing

@testable import Submission

@Suite struct SubmissionServerTests {
    @Test func plain() throws {
        let server = try SubmissionServer("smtp://127.0.0.1:25")
        #expect(server.security == .opportunistic)
        #expect((server.host, server.port) == ("127.0.0.1", 25))
        #expect(server.user == nil)
        #expect(!server.name.isEmpty)
    }

    @Test func withUserAndName() throws {
        let server = try SubmissionServer(
            "smtp://news%40shop.example@mail.example:587/out.shop.example", passwordFile: "/p")
        #expect(server.security == .startTLS)
        #expect(server.user == "news@shop.example")
        #expect(server.url == "smtp://mail.example:587/out.shop.example")
        #expect(try SubmissionServer("smtp://a@b@mail.example:587", passwordFile: "/p").user == "a@b")
    }

    @Test func tls() throws {
        #expect(try SubmissionServer("smtps://[::1]:465/x").url == "smtps://[::1]:465/x")
        #expect(try SubmissionServer("SMTPS://mail.example:465").security == .tls)
    }

    @Test(arguments: [
        ("", "it has no scheme"), ("127.0.0.1:25", "it has no scheme"),
        ("http://h:25", "the scheme is neither smtp nor smtps"), ("smtp://h", "the PORT is missing"),
        ("smtp://:25", "the HOST is no host"), ("smtp://h:", "the PORT is no number from 1 to 65535"),
        ("smtp://h:0", "the PORT is no number from 1 to 65535"),
        ("smtp://h:70000", "the PORT is no number from 1 to 65535"),
        ("smtp://h h:25", "the HOST is no host"), ("smtp://::1:25", "the HOST is no host"),
        ("smtp://[::1:25", "the HOST is no host"), ("smtp://[::g]:25", "the HOST is no host"),
        ("smtp://h:25/a b", "what follows the port is no host name"),
    ])
    func whatIsWrong(url: String, reason: String) {
        let forms = "smtp://HOST:PORT, smtp://USER@HOST:PORT or smtps://USER@HOST:PORT"
        let error = #expect(throws: SubmissionServerError.self) { try SubmissionServer(url) }
        #expect(error?.description == "\(forms), not `\(url)`: \(reason)")
    }

    @Test(
        arguments: [
            ("smtp://u:secret@h:587", "/p", "the password belongs in a file of its own"),
            ("smtp://@h:587", "/p", "the USER is not well written"),
            ("smtp://a%4@h:587", "/p", "the USER is not well written"),
            ("smtp://a%00@h:587", "/p", "the USER is not well written"),
            ("smtp://u@h:587", nil, "the USER needs a password file"),
        ] as [(String, String?, String)])
    func whatIsWrongWithTheUser(url: String, passwordFile: String?, reason: String) {
        let error = #expect(throws: SubmissionServerError.self) {
            try SubmissionServer(url, passwordFile: passwordFile)
        }
        #expect(error?.description.hasSuffix(", not the one given: \(reason)") == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func aPasswordFileIsForAUser() {
        #expect(throws: SubmissionServerError.self) { try SubmissionServer("smtp://h:25", passwordFile: "/p") }
    }
}
