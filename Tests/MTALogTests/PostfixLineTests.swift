import Testing

@testable import MTALog

@Suite struct PostfixLineTests {
    private static let head = "Nov 25 03:04:05 mta postfix/smtp[123]: 4F1A2B3C4D: "

    @Test(arguments: [
        "Nov 25 03:04:05 mta postfix/smtp[123]: 4F1A2B3C4D: removed",
        "Nov 25 03:04:05 postfix/smtp[123]: 4F1A2B3C4D: removed",
        "Nov 25 03:04:05 mta postfix-out/smtp: 4F1A2B3C4D: removed\r\n",
        "Nov 25 03:04:05 4F1A2B3C4D: removed",
        "2026-11-25T03:04:05.000000+00:00 mta postfix/qmgr[1]: 4F1A2B3C4D: removed",
        "2026-11-25T03:04:05Z mta postfix/qmgr[1]: 4F1A2B3C4D: removed",
        "2026-11-25T04:04:05+01:00 mta postfix/qmgr[1]: 4F1A2B3C4D: removed",
        "2026-11-24T22:34:05-04:30 mta postfix/qmgr[1]: 4F1A2B3C4D: removed",
        "2026-11-25 03:04:05 mta postfix/qmgr[1]: 4F1A2B3C4D: removed",
    ])
    func heads(line: String) {
        #expect(entry(line) == LogEntry(at: 1_795_575_845_000, queueID: "4F1A2B3C4D", kind: .removed))
    }

    @Test func times() {
        let at = { (line: String, offset: Int, reference: Int64) in
            entry(
                line + " mta a[1]: 4F1A2B3C4D: removed",
                parser: LogParser(reference: reference, offsets: UTCOffsets(offset)))?
                .at
        }
        #expect(at("Nov 25 03:04:05", 3600, now) == 1_795_572_245_000)
        #expect(at("2026-11-25T03:04:05", 3600, now) == 1_795_572_245_000)
        #expect(at("2026-11-25T03:04:05.6789Z", 3600, now) == 1_795_575_845_678)
        // The last one before now: of this year, of the last, and a clock that is ahead by an hour.
        #expect(at("Jan  2 00:00:00", 0, now) == 1_767_312_000_000)
        #expect(at("Dec 31 23:59:59", 0, now) == 1_767_225_599_000)
        #expect(at("Nov 25 05:00:00", 0, now) == 1_795_582_800_000)
        #expect(at("Dec 31 23:59:59", 0, 1_767_225_600_000) == 1_767_225_599_000)
        #expect(at("Jan  1 00:00:01", 0, 1_767_225_599_000) == 1_767_225_601_000)
        #expect(at("Feb 29 12:00:00", 0, 1_709_251_200_000) == 1_709_208_000_000)
        for no in [
            "Xyz 25 03:04:05", "Nov 25 25:04:05", "2026-13-25T03:04:05Z", "2026-11-25T3:04:05Z", "25 Nov 03:04:05",
        ] {
            #expect(at(no, 0, now) == nil, "\(no)")
        }
    }

    /// Berlin in autumn: at 1761440400 (01:00 UTC) 03:00 becomes 02:00.
    @Test(arguments: [
        ("2025-10-25T12:00:00", 1_761_386_400, 1_761_480_000), ("Oct 25 12:00:00", 1_761_386_400, 1_761_480_000),
        ("2025-10-26T01:59:59", 1_761_436_799, 1_761_480_000), ("2025-10-26T03:00:00", 1_761_444_000, 1_761_480_000),
        // Of the hour that comes twice, the second; unless that has not come yet.
        ("2025-10-26T02:30:00", 1_761_442_200, 1_761_480_000), ("2025-10-26T02:30:00", 1_761_438_600, 1_761_441_000),
        ("2025-10-26T12:00:00", 1_761_476_400, 1_761_480_000),
        // In the spring, 02:00 becomes 03:00 at 1743296400.
        ("2025-03-30T01:59:59", 1_743_296_399, 1_761_480_000), ("2025-03-30T03:00:00", 1_743_296_400, 1_761_480_000),
    ])
    func changeOfTheClocks(time: String, at: Int64, reference: Int64) {
        let offsets = UTCOffsets(3600, changes: [(1_743_296_400, 7200), (1_761_440_400, 3600)])
        let parser = LogParser(reference: reference * 1000, offsets: offsets)
        #expect(entry(time + " mta a[1]: 4F1A2B3C4D: removed", parser: parser)?.at == at * 1000)
    }

