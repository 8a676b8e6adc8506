// The phrases by which a report's text is found and divided. Data: a new format is a new row.
//
// A phrase is lower-case and matches letters in either case; a space matches any white space, so that a phrase is found
// though the line breaks within it. Letters beyond ASCII stand as they do in UTF-8. An apostrophe is left out at the
// edge of a phrase ("t be delivered to"), since it is written in several ways.

/// What a phrase in a report tells.
enum Anchor: Sendable {
    /// A delivery failed. The recipients stand as `place` says.
    case failed(Place)
    /// A delivery is late and still tried.
    case delayed(Place)
    /// A delivery succeeded, or was handed on to where nothing more will be told.
    case delivered(Place)
    /// Recipients are listed, in a report that says elsewhere that it failed.
    case listed
    /// Names the recipient, in a report that says elsewhere that it failed.
    case named
    /// Names the address that the one before was made from.
    case madeFrom
    /// The returned mail begins on the next line.
    case original
    /// The dialogue with the remote host follows.
    case transcript
    /// The fields of RFC 3464 stand in the text.
    case statusFields
    case command(String)
    /// Names the host that refused.
    case remote
    /// The words of the remote host follow.
    case quote
    /// What follows is no more about the recipients before it.
    case closing

    enum Place: Sendable {
        /// Not told by the phrase.
        case none
        /// Right behind it.
        case next
        /// Right behind it or at the beginning of lines that follow.
        case list
    }
}

extension Anchor {
    static let phrases = PhraseSet<Anchor>(
        table(.failed(.list), failedLists) + table(.failed(.next), failedNext) + table(.failed(.none), failedWords)
            + table(.delayed(.list), delayedLists) + table(.delayed(.none), delayedWords)
            + table(.delivered(.list), deliveredLists) + table(.listed, lists) + table(.named, names) + table(.madeFrom, madeFroms)
            + table(.original, originals) + table(.transcript, transcripts)
            + table(.statusFields, ["final-recipient:", "original-recipient:"]) + table(.remote, remotes)
            + table(.quote, quotes) + table(.closing, closings) + commands)

    private static func table(_ anchor: Anchor, _ phrases: [String]) -> [(phrase: String, meaning: Anchor)] {
        phrases.map { ($0, anchor) }
    }

