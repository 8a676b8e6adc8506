// What automatic replies say of themselves and of who is away, in the languages of the world's mail. Data: each phrase is
// one sign, and no sign is enough alone but the mail's own word that it is automatic.

/// The signs that the words of a mail share with an automatic reply.
struct AbsenceSigns: OptionSet {
    let rawValue: UInt8

    /// It says that it is automatic.
    static let declared = AbsenceSigns(rawValue: 1 << 0)
    /// Its author is away.
    static let away = AbsenceSigns(rawValue: 1 << 1)
    /// Nobody reads the address any more: its owner has left, or it is closed.
    static let gone = AbsenceSigns(rawValue: 1 << 2)
    /// Thanks for a mail, whatever it says.
    static let thanks = AbsenceSigns(rawValue: 1 << 3)
    /// The time when the author will be back.
    static let returning = AbsenceSigns(rawValue: 1 << 4)
    /// The person to ask meanwhile.
    static let deputy = AbsenceSigns(rawValue: 1 << 5)
    /// Mail is not read, not passed on, or answered later.
    static let later = AbsenceSigns(rawValue: 1 << 6)
    /// Words that programs say beside it, and people too.
    static let courtesy = AbsenceSigns(rawValue: 1 << 7)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    static let phrases = PhraseSet<AbsenceSigns>(
        table(.declared, declarations) + table(.gone, goners) + table([.away, .returning], absencesUntil)
            + table(.away, absences)
            + table(.thanks, gratitude) + table(.courtesy, courtesies) + table(.returning, returns)
            + table(.deputy, deputies) + table(.later, delays))

    private static func table(_ sign: AbsenceSigns, _ phrases: [String]) -> [(phrase: String, meaning: AbsenceSigns)] {
        phrases.map { ($0, sign) }
    }

    private static let declarations = [
        "this is an automatic reply", "this is an automated reply", "this is an automatic response",
        "this is an automated response", "this is an auto-reply", "this is an auto reply", "this is an autoreply",
        "this is an automatically generated", "this is an auto-generated", "this is an automated message",
        "this message was generated automatically", "this message was automatically generated",
        "this reply was generated automatically",
        "dies ist eine automatische", "dies ist eine automatisch", "diese nachricht wurde automatisch",
        "diese e-mail wurde automatisch", "diese mail wurde automatisch", "automatisch generierte",
        "ceci est une réponse automatique", "ceci est un message automatique", "message généré automatiquement",
        "réponse automatique :", "esta es una respuesta automática", "este es un mensaje automático",
        "mensaje generado automáticamente", "questa è una risposta automatica", "questo è un messaggio automatico",
        "esta é uma resposta automática", "esta é uma mensagem automática", "dit is een automatisch",
        "dit is een geautomatiseerd", "detta är ett automatiskt", "dette er et automatisk", "dette er en automatisk",
        "tämä on automaattinen", "to jest automatyczna", "wiadomość wygenerowana automatycznie", "toto je automatická",
        "ez egy automatikus", "acesta este un răspuns automat", "bu otomatik bir", "это автоматический ответ",
        "это автоматическое", "это автоответ", "сообщение сформировано автоматически", "αυτόματη απάντηση",
        "自動返信です", "自動で返信", "自動応答", "这是一封自动", "这是自动回复", "此邮件为自动回复", "自动回复", "這是自動", "자동 응답", "자동으로 발송",
        "자동 회신",
    ]

