// Replies as people write them: what they say, in several languages; how their programs quote; under which subjects.

/// Every way of quoting with every text, under subjects of ours that sound as if a program had written them.
enum PeoplesReplies {
    struct Reply: Sendable {
        let number: Int
        /// The subject that we sent.
        let answered: String
        let mail: String
    }

    static let all: [Reply] = {
        var replies: [Reply] = []
        for tongue in tongues {
            for text in tongue.texts {
                for quote in quotes {
                    for prefix in prefixes {
                        replies.append(reply(replies.count, tongue, text, quote, prefix))
                    }
                }
            }
        }
        return replies
    }()

    private static func reply(
        _ number: Int, _ tongue: Tongue, _ text: String,
        _ quote: @Sendable (String, Tongue) -> (type: String, body: String),
        _ prefix: String
    ) -> Reply {
        let answered = subjects[number % subjects.count]
        let content = quote(text, tongue)
        let field = fields[number % fields.count]
        return Reply(
            number: number, answered: answered,
            mail: """
                From: Ann Home <ann@home.example>
                To: News <news@shop.example>
                Subject: \(prefix)\(answered)
                Message-ID: <r\(number)@home.example>
                In-Reply-To: <m\(number)@shop.example>
                References: <m\(number)@shop.example>
                MIME-Version: 1.0
                \(field)Content-Type: \(content.type); charset=utf-8
                Content-Transfer-Encoding: 8bit

                \(content.body)

                """)
    }

    /// Of ours, before which people's programs put their marks.
    private static let subjects = [
        "Out of office: how to set it up", "Automatic reply to your order 1001", "Vacation", "Im Urlaub sparen",
        "Abwesenheitsnotiz einrichten", "We have received your order", "Thank you for your email",
        "Réponse automatique",
        "The 30-day challenge", "Unsubscribe", "Remove", "Auto: Probefahrt", "Please confirm your email address",
        "Away from my desk, close to you", "OOO", "自動返信", "Fuera de oficina", "Abmelden",
    ]

    private static let prefixes = [
        "Re: ", "AW: ", "SV: ", "RE[2]: ", "[EXTERN] Antw: ", "Fwd: Re: ", "R: ", "Odp.: ".replacing(".", with: ""),
        "回复：",
    ]

    /// What programs add that people write with.
    private static let fields = [
        "", "X-Auto-Response-Suppress: All\n", "Auto-Submitted: no (a person)\n", "Precedence: normal\n",
    ]

    // MARK: - What is said

    struct Tongue: Sendable {
        let texts: [String]
        /// Automatic words in a mail of ours, which is quoted.
        let quoted: String
        /// The line above a quote.
        let attribution: String
        /// Labels of From, Sent, To and Subject.
        let labels: [String]
        /// The rule above a quote.
        let rule: String
    }

