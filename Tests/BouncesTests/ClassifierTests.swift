import Testing

@testable import Bounces

@Suite struct ClassifierTests {
    @Test(arguments: [
        "host spamfilter.b.example[192.0.2.1] said: 550 5.1.1 User unknown",
        "550 5.1.1 <ann@spam-blocked.example>: User unknown (mx.blacklist-quota.example)",
        "spam.greylist.example rejected it: 550 5.1.1 no such user",
        "550 5.1.1 User unknown, see https://help.example/spam/blocked/quota-exceeded",
    ])
    func namesAreNoWords(_ reply: String) {
        #expect(verdict(reply).reason == .userUnknown)
    }

    @Test(arguments: [
        "\"spam blocked\"@b.example", "spam+blocked=quota@b.example", "relay.denied@b.example",
        "spam.ünknown@b.example",
    ])
    func theRecipientIsNoWord(_ recipient: String) {
        #expect(verdict("550 5.1.1 <\(recipient)>: user unknown", recipient: recipient).reason == .userUnknown)
    }

    @Test func namesOfListsAreWords() {
        #expect(verdict("554 5.7.1 Rejected, see https://www.spamhaus.org/query/ip/192.0.2.1").reason == .blocked)
    }

    /// `mailbox full` and the next sentence without the space between.
    @Test func aMissingSpaceMakesNoHostName() {
        #expect(verdict("550 The mailbox is full.Please try later.It may help").reason == .mailboxFull)
    }

    @Test func onlyTheRefusingHostsWordsCount() {
        let text =
            "host relay.example said: 450 blocked using spam list: host mx.b.example said: 550 5.1.1 user unknown"
        let verdict = verdict(text)
        #expect(verdict.reason == .userUnknown)
        #expect(verdict.replyCode == 550)
        #expect(verdict.status == EnhancedStatus(5, 1, 1))
    }