    private static let goners = [
        "no longer with the company", "no longer with us", "no longer works for", "no longer works at",
        "no longer working for", "no longer working at", "no longer employed", "no longer work for",
        "no longer work at",
        "has left the company", "have left the company", "has left our company", "has left the organi",
        "i have left", "left the firm", "no longer in use", "no longer active", "no longer monitored",
        "no longer valid",
        "no longer used", "no longer being used", "no longer checked", "no longer read", "not monitored",
        "is not being monitored", "is unmonitored", "is unattended", "has been retired", "has been discontinued",
        "email address has changed", "i have retired", "nicht mehr im unternehmen", "nicht mehr in unserem unternehmen",
        "nicht mehr bei uns", "nicht mehr für uns tätig", "nicht mehr bei der", "unternehmen verlassen",
        "firma verlassen",
        "nicht mehr verwendet", "nicht mehr genutzt", "nicht mehr gelesen", "nicht mehr abgerufen", "nicht mehr aktiv",
        "nicht mehr gültig", "nicht mehr in gebrauch", "nicht mehr betreut", "wird nicht gelesen",
        "ne fait plus partie", "ne fais plus partie", "je ne travaille plus", "j'ai quitté",
        "ne travaille plus", "a quitté la société", "a quitté l'entreprise", "a quitté notre", "plus utilisée",
        "plus utilisé", "plus en service", "plus consultée", "n'est plus valide", "n'est plus active", "pas consultée",
        "ya no trabaja", "ha dejado la empresa", "ya no está en uso", "ya no se utiliza", "ya no está activ",
        "no está supervisad", "non lavora più", "ha lasciato l'azienda", "non è più in uso", "non è più attiv",
        "non è più utilizzat", "non è presidiat", "já não trabalha", "não trabalha mais", "não está mais em uso",
        "não é mais utilizad", "deixou a empresa", "niet meer werkzaam", "niet langer werkzaam", "niet meer in gebruik",
        "niet meer gebruikt", "niet meer gelezen", "heeft ons bedrijf verlaten", "arbetar inte längre", "har slutat",
        "används inte längre", "arbejder ikke længere", "jobber ikke lenger", "ikke længere i brug",
        "ikke lenger i bruk", "ei ole enää", "nie pracuje już", "już nie pracuje", "nie jest już używan",
        "již nepracuje",
        "již není používan", "már nem dolgozik", "больше не работает", "больше не используется", "退職いたしました",
        "退職しました", "使用されておりません", "使われておりません", "已离职", "不再使用", "퇴사", "더 이상 사용",
    ]

    private static let absencesUntil = [
        "out of the office until", "out of office until", "out of the office till", "i am away until", "i'm away until",
        "ich bin bis", "bin ich bis", "befinde mich bis", "ik ben tot", "ben ik tot",
    ]

