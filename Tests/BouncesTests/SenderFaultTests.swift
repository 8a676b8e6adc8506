// Refusals of our sender, our domain and our host, which are never the recipient's fault; and refusals of recipients.

import Testing

@testable import Bounces

@Suite struct SenderFaultTests {
    /// What servers say of a sender, with and without its name.
    private static let wordings = [
        // English.
        "The sender address <news@shop.example> could not be resolved",
        "Domain of sender address news@shop.example does not exist",
        "<news@shop.example>: Sender address rejected: User unknown in relay recipient table",
        "No MX record for domain shop.example",
        "shop.example: Host or domain name not found", "news@shop.example: No such user",
        "mail.shop.example does not exist",
        "Your domain does not exist", "Unknown user news@shop.example", "invalid DNS MX or A/AAAA resource record",
        "Return-path domain not found", "The domain shop.example does not accept mail",
        "<news@shop.example> mailbox is disabled",
        "Invalid mailbox: news@shop.example", "unrouteable sender news@shop.example",
        "b+qzx7@bounces.shop.example unknown user", "user unknown (from=<news@shop.example>)",
        // German.
        "Die Domain shop.example existiert nicht", "Absenderadresse news@shop.example existiert nicht",
        "Absender unbekannt",
        "Unbekannter Benutzer: news@shop.example", "Die Domain des Absenders existiert nicht",
        "Absenderdomain nicht gefunden",
        // French.
        "Le domaine de l'expéditeur n'existe pas", "Adresse de l'expéditeur inconnue",
        "Utilisateur inconnu : news@shop.example",
        "Le domaine shop.example n'existe pas", "Domaine expediteur inexistant", "Expéditeur inconnu",
        // Spanish, Italian.
        "El dominio del remitente no existe", "El usuario news@shop.example no existe",
        "Il dominio del mittente non esiste",
    ]

    private static let codes = ["550 5.1.1", "550 5.1.2", "553 5.1.8", "550", "554 5.0.0", "501 5.1.3", "550 5.4.4"]

    @Test func neverSuppress() {
        var count = 0
        for (number, wording) in Self.wordings.enumerated() {
            for code in [Self.codes[number % Self.codes.count], "550 5.1.1", "553 5.1.2", "550"] {
                let said = "\(code) \(wording)"
                let verdict = Classifier.standard.classify(
                    Evidence(
                        diagnostic: bytes(said), remote: "mx.home.example", recipient: "ann@home.example",
                        senders: [bytes("news@shop.example"), bytes("b+@bounces.shop.example")]))
                #expect(ReasonPolicy.standard.classify(verdict) == .soft, "\(said): \(verdict.rule)")
                #expect(ReasonPolicy.standard.row(for: verdict.reason).scope == .ours, "\(said): \(verdict.rule)")
                count += 1
            }
        }
        #expect(count > 100)
    }

    /// Whatever is said at MAIL FROM.
    @Test(arguments: [
        "550 5.1.1 User unknown", "550 No such user here", "550 5.1.2 Host unknown", "550 mailbox unavailable",
        "554 5.2.1 account disabled",
        "550 5.1.10 does not accept mail", "550 Benutzer unbekannt", "550", "552 5.2.2 mailbox full",
    ])
    func atMailFromTheSenderIsMeant(_ said: String) {
        let quoted = "host mx.home.example said: \(said) (in reply to MAIL FROM command)"
        for refusal in [
            verdict(said, recipient: "ann@home.example", command: "MAIL"),
            verdict(quoted, recipient: "ann@home.example"),
        ] {
            #expect(refusal.reason == .senderRejected)
            #expect(ReasonPolicy.standard.classify(refusal) == .soft)
        }
    }

