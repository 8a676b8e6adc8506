/// Reads agents: one pass finds all words that mean something, then what they mean together is decided.
struct AgentReader: Sendable {
    private let automaton: PatternAutomaton
    private let patterns: [AgentPattern]
    private let rules: JudgeRules

    /// Product names and other marks that mean something only together; in the automaton they stand before the
    /// patterns.
    private enum Mark: Int, CaseIterable {
        case mozilla, chrome, firefox, edge, msie, trident, compatible, konqueror, at, http, https, www, mailto

        var text: String {
            switch self {
            case .mozilla: "mozilla/"
            case .chrome: "chrome/"
            case .firefox: "firefox/"
            case .edge: "edge/"
            case .msie: "msie "
            case .trident: "trident/"
            case .compatible: "compatible;"
            case .konqueror: "konqueror"
            case .at: "@"
            case .http: "http:"
            case .https: "https:"
            case .www: "www."
            case .mailto: "mailto:"
            }
        }
    }

    /// What one pass found.
    private struct Findings {
        /// The place behind each mark's last appearance; 0 for none.
        var marks = InlineArray<13, Int>(repeating: 0)
        var mozillas = 0
        /// The pattern whose nature counts most, and where it stands.
        var pattern: Int?
        var rank = Int.max
        var start = 0
        var end = 0
        /// The place behind a harmless pattern.
        var harmlessEnd = 0
        var namesAddress = false

        func has(_ mark: Mark) -> Bool { marks[mark.rawValue] > 0 }
        func end(of mark: Mark) -> Int { marks[mark.rawValue] }
    }

    private static let marks = Mark.allCases.map { Array($0.text.utf8) }
    private static let ranks: [AgentPattern.Nature: Int] =
        Dictionary(uniqueKeysWithValues: AgentPattern.Nature.allCases.enumerated().map { ($1, $0) })

    /// The rank of each pattern's nature.
    private let patternRanks: [Int]

    init(_ patterns: [AgentPattern], rules: JudgeRules) {
        self.patterns = patterns
        self.rules = rules
        patternRanks = patterns.map { Self.ranks[$0.nature] ?? .max }
        automaton = PatternAutomaton(Self.marks + patterns.map(\.bytes))
    }

    func read(_ agent: [UInt8]) -> AgentReading {
        if agent.isEmpty { return .absent }
        let findings = search(agent.span)
        if let number = findings.pattern {
            let pattern = patterns[number]
            switch pattern.nature {
            case .proxy: return .proxy(pattern.name)
            case .prefetcher: return .prefetcher
            case .preview: return .preview(pattern.name)
            case .gateway, .library, .headless, .crawler: return .machine(pattern.name)
            case .word: return .machine(Self.word(in: agent, before: findings.end))
            case .mailer: return .mailer
            case .harmless: break
            }
        }
        if let reason = implausibility(of: agent, findings) { return .machine(reason) }
        guard agent.hasPrefix(Self.mozilla, anyCase: true) || agent.hasPrefix(Self.opera) else { return .stranger }
        return agent.count <= Self.bareLength ? .bare : .browser
    }

    private static let mozilla = Array("mozilla/".utf8)
    private static let opera = Array("Opera/".utf8)
    private static let bareLength = "Mozilla/5.0".utf8.count

    private func search(_ agent: Span<UInt8>) -> Findings {
        var findings = Findings()
        automaton.search(agent) { found, end in
            let number = found - Self.markCount
            guard number >= 0 else {
                findings.marks[found] = end
                if found == Mark.mozilla.rawValue { findings.mozillas += 1 }
                if found == Mark.at.rawValue, Self.isAddress(agent, at: end - 1) { findings.namesAddress = true }
                return
            }
            let pattern = patterns[number]
            guard end != findings.harmlessEnd, Self.fits(pattern, in: agent, before: end) else { return }
            if pattern.nature == .harmless { findings.harmlessEnd = end }
            let rank = patternRanks[number]
            let start = end - pattern.bytes.count
            // Of equal ones the first, or that which it is part of.
            if rank < findings.rank || rank == findings.rank && start <= findings.start {
                findings.rank = rank
                findings.start = start
                findings.pattern = number
                findings.end = end
            }
        }
        return findings
    }

    private static let markCount = Mark.allCases.count

    private static func fits(_ pattern: AgentPattern, in agent: Span<UInt8>, before end: Int) -> Bool {
        let start = end - pattern.bytes.count
        if pattern.place.contains(.start), start != 0 { return false }
        if pattern.place.contains(.wordBegins), start > 0, agent[start - 1].isASCIILetter { return false }
        return !pattern.place.contains(.wordEnds) || end == agent.count || !agent[end].isASCIILetter
    }

    /// Whether the `@` at the place is that of a mail address.
    private static func isAddress(_ agent: Span<UInt8>, at place: Int) -> Bool {
        place > 0 && place + 1 < agent.count && agent[place - 1].isASCIILetterOrDigit
            && agent[place + 1].isASCIILetterOrDigit
    }

    /// Why no person's browser says this of itself: engines that are dead, two browsers in one, where to complain.
    private func implausibility(of agent: [UInt8], _ findings: Findings) -> String? {
        if findings.has(.http) || findings.has(.https) || findings.has(.www) || findings.has(.mailto)
            || findings.namesAddress
        {
            return "gives an address"
        }
        if findings.has(.trident) { return "Trident" }
        if findings.has(.msie) { return "MSIE" }
        if findings.has(.edge), let version = Self.number(in: agent, at: findings.end(of: .edge)),
            rules.deadEdges.contains(version)
        {
            return "Edge \(version)"
        }
        if findings.has(.chrome) {
            guard let version = Self.number(in: agent, at: findings.end(of: .chrome)) else { return "Chrome ?" }
            if version < rules.oldestLivingChrome { return "Chrome \(version)" }
        }
        if findings.mozillas > 1 || findings.has(.firefox) && findings.has(.chrome) { return "two browsers in one" }
        // Browsers once said so to pass for Netscape; today only crawlers do.
        if findings.has(.compatible), !findings.has(.konqueror) { return "compatible" }
        return nil
    }

    private static func number(in agent: [UInt8], at start: Int) -> Int? {
        var value: Int?
        for byte in agent[start...].prefix(while: \.isASCIIDigit).prefix(6) {
            value = (value ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// The whole of the word in which a pattern was found: `Googlebot` for `bot`. Bounded, for strangers write agents.
    private static func word(in agent: [UInt8], before end: Int) -> String {
        func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-") }
        let start = agent[..<end].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
        let rest = agent[end...].prefix(while: isWord)
        return String(decoding: agent[start..<rest.endIndex].prefix(AgentPattern.lengthLimit), as: UTF8.self)
    }
}