    private static let tongues = [
        Tongue(
            texts: [
                "Hello,\n\ncould you change the delivery address to 12 Mill Lane, please?\n\nAnn",
                "Thanks for your message. I am on vacation until Monday, could we speak on Tuesday?\n\nAnn",
                "I can do it.", "Who is out of the office next week?",
            ],
            quoted:
                "Thank you for your email. I am out of the office until 12 April. In urgent cases, please contact Bob.",
            attribution: "On Mon, 6 Apr 2026 at 10:00, News <news@shop.example> wrote:",
            labels: ["From", "Sent", "To", "Subject"], rule: "-----Original Message-----"),
        Tongue(
            texts: [
                "Guten Tag,\n\nbitte schicken Sie mir den Katalog.\n\nAnn",
                "Danke für Ihre Nachricht! Bis zum 12. April bin ich im Urlaub, geht es auch danach?\n\nViele Grüße\nAnn",
                "Passt, so machen wir es.",
            ],
            quoted:
                "Vielen Dank für Ihre Nachricht. Ich bin bis zum 12. April nicht im Hause. In dringenden Fällen hilft Bob.",
            attribution: "Am 06.04.2026 um 10:00 schrieb News <news@shop.example>:",
            labels: ["Von", "Gesendet", "An", "Betreff"], rule: "-----Ursprüngliche Nachricht-----"),
        Tongue(
            texts: [
                "Bonjour,\n\nmerci de m'envoyer le catalogue.\n\nAnne",
                "Merci de votre message. Je suis en congé la semaine prochaine, pouvons-nous nous parler avant ?\n\nAnne",
            ],
            quoted:
                "Je suis en congé jusqu'au 12 avril. Pour toute urgence, merci de contacter Bob. Merci de votre message.",
            attribution: "Le lun. 6 avr. 2026 à 10:00, News <news@shop.example> a écrit :",
            labels: ["De", "Envoyé", "À", "Objet"], rule: "-----Message d'origine-----"),
        Tongue(
            texts: [
                "Hola:\n\nel pedido llegó sin la factura.\n\nAna",
                "Gracias por su mensaje. Estoy de vacaciones hasta el lunes, ¿podemos hablar el martes?\n\nAna",
            ],
            quoted:
                "Gracias por su mensaje. Estoy de vacaciones hasta el 12 de abril. En caso de urgencia, contacte con Bob.",
            attribution: "El lun, 6 abr 2026 a las 10:00, News (<news@shop.example>) escribió:",
            labels: ["De", "Enviado", "Para", "Asunto"], rule: "-----Mensaje original-----"),
        Tongue(
            texts: [
                "Buongiorno,\n\nmi serve anche la taglia M.\n\nAnna",
                "Sono in ferie, ma rispondo volentieri: va bene?\n\nAnna",
            ],
            quoted: "Grazie per la sua mail. Sono in ferie fino al 12 aprile. Per urgenze potete contattare Bob.",
            attribution: "Il giorno lun 6 apr 2026 alle ore 10:00 News <news@shop.example> ha scritto:",
            labels: ["Da", "Inviato", "A", "Oggetto"], rule: "-----Messaggio originale-----"),
        Tongue(
            texts: ["Dag,\n\ngraag ook een offerte voor de rode.\n\nAnna"],
            quoted:
                "Bedankt voor uw bericht. Ik ben afwezig tot en met 12 april. Bij spoed kunt u contact opnemen met Bob.",
            attribution: "Op ma 6 apr 2026 om 10:00 schreef News <news@shop.example>:",
            labels: ["Van", "Verzonden", "Aan", "Onderwerp"], rule: "-----Oorspronkelijk bericht-----"),
        Tongue(
            texts: ["Здравствуйте,\n\nпришлите, пожалуйста, каталог.\n\nАнна"],
            quoted: "Спасибо за письмо. Я в отпуске до 12 апреля. В срочных случаях обращайтесь к Бобу.",
            attribution: "пн, 6 апр. 2026 г. в 10:00, News <news@shop.example> написал:",
            labels: ["От", "Отправлено", "Кому", "Тема"], rule: "-----Исходное сообщение-----"),
        Tongue(
            texts: ["お世話になっております。\n\n見積書を送ってください。\n\n花子"],
            quoted: "メールありがとうございます。12日まで休暇をいただいております。お急ぎの場合は田中まで。これは自動返信です。",
            attribution: "2026年4月6日(月) 10:00 News <news@shop.example> のメール：",
            labels: ["差出人", "送信日時", "宛先", "件名"], rule: "-----元のメッセージ-----"),
    ]

    // MARK: - How it is quoted

    private static let quotes: [@Sendable (String, Tongue) -> (type: String, body: String)] = [
        { text, _ in ("text/plain", text) },
        { text, tongue in ("text/plain", "\(text)\n\n\(tongue.attribution)\n\n> \(tongue.quoted)\n> News") },
        { text, tongue in ("text/plain", "> \(tongue.quoted)\n\n\(text)") },
        { text, tongue in ("text/plain", "\(text)\n\n| \(tongue.quoted)\n| unsubscribe") },
        { text, tongue in ("text/plain", "\(text)\n\n\(tongue.attribution)\n\(tongue.quoted)\n\nNews") },
        // Broken over two lines.
        { text, tongue in
            (
                "text/plain",
                "\(text)\n\n\(tongue.attribution.replacing(" <news", with: "\n<news"))\n\n> \(tongue.quoted)"
            )
        },
        { text, tongue in ("text/plain", "\(text)\n\n\(tongue.rule)\n\(header(tongue))\n\n\(tongue.quoted)") },
        { text, tongue in
            ("text/plain", "\(text)\n\n________________________________\n\(header(tongue))\n\n\(tongue.quoted)")
        },
        { text, tongue in ("text/plain", "\(text)\n\n\(header(tongue))\n\n\(tongue.quoted)") },
        { text, tongue in ("text/plain", "\(text)\n\n-- \nAnn Home\n\(tongue.quoted)") },
        { text, tongue in
            (
                "text/html",
                "<div>\(page(text))</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">\(tongue.attribution)</div>"
                    + "<blockquote class=\"gmail_quote\">\(tongue.quoted)</blockquote></div>"
            )
        },
        { text, tongue in
            (
                "text/html",
                "<p>\(page(text))</p><div id=\"divRplyFwdMsg\"><b>\(tongue.labels[0]):</b> News</div><div>\(tongue.quoted)</div>"
            )
        },
        { text, tongue in
            (
                "text/html",
                "<div class=\"moz-cite-prefix\">\(tongue.attribution)</div><blockquote type=\"cite\"><p>\(tongue.quoted)</p>"
                    + "</blockquote><p>\(page(text))</p>"
            )
        },
        { text, tongue in
            (
                "text/html",
                "<p>\(page(text))</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'>News</div><p>\(tongue.quoted)</p>"
            )
        },
    ]

    private static func header(_ tongue: Tongue) -> String {
        zip(tongue.labels, ["News <news@shop.example>", "6.4.2026 10:00", "Ann Home", "Vacation"])
            .map { "\($0): \($1)" }.joined(separator: "\n")
    }

    private static func page(_ text: String) -> String { text.replacing("\n", with: "<br>") }
}
