// Clauses: whom they are about, what they say of them, and what it means.

import Testing

@testable import Bounces

@Suite struct GrammarTests {
    private static let phrases = PhraseTable.all.flatMap { table in
        table.lines.split(separator: "\n").flatMap { $0.split(separator: " + ") }.map(String.init)
    }
    private static let meanings = GrammarSentences.meanings.flatMap { entry in
        entry.sentences.split(separator: "\n").map { (entry.reason, String($0)) }
    }
    private static let otherwise = GrammarSentences.otherwise.split(separator: "\n").map(String.init)

    /// What nobody wrote into a table is understood.
    @Test func unseenSentencesAreUnderstood() {
        let wrong = Self.meanings.compactMap { reason, sentence -> String? in
            let verdict = verdict(sentence)
            return verdict.reason == reason ? nil : "\(sentence): \(verdict.reason) by \(verdict.rule)"
        }
        #expect(Self.meanings.count >= 300)
        #expect(Double(wrong.count) <= 0.05 * Double(Self.meanings.count), "\(wrong.joined(separator: "\n"))")
    }

    /// Whatever words of a hard reason stand in it: who refuses the sender, the message or the host gives up no address.
    @Test func otherFaultsGiveUpNoAddress() {
        #expect(Self.otherwise.count >= 200)
        for sentence in Self.otherwise {
            let verdict = verdict(sentence)
            #expect(ReasonPolicy.standard.classify(verdict) != .hard, "\(sentence): \(verdict.rule)")
        }
    }

    /// The sentences prove nothing of what stands in a table as such.
    @Test func sentencesAreNoPhrases() {
        let runs = Set(Self.phrases.flatMap { Self.runs(of: $0) })
        for sentence in Self.meanings.map(\.1) + Self.otherwise {
            let text = SearchText(Evidence(sentence)).bytes
            #expect(runs.isDisjoint(with: Self.runs(of: String(decoding: text, as: UTF8.self))), "\(sentence)")
        }
    }

