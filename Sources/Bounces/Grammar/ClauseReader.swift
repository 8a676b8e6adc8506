extension Grammar {
    /// A word of the lexicon in a text.
    struct Token {
        let start, end: Int
        let meaning, deniedMeaning: Concepts

        /// Returns whether a denial is one of what stands next: `no such local user`, `not a user`.
        func reaches(_ next: Token) -> Bool {
            0...(meaning.contains(.none) ? 14 : 5) ~= next.start - end
        }

        /// Whether it denies nouns: what cannot be done denies none, `could not mail user`.
        var deniesNouns: Bool { !meaning.contains(.failed) }

        /// Returns whether it is denied by what stands behind it: `kullanıcı hesabı yok`.
        func reachesBack(to denial: Token) -> Bool {
            denial.start - end <= (denial.meaning.contains(.none) ? 40 : 2)
        }
    }

    /// Makes of each clause's words what it says, and keeps what weighs most.
    struct Reader {
        private(set) var findings: Findings
        /// The concepts that the sentence has named so far, and whether anything was said of them.
        private var named: Concepts = []
        private var isSaid = false
        /// The concepts that were said of nobody yet: `unknown, this user`.
        private var loose: Concepts = []
        /// The concepts that were said last, for a reason that is a name only: `rejected because of our policy`.
        private var said: Concepts = []

        /// Whether the next clause says why.
        private var isCause = false

        init(findings: Findings) { self.findings = findings }

        /// Ends a clause by a mark, or by a word that does.
        mutating func end(_ tokens: [Token], by mark: Concepts, at end: Int) {
            if !tokens.isEmpty { read(Self.concepts(of: tokens, before: end)) }
            if mark.contains(.sentenceEnd) {
                (named, isSaid, loose, said, isCause) = ([], false, [], [], false)
                findings.endSentence()
            }
            if mark.contains(.cause) { (loose, isCause) = (said, true) }
        }

        /// Reads a clause: without a subject, as of the one before it; a name before a colon or comma stands for both.
        private mutating func read(_ own: Concepts) {
            var clause = own
            let subjects = own.intersection(.subjects)
            let says = own.contains(anyOf: .predicates)
            if subjects.isEmpty || !isSaid { clause.formUnion(named) }
            clause.formUnion(says ? loose.intersection([.perhaps]) : loose)
            // Why we are refused is said of us.
            if isCause {
                clause.formUnion(
                    named.intersection([.sender, .client]).union(said.intersection([.takesNoneFromUs, .suppressed])))
            }
            findings.take(clause, isCause: isCause)
            isCause = false
            loose = clause.contains(anyOf: .subjects) ? [] : own.intersection(.predicates)
            if isSaid, !subjects.isEmpty { named = subjects } else { named.formUnion(subjects) }
            isSaid = says
            if says { said = own.intersection(.predicates) }
        }

        /// Returns what words say together, and what a denial makes of them.
        private static func concepts(of tokens: [Token], before end: Int) -> Concepts {
            var result: Concepts = []
            var denial: Int?
            /// Whether the last denial has found what it denies.
            var isSpent = true
            for (place, token) in tokens.enumerated() {
                if token.meaning.contains(.not) {
                    result.formUnion(token.meaning.subtracting([.not, .none]))
                    (denial, isSpent) = (place, false)
                    continue
                }
                var said = token.meaning
                if let denial {
                    let isNext =
                        denial == place - 1 && tokens[denial].reaches(token) && tokens[denial].deniesNouns
                    if !token.deniedMeaning.isEmpty {
                        (said, isSpent) = (token.deniedMeaning.union(token.meaning.intersection(.subjects)), true)
                    } else if isNext, !isSpent {
                        (said, isSpent) = (token.meaning.denied, true)
                    }
                }
                result.formUnion(isOfThing(place, said, tokens) ? said.asOfThing : said)
            }
            // Nothing behind it that it could deny: then what stands before, `existiert nicht`.
            guard let denial, !isSpent, denial > 0 else { return result }
            if let place = tokens[..<denial].lastIndex(where: { !$0.deniedMeaning.isEmpty }) {
                let said = tokens[place].deniedMeaning
                result.formUnion(isOfThing(place, said, tokens) ? said.asOfThing : said)
                return result
            }
            // Unless words follow that nobody knows: `user could not be notified`.
            let before = tokens[denial - 1]
            if end - tokens[denial].end <= 1, before.reachesBack(to: tokens[denial]) {
                result.formUnion(before.meaning.denied)
            }
            return result
        }

        /// Returns whether what is unknown or gone is no mailbox: `unknown error`, `the server was not found`.
        private static func isOfThing(_ place: Int, _ said: Concepts, _ tokens: [Token]) -> Bool {
            guard said.contains(anyOf: [.absent, .gone]), !said.contains(anyOf: .subjects) else { return false }
            // A noun that follows at once, or the last of several: `unknown mail user`.
            var noun: Int?
            var next = place + 1
            while next < tokens.count, tokens[next].isNoun, tokens[next].start - tokens[next - 1].end <= 1 {
                noun = next
                next += 1
            }
            noun = noun ?? tokens[..<place].lastIndex { $0.isNoun } ?? tokens[place...].firstIndex { $0.isNoun }
            guard let noun else { return false }
            return !tokens[noun].meaning.contains(anyOf: .living)
        }
    }
}

extension Grammar.Token {
    fileprivate var isNoun: Bool { meaning.contains(anyOf: .subjects) }
}

extension Concepts {
    /// The concepts that are somebody, and not a thing.
    fileprivate static let living: Self = [.mailbox, .address, .domain, .sender, .client]

    /// An unknown thing is a fault.
    fileprivate var asOfThing: Self { subtracting([.absent, .gone]).union([.failed]) }

    /// The concepts as a denial makes them: no such user, no room, no reverse name. What was said is unsaid.
    fileprivate var denied: Self {
        // What nobody may do is the recipient's will as well: `may not write to this list`.
        var result = intersection(Concepts.subjects.union([.recipientsWill]))
        if contains(.room) { result.insert(.full) }
        if contains(anyOf: [.mailbox, .domain, .sender, .client]) { result.insert(.absent) }
        if contains(anyOf: [.authentication, .reverseName, .tls, .login, .names, .network, .connection, .header]) {
            result.insert(.missing)
        }
        if contains(.relaying) { result.insert(.refused) }
        return result
    }
}
