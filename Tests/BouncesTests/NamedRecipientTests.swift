// Recipients that are named in unusual ways, and what is said of them.

import Testing

@testable import Bounces

@Suite struct NamedRecipientTests {
    // MARK: - Local parts in quotes

    @Test(arguments: [
        "The following addresses failed:\n\n  \"ann@work\"@home.example\n    Unrouteable address",
        "Your message to \"ann@work\"@home.example could not be delivered: 550 5.1.1 user unknown",
        "<\"ann@work\"@home.example>: host mx.home.example said: 550 5.1.1 <\"ann@work\"@home.example>: user unknown",
    ])
    func quotedLocalPartsAreWhole(_ text: String) {
        let report = Report(reading: notice(text))
        #expect(report.recipients.map(\.address) == ["\"ann@work\"@home.example"])
        #expect(report.recipients.first?.verdict.reason == .userUnknown)
    }

    @Test func theHeaderQuotesToo() {
        let mail = notice(
            fields: "X-Failed-Recipients: \"ann b\"@home.example, carl@home.example\n", "Delivery failed.\n")
        #expect(Report(reading: mail).recipients.map(\.address) == ["\"ann b\"@home.example", "carl@home.example"])
    }

    /// Quotation marks around the whole are none of it.
    @Test func aQuotedAddressIsPlain() {
        let mail = notice("The following addresses failed:\n\n  \"ann@home.example\"\n    550 user unknown\n")
        #expect(Report(reading: mail).recipients.map(\.address) == ["ann@home.example"])
    }

    // MARK: - Behind the name of a host

    @Test(arguments: [
        "Your message could not be delivered.\n\nmx.home.example<ann@home.example>: 550 5.1.1 no such user",
        "I could not deliver your mail.\n\n<ann@home.example>: host mx.home.example<192.0.2.20> said: 550 5.1.1 no such user",
    ])
    func bracketsBehindAHostNeedNoSpace(_ text: String) {
        #expect(Report(reading: notice(text)).summary == ["ann@home.example failed 5.1.1 550"])
    }

    // MARK: - In HTML only

    @Test(arguments: [
        "<p>Your message could not be delivered to the following recipients:</p><table><tr><td>ann@home.example</td><td>550 5.1.1 User unknown</td></tr></table>",
        "<p>Delivery to <a href=\"mailto:ann@home.example\">ann@home.example</a> failed permanently.<br>The response was:<br><code>550 5.1.1 User unknown</code></p>",
        "<div>I&#39;m sorry, your message could not be delivered.</div><div>&lt;ann@home.example&gt;: host mx.home.example[192.0.2.20] said: 550 5.1.1 User unknown</div>",
    ])
    func pagesAreRead(_ page: String) {
        let mail = notice(fields: "Content-Type: text/html; charset=utf-8\n", "<html><body>\(page)</body></html>")
        let report = Report(reading: mail)
        #expect(report.kind == .bounce)
        #expect(report.summary == ["ann@home.example failed 5.1.1 550"])
        #expect(report.recipients.first?.verdict.reason == .userUnknown)
    }

    // MARK: - Aliases

    /// Nobody of ours is given up for whom an alias led to: both are told.
    @Test func theAliasIsTold() {
        let text = """
            <boss@inner.example> (expanded from <ann@home.example>): host
                mx.inner.example[192.0.2.30] said: 550 5.1.1 no such user
            """
        let recipient = Report(reading: notice(text)).recipients.first
        #expect(recipient?.address == "boss@inner.example")
        #expect(recipient?.originalAddress == "ann@home.example")
    }

    // MARK: - Words beside the diagnostic

    @Test(arguments: [
        ("<mx.home.example #5.2.2 smtp;552 5.2.2 mailbox is full>", Reason.mailboxFull),
        ("550 5.1.1 there is no user of that name", .userUnknown),
    ])
    func theSupplementTells(_ words: String, _ expected: Reason) {
        let mail = report(
            """
            Reporting-MTA: dns; gate.shop.example

            Final-Recipient: rfc822;ann@home.example
            Action: failed
            Status: 5.0.0
            Diagnostic-Code: smtp; 5.x.0 - Message bounced (delivery attempts: 0)
            X-Supplementary-Info: \(words)

            """)
        #expect(Report(reading: mail).recipients.map(\.verdict.reason) == [expected])
    }

    // MARK: - Groups

    /// A group that is not there, or that we may not write to: nobody tells which.
    @Test(arguments: [
        "die Gruppe, an die Sie schreiben wollten (team), existiert möglicherweise nicht, oder Sie haben keine Berechtigung, in dieser Gruppe zu posten.",
        "le groupe que vous avez essayé de contacter (team) n'existe peut-être pas, ou vous n'êtes pas autorisé à publier des messages dans ce groupe.",
        "es posible que el grupo con el que intentaste contactar (team) no exista o que no tengas permiso para publicar mensajes en este grupo.",
        "o grupo que você tentou contatar (team) pode não existir ou você não tem permissão para postar mensagens neste grupo.",
        "il gruppo che hai tentato di contattare (team) potrebbe non esistere o non hai l'autorizzazione a pubblicare messaggi in questo gruppo.",
        "de groep waarmee u contact wilde opnemen (team) bestaat mogelijk niet of u heeft geen toestemming om berichten in deze groep te plaatsen.",
        "grupa, z którą próbujesz się skontaktować (team), może nie istnieć lub nie masz uprawnień do publikowania wiadomości w tej grupie.",
        "группа, с которой вы хотели связаться (team), возможно, не существует или у вас нет разрешения на публикацию в этой группе.",
        "gruppen du försökte kontakta (team) kanske inte finns, eller så har du inte behörighet att skicka meddelanden till den här gruppen.",
    ])
    func groupsGiveUpNoAddress(_ text: String) {
        let mail = notice(fields: "X-Failed-Recipients: team@home.example\n", text)
        let recipient = Report(reading: mail).recipients.first
        #expect(recipient?.address == "team@home.example")
        #expect(
            recipient.map { ReasonPolicy.standard.classify($0.verdict) } == .soft, "\(recipient?.verdict.rule ?? "")")
    }

    // MARK: - Nobody

    @Test(arguments: ["redacted@home.example", "ann@redacted.example", "xxxxxx@home.example", "****@home.example"])
    func redactedAddressesAreNobodys(_ address: String) {
        func complaint(field: String, to: String) -> Report {
            Report(
                reading: """
                    From: feedback@home.example
                    To: fbl@shop.example
                    Subject: FW: Spring
                    MIME-Version: 1.0
                    Content-Type: multipart/report; report-type=feedback-report; boundary=b1

                    --b1
                    Content-Type: message/feedback-report

                    Feedback-Type: abuse
                    \(field)

                    --b1
                    Content-Type: message/rfc822

                    From: news@shop.example
                    To: \(to)

                    Hello
                    --b1--

                    """)
        }
        let hidden = complaint(field: "Version: 1", to: address)
        #expect(hidden.kind == .complaint)
        #expect(hidden.recipients.isEmpty)
        let told = complaint(field: "Original-Rcpt-To: <\(address)>", to: "ann@home.example")
        #expect(told.recipients.map(\.address) == ["ann@home.example"])
    }
}
