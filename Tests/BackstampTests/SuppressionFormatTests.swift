// Other senders' exports, with rows of our own making.

import Testing

@testable import backstamp

@Suite struct SuppressionFormatTests {
    private static let now = "2025-06-15T15:06:40.000Z"

    /// Each row as our own export has it, without its source; `-` is one that is left out, `LINE: …` one that is wrong.
    private static func read(_ text: String, reason: String? = nil) throws -> [String] {
        var rest = Array(text.utf8)
        let csv = CSVReader {
            defer { rest = [] }
            return rest
        }
        var defaults = SuppressionDefaults(now: 1_750_000_000_000)
        if case .words(_, let words) = SuppressionFormat.list.reasons {
            defaults.reason = reason.flatMap { words.reasons[$0] }
        }
        var reader = try SuppressionReader(csv, defaults: defaults)
        var rows: [String] = []
        while let row = try reader.next() {
            switch row {
            case .suppressions(let suppressions):
                rows += suppressions.map {
                    $0.csv.enumerated().filter { $0.offset != 3 }.map(\.element).joined(separator: ",")
                }
            case .leftOut: rows.append("-")
            case .problem(let line, let text): rows.append("\(line): \(text)")
            }
        }
        return rows
    }

    static let exports: [(name: String, text: String, rows: [String])] = [
        (
            "ours",
            """
            address,scope,reason,source,since,until
            ann@home.example,all,hard_bounce,bounce,2024-01-02T03:04:05.678Z,
            bob@home.example,"news, weekly",unsubscribe,crm,2024-01-02T03:04:05.000Z,2030-01-01T00:00:00.000Z
            """,
            [
                "ann@home.example,all,hard_bounce,2024-01-02T03:04:05.678Z,",
                "bob@home.example,news, weekly,unsubscribe,2024-01-02T03:04:05.000Z,2030-01-01T00:00:00.000Z",
            ]
        ),
        (
            "by hand, in another order", "Reason;Address\nComplaint;Ann@Home.example\n;bob@home.example\n",
            ["ann@home.example,all,complaint,\(now),", "bob@home.example,all,manual,\(now),"]
        ),
        (
            "SendGrid bounces",
            """
            status,reason,email,created
            5.1.1,"550 5.1.1 The email account does not exist, sorry",ann@home.example,1704164645
            ,"550 ""bob@home.example"": no such
            user here",bob@home.example,2024-01-02
            """,
            [
                "ann@home.example,all,hard_bounce,2024-01-02T03:04:05.000Z,",
                "bob@home.example,all,hard_bounce,2024-01-02T00:00:00.000Z,",
            ]
        ),
        (
            "SendGrid blocks",
            """
            status,reason,email,created
            5.7.1,550 5.7.1 This message is likely unsolicited mail,ann@home.example,1704164645
            4.2.2,452 4.2.2 The email account is over quota,bob@home.example,1704164645
            ,"554 5.7.1 client host [192.0.2.1] blocked using zen.spamhaus.org",c@home.example,1704164645
            """,
            ["-", "-", "-"]
        ),
        (
            "SendGrid bounces that are none",
            """
            status,reason,email,created
            5.2.2,552 5.2.2 The email account that you tried to reach is over quota,ann@home.example,1704164645
            5.7.1,550 5.7.1 Sender address rejected: Domain not found,bob@home.example,1704164645
            5.4.1,550 5.4.1 [internal] Connection timed out,c@home.example,1704164645
            5.2.1,550 5.2.1 The user's mailbox is disabled,d@home.example,1704164645
            5.0.0,550 Bounced Address,e@home.example,1704164645
            ,,f@home.example,1704164645
            """,
            [
                "-", "-", "-", "-", "e@home.example,all,hard_bounce,2024-01-02T03:04:05.000Z,",
                "f@home.example,all,hard_bounce,2024-01-02T03:04:05.000Z,",
            ]
        ),
        (
            "Mailgun bounces that are none",
            """
            address,code,error,created_at
            ann@home.example,552,The mailbox is full,"Tue, 02 Jan 2024 03:04:05 UTC"
            bob@home.example,605,Not delivering to previously bounced address,"Tue, 02 Jan 2024 03:04:05 UTC"
            """,
            ["-", "bob@home.example,all,hard_bounce,2024-01-02T03:04:05.000Z,"]
        ),
        (
            "SendGrid spam reports", "email,ip,created\nann@home.example,192.0.2.1,1704164645\n",
            ["ann@home.example,all,complaint,2024-01-02T03:04:05.000Z,"]
        ),
        (
            "SendGrid invalid emails",
            "email,reason,created\nann@home.exampel,Mail domain mentioned is unknown,1704164645\n",
            ["ann@home.exampel,all,hard_bounce,2024-01-02T03:04:05.000Z,"]
        ),
        (
            "SendGrid unsubscribes", "email,created\r\nann@home.example,1704164645\r\n",
            ["ann@home.example,all,unsubscribe,2024-01-02T03:04:05.000Z,"]
        ),
        (
            "Postmark",
            """
            EmailAddress,SuppressionReason,Origin,CreatedAt
            ann@home.example,HardBounce,Recipient,2024-01-01T22:04:05-05:00
            bob@home.example,SpamComplaint,Recipient,2024-01-01T22:04:05-05:00
            carl@home.example,ManualSuppression,Recipient,2024-01-01T22:04:05-05:00
            dora@home.example,ManualSuppression,Customer,2024-01-01T22:04:05-05:00
            """,
            [
                "ann@home.example,all,hard_bounce,2024-01-02T03:04:05.000Z,",
                "bob@home.example,all,complaint,2024-01-02T03:04:05.000Z,",
                "carl@home.example,all,unsubscribe,2024-01-02T03:04:05.000Z,",
                "dora@home.example,all,manual,2024-01-02T03:04:05.000Z,",
            ]
        ),
        (
            "Mailgun bounces",
            "address,code,error,created_at\nann@home.example,550,No such user,\"Tue, 02 Jan 2024 03:04:05 UTC\"\n",
            ["ann@home.example,all,hard_bounce,2024-01-02T03:04:05.000Z,"]
        ),
        (
            "Mailgun complaints", "address,created_at,count\nann@home.example,\"Tue, 02 Jan 2024 03:04:05 UTC\",1\n",
            ["ann@home.example,all,complaint,2024-01-02T03:04:05.000Z,"]
        ),
        (
            "Mailgun unsubscribes",
            """
            address,tags,created_at
            ann@home.example,*,"Tue, 02 Jan 2024 03:04:05 UTC"
            bob@home.example,"spring sale, news","Mon, 01 Jan 0001 00:00:00 UTC"
            carl@home.example,,
            """,
            [
                "ann@home.example,all,unsubscribe,2024-01-02T03:04:05.000Z,",
                "bob@home.example,spring sale,unsubscribe,\(now),", "bob@home.example,news,unsubscribe,\(now),",
                "carl@home.example,all,unsubscribe,\(now),",
            ]
        ),
        (
            "Amazon SES",
            """
            EmailAddress,Reason,LastUpdateTime
            ann@home.example,BOUNCE,2024-01-02T03:04:05.000000+00:00
            bob@home.example,COMPLAINT,2024-01-02 03:04:05
            """,
            [
                "ann@home.example,all,hard_bounce,2024-01-02T03:04:05.000Z,",
                "bob@home.example,all,complaint,2024-01-02T03:04:05.000Z,",
            ]
        ),
        (
            "Amazon SES, to import", "ann@home.example,BOUNCE\n\nbob@home.example, COMPLAINT\n",
            ["ann@home.example,all,hard_bounce,\(now),", "bob@home.example,all,complaint,\(now),"]
        ),
        (
            "a list", "ann@home.example\n<Bob@Home.example>\n",
            ["ann@home.example,all,manual,\(now),", "bob@home.example,all,manual,\(now),"]
        ),
        ("a list with a title", "\u{FEFF}E-Mail\nann@home.example\n", ["ann@home.example,all,manual,\(now),"]),
        ("nothing", "", []),
        ("a title", "email\n", []),
    ]