    /// Five words in a row, each time.
    private static func runs(of text: String) -> [String] {
        let words = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "'" })
        guard words.count >= 5 else { return [] }
        return (0...(words.count - 5)).map { words[$0..<($0 + 5)].joined(separator: " ") }
    }

    // MARK: - Clauses

    private static let grammar = Grammar(Lexicon.all)

    private func reason(_ text: String) -> Reason? {
        Self.grammar.findings(in: SearchText(Evidence(text))).rule?.reason
    }

    @Test(
        arguments: [
            // In any order, with whatever between.
            ("no user at all of that kind is known", .userUnknown), ("unknown, this user", .userUnknown),
            ("mailbox: not found", .userUnknown), ("the mailbox which you named, ann, does not exist", .userUnknown),
            // Spelt in other ways.
            ("mail-box dosnt exist", .userUnknown), ("RECIPIENT_UNKNOWN", .userUnknown),
            ("Empfaenger ungueltig", .userUnknown), ("Empfänger ungültig", .userUnknown),
            ("usuario nao encontrado", .userUnknown), ("adress unkown", .userUnknown),
            // What a denial makes of it.
            ("the mailbox is not full", nil), ("user is not disabled", nil), ("user found", nil),
            ("the user was not found", .userUnknown), ("Benutzer existiert hier nicht", .userUnknown),
            ("kullanıcı hesabı yok", .userUnknown), ("not a user", .userUnknown), ("no such local user", .userUnknown),
            ("no such (local) user", .userUnknown), ("user could not be notified", nil),
            ("could not be delivered to the user", nil), ("the mailbox is not active", .mailboxDisabled),
            ("the mailbox is no longer active", .userUnknown),
            // Whose it is.
            ("the sender's mailbox is unknown", .senderRejected), ("sender: user unknown", .senderRejected),
            ("returned to sender: user unknown", .userUnknown), ("recipient's domain unknown", .hostUnknown),
            ("no such user in this domain", .userUnknown), ("user unknown at your server", nil),
            ("the sender is unknown, and so is the user", .senderRejected),
            ("sender rejected. mailbox not found", .senderRejected),
            // Unknown things are no unknown people.
            ("unknown error for the user", nil), ("the recipient database was not found", .systemError),
            ("no such user on this server", .userUnknown), ("unknown mail user", .userUnknown),
            ("your message to the user was deleted", nil), ("the user was deleted", .userUnknown),
            ("unbekannter Fehler beim Benutzer", nil), ("mailbox of invalid format", nil),
            ("procmail: cannot open file, id: no such user", .mailerError),
            // Who may be there, or not.
            ("the user may not exist", .undetermined), ("possibly, the user does not exist", .undetermined),
            // What is not ours to deliver, and who takes nothing from us.
            ("the domain is not hosted here", .relayDenied), ("the domain does not exist here", .hostUnknown),
            ("the mailbox is not accepting mail from you", .recipientFiltered),
            ("the mailbox is not accepting mail", .mailboxDisabled),
            // Room of a mailbox, of a disk, and of time.
            ("insufficient storage", .systemFull), ("insufficient storage in the mailbox", .mailboxFull),
            ("hourly quota exceeded", .rateLimited), ("the host is not responding", .networkError),
            ("not delivered within 3 days, the host is not responding", .expired),
            // In writing without spaces a word ends anywhere.
            ("该用户未开通VIP邮箱", .userUnknown),
            // Why, with the name of the reason only.
            ("rejected because of our policy", .policy), ("blocked due to SPF", .authentication),
            ("the user was not found because of a database failure", .systemError),
            ("message blocked because the user is unknown", .userUnknown),
            ("the user is unknown. refused because of our policy", .policy),
            ("the sender is refused because there is no such user", .senderRejected),
            ("your host is blocked because the user does not exist", .blocked),
            ("spf=pass", nil), ("DKIM did not pass", .authentication), ("SPF", .authentication),
            ("suppressed because the user was unknown", .suppressed),
            // Addresses and hosts stand for themselves.
            ("ann@b.example does not exist", .userUnknown), ("mx.b.example: user unknown", .userUnknown),
        ] as [(String, Reason?)])
    func clausesAreUnderstood(_ text: String, _ expected: Reason?) {
        #expect(reason(text) == expected)
    }

    /// Of a phrase and a clause that weigh as much, the clause has seen more.
    @Test(arguments: [
        ("421 4.7.0 mail from you is rate limited because DKIM did not pass", Reason.authentication),
        ("550 5.7.1 blocked: the From: header of this mail is not aligned with SPF", .authentication),
        ("451 4.2.1 mailbox moved", .mailboxDisabled), ("551 5.1.6 mailbox moved", .userMoved),
        ("552 hourly quota exceeded", .rateLimited),
        ("550 your mail was classed as spam. To be believed, set up SPF records", .spamDetected),
    ])
    func aClauseDecidesBeforeAPhrase(_ reply: String, _ expected: Reason) {
        let verdict = verdict(reply)
        #expect(verdict.reason == expected, "\(verdict.rule)")
    }

    /// An account goes on to explain what else might have been; a reply says all that it has to say.
    @Test func anAccountSaysFirstWhatHappened() {
        let text = "The user does not exist. Or the mailbox is full, then its owner has to make room."
        var evidence = Evidence(text)
        #expect(Classifier.standard.classify(evidence).reason == .mailboxFull)
        evidence.isQuoted = false
        #expect(Classifier.standard.classify(evidence).reason == .userUnknown)
    }

    /// Each term is spelt as the text that it is sought in is.
    @Test func everyTermIsFoundInItself() {
        for term in Lexicon.all.flatMap(\.terms) {
            let word = String(decoding: term.word, as: UTF8.self)
            let search = SearchText(Evidence(word))
            let text = ClauseText(search.bytes.span, search.bytes.indices).bytes
            #expect(ClauseText.spellings(of: term.word).contains { text.dropFirst().starts(with: $0) }, "\(word)")
        }
    }

    @Test func everyRuleCanApply() {
        for rule in ClauseRule.all {
            #expect(!rule.all.contains(anyOf: rule.without))
            let clause = rule.all.union(rule.any.subtracting(rule.without))
            #expect(rule.applies(to: clause), "\(rule.name(in: clause))")
        }
    }
}
