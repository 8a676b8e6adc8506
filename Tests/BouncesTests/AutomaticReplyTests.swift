// Automatic replies that no field tells of, and people's mail that sounds like them.

import Testing

@testable import Bounces

@Suite struct AutomaticReplyTests {
    private func read(_ text: String, subject: String = "Re: Spring", fields: String = "") -> Report {
        Report(
            reading: "From: ann@home.example\nSubject: \(subject)\nIn-Reply-To: <m1@shop.example>\n\(fields)\n\(text)\n"
        )
    }

    @Test(arguments: [
        "Thank you for your email. I am out of the office until Monday, 13 April. For urgent matters, please contact Bob.\n\nAnn",
        "I'm currently away with limited access to e-mail and will be back on 13 April.\n\nBest,\nAnn Home\nSales Manager",
        "Hello,\n\nI’m on annual leave until 12 April. I will reply to your message upon my return.\n\nKind regards\nAnn",
        "This is an automated response. Your message has reached us.",
        "Sehr geehrte Damen und Herren,\n\nvielen Dank für Ihre E-Mail. Ich bin vom 1. bis 12. April im Urlaub. Ihre Nachricht wird nicht "
            + "weitergeleitet. In dringenden Fällen wenden Sie sich bitte an bob@home.example.\n\nMit freundlichen Grüßen\nAnn Home",
        "Ich bin bis zum 12. April nicht im Büro und werde Ihre Nachricht nach meiner Rückkehr beantworten.",
        "Bonjour, je suis actuellement absente du bureau jusqu'au 5 mars. Je vous répondrai à mon retour. Merci de votre message.",
        "Estoy fuera de la oficina hasta el 13 de abril. Responderé a su mensaje a mi regreso.\n\nAna",
        "Grazie per la sua mail. Sono in ferie fino al 12 aprile. Per urgenze si prega di contattare bob@home.example.",
        "Obrigado pela sua mensagem. Estou de férias até 12 de abril. Para assuntos urgentes contacte bob@home.example.",
        "Bedankt voor uw bericht. Ik ben afwezig tot en met 12 april. Bij spoed kunt u contact opnemen met Bob.",
        "Tack för ditt mail. Jag är på semester till den 12 april. Vid brådskande ärenden kontakta Bob.",
        "Tak for din mail. Jeg er på ferie til og med 12. april. Ved hastende sager kontakt venligst Bob.",
        "Kiitos viestistä. Olen lomalla 12.4. asti. Kiireellisissä asioissa ottakaa yhteyttä Bobiin.",
        "Dziękuję za wiadomość. Jestem na urlopie, wracam 13 kwietnia. W pilnych sprawach proszę o kontakt z Bobem.",
        "Děkuji za zprávu. Jsem na dovolené, vrátím se 13. dubna. V naléhavých případech kontaktujte Boba.",
        "Спасибо за письмо. Я в отпуске до 12 апреля. В срочных случаях обращайтесь к Бобу.",
        "メールありがとうございます。12日まで休暇をいただいております。お急ぎの場合は田中までご連絡ください。",
        "感谢您的来信。我目前不在办公室，13日返回。如有急事请联系鲍勃。",
        // Who has left.
        "Ann Home is no longer with the company. Please contact bob@home.example instead.",
        "Diese E-Mail-Adresse wird nicht mehr verwendet. Bitte wenden Sie sich an bob@home.example.",
        "Cette adresse n'est plus active. Merci de contacter bob@home.example.",
    ])
    func areToldBySeveralSigns(_ text: String) {
        let report = read(text)
        #expect(report.kind == .autoReply)
        #expect(report.basis == .text)
    }

    /// People who are away, or speak of it.
    @Test(arguments: [
        "I am on vacation next week, but my colleague can take the parcel.",
        "Thanks for your message. I am out of the office until Monday. Please send the contract to the Berlin branch meanwhile.",
        "Thank you for your email. I'm away until Tuesday, can we talk on Wednesday?",
        "Is this an automated response?",
        "Ich bin im Urlaub. Das rote Kleid nehme ich, das blaue geht zurück.",
        "Danke für Ihre Nachricht. Ich bin bis Freitag nicht im Büro. Liefern Sie das Paket bitte erst danach.",
        "Je suis en congé demain.", "Estoy de vacaciones.", "Sono in ferie, richiamatemi a maggio.",
        "Our office is closed on Fridays, so please deliver on Thursday.",
        "The mailbox at our gate is no longer in use, leave the parcel with the neighbours.",
        "I have left the company car at your garage.", "We no longer work with that supplier, sorry.",
        "> This is an automatic reply.\n\nI got this from you.",
        "My colleague has left the company. What do you need?",
    ])
    func peopleSpeakOfItToo(_ text: String) {
        #expect(read(text).kind == .reply)
    }