    private static let absences = [
        "i am out of the office", "i'm out of the office", "i am out of office", "i'm out of office",
        "i will be out of the office", "i'll be out of the office", "i am currently out", "i'm currently out",
        "i am currently away", "i'm currently away", "i am away", "i'm away", "i will be away", "i'll be away",
        "i am on vacation", "i'm on vacation", "i am on holiday", "i'm on holiday", "i am currently on",
        "i'm currently on",
        "i am on leave", "i'm on leave", "i am on annual leave", "i'm on annual leave", "on annual leave",
        "on maternity leave", "on paternity leave", "on parental leave", "on sick leave", "i am traveling",
        "i am travelling", "i'm travelling", "i'm traveling", "i am not in the office", "i'm not in the office",
        "currently out of the office", "out of the office from",
        "our office is closed", "our offices are closed", "the office is closed", "we are closed",
        "office will be closed",
        "ich bin derzeit nicht", "ich bin zurzeit nicht", "ich bin zur zeit nicht", "ich bin aktuell nicht",
        "ich bin momentan nicht", "ich bin im urlaub", "ich bin derzeit im", "ich bin außer haus",
        "ich bin ausser haus",
        "ich bin ab dem", "ich bin vom", "ich bin nicht im", "ich bin wieder", "bin ich nicht im", "bin ich im urlaub",
        "bin derzeit nicht", "bin ich außer haus", "bin ich abwesend", "ich bin abwesend", "ich bin derzeit abwesend",
        "befinde mich im urlaub", "befinde mich derzeit", "befinde mich zurzeit", "befinde mich zur zeit",
        "befinde mich aktuell", "befinde mich in elternzeit", "befinde mich im mutterschutz",
        "in elternzeit", "im mutterschutz", "nicht im hause", "nicht im büro", "außer haus", "nicht am arbeitsplatz",
        "bin ich nicht erreichbar", "bin ich wieder", "unser büro ist", "betriebsferien",
        "je suis absent", "je suis actuellement absent", "je serai absent", "je suis en congé",
        "je suis actuellement en",
        "je suis en déplacement", "actuellement en congé", "actuellement en vacances", "actuellement en déplacement",
        "je suis en vacances", "actuellement absent", "absente du bureau", "absent du bureau",
        "en congé maternité", "en congé parental", "je ne suis pas au bureau", "nos bureaux sont fermés",
        "nos bureaux seront fermés", "estoy fuera de la oficina", "estaré fuera de la oficina", "me encuentro fuera",
        "estoy de vacaciones", "me encuentro de vacaciones", "estaré de vacaciones", "estaré ausente", "estoy ausente",
        "no me encuentro en la oficina", "fuera de la oficina", "me encuentro ausente", "de baja maternal",
        "sono fuori ufficio", "sarò fuori ufficio", "sono in ferie", "sarò in ferie", "sono assente", "sarò assente",
        "fuori ufficio", "fuori sede", "non sono in ufficio", "assente dall'ufficio", "estou fora do escritório",
        "estarei ausente", "estou ausente", "estou de férias", "estarei de férias", "encontro-me ausente",
        "encontro-me de férias", "fora do escritório", "ik ben afwezig", "ik ben momenteel", "ik ben met vakantie",
        "ik ben op vakantie", "ik ben niet aanwezig", "ik ben niet op kantoor", "ben ik afwezig",
        "met zwangerschapsverlof", "jag är på semester", "jag är inte på kontoret", "jag är bortrest",
        "jag har semester",
        "jag är ledig", "jag är frånvarande", "jag är föräldraledig", "jeg er på ferie", "jeg er ikke på kontoret",
        "jeg holder ferie", "jeg er bortreist", "jeg har ferie", "jeg er fraværende", "jeg er ute av kontoret",
        "olen lomalla", "olen poissa", "en ole paikalla", "en ole toimistolla", "jestem na urlopie",
        "jestem poza biurem", "przebywam na urlopie", "jestem nieobecn", "jsem mimo kancelář", "jsem na dovolené",
        "jsem nepřítom", "čerpám dovolenou", "szabadságon vagyok", "szabadságon leszek", "nem vagyok az irodában",
        "sunt în concediu", "sunt plecat", "na godišnjem odmoru", "izindeyim", "ofis dışındayım", "tatildeyim",
        "меня нет в офисе", "я в отпуске", "нахожусь в отпуске", "буду в отпуске", "я отсутствую",
        "буду отсутствовать", "λείπω", "είμαι εκτός γραφείου", "άδεια", "不在にして", "休暇をいただいて", "休暇中", "不在です",
        "外出しております", "出張中", "我目前不在", "我正在休假", "我在休假", "我不在办公室", "不在办公室", "正在休假", "出差", "休假中", "外出中",
        "부재중입니다", "부재중", "휴가 중", "휴가중", "출장 중",
    ]

    private static let courtesies = [
        "your understanding", "do not reply", "we have received your", "happy easter", "merry christmas",
        "happy holidays",
        "ihr verständnis", "antworten sie nicht", "frohe ostern", "frohe weihnachten", "schöne feiertage",
        "guten rutsch",
        "votre compréhension", "ne pas répondre", "joyeuses fêtes", "su comprensión", "no responda", "comprensione",
        "buone feste", "compreensão", "uw begrip", "vänligen svara inte", "お世話になっております", "お世話になります", "ご了承",
        "ご迷惑", "谅解", "양해",
    ]

