import Testing

@testable import MTALog

/// Whatever the line, it is read, and in time that grows with its length alone.
@Suite struct HostileLineTests {
    @Test(arguments: ["filtered", "sendmail", "exim"])
    func anyChangeOfARealLine(name: String) throws {
        var random = Random(state: 42)
        let lines = try realLog(name).filter { parser.entry($0.span) != nil }
        var joiner = LogJoiner(openLimit: 50, endedLimit: 5)
        for _ in 0..<30_000 {
            var line = lines[Int.random(in: lines.indices, using: &random)]
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: line.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: line[place] = UInt8.random(in: 0...255, using: &random)
                case 1: line = Array(line[..<place]) + [0x20]
                case 2:
                    line.insert(contentsOf: Array("<>\"\\,:=()[] ".utf8).shuffled(using: &random).prefix(3), at: place)
                default: line.removeSubrange(place..<min(place + 5, line.count - 1))
                }
                if line.isEmpty { line = [0x41] }
            }
            _ = joiner.take(line: line)
        }
        #expect(joiner.count <= 55)
    }

    @Test(arguments: [
        "(", " 550-5.1.1", "<a>,", "to=<", "a=,", "\"", "\\", " R=", ": ", " (in reply to ", "queued as ", ", stat=",
        "mail.info ", "<22>", "[a b=\"", "\u{1B}[0m", "a | ",
    ])
    func longOnes(piece: String) {
        let heads = [
            "Nov 25 03:04:05 mta postfix/smtp[1]: 4F1A2B3C4D: to=<a@b>, dsn=5.1.1, status=bounced (host mx[1] said: 550-5.1.1",
            "Nov 25 03:04:05 mta postfix/smtp[1]: 4F1A2B3C4D: to=",
            "Nov 25 03:04:05 mta postfix/smtp[1]: 4F1A2B3C4D: from=",
            "Nov 25 03:04:05 mta sm[1]: 4F1A2B3C4D: to=<a@b>, dsn=5.1.1, reply=",
            "2026-11-25 03:04:05 1xW400-000008-12 ** ",
            "2026-11-25 03:04:05 1xW400-000008-12 => a@b C=\"", "Nov 25 03:04:05 ", "2026-11-25 03:04:05.",
            "", "<22>1 2026-11-25T03:04:05Z mta app 1 - ", "2026-11-25T03:04:05Z ", "a | ",
        ]
        let clock = ContinuousClock()
        for head in heads {
            let line = Array(head.utf8) + Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
            let time = clock.measure { _ = parser.entry(line.span) }
            #expect(time < .seconds(2), "\(head)")
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers each time.
struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
