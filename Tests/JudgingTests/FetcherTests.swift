import Testing

@testable import Judging
@testable import Words

/// Each fetcher of `reference/machine-signals.md` with its headers and timing.
@Suite struct FetcherTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let hit: Hit
        let actor: Actor
        let reason: String?

        var testDescription: String { name }

        init(_ name: String, _ hit: Hit, _ actor: Actor, _ reason: String? = nil) {
            self.name = name
            self.hit = hit
            self.actor = actor
            self.reason = reason
        }
    }

    private static let hour: Int64 = 3_600_000
    private static let none = "accept: */*\naccept-encoding: gzip\n"
    private static let googleProxy =
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
    private static let gmailPrefetch =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 "
        + "Safari/537.36 Edge/12.246 Mozilla/5.0"
    private static let yahoo = "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html"
    private static let oldExplorer = "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)"
    private static let teams =
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com"

    private static let webKit = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "

    static let providers = [
        Row(
            "Apple MPP", Sample.hit(180_000, agent: "Mozilla/5.0", headers: none, from: "172.226.1.9"), .machine,
            "apple privacy proxy"),
        Row(
            "Mozilla/5.0 with a Referer",
            Sample.hit(hour, agent: "Mozilla/5.0", headers: none + "referer: http://a.example/\n"), .machine,
            "agent: bare Mozilla"),
        Row("Mozilla/5.0 clicks", Sample.hit(hour, link: 1, agent: "Mozilla/5.0"), .machine, "agent: bare Mozilla"),
        Row("Apple Mail without MPP", Sample.hit(hour, agent: Sample.appleMail, headers: Sample.language), .human),
        Row(
            "Gmail", Sample.hit(hour, agent: googleProxy, headers: none, from: "66.249.84.3"), .proxy,
            "gmail image proxy"),
        Row(
            "Gmail at once", Sample.hit(3_000, agent: googleProxy, headers: none, from: "66.249.84.3"), .proxy,
            "gmail image proxy"),
        Row(
            "Gmail before delivery", Sample.hit(-1_500, agent: googleProxy, headers: none), .machine,
            "before delivery"),
        Row("Gmail's proxy clicks", Sample.hit(hour, link: 1, agent: googleProxy), .machine, "agent: GoogleImageProxy"),
        Row(
            "Gmail prefetch",
            Sample.hit(
                25_000, agent: gmailPrefetch, headers: "accept: image/*\nreferer: http://mail.google.com/\n",
                from: "108.177.2.14"), .machine, "gmail prefetch"),
        Row("the same from elsewhere", Sample.hit(25_000, agent: gmailPrefetch), .machine, "agent: Edge 12"),
        Row("Yahoo", Sample.hit(hour, agent: yahoo, headers: none), .proxy, "yahoo image proxy"),
        Row("Outlook", Sample.hit(hour, agent: Sample.outlook, headers: none), .human),
        Row("Outlook at once", Sample.hit(2_000, agent: Sample.outlook, headers: none), .human),
        Row(
            "Outlook on Trident",
            Sample.hit(
                hour,
                agent: "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0E; "
                    + "Microsoft Outlook 16.0.4266; ms-office; MSOffice 16)", headers: none), .human),
    ]

    static let scanners: [Row] =
        [
            ("Barracuda Sentinel (EE)", "Barracuda Sentinel"), ("SCMGUARD", "SCMGUARD"),
            ("lua-resty-http/0.10 (Lua)", "lua-resty-http"),
            ("python-requests/2.31.0", "python-requests"), ("Python/3.9 aiohttp/3.8.1", "python"),
            ("okhttp/4.9.3", "okhttp"),
            ("Java/1.8.0_392", "Java"), ("Apache-HttpClient/4.5.13 (Java/11.0.20)", "Apache-HttpClient"),
            ("AHC/2.1", "AHC"),
            ("Wget/1.21.2", "wget"), ("HubSpot Connect 2.0 (http://dev.hubspot.com/)", "HubSpot Connect"),
            ("Amazon CloudFront", "Amazon CloudFront"), ("cortex/1.0", "cortex"), ("curl/8.5.0", "curl"),
            ("Go-http-client/2.0", "Go-http-client"),
            ("node-fetch/1.0 (+https://github.com/bitinn/node-fetch)", "node-fetch"),
            ("axios/1.6.0", "axios"), ("Ruby", "Ruby"), ("PHP/8.2", "PHP"), ("libwww-perl/6.67", "libwww-perl"),
            (
                webKit + "HeadlessChrome/120.0.0.0 Safari/537.36",
                "Headless"
            ),
            ("Microsoft Office Existence Discovery", "Microsoft Office Existence Discovery"),
            (
                "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b",
                "BingPreview"
            ),
            (teams, "SkypeUriPreview"), ("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "Slackbot"),
            ("WhatsApp/2.23.20.0 A", "WhatsApp"), ("TelegramBot (like TwitterBot)", "TelegramBot"),
            ("Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", "Discordbot"),
            ("facebookexternalhit/1.1", "facebookexternalhit"), ("Twitterbot/1.0", "Twitterbot"),
            ("LinkedInBot/1.0 (compatible; Mozilla/5.0; Jakarta Commons-HttpClient/3.1)", "LinkedInBot"),
            ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Googlebot"),
        ].flatMap { agent, name in
            [
                Row("\(name) opens", Sample.hit(hour, agent: agent, headers: none), .machine, "agent: \(name)"),
                Row(
                    "\(name) clicks", Sample.hit(hour, link: 1, agent: agent, headers: none), .machine, "agent: \(name)"
                ),
            ]
        }

    /// What suggests a machine, and no language beside it.
    static let suspects: [Row] =
        [
            (oldExplorer, "an old engine"), (Sample.chrome + " Mozilla/5.0", "an odd agent"),
            (webKit + "Chrome/59.0.3071.115 Safari/537.36", "an old engine"),
            (webKit + "Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763", "an old engine"),
        ].flatMap { agent, what in
            [nil, 1].map {
                Row(
                    agent, Sample.hit(hour, link: $0, agent: agent, headers: none), .machine,
                    "\(what), no Accept-Language")
            }
        }

    static let browsers: [Row] =
        [
            Row("a person looks", Sample.hit(hour), .human),
            Row("a person clicks", Sample.hit(hour, link: 1, headers: Sample.navigation), .human),
            Row("unknown program opens", Sample.hit(hour, agent: "Acme Mail/1.0", headers: none), .human),
            Row("unknown program clicks", Sample.hit(hour, link: 1, agent: "Acme/1.0 (Linux)"), .human),
            Row(
                "unknown program clicks without a language",
                Sample.hit(hour, link: 1, agent: "Acme/1.0 (Linux)", headers: none), .machine,
                "no browser, no Accept-Language"),
            Row("no agent opens", Sample.hit(hour, agent: ""), .human),
            Row("no agent clicks", Sample.hit(hour, link: 1, agent: ""), .machine, "no agent"),
            Row("private relay", Sample.hit(hour, link: 1, from: "172.226.1.9"), .proxy, "apple private relay"),
            Row("HEAD", Sample.hit(hour, link: 1, headers: ":method: HEAD\n" + Sample.language), .machine, "HEAD"),
            Row(
                "all that is weak", Sample.hit(hour, agent: "", headers: ":version: 1.0\n"), .human),
            Row(
                "all that is weak, at once", Sample.hit(4_000, agent: "", headers: ":version: 1.0\n"),
                .machine,
                "4 s after delivery, no agent, HTTP/1.0"),
            Row(
                "gateway's network, at once", Sample.hit(4_000, from: "148.163.130.2"), .machine,
                "4 s after delivery, a gateway's network"),
            Row("gateway's network, later", Sample.hit(hour, from: "148.163.130.2"), .human),
            Row(
                "the pixel as a page, at once", Sample.hit(1_000, headers: Sample.navigation), .machine,
                "1 s after delivery, pixel opened as a page"),
        ]
        + [
            "sec-purpose: prefetch", "sec-purpose: prefetch;prerender", "sec-purpose: prefetch;anonymous-client-ip",
            "Purpose: prefetch".lowercased(), "x-moz: prefetch", "x-purpose: preview", "sec-purpose: Prefetch",
        ].map { Row($0, Sample.hit(hour, link: 1, headers: Sample.navigation + $0 + "\n"), .machine, "prefetch") }

    @Test(arguments: providers + scanners + suspects + browsers)
    func isJudged(_ row: Row) {
        var context = Sample.context
        if row.name.hasPrefix("private relay") || row.name.hasPrefix("Apple") {
            let networks = NetworkSet(NetworkFile("172.226.0.0/16,US,US-CA,Cupertino,").entries)
            let verdict = HitJudge(networks: networks).judge(row.hit, context: context)
            #expect(verdict == ActorVerdict(actor: row.actor, reason: row.reason))
            return
        }
        context.recent = []
        #expect(Sample.judge.judge(row.hit, context: context) == ActorVerdict(actor: row.actor, reason: row.reason))
    }
}
