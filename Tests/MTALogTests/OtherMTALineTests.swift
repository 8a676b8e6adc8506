import Testing

@testable import MTALog

@Suite struct SendmailLineTests {
    private static let head = "Nov 25 03:04:05 mta sm-mta[123]: 6AP3m1cK000025: "

    @Test func arrival() {
        let line =
            "from=<a@b.example>, size=76, class=0, nrcpts=2, msgid=<2.make@shop.example>, proto=ESMTP, daemon=MTA, relay=a [127.0.0.1]"
        #expect(
            entry(Self.head + line)?.kind
                == .queued(Arrival(messageID: "<2.make@shop.example>", sender: "a@b.example", recipients: 2)))
    }

    @Test(arguments: [
        (
            "to=<a@x.example>,<\"odd, (one)\"@x.example>, ctladdr=<b@c.example> (0/0), delay=1+02:03:04, xdelay=00:00:00, "
                + "mailer=esmtp, pri=60076, relay=mx.x.example. [192.0.2.1], dsn=2.0.0, stat=Sent (Ok: queued as 4XyZ12abc)",
            "a@x.example \"odd, (one)\"@x.example sent 2.0.0 mx.x.example[192.0.2.1] Ok: queued as 4XyZ12abc 93784000 4XyZ12abc"
        ),
        (
            "to=<a@x.example>, delay=00:00:01, xdelay=00:00:00, mailer=relay, pri=30076, relay=[127.0.0.1] [127.0.0.1], "
                + "dsn=2.0.0, stat=Sent (6AP3m1cK000099 Message accepted for delivery)",
            "a@x.example sent 2.0.0 127.0.0.1[127.0.0.1] 6AP3m1cK000099 Message accepted for delivery 1000 6AP3m1cK000099"
        ),
        (
            "to=a@x.example, delay=00:00:01, xdelay=00:00:00, mailer=esmtp, pri=1, relay=mx.x.example. [192.0.2.1], dsn=5.1.1, "
                + "reply=550-5.1.1 The account, that you, stat=User unknown",
            "a@x.example bounced 5.1.1 mx.x.example[192.0.2.1] 550 5.1.1 The account, that you 1000 -"
        ),
        // Before 8.16, and without a connection.
        (
            "to=<a@x.example>, delay=00:00:01, xdelay=00:00:00, mailer=esmtp, pri=1, relay=mx.x.example., dsn=4.4.1, "
                + "stat=Deferred: Connection refused by mx.x.example.",
            "a@x.example deferred 4.4.1 mx.x.example[-] Connection refused by mx.x.example. 1000 -"
        ),
        (
            "to=<a@x.example>, delay=00:00:01, mailer=esmtp, pri=1, dsn=5.1.2, stat=Host unknown (Name server: no.example: host not found)",
            "a@x.example bounced 5.1.2 -[-] Host unknown (Name server: no.example: host not found) 1000 -"
        ),
        // A host's own words.
        (
            "to=<a@x.example>, delay=00:00:01, mailer=esmtp, pri=1, relay=mx., dsn=4.3.0, reply=451 4.3.0 a, stat=Sent (ok), "
                + "dsn=2.0.0, stat=Deferred: 451 4.3.0 a, stat=Sent (ok), dsn=2.0.0",
            "a@x.example deferred 4.3.0 mx[-] 451 4.3.0 a 1000 -"
        ),
    ])
    func deliveries(line: String, expected: String) {
        #expect(delivery(Self.head + line).map(describe) == expected)
    }

    @Test func notAnAttempt() {
        #expect(
            entry(Self.head + "to=<a@x.example>, delay=00:00:00, mailer=esmtp, pri=1, dsn=4.4.3, stat=queued") == nil)
        #expect(entry(Self.head + "6AP3m1cK000027: DSN: User unknown") == nil)
        #expect(entry(Self.head + "6AP3m1cK000027: DSN: Warning: could not send message for past 4 hours") == nil)
        #expect(entry(Self.head + "6AP3m1cK000027: DSN: Cannot send message for 5 days")?.kind == .expired)
        #expect(entry(Self.head + "Milter: to=<a@x.example>, reject=550 5.7.1 Command rejected") == nil)
        #expect(entry(Self.head + "to=<a@x.example>, stat=User unknown") == nil)
    }
}

@Suite struct EximLineTests {
    @Test(arguments: [
        "2026-11-25 03:04:05 1xW400-000008-12 Completed",
        "2026-11-25 03:04:05.000 [77] 1xW400-000008-12 Completed QT=1s",
        "2026-11-25 04:04:05 +0100 1xW400-000008-12 Completed",
        "Nov 25 03:04:05 mta exim[9]: 1xW400-000008-12 Completed",
    ])
    func heads(line: String) {
        #expect(entry(line) == LogEntry(at: 1_795_575_845_000, queueID: "1xW400-000008-12", kind: .removed))
    }

