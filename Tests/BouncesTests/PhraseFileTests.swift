// An administrator's words and phrases: how they are read, what they decide, and what is no use to write.

import Testing

@testable import Bounces

@Suite struct PhraseFileTests {
    private func file(_ text: String) -> PhraseFile { PhraseFile(bytes(text), name: "/etc/backstamp/phrases.txt") }

    private func verdict(_ reply: String, by text: String, recipient: String? = nil) -> Verdict {
        let file = file(text)
        #expect(file.faults == [])
        return Classifier(adding: file).classify(Evidence(reply, recipient: recipient))
    }

    /// Comments, blank lines, CRLF and a byte order mark say nothing; a line of words may name its language.
    @Test func formIsThatOfTheTables() {
        let read = file(
            "\u{FEFF}# Ours\r\n\r\n[subject mailbox]\r\n  de: kennung*, mitglied\r\nroomie\r\n[predicate absent denied]  # not\r\nen: aboard\r\n"
                + "#comment\n[phrases user_unknown]\n\twalked the plank + #5.7.1\n#5.7.509\nsee SPAMHAUS.ORG + =550 + ^rcpt + $microsoft\n"
        )
        #expect(read.faults == [])
        #expect(read.words.map(\.line) == [4, 5, 7])
        #expect(read.words.map(\.lexicon.terms.count) == [2, 1, 1])
        #expect(
            read.rules.map(\.phrases) == [
                ["walked the plank", "#5.7.1"], ["#5.7.509"], ["see SPAMHAUS.ORG", "=550", "^rcpt", "$microsoft"],
            ])
        #expect(read.rules.first?.name == "phrases.txt:10: walked the plank + #5.7.1")
    }

    @Test(arguments: [
        ("walked the plank", 1, "stands under no heading"),
        ("[phrases user_unknown", 1, "without its `]`"),
        ("[phrases blocked] foo bar", 1, "has a text behind its heading"),
        ("[phrases]\nfoo bar", 1, "is no heading; write [subject NAME]"),
        ("[subject mailbox denied]\nfoo bar", 1, "is no heading"),
        ("[phrases user_unknwon]\nfoo bar", 1, "unknown reason `user_unknwon`; use one of user_unknown, user_moved"),
        ("[subject absent]\nfoo bar", 1, "unknown subject `absent`; use one of mailbox, address"),
        ("[predicate mailbox]\nfoo bar", 1, "unknown predicate `mailbox`; use one of absent, gone"),
        ("[predicate not]\nfoo", 1, "unknown predicate `not`"),
        ("[subject mailbox]\nen: foo: bar", 2, "a mark that ends a clause within `foo: bar`"),
        ("[subject mailbox]\nuser name: foo", 2, "has a colon"),
        ("[subject mailbox]\nde:", 2, "has no words"),
        ("[subject mailbox]\nfoo, x", 2, "less than two letters, `x`"),
        ("[subject mailbox]\n**", 2, "less than two letters"),
        ("[subject mailbox]\nfoo. bar", 2, "a mark that ends a clause within `foo. bar`"),
        ("[subject mailbox]\n\(String(repeating: "ab", count: 61))", 2, "more than 120 bytes"),
        ("[phrases blocked]\nfoo", 2, "is too short"),
        ("[phrases user_unknown]\nour + =550", 2, "is too short"),
        ("[phrases user_unknown]\n@ + =550 + ^rcpt", 2, "is too short"),
        ("[phrases blocked]\nfoo bars   # of ours", 2, "has a comment behind it"),
        ("[subject mailbox]\nen: desk  # of ours", 2, "has a comment behind it"),
        ("[phrases blocked]\nfoo bars +=550", 2, "without a space"),
        ("[phrases blocked]\n=550", 2, "says nothing by itself"),
        ("[phrases blocked]\n^rcpt + =550", 2, "says nothing by itself"),
        ("[phrases blocked]\n550 5.1.1", 2, "has no words; a reply code is written =550"),
        ("[phrases blocked]\nfoo bar + ", 2, "has a `+` with nothing beside it"),
        ("[phrases blocked]\nfoo bar + --", 2, "has no words; write words of the reply"),
        ("[phrases blocked]\n#5.0.0", 2, "no status that says anything"),
        ("[phrases blocked]\nfoo bar + =999", 2, "no reply code"),
        ("[phrases blocked]\nfoo bar + $gmail", 2, "is unknown; use one of $docomo, $microsoft"),
        ("[phrases blocked]\na b + c d + e f + g h + i j + k l", 2, "more than 5 phrases"),
        ("[phrases blocked]\n\(String(repeating: "ab ", count: 41))", 2, "a phrase of more than 120 bytes"),
        ("[phrases blocked]\nfoo bar\n\n[phrases policy]\nFoo Bar", 5, "stands in line 2 already"),
        ("[phrases blocked]\nfoo\u{1}bar", 2, "has a control character"),
    ])
    func whatIsNoUse(text: String, line: Int, problem: String) {
        let faults = file(text).faults
        #expect(faults.count == 1, "\(faults)")
        #expect(faults.first?.line == line && faults.first?.problem.contains(problem) == true, "\(faults)")
    }

    @Test func eachLineIsToldOf() {
        let faults = file("[phrases blocked]\nx\nfoo bar\n=550\n[nothing]\nskipped\n[subject mailbox]\ny").faults
        #expect(faults.map(\.line) == [2, 4, 5, 8])
        #expect(
            PhraseFile([UInt8]("[phrases blocked]\nfoo \u{E9}".unicodeScalars.map { UInt8($0.value) }), name: "f")
                .faults.map(\.line) == [2])
        #expect(file(String(repeating: "x\n", count: 100)).faults.count == 20)
    }

    // MARK: - What it decides

    private static let phrases = """
        [subject mailbox]
        en: roomie, roomies
        [predicate absent]
        en: sailed away
        [predicate absent denied]
        en: aboard
        [phrases user_unknown]
        walked the plank
        [phrases rate_limited]
        mailbox is full + of fish
        user unknown here, try later
        #5.7.509
        """

    @Test(arguments: [
        // A phrase that nobody knows else, as it was copied.
        ("550 He WALKED the  plank.", Reason.userUnknown, "phrases.txt:8: walked the plank"),
        // One of ours says another thing, and so does the grammar.
        ("552 5.2.2 mailbox is full (of fish)", .rateLimited, "phrases.txt:10: mailbox is full + of fish"),
        ("550 5.1.1 User unknown here, try later", .rateLimited, "phrases.txt:11: user unknown here, try later"),
        ("550 5.7.509 Access denied", .rateLimited, "phrases.txt:12: #5.7.509"),
        // A subject of theirs and a predicate of ours, and the other way round.
        ("550 roomie not found", .userUnknown, "grammar: mailbox absent (phrases.txt:2)"),
        ("550 that user has sailed away", .userUnknown, "grammar: mailbox absent (phrases.txt:4)"),
        ("550 the user is not aboard", .userUnknown, "grammar: mailbox absent (phrases.txt:6)"),
        ("550 no roomie of that name has sailed away", .userUnknown, "grammar: mailbox absent (phrases.txt:2, 4)"),
    ])
    func itDecides(reply: String, reason: Reason, rule: String) {
        let verdict = verdict(reply, by: Self.phrases)
        #expect(verdict.reason == reason && verdict.rule == rule, "\(verdict)")
        #expect(Classifier.standard.classify(Evidence(reply)).rule != rule)
        #expect(verdict.basis == .words && !verdict.isUnread)
    }

    /// Where none of its words counts, all is as ever, and says so.
    @Test(arguments: [
        "550 5.1.1 User unknown", "552 mailbox full", "554 5.7.1 blocked using zen.spamhaus.org", "550 x",
        "550 the roomie",
    ])
    func whatItDoesNotKnowIsAsEver(reply: String) {
        #expect(verdict(reply, by: Self.phrases) == Classifier.standard.classify(Evidence(reply)))
    }

    /// A word of ours that they list means what they say, and no more what we said.
    @Test func theirMeaningOfAWordReplacesOurs() {
        let reply = "550 recipient unknown"
        #expect(Classifier.standard.classify(Evidence(reply)).reason == .userUnknown)
        let verdict = verdict(reply, by: "[predicate full]\nen: unknown\n")
        #expect(verdict.reason == .mailboxFull && verdict.rule == "grammar: mailbox full (phrases.txt:2)")
    }

    /// What was refused at MAIL FROM is nobody's fault but ours; that words name us is no more than a sign.
    @Test func nobodyIsKnownAtMailFrom() {
        let classifier = Classifier(adding: file(Self.phrases))
        var evidence = Evidence("550 shop.example walked the plank", recipient: "a@b.example")
        evidence.senders = [bytes("news@shop.example")]
        #expect(classifier.classify(evidence).rule == "phrases.txt:8: walked the plank")
        evidence.command = "MAIL"
        #expect(classifier.classify(evidence).reason == .senderRejected)
    }

    @Test func aReportIsReadByIt() {
        let mail = report(
            "Reporting-MTA: dns; mx.relay.example\n\nFinal-Recipient: rfc822; ann@home.example\nAction: failed\n"
                + "Status: 5.0.0\nDiagnostic-Code: smtp; 550 Ann walked the plank\n")
        let verdict = Report(reading: bytes(mail), classifier: Classifier(adding: file(Self.phrases))).recipients.first?
            .verdict
        #expect(verdict?.reason == .userUnknown && verdict?.rule == "phrases.txt:8: walked the plank")
    }

    // MARK: - Limits

    /// The largest file is read whole beside our tables: the last word and the last phrase are found.
    @Test func theLargestFileHasRoom() {
        // Words that share no beginning with each other take most room.
        var generator = SeededGenerator(seed: 1)
        func word() -> String {
            String(
                decoding: (0..<30).map { _ in UInt8(ascii: "a") + UInt8.random(in: 0..<26, using: &generator) },
                as: UTF8.self)
        }
        // A doubled letter stands once.
        func words(_ count: Int) -> [String] {
            (0..<count).map { _ in String(decoding: ClauseText.spellings(of: Array(word().utf8))[0], as: UTF8.self) }
        }
        let subjects = words(PhraseFile.wordsLimit / 31)
        let phrases = words(PhraseFile.phrasesLimit / 32)
        let text =
            "[subject mailbox]\n" + subjects.joined(separator: "\n") + "\n[phrases blocked]\n"
            + phrases.joined(separator: "\n")
        let read = file(text)
        #expect(read.faults == [])
        let classifier = Classifier(adding: read)
        for subject in [subjects[0], subjects[subjects.count - 1]] {
            #expect(classifier.classify(Evidence("550 \(subject) not found")).reason == .userUnknown)
        }
        for phrase in [phrases[0], phrases[phrases.count - 1]] {
            #expect(classifier.classify(Evidence("550 \(phrase)")).reason == .blocked)
        }
        #expect(classifier.classify(Evidence("552 mailbox full")).reason == .mailboxFull)
        #expect(
            file(text + "\n" + words(800).joined(separator: "\n")).faults.first?.problem.contains(
                "beyond 24576 bytes of phrases") == true)
        #expect(
            file("[subject mailbox]\n" + words(800).joined(separator: "\n")).faults.first?.problem.contains(
                "beyond 8192 bytes of words") == true)
        #expect(file(String(repeating: "\n", count: 70_000)).faults.map(\.line) == [0])
    }
}
