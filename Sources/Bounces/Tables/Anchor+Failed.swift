// Phrases that say that a delivery failed, and those that name who it was for.

extension Anchor {
    /// Recipients follow: at once, or as a list whose lines they begin.
    static let failedLists = [
        // Sendmail and what imitates it.
        "following addresses had permanent fatal errors", "following addresses had fatal errors",
        "following addresses had delivery problems", "following addresses had delivery errors",
        "following addresses had permanent delivery errors", "following addresses failed", "following address failed",
        "following address had", "following addresses had transient",
        "following addresses have delivery notifications",
        // Postfix, Exim, qmail, Yahoo, Gmail.
        "be delivered to one or more recipients", "be delivered to one or more of its recipients",
        "delivered to one or more recipients", "be delivered to all of its recipients", "following address(es) failed",

        "to the following recipient failed", "to the following recipients failed",
        "delivery to the following recipient", "delevery to the following recipient",

        "following recipients failed", "following recipient failed", "following recipient(s) failed",
        "deliver it to the following", "following recipients did not receive", "following recipients were affected",
        "following recipient(s) were affected", "following recipients was rejected",
        "following recipients returned permanent errors", "following recipients could not",
        "following recipient could not", "following recipient(s) could not", "following addresses could not",
        "following address(es) could not", "following recipients were rejected", "following recipients are invalid",
        "following users could not", "could not be delivered to the following", "cannot be delivered to the following",
        "not be delivered to the following", "was not delivered to the following",
        "not been delivered to the following", "not delivered to the following", "undeliverable to the following",
        "undelivered to the following", "unable to deliver to the following", "failed to deliver to the following",
        "problem delivering to the following", "error delivering to the following", "delivered to following recipient",
        "reach the following recipient", "failed addresses follow", "mail to the following recipients could not",
        "failed for the following", "rejected your message to the following", "undeliverable mail to the following",
        "could not be reached", "failed recipient(s)", "failed recipients", "undeliverable recipients",
        "failure reasons",

        "because of the following recipient", "delivery failed to these recipients",
        "deliver the mail to the following recipients", "deliver your message to the following",
        "deliver your mail to the following", "deliver message to the following",
        "deliver this message to the following", "the message was not relayed to", "mail addresses were not found",
        // German.
        "an folgende empfänger", "folgende(r) empfänger", "nicht zugestellt an:", "an die folgenden empfänger",
        "den folgenden empfänger", "folgende empfänger", "folgender empfänger", "folgenden empfängern",
        "an folgende adresse", "folgenden adressen", "folgende adressen", "an folgende(n) empfänger",
        "hat folgende(n) empfänger", "konnte nicht zugestellt werden an", "bei folgenden adressen",
        "konnte nicht an folgende", "für folgende empfänger", "folgende(n) adresse",
        // French.
        "aux destinataires suivants", "listes de distribution suivants", "au destinataire suivant",
        "destinataires suivants", "destinataire(s) suivant", "remise à ces destinataires",
        "à ces destinataires ou groupes", "adresses suivantes", "adresse suivante", "aux adresse(s) suivante",
        "pu etre delivre a", "pu être délivré à", "pu être remis à", "être remis aux",
        // Spanish, Portuguese, Italian, Catalan.
        "a estos destinatarios", "siguientes destinatarios", "siguiente destinatario", "los siguientes destinatarios",
        "las siguientes direcciones", "siguiente dirección", "a estes destinatários", "seguintes destinatários",
        "seguinte destinatário", "seguintes endereços", "os seguintes destinat", "ai seguenti destinatari",
        "seguenti destinatari", "seguente destinatario", "seguenti indirizzi", "al seguente indirizzo",
        "a questi destinatari", "següents destinataris",
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
        "次の受信者", "次のあて先", "次の宛先", "以下の宛先", "以下の受信者", "以下のメールアドレスへの", "下記の宛先", "以下のアドレス", "受信者またはグループ", "下記アドレス",
        "宛先に送信できませんでした", "以下收件人", "下列收件人", "这些收件人", "以下地址", "下列地址", "這些收件者", "下列收件者", "以下收件者", "다음 받는 사람", "다음 수신자",
        "다음 주소",
    ]

    /// Words that bounces, receipts and letters of people share.
    static let lists = [
        "to the following address(es)", "to the following address:", "to the following addresses:",
        "to the following address was", "for the following address", "for the following recipient",
        "following list of recipients", "e-mail to the following", "email to the following",
        "mail to the following recipient", "mail to the following address", "message to the following addresses",
        "message to the following address", "message to the following recipient", "the following recipient(s)",
        "the following recipients:", "these recipients or", "this recipient or", "to these recipients",
        "to the recipients below", "recipients listed below", "addresses listed below", "recipient listed below",
        "your message to the following", "addressed to email address",
    ]

