// Links that say that they are for unsubscribing: by their text, title or name, in the languages of our own page.

import MIME
import Testing
import Tracking
import Words

@Suite struct UnsubscribeWordsTests {
    private static let texts = [
        "Unsubscribe", "UNSUBSCRIBE from this list", "Opt out", "Opt-out here",
        "I no longer wish to receive these mails",
        "Abmelden", "Hier vom Newsletter ABMELDEN", "Newsletter abbestellen",
        "Wenn Sie sich abzumelden wünschen",
        "Se désinscrire", "SE DÉSINSCRIRE", "Désinscription", "désabonnement",
        "Je ne souhaite plus recevoir vos offres",
        "Cancelar suscripción", "Cancelar la suscripción", "Darse de baja", "DARME DE BAJA",
        "Dejar de recibir correos",
        "Annulla l’iscrizione", "Annulla l'iscrizione", "Disiscriviti", "Cancellati dalla newsletter",
        "Afmelden", "Uitschrijven voor deze nieuwsbrief", "Meld je af",
        "Cancelar a inscrição", "Cancelar inscrição", "Descadastrar-se", "Cancelar assinatura",
        "Wypisz mnie", "Rezygnacja z subskrypcji", "Anuluj subskrypcję",
        "Avsluta prenumerationen", "Avregistrera dig", "Avprenumerera", "Afmeld", "Afmeld nyhedsbrev",
        "Meld deg av", "Meld meg av nyhetsbrevet", "Odhlásit odběr", "ODHLÁSIT", "Zrušit odběr",
        "Відписатися", "ВІДПИСАТИСЯ", "Отписаться", "ОТПИСАТЬСЯ от рассылки", "Отказаться от рассылки",
        "配信停止", "配信を停止する", "メルマガの配信停止はこちら", "購読を解除", "수신 거부", "수신거부", "구독 취소",
        "退订", "点击退订邮件", "取消订阅", "取消訂閱", "取消電子報訂閱",
    ]

    @Test(arguments: texts)
    func sayIt(text: String) throws {
        let escaped = text.unicodeScalars.map { $0.value < 0x80 ? "\($0)" : "&#\($0.value);" }.joined()
        for html in [
            "<a href=\"https://e.example/l/1\">\(text)</a>",
            "<a href=\"https://e.example/l/1\"> <b>\r\n\(escaped) </b></a>",
            "<a title=\"\(text)\" href=\"https://e.example/l/1\">here</a>",
            "<a href=https://e.example/1 title=\"\(escaped)\">x</a>",
            "<a href=\"https://e.example/l/1\"><img width=9 alt=\"\(text)\" src=x></a>",
            "<a aria-label=\"\(text)\" href=\"https://e.example/l/1\">x</a>",
            "<a href=\"https://e.example/l/1\">\(text.replacing(" ", with: "&nbsp;"))</a>",
        ] {
            let result = try Rewritten(html)
            #expect(result.decisions == [.leave(.unsubscribe)] && result.body == html, "\(html)")
        }
    }

    @Test(arguments: [
        "unsubscribe", "abmelden", "btn-desinscription", "newsletterAbmelden", "afmelden_link",
        "cancelar-suscripcion",
        "avregistrera", "odhlasit",
    ])
    func namesSayIt(name: String) throws {
        for attribute in ["id", "class", "rel", "title"] {
            let html = "<a \(attribute)=\"\(name)\" href=\"https://e.example/l/1\">here</a>"
            #expect(try Rewritten(html).decisions == [.leave(.unsubscribe)], "\(html)")
        }
    }

    @Test(arguments: [
        "Subscribe", "Anmelden", "Jetzt abonnieren", "S’inscrire", "Suscríbete", "Iscriviti",
        "Inscrição", "Aanmelden",
        "Subskrybuj", "Prenumerera", "Tilmeld", "Přihlásit", "Підписатися", "Подписаться", "購読する", "구독",
        "订阅", "訂閱",
        "Adopt outdoor dogs", "Cancel", "Cancelar pedido", "Read on", "Baja California", "Meld deg på",
        "",
        "Austragungsort",
        "The article of the week is a long one, and somewhere in it you can read how people unsubscribe from lists. "
            + "It says that many don't find the link, that others press the button for spam, and what comes of that. "
            + "We have asked a hundred of them, and a dozen of those who write newsletters, what they think of it all; "
            + "and these are their answers, with pictures and tables, and with a few words of our own. Do read it now!",
    ])
    func sayOtherThings(text: String) throws {
        #expect(
            try Rewritten("<a href=\"https://e.example/l/1\">\(text)</a>").plan?.trackedLinks == 1,
            "\(text)")
        #expect(
            try Rewritten("<a id='\(text.prefix(40))' href=\"https://e.example/l/1\">x</a>").plan?
                .trackedLinks == 1)
    }

    /// Words are broken by tags of letters and not by others; what stands in a comment is not shown.
    @Test(arguments: [
        ("<b>Un</b>subscribe", true), ("News<br>abmelden", true), ("<!-- abmelden -->Shop", false),
        ("ab&shy;melden", true),
        ("<td data-x=\"a>abmelden\">Shop", false), ("Un<div>subscribe", false),
    ])
    func markup(html: String, isLeft: Bool) throws {
        let result = try Rewritten("<a href=\"https://e.example/l/1\">\(html)</a>")
        #expect(result.plan?.trackedLinks == (isLeft ? 0 : 1))
    }

    @Test func otherCharsets() throws {
        let transcoding = Transcoding(
            asciiHost: { _ in nil },
            utf8: { $0 == [0xCF] && $1 == "koi8-r" ? Array("Отписаться".utf8) : nil })
        let head = "Content-Type: text/html; charset=koi8-r\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        let mail = Array("\(head)<a href=\"https://e.example/\">".utf8) + [0xCF] + Array("</a>".utf8)
        let policy = MessagePolicy(
            tracks: .clicks, rewritesSigned: false,
            links: LinkPolicy(trackers: [], transcoding: transcoding))
        let decision = policy.decide(on: Message(parsing: mail.span), in: mail.span)
        #expect(decision.leftAlone == .nothingToTrack)
    }

    /// What the HTML says of a destination holds for the text beside it.
    @Test func textFollows() throws {
        let header = "Content-Type: multipart/alternative; boundary=b\r\n"
        let parts =
            "--b\r\nContent-Type: text/plain\r\n\r\nLeave: https://e.example/l/1\r\n"
            + "--b\r\nContent-Type: text/html\r\n\r\n<a href=\"https://e.example/l/1\">Abmelden</a>\r\n--b--\r\n"
        #expect(try Rewritten(parts, header: header, tracks: .clicks).body == parts)
    }
}