    @Test func arrival() {
        let head = "2026-11-25 03:04:05 1xW400-00000000008-12ab <= "
        let local = entry(head + "<> R=1xW400-00000B-1m U=Debian-exim P=local S=1805")
        #expect(
            local
                == LogEntry(
                    at: 1_795_575_845_000, queueID: "1xW400-00000000008-12ab", kind: .queued(Arrival(sender: ""))))
        let arrival = Arrival(messageID: "<1.make@shop.example>", sender: "a@b.example")
        let line = "a@b.example H=(c.example) [127.0.0.1] P=esmtp S=273 id=1.make@shop.example T=\"x\""
        #expect(entry(head + line)?.kind == .queued(arrival))
    }

    @Test(arguments: [
        (
            "=> ann@x.example R=dnslookup T=remote_smtp H=mx.x.example [192.0.2.1]:25 X=TLS1.3:ECDHE:256 CV=yes "
                + "C=\"250 2.0.0 Ok: queued as 4XyZ12abc\"",
            "ann@x.example sent 2.0.0 mx.x.example[192.0.2.1] 250 2.0.0 Ok: queued as 4XyZ12abc - 4XyZ12abc"
        ),
        (
            "-> odd, (one)@x.example <\"odd, (one)\"@x.example> R=a T=smtp H=[2001:db8::1] C=\"250 OK id=1xW402-000009-13\"",
            "odd, (one)@x.example sent - 2001:db8::1[2001:db8::1] 250 OK id=1xW402-000009-13 - 1xW402-000009-13"
        ),
        ("=> ann <ann@x.example> R=local T=mail_spool", "ann@x.example sent - -[-]  - -"),
        (
            "== a@x.example R=others T=smtp defer (-44) H=mx [192.0.2.1]: SMTP error from remote mail server after pipelined "
                + "RCPT TO:<a@x.example>: 450 4.2.0 <a@x.example>: Greylisted, C=\"250 queued as FORGED\"",
            "a@x.example deferred 4.2.0 mx[192.0.2.1] 450 4.2.0 <a@x.example>: Greylisted, C=\"250 queued as FORGED\" - -"
        ),
        (
            "== a@x.example R=others T=smtp defer (111): Connection refused",
            "a@x.example deferred - -[-] Connection refused - -"
        ),
        (
            "** a@x.example R=others T=smtp H=mx [2001:db8::1]: SMTP error from remote mail server after RCPT TO:<a@x.example>: "
                + "550-5.1.1 The account\\n550-5.1.1 does not exist\\n550 5.1.1 at all",
            "a@x.example bounced 5.1.1 mx[2001:db8::1] 550 5.1.1 The account does not exist at all - -"
        ),
        (
            "** a@x.example: SMTP error from remote mail server after end of data: host mx [192.0.2.1]: 554 no",
            "a@x.example bounced - -[-] 554 no - -"
        ),
        ("** a@x.example: Unrouteable address", "a@x.example bounced - -[-] Unrouteable address - -"),
        ("** a@x.example: retry timeout exceeded", "a@x.example expired - -[-] retry timeout exceeded - -"),
    ])
    func deliveries(line: String, expected: String) {
        #expect(delivery("2026-11-25 03:04:05 1xW400-000008-12 " + line).map(describe) == expected)
    }

    @Test(arguments: [
        "== a@x.example routing defer (-52): retry time not reached", "H=mx [192.0.2.1] Connection refused",
        "== a@x.example R=o T=s defer (-54): retry time not reached for any host for 'x.example'",
        "*> a@x.example R=a T=b",
        "Frozen", "=>", "=> ", "** ", "SMTP error from remote => a@b",
    ])
    func notAnAttempt(line: String) {
        #expect(entry("2026-11-25 03:04:05 1xW400-000008-12 " + line) == nil)
    }

    @Test func command() {
        let found = delivery(
            "2026-11-25 03:04:05 1xW400-000008-12 ** a@b T=smtp H=m [192.0.2.1]: SMTP error from remote mail server after "
                + "pipelined RCPT TO:<a@b>: 550 no")
        #expect(found?.command == "RCPT TO")
    }
}

private func describe(_ delivery: Delivery) -> String {
    let remote = "\(delivery.remote?.name ?? "-")[\(delivery.remote?.address ?? "-")]"
    let delay = delivery.delay.map { "\($0)" } ?? "-"
    return
        (delivery.recipients + [
            delivery.outcome.rawValue, delivery.status ?? "-", remote, delivery.reply, delay,
            delivery.nextQueueID ?? "-",
        ]).joined(separator: " ")
}
