// Who sends reports: names and addresses of mail systems.

enum SenderSigns {
    /// Returns whether a From or Sender field names a mail system, or nobody.
    static func isMailSystem(_ bytes: Span<UInt8>, in value: Range<Int>) -> Bool {
        isNobody(bytes, in: value) || phrases.first(in: bytes, value.prefix(2000)) != nil
    }

    /// Returns whether it is the null sender (RFC 5321, section 4.5.5), or what stands for it in a Return-Path.
    static func isNobody(_ bytes: Span<UInt8>, in value: Range<Int>) -> Bool {
        if value.isEmpty { return true }
        let end = value.upperBound
        if value.count >= 2, bytes[end - 2] == .less, bytes[end - 1] == .greater { return true }
        return bytes.starts(value, with: "<null>") || bytes.starts(value, with: "<mailer-daemon")
    }

    /// Returns whether it is an address that nobody reads.
    static func isMachine(_ bytes: Span<UInt8>, in value: Range<Int>) -> Bool {
        machines.first(in: bytes, value.prefix(2000)) != nil
    }

    /// Returns whether it is the address of somebody to ask (RFC 2142 and custom), rather than of a recipient.
    static func isHelp(_ address: [UInt8]) -> Bool {
        helpers.contains { address.span.starts(address.indices, with: $0) }
    }

    private static let helpers = [
        "postmaster@", "help@", "helpdesk@", "help-desk@", "support@", "abuse@", "hostmaster@", "mailer-daemon@",
        "noc@", "security@", "servicedesk@", "service-desk@", "customerservice@", "customer.service@", "mailadmin@",
        "webmaster@",
    ]

    private static let machines = PhraseSet<Void>(
        ["no-reply@", "noreply@", "no_reply@", "donotreply@", "do-not-reply@", "do_not_reply@"].map { ($0, ()) })

    private static let phrases = PhraseSet<Void>(
        [
            "mailer-daemon", "mailer_daemon", "mailerdaemon", "mailer daemon", "mail-daemon", "maildaemon",
            "postmaster", "post_master", "post master", "postmast@", "mail delivery", "maildelivery", "mail.delivery",
            "mail deliver sys", "mail administrator", "mail system", "mailsystem", "mail-system",
            "system administrator", "systemadmin", "delivery subsystem", "delivery system", "delivery service",
            "delivery agent", "delivery status", "delivery-status", "mdaemon@", "mail_daemon", "message router",
            "messagerouter", "ndr@", "bounce@", "bounces@", "bounce-", "dsn@", "delivery-failure", "mail failure",
            "nondelivery", "non-delivery", "content-filter", "content filter", "virus_for_smtp", "antivirus",
            "mailsweeper", "mailmarshal", "mailscanner", "interscan", "email firewall", "mail gateway", "mailgateway",
            "mail-gateway", "mail server", "mailserver", "mmdf", "amavis", "mailbox delivery", "internet mail",
            "smtp-gateway", "smtp gateway", "undeliverable", "mailadmin", "mail-admin", "microsoft outlook <",
            "mdeamon", "inetgw",
        ].map { ($0, ()) })
}

extension Range<Int> {
    fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