    /// The recipient is named, alone or beside the sender; or nobody is.
    @Test(arguments: [
        "550 5.1.1 <ann@home.example>: Recipient address rejected: User unknown",
        "550 5.1.1 <ann@home.example>: Recipient address rejected: User unknown; from=<news@shop.example> to=<ann@home.example>",
        "550 5.1.1 No such user", "550 5.1.2 home.example: domain not found", "550 5.1.1 mx.home.example: user unknown",
        "550 5.1.1 <bob@home.example>: user unknown", "550 5.1.1", "550 5.1.1 gone",
    ])
    func refusalsOfTheRecipientStayHard(_ said: String) {
        let verdict = Classifier.standard.classify(
            Evidence(
                diagnostic: bytes(said), remote: "mx.home.example", recipient: "ann@home.example",
                senders: [bytes("news@shop.example")], host: "mail.shop.example"))
        #expect(ReasonPolicy.standard.classify(verdict) == .hard, "\(verdict.rule)")
    }

    /// Who writes to a colleague.
    @Test func theSharedDomainIsTheRecipients() {
        func isHard(_ said: String) -> Bool {
            let verdict = Classifier.standard.classify(
                Evidence(
                    diagnostic: bytes(said), remote: "mx.home.example", recipient: "ann@home.example",
                    senders: [bytes("news@home.example")]))
            return ReasonPolicy.standard.classify(verdict) == .hard
        }
        #expect(isHard("550 home.example does not exist: domain not found"))
        #expect(!isHard("550 news@home.example: no such user"))
    }

    /// Codes that some give for anything; others only while nothing else is said.
    @Test(arguments: [
        "521 5.3.0 Upstream error, please check the documentation", "521 Service refused", "521",
        "550 5.3.2 System is busy",
        "521 5.7.1 Service unavailable LPN007_102", "550 5.1.1 Try again later, system under maintenance",
        "550 5.1.1 Your server is on our list", "550 5.1.2 The originator is strange",
        "550 5.1.1 Der Versender passt uns nicht",
        "550 5.1.1 policy 12 of this site",
    ])
    func noBareCodeGivesUpAnAddress(_ said: String) {
        let refusal = verdict(said, recipient: "ann@home.example", remote: "mx.home.example")
        #expect(ReasonPolicy.standard.classify(refusal) == .soft, "\(refusal.reason) by \(refusal.rule)")
    }

    @Test(arguments: [
        ("521 5.3.2 Host does not accept mail", true), ("421 4.3.2 busy", false), ("550 5.1.1 no such user", false),
    ])
    func theHostsWordsAtConnectionAreOfTheHost(_ said: String, isHard: Bool) {
        let refusal = verdict("host mx.home.example refused to talk to me: \(said)", recipient: "ann@home.example")
        #expect(refusal.isOfHost)
        #expect(verdict(said, recipient: "ann@home.example", command: "CONN").isOfHost)
        #expect(!verdict(said, recipient: "ann@home.example", command: "RCPT").isOfHost)
        if isHard { #expect(ReasonPolicy.standard.classify(refusal) == .hard) }
    }

    // MARK: - Reports

    @Test(arguments: [
        "550 no MX record for domain shop.example",
        "550 5.1.1 The domain of the sender address news@shop.example does not exist",
        "550 5.1.1 news@shop.example: no such user",
    ])
    func reportsTellWhoSent(_ said: String) throws {
        let mail = report(
            """
            Reporting-MTA: dns; mail.shop.example

            Final-Recipient: rfc822; ann@home.example
            Action: failed
            Status: 5.0.0
            Remote-MTA: dns; mx.home.example
            Diagnostic-Code: smtp; \(said)

            """)
        let recipient = try #require(Report(reading: mail).recipients.first)
        #expect(recipient.address == "ann@home.example")
        #expect(recipient.verdict.reason == .senderRejected)
    }

    /// Gateways that write the sender where the recipient belongs.
    @Test(arguments: [
        ("550 5.1.1 <ann@home.example> User unknown", ["ann@home.example"]),
        ("550 5.1.1 User unknown", ["ann@home.example"]),
    ])
    func theSenderIsNoRecipient(_ said: String, _ expected: [String]) {
        let mail = report(
            """
            Reporting-MTA: dns; mx.relay.example

            Final-Recipient: rfc822; news@shop.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; \(said)

            """)
        #expect(Report(reading: mail).recipients.map(\.address) == expected)
        // Who writes to oneself is both.
        let own = mail.replacing("To: ann@home.example", with: "To: news@shop.example")
        #expect(Report(reading: own).recipients.map(\.address) == ["news@shop.example"])
    }
}