    private static let gratitude = [
        "thanks for getting in touch", "thanks for writing", "thanks for your note", "thanks for reaching out",
        "thank you for reaching out", "merci pour votre", "takk for din", "takk for e-post",
        "thank you for your e-mail", "thank you for your email", "thank you for your mail",
        "thank you for your message",
        "thank you for contacting", "thank you for writing", "thank you for getting in touch", "thanks for your e-mail",
        "thanks for your email", "thanks for your mail", "thanks for your message", "thanks for contacting",
        "vielen dank für ihre", "vielen dank für deine", "danke für ihre", "danke für deine",
        "herzlichen dank für ihre",
        "besten dank für ihre", "vielen dank für die", "merci de votre", "je vous remercie de votre",
        "je vous remercie pour votre", "nous vous remercions", "merci pour ton", "gracias por su", "gracias por tu",
        "muchas gracias por", "gracias por contactar", "gracias por ponerse", "grazie per la sua", "grazie per il suo",
        "grazie per la tua", "grazie per l'", "la ringrazio per", "grazie per averci", "obrigado pelo", "obrigada pelo",
        "obrigado pela", "obrigada pela", "agradeço o seu", "agradecemos o seu", "bedankt voor uw", "bedankt voor je",
        "dank u voor uw", "hartelijk dank voor", "dank voor uw", "tack för ditt", "tack för ert", "tack för din",
        "tack för mailet", "tak for din", "kiitos viestistä", "kiitos sähköposti",
        "dziękuję za wiadomość", "dziękuję za", "dziękujemy za", "děkuji za", "děkuji vám za", "köszönöm levelét",
        "köszönöm üzenetét", "köszönjük", "vă mulțumesc pentru", "mulțumesc pentru", "hvala na", "hvala vam na",
        "mesajınız için teşekkür", "e-postanız için teşekkür", "спасибо за ваше", "спасибо за письмо", "Спасибо за",
        "благодарю за", "Благодарим за", "Благодарю за", "ευχαριστώ για το", "Ευχαριστώ για το", "ありがとうございます",
        "有難うございます", "感谢您的", "谢谢您的", "感謝您的", "謝謝您的", "감사합니다",
    ]

    private static let returns = [
        "until", "will be back", "be back on", "back in the office", "back on", "will return", "returning on",
        "returning to the office", "upon my return", "on my return", "when i return", "when i get back", "returning",
        "am wieder", "ab dem", "bis zum", "bis einschließlich", "bis voraussichtlich", "wieder erreichbar",
        "wieder im büro",
        "wieder für sie da", "nach meiner rückkehr", "wieder zurück", "wieder im haus", "ab montag", "bis ", "jusqu'au",
        "jusqu’au", "de retour", "à mon retour", "dès mon retour", "je reviens", "serai de retour",
        "hasta el", "hasta nuevo", "de vuelta", "a mi regreso", "a mi vuelta", "regreso el", "regresaré", "volveré",
        "fino al",
        "fino a", "al mio rientro", "rientrerò", "rientro il", "sarò di ritorno", "tornerò", "até ao dia", "até o dia",
        "até dia",
        "até ", "regresso", "retorno", "estarei de volta", "tot en met", "tot ", "weer aanwezig", "weer terug",
        "weer bereikbaar",
        "ben ik terug", "bij mijn terugkomst", "till och med", "tillbaka", "till den", "fram till", "tilbage",
        "tilbake", "frem til",
        "til og med", "palaan", "asti", "saakka", "wracam", "wrócę", "będę ponownie", "po powrocie", "vrátím se",
        "budu zpět",
        "od pondělí", "po návratu", "visszatérek", "-ig ", "până", "revin", "vraćam se", "tarihine kadar", "döneceğim",
        "döndüğümde", "вернусь", "до ", "по возвращении", "θα επιστρέψω", "μέχρι", "まで", "より出社", "戻り", "直到", "返回", "回来",
        "之前",
        "까지", "복귀",
    ]