    /// Recipients follow: at once, or as a list whose lines they begin.
    private static let failedLists = [
        // Sendmail and what imitates it.
        "following addresses had permanent fatal errors", "following addresses had fatal errors",
        "following addresses had delivery problems", "following addresses had delivery errors",
        "following addresses had permanent delivery errors", "following addresses failed", "following address failed",
        "following address had", "following addresses had transient", "following addresses have delivery notifications",
        // Postfix, Exim, qmail, Yahoo, Gmail.
        "be delivered to one or more recipients", "be delivered to one or more of its recipients",
        "delivered to one or more recipients", "be delivered to all of its recipients", "following address(es) failed",
       
       
        "to the following recipient failed", "to the following recipients failed",
        "delivery to the following recipient", "delevery to the following recipient",
       
        "following recipients failed",
        "following recipient failed", "following recipient(s) failed", "deliver it to the following",
        "following recipients did not receive", "following recipients were affected", "following recipient(s) were affected",
        "following recipients was rejected", "following recipients returned permanent errors",
        "following recipients could not", "following recipient could not", "following recipient(s) could not",
        "following addresses could not", "following address(es) could not", "following recipients were rejected",
        "following recipients are invalid", "following users could not", "could not be delivered to the following",
        "cannot be delivered to the following", "not be delivered to the following", "was not delivered to the following",
        "not been delivered to the following", "not delivered to the following", "undeliverable to the following",
        "undelivered to the following", "unable to deliver to the following", "failed to deliver to the following",
        "problem delivering to the following", "error delivering to the following", "delivered to following recipient",
        "reach the following recipient", "failed addresses follow", "mail to the following recipients could not",
        "failed for the following", "rejected your message to the following", "undeliverable mail to the following",
        "could not be reached", "failed recipient(s)", "failed recipients", "undeliverable recipients", "failure reasons",
       
       
        "because of the following recipient", "delivery failed to these recipients", "deliver the mail to the following recipients",
        "deliver your message to the following", "deliver your mail to the following",
        "deliver message to the following", "deliver this message to the following",
        "the message was not relayed to", "mail addresses were not found",
        // German.
        "an folgende empfänger", "an die folgenden empfänger", "den folgenden empfänger", "folgende empfänger",
        "folgender empfänger", "folgenden empfängern", "an folgende adresse", "folgenden adressen", "folgende adressen",
        "an folgende(n) empfänger", "hat folgende(n) empfänger", "konnte nicht zugestellt werden an", "bei folgenden adressen",
        "konnte nicht an folgende", "für folgende empfänger", "folgende(n) adresse",
        // French.
        "aux destinataires suivants", "au destinataire suivant", "destinataires suivants", "destinataire(s) suivant",
        "remise à ces destinataires", "à ces destinataires ou groupes", "adresses suivantes", "adresse suivante",
        "aux adresse(s) suivante", "pu etre delivre a", "pu être délivré à", "pu être remis à", "être remis aux",
        // Spanish, Portuguese, Italian, Catalan.
        "a estos destinatarios", "siguientes destinatarios", "siguiente destinatario", "los siguientes destinatarios",
        "las siguientes direcciones", "siguiente dirección", "a estes destinatários", "seguintes destinatários",
        "seguinte destinatário", "seguintes endereços", "os seguintes destinat", "ai seguenti destinatari",
        "seguenti destinatari", "seguente destinatario", "seguenti indirizzi", "al seguente indirizzo", "a questi destinatari",
        "següents destinataris",
        // Dutch and the North.
        "volgende geadresseerden", "volgende ontvangers", "volgende ontvanger", "volgende adressen", "volgende adres",
        "følgende mottaker", "følgende modtager", "følgende adresse", "disse modtagere", "disse mottakerne",
        "följande mottagare", "följande adress", "dessa mottagare", "seuraaville vastaanottajille", "vastaanottajille",
        // Polish, Czech, Hungarian, Turkish, Russian, Ukrainian, Greek.
        "do następujących adresatów", "do następujących odbiorców", "następujących adresatów", "następujące adresy",
        "následujícím příjemcům", "následující adresy", "a következő címzettek", "aşağıdaki alıcılara", "bu alıcılara",
        "следующим получателям", "следующим адресатам", "следующих получателей", "одному или нескольким получателям",
        "одному или нескольким адресатам", "по следующим адресам", "следующие адреса", "по следующему адресу",
        "наступним одержувачам", "στους παρακάτω παραλήπτες",
        // Japanese, Chinese, Korean.
        "次の受信者", "次のあて先", "次の宛先", "以下の宛先", "以下の受信者", "以下のメールアドレスへの", "下記の宛先", "以下のアドレス",
        "受信者またはグループ", "下記アドレス", "宛先に送信できませんでした", "以下收件人", "下列收件人", "这些收件人", "以下地址", "下列地址",
        "這些收件者", "下列收件者", "以下收件者", "다음 받는 사람", "다음 수신자", "다음 주소",
    ]

    /// Words that bounces, receipts and letters of people share.
    private static let lists = [
        "to the following address(es)", "to the following address:", "to the following addresses:", "to the following address was", "for the following address", "for the following recipient", "following list of recipients", "e-mail to the following", "email to the following", "mail to the following recipient", "mail to the following address", "message to the following addresses", "message to the following address", "message to the following recipient", "the following recipient(s)", "the following recipients:", "these recipients or", "this recipient or", "to these recipients", "to the recipients below", "recipients listed below", "addresses listed below", "recipient listed below", "your message to the following", "addressed to email address",
    ]

    /// The recipient follows at once.
    private static let failedNext = [
        "there was an error delivering your mail to", "unable to deliver message to", "unable to deliver to", "could not deliver to",
        "unable to deliver your message to", "unable to deliver mail to", "could not deliver message to", "could not be delivered to", "wasn't delivered to", "wasn’t delivered to", "couldn’t be delivered to",
        "nicht zugestellt an", "pas été remis à", "pas été distribué à", "no se ha entregado a", "non è stato recapitato a",
        "não foi entregue a", "não foi entregue para", "niet bezorgd bij", "не доставлено на адрес", "не доставлено адресату",
       
        "cannot be delivered to", "couldn't be delivered to", "can not be delivered to", "not be delivered to", "not delivered to",
        "undeliverable to", "undeliverable address", "undeliverable:", "undelivered to", "delivery failed to", "delivery failed for", "delivery failed:", "mailbox is full:", "user unknown -", "could not deliver mail to",
        "failed to deliver to", "failed to deliver message to", "failed to deliver mail to", "delivery to", "failed delivery to",
        "delivery failed 20 attempts:", "attempts:", "unknown user:", "user unknown:", "unknown recipient:", "invalid user:",
        "unknown address:", "invalid address:", "invalid recipient:", "no such user:", "unknown local user:", "user not found:",
        "invalid final delivery userid:", "mailbox full:", "mailbox unavailable:", "failed recipient:", "failed recipients:",
        "failed address:", "bad address:", "rejected recipient:", "rejected recipients:", "user mailbox exceeds allowed size:",
        "account is full:", "mailbox has exceeded the limit:", "problem with recipient:", "failed to send to identified host,",
        "recipients returned permanent errors:", "recipient returned permanent error:", "addresses in error:",
        "error in address:", "in delivering to", "trying to deliver to", "trying to deliver mail to", "attempting to deliver to",
        "deliver the message to", "deliver the mail to", "could not find", "returned because", "following message to",
        "duplicated message-id in", "did not reach", "unable to reach", "recipient not found:", "status: error, address:",
        "deliver mail to", "unzustellbar an", "konnte nicht zugestellt werden:", "undeliverable mail to", "invalid address -",
        "no pudo ser entregado a", "no se pudo entregar a", "n'a pas pu être distribué à", "n'a pas pu être remis à",
        "could not send message to", "could not send to", "message could not be sent to", "failure sending mail to",
        "mail to user", "mailbox of user", "the user's mailbox", "reach this address:",
    ]

