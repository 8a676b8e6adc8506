import Dispatch
import Journal
import Storage
import Words

/// Folds a journal and says how many hits are judged and counted in a second.
struct FoldLoad {
    enum Kind: String {
        /// People: a mail has one to three hits, minutes apart, among those of all others.
        case mix
        /// Gateways that fetch a mail's pixel and twelve of its links within seconds.
        case scan
        /// One person's pixel, asked for hundreds of times a second.
        case flood
        /// One mail's links, from fifty networks, as often.
        case swarm
    }

    private let store: Store
    private let folder: String
    /// Copies in the database: their numbers are those of ledger.sql.
    private let copies: Int64
    private var random = Random(state: 1)

    init(database: String, folder: String) throws {
        store = try Store(path: database)
        self.folder = folder
        copies = try Int64(store.campaignReport("spring")?.sent ?? 0)
    }

    mutating func run(_ kind: Kind, hits count: Int) throws {
        let hits = make(kind, count)
        let journal = try Journal(folder: folder)
        for start in stride(from: 0, to: hits.count, by: 10_000) {
            let isWritten = DispatchSemaphore(value: 0)
            journal.append(hits[start..<min(start + 10_000, hits.count)].map { .hit($0) }) { _ in isWritten.signal() }
            isWritten.wait()
        }
        journal.close()
        let reader = try JournalReader(folder: folder)
        let clock = ContinuousClock()
        let start = clock.now
        let folded = try store.fold(reader)
        let time = (clock.now - start) / .seconds(1)
        guard folded.hits == hits.count, folded.strays == 0 else { throw Lost() }
        print("\(kind.rawValue): \(Int(Double(hits.count) / time)) hits a second (\(hits.count) hits)")
    }

    private struct Lost: Error {}
}

extension FoldLoad {
    /// Two months after the mails went out.
    private static let start: Int64 = 1_772_400_000_000

    private mutating func make(_ kind: Kind, _ count: Int) -> [Hit] {
        var hits: [Hit] = []
        switch kind {
        case .mix:
            while hits.count < count {
                let copy = anyCopy()
                var at = Self.start + .random(in: 0..<600_000, using: &random)
                let visitor = Visitor.any(using: &random)
                for number in 0..<Int.random(in: 1...3, using: &random) {
                    let link = number == 0 ? nil : Int.random(in: 0..<40, using: &random)
                    hits.append(visitor.hit(copy, link: link, at: at))
                    at += .random(in: 15_000..<300_000, using: &random)
                }
            }
        case .scan:
            while hits.count < count {
                let copy = anyCopy()
                let at = Self.start + .random(in: 0..<600_000, using: &random)
                let visitor = Visitor.any(using: &random)
                hits.append(visitor.hit(copy, link: nil, at: at))
                for link in 0..<12 { hits.append(visitor.hit(copy, link: link * 3, at: at + Int64(link) * 250)) }
            }
        case .flood:
            let visitor = Visitor.any(using: &random)
            for number in 0..<count { hits.append(visitor.hit(5, link: nil, at: Self.start + Int64(number) * 2)) }
        case .swarm:
            let visitors = (0..<50).map { _ in Visitor.any(using: &random) }
            for number in 0..<count {
                hits.append(visitors[number % 50].hit(5, link: number * 7 % 40, at: Self.start + Int64(number) * 2))
            }
        }
        return Array(hits.sorted { $0.at < $1.at }.prefix(count))
    }

    private mutating func anyCopy() -> Int64 { 3 * .random(in: 1...copies, using: &random) - 1 }
}

/// A browser or mail program somewhere.
private struct Visitor {
    let address: String
    let agent: String

    static func any(using random: inout Random) -> Visitor {
        let numbers = (0..<3).map { _ in Int.random(in: 1...250, using: &random) }
        return Visitor(
            address: "\(numbers[0] % 90 + 100).\(numbers[1]).\(numbers[2]).7",
            agent: agents.randomElement(using: &random) ?? agents[0])
    }

    func hit(_ copy: Int64, link: Int?, at: Int64) -> Hit {
        Hit(
            at: at, act: link.map { .click(ClickToken(copy: copy, link: $0)) } ?? .open(OpenToken(copy: copy)),
            address: Array(address.utf8), userAgent: Array(agent.utf8), headers: Self.headers)
    }

    private static let agents = [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0",
    ]
    private static let headers = Array(
        "accept-language: de-DE,de;q=0.9,en;q=0.8\nreferer: https://mail.example/\nsec-fetch-dest: image\n".utf8)
}

/// SplitMix64: the same hits in each run.
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