    private static let deputies = [
        "in urgent cases", "in urgent matters", "for urgent", "if urgent", "if it is urgent", "if it's urgent",
        "if this is urgent", "if your request is urgent",
        "if your matter is urgent", "if you need immediate", "for immediate assistance", "in my absence",
        "during my absence",
        "while i am away", "while i am out", "in case of emergency", "in an emergency", "please contact",
        "please reach out to",
        "contact my colleague", "please direct", "please use", "instead", "in dringenden", "bei dringenden",
        "für dringende", "während meiner abwesenheit", "in meiner abwesenheit", "meine vertretung", "vertritt mich",
        "vertreten mich", "wenden sie sich", "wende dich", "kontaktieren sie", "stattdessen", "künftig an",
        "richten sie", "an meine kollegin", "an meinen kollegen", "pour toute urgence",
        "en cas d'urgence", "en cas d’urgence", "pour toute demande", "pour toute question", "pendant mon absence",
        "en mon absence", "durant mon absence", "merci de contacter", "merci d'adresser", "merci d'écrire",
        "joindre mon collègue", "joindre ma collègue", "veuillez contacter", "vous pouvez contacter",
        "merci de vous adresser", "veuillez vous adresser", "para asuntos urgentes", "en caso de urgencia",
        "si es urgente",
        "para cualquier urgencia", "durante mi ausencia", "en mi ausencia", "póngase en contacto", "puede contactar",
        "contacte con", "per urgenze", "per questioni urgenti", "in caso di urgenza", "per comunicazioni urgenti",
        "in mia assenza", "durante la mia assenza", "si prega di contattare", "potete contattare", "può contattare",
        "rivolgersi a", "em caso de urgência", "para assuntos urgentes", "na minha ausência",
        "durante a minha ausência",
        "por favor contacte", "favor contatar", "entre em contato", "bij spoed", "voor dringende",
        "in dringende gevallen",
        "tijdens mijn afwezigheid", "neem contact op", "kunt u contact", "contact opnemen", "vid brådskande",
        "i brådskande",
        "kontakta", "ved hastende", "ved hastesak", "i hastesager", "kontakt venligst", "kontakte", "kiireellisissä",
        "ottakaa yhteyttä",
        "w pilnych", "w sprawach pilnych", "proszę o kontakt", "podczas mojej nieobecności", "v naléhavých",
        "kontaktujte",
        "v době mé nepřítomnosti", "sürgős esetben", "távollétem", "în cazuri urgente", "u hitnim", "acil durumlarda",
        "acil konular", "в срочных случаях", "по срочным вопросам", "обращайтесь", "в мое отсутствие", "για επείγοντα",
        "緊急",
        "お急ぎ", "代わりに", "紧急", "如有急事", "请联系", "緊急事項", "請聯絡", "긴급", "급한",
    ]

    private static let delays = [
        "limited access to email", "limited access to e-mail", "limited access to my email",
        "limited access to my e-mail",
        "no access to email", "no access to e-mail", "no access to my email", "not be checking", "will not be reading",
        "will not be forwarded",
        "not be forwarded", "respond to your", "respond as soon as", "reply to your", "reply as soon as",
        "get back to you", "answer your",
        "will answer", "will respond", "will reply", "slow to respond", "response may be delayed", "not read",
        "lese meine e-mails",
        "lese meine mails", "nicht weitergeleitet", "nicht automatisch weitergeleitet", "nicht gelesen",
        "werde ich ihre", "werde ihre",
        "beantworte ich", "beantwortet", "melde mich", "schnellstmöglich", "so bald wie möglich", "sobald wie möglich",
        "keinen zugriff", "eingeschränkten zugriff", "eingeschränkt erreichbar", "je répondrai", "je vous répondrai",
        "répondre à votre", "traiterai votre", "accès limité", "pas accès à", "ne sera pas transféré", "ne sera pas lu",
        "prendrai connaissance",
        "responderé", "le responderé", "contestaré", "atenderé", "acceso limitado", "no será reenviado", "leeré",
        "risponderò", "le risponderò",
        "accesso limitato", "non verrà inoltrat", "leggerò", "responderei", "acesso limitado", "não será reencaminhad",
        "zal ik uw",
        "beantwoord ik", "beantwoorden", "beperkt toegang", "niet doorgestuurd", "jag svarar", "återkommer",
        "läser inte", "svarer",
        "besvarer", "læser ikke", "vender tilbage", "vastaan", "en lue", "odpowiem", "ograniczony dostęp", "odpovím",
        "nebudu číst",
        "válaszolok", "voi răspunde", "odgovorit", "cevap vereceğim", "yanıtlayacağım", "dönüş yapacağım", "отвечу",
        "ответить", "θα απαντήσω",
        "ご返信", "返信が遅れ", "返信が遅く", "返信いたします", "ご連絡いたします", "回复您", "回覆您", "尽快回复", "与您联系", "회신", "답변",
    ]
}
