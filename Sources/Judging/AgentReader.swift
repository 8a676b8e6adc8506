internal import Words

/// Reads agents: one pass finds all words that mean something, then what they mean together is decided.
///
/// A machine is only what names itself: by a product that is known, or as a robot with an address on the web. All else
/// that words suggest is left for other signs to confirm, for people have old browsers, and devices have odd names.
struct AgentReader: Sendable {
    private let automaton: PatternAutomaton
    /// The facts about each pattern that a search needs.
    private let terms: [Term]
    private let names: [String]
    /// The patterns that name a system, apart: few agents need them, and every agent would find several.
    private let systems: PatternAutomaton
    private let systemTerms: [Term]
    private let rules: JudgeRules

    private struct Term {
        let nature: AgentPattern.Nature
        let rank: Int
        let place: AgentPattern.Place
        let length: Int

        init(_ pattern: AgentPattern) {
            nature = pattern.nature
            rank = AgentReader.ranks[pattern.nature] ?? .max
            place = pattern.place
            length = pattern.bytes.count
        }
    }

    /// The product names and other marks that mean something only together; in the automaton they stand before the
    /// patterns.
    private enum Mark: Int, CaseIterable {
        case mozilla, chrome, firefox, edge, msie, trident, compatible, at, http, https, www, mailto, android

        var text: String {
            switch self {
            case .mozilla: "mozilla/"
            case .chrome: "chrome/"
            case .firefox: "firefox/"
            case .edge: "edge/"
            case .msie: "msie "
            case .trident: "trident/"
            case .compatible: "compatible"
            case .at: "@"
            case .http: "http:"
            case .https: "https:"
            case .www: "www."
            case .mailto: "mailto:"
            case .android: "android"
            }
        }
    }

    /// The findings of one pass.
    private struct Findings {
        /// The place behind each mark's last appearance; 0 for none.
        var marks = InlineArray<13, Int>(repeating: 0)
        var mozillas = 0
        /// The pattern, of those that name a machine or a proxy, whose nature counts most, and where it stands.
        var pattern: Int?
        var rank = Int.max
        var start = 0
        /// The place behind the first word of a robot; 0 for none.
        var wordEnd = 0
        var isMailer = false
        var isBrowser = false
        /// The place behind a harmless pattern.
        var harmlessEnd = 0
        /// An address on the web with a plus before it, as robots give theirs.
        var isRobotsURL = false
        var namesMailAddress = false
        /// The end of the comment that names an Android device.
        var deviceEnd = 0

        func has(_ mark: Mark) -> Bool { marks[mark.rawValue] > 0 }
        func end(of mark: Mark) -> Int { marks[mark.rawValue] }
        var hasURL: Bool { has(.http) || has(.https) || has(.www) }
    }

    private static let marks = Mark.allCases.map { Array($0.text.utf8) }
    private static let markCount = Mark.allCases.count
    private static let ranks: [AgentPattern.Nature: Int] =
        Dictionary(uniqueKeysWithValues: AgentPattern.Nature.allCases.enumerated().map { ($1, $0) })

    private static let wordRank = ranks[.word] ?? .max

    init(_ patterns: [AgentPattern], rules: JudgeRules) {
        self.rules = rules
        let ofSystems = patterns.filter { $0.nature == .system }
        let others = patterns.filter { $0.nature != .system }
        names = others.map(\.name)
        terms = others.map(Term.init)
        automaton = PatternAutomaton(Self.marks + others.map(\.bytes))
        systemTerms = ofSystems.map(Term.init)
        systems = PatternAutomaton(ofSystems.map(\.bytes))
    }

    func read(_ agent: [UInt8]) -> AgentReading {
        if agent.isEmpty { return .absent }
        let findings = search(agent.span)
        if let number = findings.pattern {
            switch terms[number].nature {
            case .proxy: return .proxy(names[number])
            case .prefetcher: return .prefetcher
            case .preview: return .preview(names[number])
            default: return .machine(names[number])
            }
        }
        if isRobot(findings) {
            return .machine(findings.wordEnd > 0 ? Self.word(in: agent, before: findings.wordEnd) : "gives an address")
        }
        if findings.isMailer { return .mailer }
        let isMozilla = agent.hasPrefix(Self.mozilla, anyCase: true) || agent.hasPrefix(Self.opera)
        if isMozilla, agent.count <= Self.bareLength { return .bare }
        if let suspicion = suspicion(of: agent, findings) { return .suspect(suspicion) }
        return isMozilla || findings.isBrowser ? .browser : .stranger
    }

    private static let mozilla = Array("mozilla/".utf8)
    private static let opera = Array("Opera/".utf8)
    private static let bareLength = "Mozilla/5.0".utf8.count

    /// Returns whether it names itself a robot with an address on the web.
    private func isRobot(_ findings: Findings) -> Bool {
        findings.isRobotsURL || findings.hasURL && (findings.wordEnd > 0 || Self.isOnlyCompatible(findings))
    }