    /// Says that it failed, and no more.
    private static let failedWords = [
        "could not be delivered", "cannot be delivered", "couldn't be delivered", "could not deliver", "couldn’t be delivered",
        "can not be delivered", "t be delivered", "not be delivered", "was not delivered", "wasn't delivered", "wasn’t delivered",
        "not been delivered", "has not been delivered", "failed to deliver", "unable to deliver", "undeliverable", "undelivered",
        "non-deliverable", "delivery failed", "delivery failure", "failed permanently", "has failed", "permanent error",
        "permanent failure", "permanently failed", "permanent fatal error", "could not be sent", "could not send", "has been returned",
        "is being returned", "was returned", "being returned to", "returned to sender", "no such user", "user unknown", "unknown user",
        "unknown recipient", "recipient unknown", "invalid recipient", "no longer exists", "does not exist", "mailbox full",
        "mailbox is full", "over quota", "quota exceeded", "has been blocked", "was blocked", "been rejected", "was rejected",
        "automatically rejected", "wasn't found", "wasn’t found", "remote host said", "returned '5", "remote server returned",
        "invalid user", "address failed", "could not be found", "giving up", "given up", "were not able to deliver", "account is disabled",
        "did not match", "not exactly match", "delivery error", "error delivering", "had trouble delivering", "delivery problem",
        "nicht zugestellt", "unzustellbar", "non remis", "pas pu", "no se pudo", "no se ha podido", "no pudo ser", "non è stato possibile",
        "impossibile", "não foi possível", "não pôde", "kan niet worden", "niet worden bezorgd", "nie można", "не может быть доставлено",
        "не удалось", "не доставлено", "送信できません", "配信できません", "届きません", "失敗しました", "エラー", "无法", "失败", "退回",
        "배달하지 못", "배달되지",
    ]

    private static let delayedLists = [
        "not yet been delivered to the following", "not yet been delivered to one or more", "not yet been delivered is",
        "not yet been delivered are", "not yet been delivered to all", "has not yet been delivered", "recipient has been delayed",
        "recipients has been delayed", "recipients have been delayed", "been delayed:", "had transient non-fatal errors",
        "had transient fatal errors", "is delayed for more than", "delivery of email to this address", "has been postponed",
        "delivery is delayed to these recipients", "delivery to the following recipients has been delayed",
        "delayed to these recipients", "following recipients have been delayed",
        "zustellung an folgende empfänger verzögert", "est retardée", "se ha retrasado",
    ]

    private static let delayedWords = [
        "this is a warning message only", "warning message only", "do not need to resend", "do not need to re-send",
        "delivery attempts will continue", "will continue to try", "will continue trying", "continue to attempt delivery",
        "continue to attempt to deliver", "will keep trying", "message will be retried", "will be retried for",
        "will be retried until", "will try again", "we will continue to retry", "will retry", "still being retried",
        "not yet been delivered", "has been delayed", "only a temporary failure report", "your message has not been delivered yet",
        "temporary failure notice", "your mail server will keep trying", "no action is required on your part",
        "wird weiter versucht", "weitere zustellversuche", "sera à nouveau", "se seguirá intentando", "will not be returned yet",
        "as a warning only", "advisory-only", "delivery delayed", "could not send message for past",
    ]

    private static let deliveredLists = [
        "were successfully delivered", "was successfully delivered to", "successfully delivered to", "has been successfully relayed to",
        "been relayed to the following", "delivery to these recipients or groups is complete",
        "delivered to the following recipients", "been successfully delivered", "have been delivered to",
        "message was successfully delivered", "successfully relayed to the following",
        "delivery notification was sent by the destination server",
    ]