    @Test func nothingBehindSaidLeavesTheAccount() {
        #expect(
            Bounces.Classifier.standard.classify(Evidence("550 mailbox full, host mx.b.example said:")).reason
                == .mailboxFull)
    }

    @Test(
        arguments: [
            // What the words plainly say holds at whatever stage it was said.
            ("550 Unknown user", "DATA", .userUnknown), ("550 Unknown user", "RCPT", .userUnknown),
            ("550 5.1.1 Unknown user", "DATA", .userUnknown), ("550 Access denied", "MAIL", .senderRejected),
            ("550 5.2.1 user unknown", "RCPT", .userUnknown),
            ("550 user unknown (in reply to end of DATA command)", nil, .userUnknown),
            ("550 5.2.1 no such user", nil, .userUnknown), ("550 5.2.0 user unknown", "DATA", .userUnknown),
        ] as [(String, String?, Reason)])
    func theStageTells(_ reply: String, command: String?, _ expected: Reason) {
        let verdict = verdict(reply, command: command)
        #expect(verdict.reason == expected, "\(verdict.rule)")
    }

    @Test(
        arguments: [
            ("550 5.1.1 x", nil, "5.1.1", 550), ("550 x", "5.1.1", "5.1.1", 550),
            ("550 5.7.1 blacklisted", "5.1.1", "5.7.1", 550),
            ("550 5.0.0 x", "5.2.2", "5.2.2", 550),
            ("554 4.4.7 Message expired <421 4.4.2 timed out>", "4.4.7", "4.4.2", 421),
            ("550-5.7.26 line 550 5.7.26 line", nil, "5.7.26", 550), ("more than 500 messages", nil, nil, nil),
            ("5.1.0 - Unknown address error 550-'5.2.2 mailbox full'", "5.0.0", "5.2.2", 550),
            ("(#5.1.1)", nil, "5.1.1", nil),
            ("552 1 mailbox not found", nil, nil, 552), ("Error, ResponseCode 421, no host", nil, nil, 421),
            ("554 4.4.7 Message expired<421 4.4.2 Connection timed out>", "4.4.7", "4.4.2", 421),
            ("Exim 4.96.2 at 10.1.1.1 said no", nil, nil, nil),
        ] as [(String, String?, String?, Int?)])
    func codesAreFound(_ reply: String, field: String?, status: String?, code: Int?) {
        let verdict = verdict(reply, status: field)
        #expect(verdict.status?.description == status)
        #expect(verdict.replyCode == code)
    }

    @Test(arguments: [
        ("550 5.1.1 No such user here", "grammar: mailbox absent"),
        ("550 5.4.1 Recipient address rejected: Access denied", "remote: microsoft 5.4.1"),
        ("550 5.7.606 Sorry", "remote: microsoft 5.7.606"), ("552 5.2.2 Sorry", "status: 5.2.2"),
        ("530 Sorry", "reply: 530"),
        (
            "550 5.1.1 <ann@b.example> - 192.0.2.1 has sent to too many recipients this hour",
            "text: too many recipients … hour"
        ),
    ])
    func theRuleIsNamed(_ reply: String, _ rule: String) {
        #expect(verdict(reply).rule == rule)
    }

    /// Codes alone never make an address bad for more than they say.
    @Test(arguments: ["5.0.0", "5.1.999", "5.2.0", "5.3.0", "5.5.0", "5.7.1", "4.1.1", "4.1.0", "5.9.9"])
    func vagueCodesAreSoft(_ status: String) {
        #expect(ReasonPolicy.standard.classify(verdict("Sorry", status: status)) == .soft)
    }

    /// Postfix may be set up to answer so with a code that passes.
    @Test(arguments: [
        ("450 4.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual alias table", BounceClass.hard),
        ("450 4.1.1 no such user", .soft), ("450 user path no exist", .soft), ("550 5.1.1 no such user", .hard),
    ])
    func whatIsUnknownForNowMayBeKnownLater(_ reply: String, _ expected: BounceClass) {
        let verdict = verdict(reply)
        #expect(verdict.reason == .userUnknown)
        #expect(ReasonPolicy.standard.classify(verdict) == expected)
    }

    @Test func aPassingNameErrorIsOfTheNetwork() {
        #expect(verdict("451 4.1.2 Domain not found").reason == .networkError)
        #expect(verdict("550 5.1.2 Domain not found").reason == .hostUnknown)
    }

    /// White space is folded, case and typographic apostrophes are ignored.
    @Test func spellingsAreFolded() {
        #expect(verdict("550 USER\t  UNKNOWN").reason == .userUnknown)
        #expect(verdict("The email address wasn’t found at the destination domain").reason == .userUnknown)
        #expect(verdict("550 EMPFÄNGER UNBEKANNT").reason == .userUnknown)
        #expect(verdict("550 ПОЛЬЗОВАТЕЛЬ НЕ НАЙДЕН").reason == .userUnknown)
    }

    /// A megabyte costs no more than its first 64 KB, and no shape of it more than another.
    @Test func aHugeDiagnosticIsBounded() {
        let shapes = ["a", "user unknow", "550-5.1.1 ", "x@", "a.b.", "said:", "\u{E9}", "http://"]
        for shape in shapes {
            let text = String(repeating: shape, count: 1_000_000 / shape.utf8.count)
            let start = ContinuousClock.now
            _ = verdict(text, recipient: "\"a a\"@b.example")
            #expect(start.duration(to: .now) < .seconds(5), "\(shape)")
            #expect(SearchText(Evidence(text)).bytes.count <= SearchText.limit + 16)
        }
    }

    @Test func anyBytesGiveAVerdict() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let verdict = Classifier.standard.classify(Evidence(diagnostic: bytes, recipient: "é@b.example"))
            #expect(verdict.isPermanent == nil || verdict.status != nil || verdict.replyCode != nil)
        }
    }
}