    /// Looks for `compatible`, by which browsers once passed for Netscape; of those of today only crawlers do.
    private static func isOnlyCompatible(_ findings: Findings) -> Bool {
        findings.has(.compatible) && !findings.has(.msie) && !findings.isBrowser
    }

    /// Returns what in the words of no known program suggests a machine.
    private func suspicion(of agent: [UInt8], _ findings: Findings) -> HitSigns? {
        if findings.wordEnd > 0 { return .robotWord }
        if findings.hasURL || findings.has(.mailto) || findings.namesMailAddress { return .contact }
        if findings.isBrowser { return nil }
        if isOld(agent, findings) { return .oldEngine }
        let hasTwo = findings.mozillas > 1 || findings.has(.firefox) && findings.has(.chrome)
        let isOdd = hasTwo || Self.isOnlyCompatible(findings) || !findings.has(.android) && !namesSystem(agent)
        return isOdd ? .oddAgent : nil
    }

    private func namesSystem(_ agent: [UInt8]) -> Bool {
        if Self.usualBeginnings.contains(where: { agent.hasPrefix($0) }) { return true }
        var found = false
        systems.search(agent.span) { number, end in
            if Self.fits(systemTerms[number], in: agent.span, before: end) { found = true }
        }
        return found
    }

    private static let usualBeginnings = ["Windows", "Macintosh", "iPhone", "X11", "Linux", "iPad"].map {
        Array("Mozilla/5.0 (\($0)".utf8)
    }

    private func isOld(_ agent: [UInt8], _ findings: Findings) -> Bool {
        if findings.has(.trident) || findings.has(.msie) { return true }
        if findings.has(.edge), let version = Self.number(in: agent, at: findings.end(of: .edge)),
            rules.deadEdges.contains(version)
        {
            return true
        }
        guard findings.has(.chrome) else { return false }
        // A version that is none stands in a template (`Chrome/W.X.Y.Z`).
        return Self.number(in: agent, at: findings.end(of: .chrome)) ?? 0 < rules.oldestLivingChrome
    }

    private static func number(in agent: [UInt8], at start: Int) -> Int? {
        var value: Int?
        for byte in agent[start...].prefix(while: \.isASCIIDigit).prefix(6) {
            value = (value ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// Returns the whole word in which a pattern was found: `Googlebot` for `bot`. Bounded, for strangers write agents.
    private static func word(in agent: [UInt8], before end: Int) -> String {
        func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-") }
        let start = agent[..<end].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
        let rest = agent[end...].prefix(while: isWord)
        return String(decoding: agent[start..<rest.endIndex].prefix(AgentPattern.lengthLimit), as: UTF8.self)
    }
}

extension AgentReader {
    private func search(_ agent: Span<UInt8>) -> Findings {
        var findings = Findings()
        automaton.search(agent) { found, end in
            if found < Self.markCount {
                Self.note(found, endingAt: end, of: agent, in: &findings)
            } else {
                note(found - Self.markCount, endingAt: end, of: agent, in: &findings)
            }
        }
        return findings
    }

    private static func note(_ mark: Int, endingAt end: Int, of agent: Span<UInt8>, in findings: inout Findings) {
        switch mark {
        case Mark.mozilla.rawValue: findings.mozillas += 1
        case Mark.compatible.rawValue: if !agent.isWordStart(end - marks[mark].count) { return }
        case Mark.at.rawValue: if agent.isMailAddress(at: end - 1) { findings.namesMailAddress = true }
        case Mark.android.rawValue:
            if findings.deviceEnd < end { findings.deviceEnd = agent.endOfDevice(from: end) }
        case Mark.http.rawValue, Mark.https.rawValue, Mark.www.rawValue:
            if agent.hasPlus(before: end - marks[mark].count) { findings.isRobotsURL = true }
        default: break
        }
        findings.marks[mark] = end
    }

    private func note(_ number: Int, endingAt end: Int, of agent: Span<UInt8>, in findings: inout Findings) {
        let term = terms[number]
        guard end != findings.harmlessEnd, Self.fits(term, in: agent, before: end) else { return }
        // What a device is called says nothing of who has it; a product has a version.
        if end <= findings.deviceEnd, term.rank >= Self.wordRank || !agent.isVersion(at: end) { return }
        switch term.nature {
        case .word: if findings.wordEnd == 0 { findings.wordEnd = end }
        case .mailer: findings.isMailer = true
        case .browser: findings.isBrowser = true
        case .harmless: findings.harmlessEnd = end
        case .system: break
        default:
            let start = end - term.length
            // Of equal ones the first, or that which it is part of.
            guard term.rank < findings.rank || term.rank == findings.rank && start <= findings.start else { return }
            findings.rank = term.rank
            findings.start = start
            findings.pattern = number
        }
    }

    private static func fits(_ term: Term, in agent: Span<UInt8>, before end: Int) -> Bool {
        if term.place.isEmpty { return true }
        let start = end - term.length
        if term.place.contains(.start), start != 0 { return false }
        if term.place.contains(.wordBegins), !agent.isWordStart(start) { return false }
        return !term.place.contains(.wordEnds) || end == agent.count || !agent[end].isASCIILetter
    }
}