    @Test(arguments: exports) func readsExports(_ export: (name: String, text: String, rows: [String])) throws {
        #expect(try Self.read(export.text) == export.rows, "\(export.name)")
    }

    /// The reason on the command line counts where the row has no word of its own.
    @Test func takesTheCommandsReason() throws {
        #expect(try Self.read("a@b.example\n", reason: "complaint") == ["a@b.example,all,complaint,\(Self.now),"])
        #expect(
            try Self.read("email,created\na@b.example,\n", reason: "manual") == ["a@b.example,all,manual,\(Self.now),"])
        #expect(
            try Self.read("address,reason\na@b.example,complaint\n", reason: "manual")
                == ["a@b.example,all,complaint,\(Self.now),"])
        #expect(
            try Self.read("Name,Email,Shoe size\nAnn,a@b.example,38\n", reason: "unsubscribe")
                == ["a@b.example,all,unsubscribe,\(Self.now),"])
    }

    @Test(arguments: ["Name,Email,Shoe size\nAnn,a@b.example,38\n", "no address\n", "type,value,reason,created_at\n"])
    func refusesFilesThatItDoesNotKnow(_ text: String) throws {
        #expect(throws: SuppressionFileError.self) { try Self.read(text) }
    }

    @Test func refusesWhatIsNoUTF8() throws {
        #expect(throws: SuppressionFileError.notText) { try Self.read("e\0m\0a\0i\0l\0\n") }
    }

    @Test func tellsWhereRowsAreWrong() throws {
        let rows = try Self.read(
            """
            address,reason,since,until
            ann,manual,,
            ,manual,,
            a@b.example,because,,
            a@b.example,manual,yesterday,
            a@b.example,manual,,never
            "a@b.example"x
            "a@b.
            example",manual,,
            a@b.example,manual,,2030-01-01
            """)
        #expect(rows.map { $0.prefix { $0 != " " } } == ["2:", "3:", "4:", "5:", "6:", "7:", "8:", rows.last?[...]])
        #expect(rows[0] == "2: `ann` is neither an address nor a domain (@shop.example)")
        #expect(rows[2] == "4: unknown reason `because`; known are hard_bounce, complaint, unsubscribe, manual")
        #expect(rows.last == "a@b.example,all,manual,\(Self.now),2030-01-01T00:00:00.000Z")
    }
}
