import Testing

@testable import MTALog

/// What stands before the MTA's words, by the manuals of those who write it.
@Suite struct LogPrefixTests {
    private static let removed = "4F1A2B3C4D: removed"
    private static let completed = "1xW400-000008-12 Completed"

    @Test(arguments: [
        // rsyslog.conf(5), *reserved templates*: RSYSLOG_TraditionalFileFormat, FileFormat, TraditionalForwardFormat,
        // ForwardFormat, SyslogProtocol23Format; and the properties that templates are made of.
        "Nov 25 03:04:05 mta postfix/smtp[123]: ",
        "2026-11-25T03:04:05.000000+00:00 mta postfix/smtp[123]: ",
        "<22>Nov 25 03:04:05 mta postfix/smtp[123]: ",
        "<22>2026-11-25T03:04:05.000000+00:00 mta postfix/smtp[123]: ",
        "<22>1 2026-11-25T03:04:05.000000+00:00 mta postfix/smtp 123 - - ",
        "<22>1 2026-11-25T03:04:05.000000+00:00 mta postfix/smtp 123 - -  ",
        "2026-11-25T03:04:05.000000+00:00 mta mail.info postfix/smtp[123]: ",
        "2026-11-25T03:04:05.000000+00:00 mail.info mta postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta mail.info postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta mail.info: postfix/smtp[123]: ",
        "Nov 25 03:04:05 mail.info mta postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta mail.info<22> postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta mail info postfix/smtp[123]: ",
        "Nov 25 03:04:05 mail info mta postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta info postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta [mail.info] postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta <22> postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta local0.notice postfix/smtp[123]: ",
        "mail.info Nov 25 03:04:05 mta postfix/smtp[123]: ",
        "[mail.info] 2026-11-25T03:04:05Z mta postfix/smtp[123]: ",
        // syslogd(8) of FreeBSD: -v, -vv, and -O rfc5424.
        "Nov 25 03:04:05 <2.6> mta postfix/smtp[123]: ",
        "Nov 25 03:04:05 <mail.info> mta postfix/smtp[123]: ",
        "Nov 25 03:04:05 <mail.info> postfix/smtp[123]: ",
        "<22>1 2026-11-25T03:04:05.000000+00:00 mta.shop.example postfix/smtp 123 - - ",
        // syslogd(8) of OpenBSD with -Z.
        "2026-11-25T03:04:05.000Z mta postfix/smtp[123]: ",
        // RFC 5424, section 6.5, with structured data and with the mark of UTF-8.
        "<22>1 2026-11-25T03:04:05.000Z mta postfix/smtp 123 ID47 [a@32473 x=\"1\" y=\"a \\\"b\\\" ] [\\]\"][b@32473] ",
        "<22>1 2026-11-25T03:04:05Z - postfix/smtp - - - \u{FEFF}",
        "1 2026-11-25T03:04:05Z mta postfix/smtp 123 - - ",
        // BusyBox's syslogd, with -S and without; syslog-ng with chain-hostnames() and frac-digits(); AIX; metalog.
        "Nov 25 03:04:05 mta mail.info postfix/smtp[123]: ", "Nov 25 03:04:05 postfix/smtp[123]: ",
        "Nov 25 03:04:05 s_local@mta/relay postfix/smtp[123]: ",
        "Nov 25 03:04:05.000 mta postfix/smtp[123]: ",
        "Nov 25 03:04:05 mta mail:info postfix/smtp[123]: ",
        "Nov 25 03:04:05 [postfix/smtp] ", "Nov 25 03:04:05 mta [postfix/smtp] ",
        // syslogd(8) of Solaris.
        "Nov 25 03:04:05 mta sendmail[123]: [ID 801593 mail.info] ",
        // `docker compose logs` with -t and without, in colours; `docker logs -t`; what Kubernetes keeps, and shows.
        "postfix-1  | Nov 25 03:04:05 mta postfix/smtp[123]: ",
        "mail_1 | 2026-11-25T03:04:05.000000+00:00 mta postfix/smtp[123]: ",
        "postfix-1  | 2026-11-25T03:04:05.000000000Z Nov 25 05:04:05 mta postfix/smtp[123]: ",
        "\u{1B}[36mpostfix-1  | \u{1B}[0mNov 25 03:04:05 mta postfix/smtp[123]: ",
        "\u{1B}[36;1mmail_1  |\u{1B}[0m Nov 25 03:04:05 mta postfix/smtp[123]: ",
        "postfix-1  | 2026-11-25T03:04:05.000000+00:00 INFO    postfix/smtp[123]: ",
        "2026-11-25T03:04:05.000000000Z Nov 25 05:04:05 mta postfix/smtp[123]: ",
        "2026-11-25T03:04:05.000000000Z stdout F Nov 25 05:04:05 mta postfix/smtp[123]: ",
        "2026-11-25T03:04:05.000000000Z stderr F postfix/smtp[123]: ",
        "[pod/mail-0/postfix] Nov 25 03:04:05 mta postfix/smtp[123]: ",
    ])
    func beforePostfixAndSendmail(prefix: String) {
        #expect(
            entry(prefix + Self.removed) == LogEntry(at: 1_795_575_845_000, queueID: "4F1A2B3C4D", kind: .removed))
        // Exim behind the same.
        #expect(
            entry(prefix + Self.completed)
                == LogEntry(at: 1_795_575_845_000, queueID: "1xW400-000008-12", kind: .removed))
        #expect(entry(prefix + "connect from 4F1A2B3C4D: removed") == nil)
        #expect(!isUnreadable(prefix + "connect from a[192.0.2.1]"))
    }

    /// Exim's specification, 53.3: through syslog with `syslog_timestamp`, `log_timezone` and the selectors `millisec` and `pid`;
    /// what is too long is cut in pieces, what has several lines is parted.
    @Test(arguments: [
        "Nov 25 03:04:05 mta exim[9]: 2026-11-25 03:04:05 ",
        "Nov 25 03:04:05 mta exim[9]: 2026-11-25 04:04:05 +0100 ",
        "Nov 25 03:04:05 mta exim[9]: 2026-11-25 03:04:05.000 [9] ",
        "Nov 25 03:04:05 mta exim: [4711] ",
        "Nov 25 03:04:05 mta mail.info exim[9]: [1/3] 2026-11-25 03:04:05 ",
        "Nov 25 03:04:05 mta exim[9]: [1\\12] ",
        "<22>1 2026-11-25T03:04:05Z mta exim 9 - - 2026-11-25 03:04:05 ",
        "exim-1  | 2026-11-25 03:04:05 ",
        "2026-11-25T03:04:05.000000000Z 2026-11-25 05:04:05.000 [9] ",
        "2026-11-25T03:04:05.000000000Z stdout F 2026-11-25 05:04:05 ",
    ])
    func beforeExim(prefix: String) {
        #expect(
            entry(prefix + Self.completed)
                == LogEntry(at: 1_795_575_845_000, queueID: "1xW400-000008-12", kind: .removed))
    }

    /// What looks like a beginning, and stands in somebody's text.
    @Test(arguments: [
        "Nov 25 03:04:05 mta app[1]: postfix/smtp[1]: ", "Nov 25 03:04:05 mta app[1]: mta postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta app[1]: Nov 25 03:04:05 mta postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta app[1]: mail.info postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta app[1]: <22>Nov 25 03:04:05 mta postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta app[1]: postfix-1  | Nov 25 03:04:05 mta postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta app[1]: 2026-11-25 03:04:05 ", "Nov 25 03:04:05 mta app[1]: [ID 1 a.b] ",
        "Nov 25 03:04:05 mta app[1]: [2/3] ",
        // Whose name is that of a facility: a user's, as logger(1) tags.
        "Nov 25 03:04:05 mta mail: postfix/smtp[1]: ", "Nov 25 03:04:05 mta news: mta postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta info: postfix/smtp[1]: ",
        // Without a tag: a program that gives none.
        "Nov 25 03:04:05 mta he said postfix/smtp[1]: ", "Nov 25 03:04:05 mta ERROR postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta [INFO] mta postfix/smtp[1]: ", "Nov 25 03:04:05 mta info mta postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta mail.info mail.info text mta postfix/smtp[1]: ",
        "Nov 25 03:04:05 mta a mail.info postfix/smtp[1]: ", "Nov 25 03:04:05 mta a | Nov 25 03:04:05 mta b[1]: ",
        "Nov 25 03:04:05 Nov 25 03:04:05 mta postfix/smtp[1]: ", "he said Nov 25 03:04:05 mta postfix/smtp[1]: ",
        "he: | Nov 25 03:04:05 mta postfix/smtp[1]: ", "{\"a\": 1} | Nov 25 03:04:05 mta postfix/smtp[1]: ",
        "[he/said] Nov 25 03:04:05 mta postfix/smtp[1]: ", "he.said Nov 25 03:04:05 mta postfix/smtp[1]: ",
        // RFC 5424: each field has its place, and a bracket within quotes ends nothing.
        "<22>1 2026-11-25T03:04:05Z mta app 1 - - postfix/smtp[1]: ",
        "<22>1 2026-11-25T03:04:05Z mta app 1 - - [a] ",
        "<22>1 2026-11-25T03:04:05Z mta app 1 - [a x=\"] \"] he: ",
        "<22>1 2026-11-25T03:04:05Z mta app 1 - [a x=\"\\\"] ",
        "<22>1 2026-11-25T03:04:05Z mta app 1 - ", "<22>1 2026-11-25T03:04:05Z mta postfix/smtp[1]: ",
        "<22>1 - mta app 1 - - ", "<22222>Nov 25 03:04:05 mta postfix/smtp[1]: ",
        // The second piece of what Exim has cut begins in the middle of another host's words.
        "Nov 25 03:04:05 mta exim[9]: [2/3] 2026-11-25 03:04:05 ", "Nov 25 03:04:05 mta exim[9]: [2\\3] ",
        "2026-11-25 03:04:05 rejected by exim[9]: ", "2026-11-25 03:04:05 H=mx [192.0.2.1] exim[9]: ",
        "2026-11-25T03:04:05Z stdout X Nov 25 03:04:05 mta postfix/smtp[1]: ",
    ])
    func textIsNoPrefix(text: String) {
        #expect(entry(text + Self.removed) == nil)
        guard !text.hasSuffix("app[1]: 2026-11-25 03:04:05 ") else { return }
        #expect(entry(text + Self.completed) == nil)
    }

    @Test(arguments: [
        "", "{\"log\":\"Nov 25 03:04:05 mta postfix/smtp[1]: 4F1A2B3C4D: removed\\n\"}", "4F1A2B3C4D: removed",
        "1795575845 mta postfix/smtp[1]: 4F1A2B3C4D: removed", "Nov 25 03:04:05 mta 4F1A2B3C4D removed without a tag",
        "Nov 25", "<22>", "<22>1 2026", "a-1  |", "a |b", "\u{1B}[", "[pod/a", "2026-11-25T03:04:05Z",
    ])
    func unreadable(line: String) {
        #expect(isUnreadable(line))
    }

    /// Exim's main log has no tags.
    @Test(arguments: [
        "2026-11-25 03:04:05 H=(x) [192.0.2.1] F=<a@b> rejected RCPT <c@d>: relay not permitted",
        "2026-11-25 03:04:05 Start queue run: pid=9", "2026-11-25T03:04:05Z 2026-11-25 03:04:05 End queue run",
    ])
    func readable(line: String) {
        #expect(!isUnreadable(line))
        #expect(entry(line) == nil)
    }

    private func isUnreadable(_ line: String) -> Bool {
        guard case .unreadable = parser.read(Array(line.utf8).span) else { return false }
        return true
    }
}