    /// The recipient follows at once.
    static let failedNext = [
        "there was an error delivering your mail to", "unable to deliver message to", "unable to deliver to",
        "could not deliver to", "unable to deliver your message to", "unable to deliver mail to",
        "could not deliver message to", "could not be delivered to", "wasn't delivered to", "wasn’t delivered to",
        "couldn’t be delivered to", "nicht zugestellt an", "pas été remis à", "pas été distribué à",
        "no se ha entregado a", "non è stato recapitato a", "não foi entregue a", "não foi entregue para",
        "niet bezorgd bij", "не доставлено на адрес", "не доставлено адресату",

        "cannot be delivered to", "couldn't be delivered to", "can not be delivered to", "not be delivered to",
        "not delivered to", "undeliverable to", "undeliverable address", "undeliverable:", "undelivered to",
        "delivery failed to", "delivery failed for", "delivery failed:", "mailbox is full:", "user unknown -",
        "could not deliver mail to", "failed to deliver to", "failed to deliver message to",
        "failed to deliver mail to", "delivery to", "failed delivery to", "delivery failed 20 attempts:", "attempts:",
        "unknown user:", "user unknown:", "unknown recipient:", "invalid user:", "unknown address:",
        "invalid address:", "invalid recipient:", "no such user:", "unknown local user:", "user not found:",
        "invalid final delivery userid:", "mailbox full:", "mailbox unavailable:", "failed recipient:",
        "failed recipients:", "failed address:", "bad address:", "rejected recipient:", "rejected recipients:",
        "user mailbox exceeds allowed size:", "account is full:", "mailbox has exceeded the limit:",
        "problem with recipient:", "failed to send to identified host,", "recipients returned permanent errors:",
        "recipient returned permanent error:", "addresses in error:", "error in address:", "in delivering to",
        "trying to deliver to", "trying to deliver mail to", "attempting to deliver to", "deliver the message to",
        "deliver the mail to", "could not find", "returned because", "following message to",
        "duplicated message-id in", "did not reach", "unable to reach", "recipient not found:",
        "status: error, address:", "deliver mail to", "unzustellbar an", "konnte nicht zugestellt werden:",
        "undeliverable mail to", "invalid address -", "no pudo ser entregado a", "no se pudo entregar a",
        "n'a pas pu être distribué à", "n'a pas pu être remis à", "could not send message to", "could not send to",
        "message could not be sent to", "failure sending mail to", "mail to user", "mailbox of user",
        "the user's mailbox", "reach this address:",
    ]

    /// Says that it failed, and no more.
    static let failedWords = [
        "could not be delivered", "cannot be delivered", "couldn't be delivered", "could not deliver",
        "couldn’t be delivered", "can not be delivered", "t be delivered", "not be delivered", "was not delivered",
        "wasn't delivered", "wasn’t delivered", "not been delivered", "has not been delivered", "failed to deliver",
        "unable to deliver", "undeliverable", "undelivered", "non-deliverable", "delivery failed", "delivery failure",
        "failed permanently", "has failed", "permanent error", "permanent failure", "permanently failed",
        "permanent fatal error", "could not be sent", "could not send", "has been returned", "is being returned",
        "was returned", "being returned to", "returned to sender", "no such user", "user unknown", "unknown user",
        "unknown recipient", "recipient unknown", "invalid recipient", "no longer exists", "does not exist",
        "mailbox full", "mailbox is full", "over quota", "quota exceeded", "has been blocked", "was blocked",
        "been rejected", "was rejected", "automatically rejected", "wasn't found", "wasn’t found", "remote host said",
        "returned '5", "remote server returned", "invalid user", "address failed", "could not be found", "giving up",
        "given up", "were not able to deliver", "account is disabled", "did not match", "not exactly match",
        "delivery error", "error delivering", "had trouble delivering", "delivery problem", "nicht zugestellt",
        "unzustellbar", "non remis", "pas pu", "no se pudo", "no se ha podido", "no pudo ser", "non è stato possibile",
        "impossibile", "não foi possível", "não pôde", "kan niet worden", "niet worden bezorgd", "nie można",
        "не может быть доставлено", "не удалось", "не доставлено", "送信できません", "配信できません", "届きません", "失敗しました", "エラー",
        "无法", "失败", "退回", "배달하지 못", "배달되지",
    ]
}