    @Test func sent() throws {
        let line = "to=<ann@x.example>, relay=mx.x.example[192.0.2.1]:25, conn_use=2, delay=1.25, delays=0.1/0/1/0.15, "
        let found = try #require(
            delivery(Self.head + line + "dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4XyZ12abc)"))
        #expect(
            found
                == Delivery(
                    recipients: ["ann@x.example"], outcome: .sent, status: "2.0.0",
                    reply: "250 2.0.0 Ok: queued as 4XyZ12abc",
                    remote: RemoteHost(name: "mx.x.example", address: "192.0.2.1"), delay: 1250,
                    nextQueueID: "4XyZ12abc"))
    }

    @Test func bouncedByAReplyOfSeveralLines() throws {
        let found = try #require(
            delivery(
                Self.head
                    + "to=<ben@x.example>, orig_to=<sales@shop.example>, relay=mx1.x.example[2001:db8::1]:25, delay=3, "
                    + "delays=0/0/1/2, dsn=5.1.1, status=bounced (host mx2.x.example[192.0.2.2] said: 550-5.1.1 The account "
                    + "550-5.1.1 does not exist (try 550 5.1.2) 550 5.1.1 again (in reply to RCPT TO command))"))
        #expect(found.reply == "550 5.1.1 The account does not exist (try 550 5.1.2) again")
        #expect(found.command == "RCPT TO")
        #expect(found.originalRecipient == "sales@shop.example")
        #expect(found.remote == RemoteHost(name: "mx2.x.example", address: "192.0.2.2"))
        #expect(found.nextQueueID == nil)
    }

    /// What follows `to=…, `: outcome, status, remote, reply.
    @Test(arguments: [
        (
            "relay=none, delay=5, delays=5/0/0/0, dsn=4.4.1, status=deferred (connect to mx[192.0.2.1]:25: Connection refused)",
            "deferred 4.4.1 - connect to mx[192.0.2.1]:25: Connection refused"
        ),
        (
            "relay=none, delay=5, delays=5/0/0/0, dsn=5.4.4, status=bounced (Host or domain name not found. Name service "
                + "error for name=no.example type=AAAA: Host not found)",
            "bounced 5.4.4 - Host or domain name not found. Name service error for name=no.example type=AAAA: Host not found"
        ),
        (
            "relay=mx.x.example[192.0.2.1]:25, delay=5, delays=5/0/0/0, dsn=4.7.0, status=deferred (host "
                + "mx.x.example[192.0.2.1] refused to talk to me: 421-4.7.0 Try 421 4.7.0 later)",
            "deferred 4.7.0 mx.x.example 421 4.7.0 Try later"
        ),
        (
            "relay=local, delay=0.1, delays=0/0/0/0, dsn=2.0.0, status=sent (delivered to command: IFS=' ' && exec procmail)",
            "sent 2.0.0 local delivered to command: IFS=' ' && exec procmail"
        ),
        (
            "relay=mx[/var/run/lmtp.sock], delay=0.1, delays=0/0/0/0, dsn=4.4.2, status=deferred (lost connection with "
                + "mx[/var/run/lmtp.sock] while receiving the initial server greeting)",
            "deferred 4.4.2 mx lost connection with mx[/var/run/lmtp.sock] while receiving the initial server greeting"
        ),
        // Cut by a syslog daemon.
        (
            "relay=mx[192.0.2.1]:25, delay=5, delays=5/0/0/0, dsn=5.7.1, status=bounced (host mx[192.0.2.1] said: 554 5.7.1 We do",
            "bounced 5.7.1 mx 554 5.7.1 We do"
        ),
        // A host's own words are no status of ours.
        (
            "relay=mx[192.0.2.1]:25, delay=5, delays=5/0/0/0, dsn=4.0.0, status=deferred (host mx[192.0.2.1] said: 450 a, "
                + "status=sent (250 queued as FORGED1), dsn=2.0.0 (in reply to MAIL FROM command) (in reply to end of DATA command))",
            "deferred 4.0.0 mx 450 a, status=sent (250 queued as FORGED1), dsn=2.0.0 (in reply to MAIL FROM command)"
        ),
        ("relay=none, delay=5, dsn=5.0.0, status=expired (x)", "expired 5.0.0 - x"),
    ])
    func outcomes(rest: String, expected: String) {
        let found = delivery(Self.head + "to=<a@b.example>, " + rest)
        #expect(
            found.map { "\($0.outcome) \($0.status ?? "-") \($0.remote?.name ?? "-") \($0.reply)" } == expected)
    }

    @Test(arguments: [
        ("<a@b.example>", "a@b.example"), ("<\"odd, (one)\"@b.example>", "\"odd, (one)\"@b.example"),
        ("<\"a>, status=sent (x)\"@b.example>", "\"a>, status=sent (x)\"@b.example"),
        ("<\"a\\\">, dsn=2\"@b.example>", "\"a\\\">, dsn=2\"@b.example"),
        ("<jörg@bücher.example>", "jörg@bücher.example"),
        ("<half\"quote@b.example>", "half\"quote@b.example"), ("<root>", "root"),
    ])
    func addresses(written: String, address: String) {
        let found = delivery(
            Self.head + "to=\(written), relay=none, delay=1, delays=1/0/0/0, dsn=4.4.1, status=deferred (x)")
        #expect(found?.recipients == [address])
        #expect(found?.status == "4.4.1")
    }

    @Test func arrivals() {
        let kind = { entry(Self.head + $0)?.kind }
        #expect(kind("client=localhost[127.0.0.1]") == .queued(Arrival()))
        #expect(
            kind("client=localhost[127.0.0.1], orig_queue_id=4XyZ12abc, orig_client=a[192.0.2.1], sasl_method=PLAIN")
                == .queued(Arrival(earlierQueueID: "4XyZ12abc")))
        #expect(kind("uid=0 from=<root>") == .queued(Arrival()))
        #expect(kind("message-id=<1.make@shop.example>") == .queued(Arrival(messageID: "<1.make@shop.example>")))
        #expect(kind("from=<a@b.example>, size=293, nrcpt=1 (queue active)") == .queued(Arrival(sender: "a@b.example")))
        #expect(kind("from=<>, size=293, nrcpt=1 (queue active)") == .queued(Arrival(sender: "")))
        #expect(kind("from=<a@b.example>, status=expired, returned to sender") == .expired)
        #expect(kind("from=<a@b.example>, status=force-expired, returned to sender") == .expired)
    }

    @Test(arguments: [
        "", " ", "Nov 25 03:04:05", "Nov 25 03:04:05 mta",
        "Nov 25 03:04:05 mta postfix/smtpd[1]: connect from a[192.0.2.1]",
        "Nov 25 03:04:05 mta postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[192.0.2.1]: 550 5.1.1 <a@b>: to=<a@b>",
        "Nov 25 03:04:05 mta postfix/smtpd[1]: 4F1A2B3C4D: reject: RCPT from a: 550 5.1.1 <a@b>; from=<c@d> to=<a@b>",
        "Nov 25 03:04:05 mta postfix/cleanup[1]: 4F1A2B3C4D: warning: header Subject: 4F1A2B3C4E: to=<a@b>, status=sent (x)",
        "Nov 25 03:04:05 mta postfix/cleanup[1]: warning: 4F1A2B3C4D: to=<a@b>, dsn=2.0.0, status=sent (x)",
        "Nov 25 03:04:05 mta postfix/bounce[1]: 4F1A2B3C4D: sender non-delivery notification: 4F1A2B3C4E",
        "Nov 25 03:04:05 mta postfix/smtp[1]: 4F1A2B3C4D: host mx[192.0.2.1] said: 450 x (in reply to RCPT TO command)",
        "Nov 25 03:04:05 mta postfix/smtp[1]: 4F1A2B3C4D: to=<a@b>",
        "Nov 25 03:04:05 a: 4F1A2B3C4D: to=<>, status=sent (x)",
        "Nov 25 03:04:05 mta postfix/smtp[1]: 4F1A2B3C4D: to=<a@b>, dsn=2.0.0, status=undeliverable (x)",
        "Nov 25 03:04:05 mta opendkim[1]: 4F1A2B3C4D: DKIM-Signature field added (s=a, d=b)",
        "Nov 25 03:04:05 mta backstamp[1]: 4F1A2B3C4D: tracked campaign=a links=1",
        "Nov 25 03:04:05 mta postfix/smtp[1]: removed: removed",
    ])
    func othersAreNil(line: String) {
        #expect(entry(line) == nil)
    }
}
