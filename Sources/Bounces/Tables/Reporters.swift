// Names of software and services that write reports, by what gives them away.

enum Reporters {
    /// Returns the software that an X-Mailer, a text or a host name tells of.
    static func named(_ bytes: Span<UInt8>, in range: Range<Int>) -> String? {
        phrases.first(in: bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + 4000))
    }

    private static let phrases = PhraseSet<String>([
        ("this is the mail system at host", "Postfix"), ("this is the postfix program", "Postfix"),
        ("x-postfix-queue-id", "Postfix"), ("this is the qmail-send program", "qmail"),
        ("this message was created automatically by mail delivery software", "Exim"),
        ("was created automatically by mail delivery software", "Exim"),
        ("----- the following addresses had", "Sendmail"), ("----- transcript of session follows", "Sendmail"),
        ("exchange online", "Exchange Online"), ("office 365", "Exchange Online"),
        ("prod.outlook.com", "Exchange Online"),
        ("diagnostic information for administrators", "Exchange"), ("internet mail service (5.5", "Exchange 5.5"),
        ("did not reach the following recipient(s)", "Exchange"), ("microsoft exchange", "Exchange"),
        ("amazonses.com", "Amazon SES"), ("amazon workmail", "Amazon WorkMail"), ("dragonfly mail agent", "DragonFly"),
        ("opensmtpd", "OpenSMTPD"), ("this is the mailer-daemon, please do not reply", "OpenSMTPD"),
        ("running the courier mail server", "Courier"), ("domino directory", "Domino"), ("lotus", "Notes"),
        ("googlemail.com", "Gmail"), ("google tried to deliver", "Gmail"), ("the google email team", "Gmail"),
        ("google groups", "Google Groups"), ("gsmtp", "Gmail"), ("mail.ru", "Mail.ru"), ("yandex", "Yandex"),
        ("zoho mail", "Zoho"), ("zohomail", "Zoho"), ("<smtp32", "IMail"), ("mdaemon", "MDaemon"),
        ("groupwise", "GroupWise"), ("powermta", "PowerMTA"), ("mimecast", "Mimecast"), ("barracuda", "Barracuda"),
        ("messagelabs", "MessageLabs"), ("symantec email security", "MessageLabs"), ("m-filter", "m-FILTER"),
        ("amavisd", "amavis"), ("surfcontrol", "SurfControl"), ("interscan", "InterScan"), ("sendgrid", "SendGrid"),
        ("mailmarshal", "MailMarshal"), ("yahoo.com", "Yahoo"), ("yahoodns", "Yahoo"), ("icloud", "iCloud"),
        ("iphmx.com", "Cisco ESA"), ("proofpoint", "Proofpoint"), ("ironport", "Cisco ESA"), ("kddi", "KDDI"),
        ("docomo.ne.jp", "docomo"), ("zimbra", "Zimbra"), ("haraka", "Haraka"), ("mailgun", "Mailgun"),
        ("kumomta", "KumoMTA"), ("stalwart", "Stalwart"), ("communigate", "CommuniGate"), ("kerio", "Kerio"),
        ("hmailserver", "hMailServer"), ("smartermail", "SmarterMail"), ("mailenable", "MailEnable"),
    ])
}
