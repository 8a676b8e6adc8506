import Testing

@testable import Judging
@testable import Words

/// What an agent's words suggest is enough only beside a sign of another kind.
@Suite struct SuspicionTests {
    private static let hour: Int64 = 3_600_000
    private static let android = "Mozilla/5.0 (Linux; Android 13; "
    private static let mobile = ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
    private static let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 "

    /// Each suggests one thing, and none says that it is a robot.
    static let suspects: [(agent: String, reason: String)] = [
        ("AcmeBot/1.0", "a robot's word in the agent"), (browser + "Preview", "a robot's word in the agent"),
        ("Mozilla/5.0 (compatible; Acme Crawler)", "a robot's word in the agent"),
        (browser + "(ann@shop.example)", "an address in the agent"),
        (browser + "mailto:ann", "an address in the agent"),
        (browser + "(https://shop.example)", "an address in the agent"),
        ("Mozilla/5.0 (Windows NT 6.1) Chrome/49.0.2623.112 Safari/537.36", "an old engine"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/64.0 Safari/537.36 Edge/18.17763", "an old engine"),
        ("Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", "an old engine"),
        ("Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)", "an old engine"),
        (browser + "Chrome/126.0", "an odd agent"), (browser + browser, "an odd agent"),
        ("Mozilla/5.0 (compatible; Acme; Windows)", "an odd agent"), ("Mozilla/5.0 (compatible)", "an odd agent"),
        ("Mozilla/5.0 Acme/1.0", "an odd agent"), ("Hello World", "an odd agent"),
    ]

    @Test(arguments: suspects)
    func wordsAlone(agent: String, reason: String) {
        #expect(Self.judge(Sample.hit(Self.hour, agent: agent)) == .human)
        #expect(Self.judge(Sample.hit(Self.hour, link: 1, agent: agent)) == .human)
        #expect(Self.judge(Sample.hit(Self.hour, link: 1, agent: agent, headers: Sample.navigation)) == .human)
        // Nor does a look within the minute.
        #expect(Self.judge(Sample.hit(30_000, agent: agent)) == .human)
    }

    @Test(arguments: suspects)
    func wordsAndAnotherSign(agent: String, reason: String) {
        let others: [(hit: Hit, sign: String)] = [
            (Sample.hit(Self.hour, agent: agent, headers: "accept: */*\n"), "no Accept-Language"),
            (Sample.hit(Self.hour, link: 1, agent: agent, headers: "accept: */*\n"), "no Accept-Language"),
            (Sample.hit(2_000, agent: agent), "2 s after delivery"),
            (Sample.hit(Self.hour, agent: agent, from: "148.163.130.2"), "a gateway's network"),
            (Sample.hit(Self.hour, agent: agent, headers: Sample.plainNavigation), "pixel opened as a page"),
        ]
        for (hit, sign) in others {
            #expect(Self.judge(hit) == ActorVerdict(actor: .machine, reason: "\(reason), \(sign)"))
        }
    }

    /// Names itself a robot with an address on the web, or by a product that is known.
    @Test(arguments: [
        ("Mozilla/5.0 (compatible; Acme/1.0; +https://shop.example)", "gives an address"),
        (browser + "(+https://shop.example/about)", "gives an address"),
        (browser + "+ http://a.example", "gives an address"),
        ("Acme/1.0 (+www.shop.example)", "gives an address"),
        ("Mozilla/5.0 (compatible; AcmeBot/1.0; https://shop.example)", "AcmeBot"),
        ("Acme Crawler (http://shop.example/crawler)", "Crawler"),
        (android + "K; compatible; X; +http://x.example" + mobile, "gives an address"),
        ("Googlebot-Image/1.0", "Googlebot"),
        ("Mozilla/5.0 (Linux; Android 8.0; Pixel 2; Storebot-Google/1.0) Chrome/81.0", "-Google"),
        ("Mozilla/5.0 (compatible; ZulipURLPreview/9.4)", "ZulipURLPreview"), ("Slackbot 1.0", "Slackbot"),
    ])
    func whatNamesItself(agent: String, name: String) {
        for hit in [Sample.hit(Self.hour, agent: agent), Sample.hit(Self.hour, link: 1, agent: agent)] {
            #expect(Self.judge(hit) == ActorVerdict(actor: .machine, reason: "agent: \(name)"))
        }
    }

    /// What looks like a robot's and is a person's, even where no language is said.
    @Test(arguments: [
        android + "CUBOT_X19" + mobile, android + "Spider X1 Build/TP1A" + mobile, android + "Robot One" + mobile,
        android + "ruby" + mobile, android + "Zebra Scanner" + mobile, android + "Proxy 5; wv" + mobile,
        android + "K" + mobile + " (Ecosia android@112.0.0.0)",
        android + "K" + mobile + " (Ecosia android@137.0.7151.61-beta.rc)",
        android + "K" + mobile + " app@2.0", android + "K" + mobile + " @ann a@b a@b. ann@shop.x",
        "Instagram 331.0 Android (31/12; 440dpi; Xiaomi/Redmi; 22101316G; ruby; mt6877; en_US)",
        "Mozilla/5.0 (Linux; U; Android 10; M2006) Version/4.0 Chrome/57.0.2987.108 UCBrowser/13.4.0.1306 Mobile Safari/537.36",
        "ZulipElectron/5.11.0 Mozilla/5.0 (X11; Linux x86_64) Chrome/57.0 Electron/30.1.0 Safari/537.36",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Trident/7.0; Microsoft Outlook 16.0; Spider)",
        "Lynx/2.9.0dev.10 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.1", "Acme Mail/1.0", "Acme/1.0 (iPhone; iOS 17.4)",
    ])
    func people(agent: String) {
        #expect(Self.judge(Sample.hit(Self.hour, agent: agent, headers: "accept: image/*\n")) == .human)
        #expect(Self.judge(Sample.hit(Self.hour, link: 1, agent: agent)) == .human)
    }

    /// An address is a name and a domain.
    @Test(
        arguments: [
            ("ann@shop.example", true), ("a.b+c@mail.shop.example.", true), ("x@163.com", true), ("(x-y@a-b.de)", true),
            ("ann@shop", false), ("ann@shop.e", false), ("ann@.example", false), ("@shop.example", false),
            ("ann @shop.example", false), ("ios@9.2.3.1367", false), ("app@1.2.3-beta.rc", false), ("ann@", false),
            ("ann@shop.x1", false),
        ] as [(String, Bool)])
    func mailAddress(text: String, isOne: Bool) throws {
        let bytes = Array(text.utf8)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "@")))
        #expect(bytes.span.isMailAddress(at: place) == isOne)
    }

    private static func judge(_ hit: Hit) -> ActorVerdict { Sample.judge.judge(hit, context: Sample.context) }
}