    /// The recipient follows at once, if the report tells that it failed.
    private static let names = [
        "your message to", "your mail to", "your email to", "your e-mail to", "message sent to", "mail sent to", "message to",
        "mail to", "the message to", "your message to:", "email to", "e-mail to", "addressed to", "addressed to:",
        "intended for", "intended recipient:", "recipient:", "recipient address:",
        "recipients:", "original address:", "email address:", "e-mail address:",
        "was addressed,", "destinatario:", "destinataire :", "destinataire:", "empfänger:", "geadresseerde:", "ontvanger:",
        "destinatário:", "получатель:", "adresat:", "宛先:", "宛先：", "收件人:", "收件人：", "votre message à", "ihre nachricht an",
        "su mensaje a", "sua mensagem para", "il messaggio a", "uw bericht aan", "message for", "mail for", "bad destination",
    ]

    private static let madeFroms = ["(generated from", "(expanded from:", "(expanded from", "(ultimately generated from"]

    /// The returned mail follows, if the phrase begins its line but for punctuation.
    private static let originals = [
        "below this line is a copy of", "below the next line is a copy", "this is a copy of the", "this is a copy of your",
        "original message follows", "original message ---", "original message --", "original message headers", "original message:",
        "original mail as follows", "original mail info", "original mail follows", "the original message follows",
        "below is a copy of the original", "here is a copy of", "here is your original", "a copy of the original message",
        "a copy of the message", "message header follows", "message headers follow", "message text follows", "message log ends",
        "unsent message follows", "unsent message below", "returned message", "returned mail follows", "returned text follows",
        "start of returned message", "start of message", "header of the original message", "the header of the original",
        "headers of the original message", "header of the source mail", "copy of the message header", "copy of the first part of",
        "included is a copy of", "text of your message", "message contents follow", "your original message", "original message as received",
        "the header and top", "the first 50 lines of", "body of original message", "begin message", "forwarded message",
        "original message attached", "attachment is a copy of the message", "here is the original message",
        "copie du message", "original-nachricht", "ursprüngliche nachricht", "ursprüngliche nachrichtenkopf", "en-têtes de message d'origine",
        "oorspronkelijke berichtkop", "encabezados de mensajes originales", "encabezados del mensaje original",
        "intestazioni originali", "cabeçalhos de mensagem originais", "kopfzeilen der ursprünglichen", "元のメッセージ", "原始邮件",
        "原始訊息", "original e-mail", "original email follows", "received: from", "received: by", "received: (qmail",
        "return-path: <", "x-received: by", "dkim-signature: v=", "arc-seal: i=", "received:from",
    ]

    private static let transcripts = [
        "transcript of session follows", "transcript of the session follows", "session transcript", "rcpt to generated following response",
        "while talking to",
    ]

    private static let quotes = [
        "said:", "remote host said:", "said[response message]:", "the error that the other server returned was:", "gave this error:",
        "other server returned was:", "returned '", "response from the remote server was:", "response was:",
        "the server responded:", "server response:", "generated response:", "refused to talk to me:", "failed with:", "says:", "reports:", "smtp;", "replied:", "answered:", "delay reason:",
        "additional information follows", "the response of the remote server was:", "message generated response:",
        "with the following error",
    ]

    private static let closings = [
        "giving up on", "this is only a temporary failure", 
        "if your message was also sent to", "this condition occurred after", "for further assistance", "do not reply to this",
        "the message subject was", "additional information =", "message details:", "this nondelivery report was generated",
        "if you sent the email to multiple", "please do not resend", 
        "reporting-mta:", "generating server:",
        "for more tips to help resolve", "contact your email admin", "system contact:", "further delivery attempts",
        "following locator information", "please verify recipient", "please check the above address",
    ]

    private static let remotes = [
        "host", "receiving server:", "remote server at", "remote system: dns;", "server", "connected to",
    ]

    private static let commands: [(phrase: String, meaning: Anchor)] = [
        ("in reply to mail from command", .command("MAIL")), ("in reply to rcpt to command", .command("RCPT")),
        ("in reply to data command", .command("DATA")), ("in reply to end of data command", .command("DATA")),
        ("after rcpt to", .command("RCPT")), ("after rcpt command", .command("RCPT")), ("after mail from", .command("MAIL")),
        ("after end of data", .command("DATA")), ("after data", .command("DATA")), (">>> rcpt to", .command("RCPT")),
        (">>> mail from", .command("MAIL")), (">>> data", .command("DATA")), ("does not like recipient", .command("RCPT")),
        ("sender was rejected", .command("MAIL")), ("did not like our rcpt", .command("RCPT")),
        ("did not like our mail", .command("MAIL")), ("did not like our final data", .command("DATA")),
        ("failed after i sent the message", .command("DATA")), ("[rcpt_to]", .command("RCPT")), ("[mail_from]", .command("MAIL")),
    ]
}
