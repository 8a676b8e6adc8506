import Testing

@testable import Judging

@Suite struct AgentTests {
    private static let reader = AgentReader(AgentFile.known.patterns, rules: JudgeRules())

    private static func read(_ agent: String) -> AgentReading { reader.read(Array(agent.utf8)) }

    @Test func allKnownLinesAreRead() {
        #expect(AgentFile.known.badLines.isEmpty)
        #expect(AgentFile.known.patterns.count > 200)
    }

    /// People's own browsers and mail programs: none is taken for a machine, neither looking nor clicking.
    @Test(arguments: PeoplesAgents.browsers)
    func browsers(agent: String) { #expect(Self.read(agent) == .browser) }

    @Test(arguments: PeoplesAgents.mailers)
    func mailers(agent: String) { #expect([.mailer, .browser].contains(Self.read(agent))) }

    @Test(
        arguments: [
            ("Googlebot/2.1", AgentReading.machine("Googlebot")), ("AcmeBot", .suspect(.robotWord)),
            ("acmebots 1", .suspect(.robotWord)), ("acmebots 1 https://a.example", .machine("acmebots")),
            ("Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/99.0 Mobile Safari/537.36", .browser),
            ("Mozilla/5.0 (Windows NT 10.0; CUBOT) Chrome/99.0", .browser),
            ("Mozilla/5.0 (Linux; Android 9; CUBOT) AcmeBot/1 Chrome/99.0", .suspect(.robotWord)),
            ("Mozilla/5.0 (Linux; Android 9; Bottle) Chrome/99.0", .browser), ("curly/1 (Linux)", .stranger),
            ("curly/1", .suspect(.oddAgent)), ("Mozilla/5.0 (X11; pycurl)", .browser),
            ("Mozilla/5.0 (X11; a@b)", .browser), ("Mozilla/5.0 (X11; a@b.example)", .suspect(.contact)),
            ("Mozilla/5.0 (X11; a @ b.example)", .browser), ("Mozilla/5.0 (X11; incompatible)", .browser),
            ("Mozilla/5.0 (X11) Chrome/W.X.Y.Z", .suspect(.oldEngine)), ("Mozilla/5.0 (X11) Chrome/60.0", .browser),
            ("Mozilla/5.0 Chrome/59", .suspect(.oldEngine)), ("Mozilla/5.0 (Windows) Edge/19.1", .browser),
            ("Mozilla/5.0 Edge/12", .suspect(.oldEngine)),
            ("Mozilla/5.0 (Windows) Edg/18.0 Chrome/126.0", .browser), ("Mozilla/5.0 (Windows) Edge/", .browser),
            ("Mozilla/5.0 (X11) Chrome/99999999999999999999", .browser), ("mozilla/5.0", .bare), ("Mozilla/4.0", .bare),
            ("", .absent),
            ("Mozilla/5.0 (X11) Firefox/100 Chrome/100", .suspect(.oddAgent)),
            ("Mozilla/5.0 (compatible; Konqueror/4.5; X11)", .browser),
            ("Mozilla/5.0 (compatible; x; X11)", .suspect(.oddAgent)),
        ] as [(String, AgentReading)])
    func reads(agent: String, reading: AgentReading) { #expect(Self.read(agent) == reading) }

    @Test func readsAnyBytes() {
        var random = SplitMix(state: 3)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = Self.reader.read(bytes)
            _ = HeaderReading(bytes)
            _ = SourceNetwork(address: bytes)
            _ = Self.reader.read(Array("Android(Chrome/bot@http:Edge/)+".utf8.shuffled(using: &random)))
        }
    }

    @Test(arguments: [
        "gateway", "gateway ", "friend x", "gateway ^", "gateway ||", "gateway \u{e4}", "gateway a, ", "gateway a,,b",
        "gateway " + String(repeating: "x", count: 61),
    ])
    func badLines(line: String) {
        let file = AgentFile(line)
        #expect(file.patterns.isEmpty)
        #expect(file.badLines == [1])
    }

    @Test func readsFiles() {
        let file = AgentFile("# ours\n\ngateway Acme Scan\nnonsense\nword |acme|, ^b\n")
        #expect(file.patterns.map(\.name) == ["Acme Scan", "acme", "b"])
        #expect(file.badLines == [4])
    }

    @Test(
        arguments: [
            ("accept-language: de\n", HeaderReading.language), ("accept-language: \n", .language),
            ("accept-language:\n", []),
            ("referer: x\n", .referer), ("referer: x", .referer), ("purpose: PREFETCH\n", .prefetch),
            ("purpose: fetch\n", []),
            ("sec-fetch-user: ?1\nsec-fetch-dest: document\n", [.pressed, .page, .document]), ("\n\n::\n", []),
            ("accept: text/html\n:method: HEAD\n:version: 1.0\n", [.page, .head, .oldProtocol]), ("", []),
        ] as [(String, HeaderReading)])
    func headers(lines: String, reading: HeaderReading) { #expect(HeaderReading(Array(lines.utf8)) == reading) }
}