    @Test(arguments: [
        "Automatic reply: Spring", "Out of Office: Spring", "Out of office", "Out of office (until Monday)",
        "=?utf-8?Q?Automatische_Antwort=3A_Fr=C3=BChling?=", "Abwesenheitsnotiz: Spring", "OOO: Spring", "ooo",
        "Réponse automatique : Spring", "Respuesta automática: Spring", "Autosvar: Spring", "自動応答: Spring",
    ])
    func areToldByTheirLabel(_ subject: String) {
        let report = read("Hello.", subject: subject)
        #expect(report.kind == .autoReply)
        #expect(report.basis == .subject)
    }

    @Test(arguments: [
        "Oooh, what a spring!", "OOOps", "Out of office lunch", "Automatic reply does not work", "Vacation pictures",
        "Autobahn", "Auto: ein neuer Wagen", "Absence of the catalogue", "Urlaub", "Thank you for your email",
        "We have received your parcel", "Re: Automatic reply: Spring", "AW: Out of office", "RE[3]: Abwesenheitsnotiz",
        "Fwd: Out of office: Spring", "[EXTERNAL] SV: Autosvar", "Re: AW: WG: Réponse automatique",
        "RE : Out of office",
        "回复：自动回复", "The challenge: day 3", "Challenge accepted", "Remove one item from order 1001",
    ])
    func otherSubjectsAreNone(_ subject: String) {
        #expect(read("Hello.", subject: subject).kind == .reply)
    }

    /// RFC 3834, section 5; RFC 5322 has comments and case in it.
    @Test(
        arguments: [
            ("no", .reply), ("NO", .reply), ("no (a person wrote it)", .reply), (" (really) no", .reply),
            ("no; owner=\"ann@home.example\"", .reply), ("(no", .reply), ("", .reply),
            ("auto-replied", .autoReply), ("Auto-Replied (vacation)", .autoReply),
            ("(rejected) auto-generated", .autoReply),
            ("auto-notified; owner-email=\"x\"", .autoReply), ("nothing", .autoReply), ("no-reply", .autoReply),
        ] as [(String, Report.Kind)])
    func autoSubmitted(_ value: String, _ kind: Report.Kind) {
        let report = read("Hello.", fields: "Auto-Submitted: \(value)\n")
        #expect(report.kind == kind)
        if kind == .autoReply { #expect(report.basis == .fields) }
    }

    @Test(arguments: ["All", "OOF", "DR, RN, NRN, OOF, AutoReply"])
    func whoAsksForNoAnswersMayBeAPerson(_ value: String) {
        #expect(read("Tuesday is fine.", fields: "X-Auto-Response-Suppress: \(value)\n").kind == .reply)
    }

    @Test func theSubjectIsWeighedAgainstOurs() {
        let report = read("I'd like to know how.", subject: "Out of office")
        let hour: Int64 = 3_600_000
        #expect(report.dependsOnAnswered)
        #expect(report.weighed(against: AnsweredMessage(subject: "Out of  Office", age: hour)).kind == .reply)
        #expect(report.weighed(against: AnsweredMessage(subject: "Spring", age: hour)).kind == .autoReply)
        // What a field says holds whatever we sent.
        let machine = read("Away.", subject: "Out of office", fields: "Auto-Submitted: auto-replied\n")
        #expect(machine.weighed(against: AnsweredMessage(subject: "Out of office", age: hour)).kind == .autoReply)
    }

    @Test func theTimeIsASign() {
        let report = read("I am out of the office until Monday.")
        #expect(report.kind == .reply)
        for (age, kind) in [(0, .autoReply), (20_000, .autoReply), (600_000, .reply), (-1, .reply)]
            as [(Int64, Report.Kind)]
        {
            #expect(report.weighed(against: AnsweredMessage(subject: "Spring", age: age)).kind == kind)
        }
        // However fast: people who ask, or say something of the matter.
        #expect(!read("I am out of the office until Monday. Will it keep?").dependsOnAnswered)
        #expect(!read("Thanks, I'll take both of them.").dependsOnAnswered)
    }

    @Test func anAddressThatNobodyReadsIsSaid() {
        #expect(read("Ann no longer works for us. Please contact bob@home.example.").saysGone)
        #expect(read("This mailbox is not monitored.", fields: "Auto-Submitted: auto-replied\n").saysGone)
        #expect(!read("I am away.", fields: "Auto-Submitted: auto-replied\n").saysGone)
    }
}
