// The two hundred recipients of the spring campaign, and the mail beside it.

/// Recipients who are alike: what their host does with the mail, and what happens then.
struct CampaignPersona {
    let name: String
    let count: Int
    var domain = "home.example"
    var fate = CampaignFate.taken
    let deeds: [CampaignDeed]

    init(
        _ name: String, _ count: Int, at domain: String = "home.example", _ fate: CampaignFate = .taken,
        _ deeds: CampaignDeed...
    ) {
        self.init(name, count, at: domain, fate, all: deeds)
    }

    init(
        _ name: String, _ count: Int, at domain: String = "home.example", _ fate: CampaignFate = .taken,
        all deeds: [CampaignDeed]
    ) {
        (self.name, self.count, self.fate, self.deeds) = (name, count, fate, deeds)
        self.domain =
            switch fate {
            case .taken, .suppressed: domain
            case .greylisted: "greylist.example"
            case .putOff: "busy.example"
            case .refused(let bounce): bounce.domain
            }
    }
}

enum CampaignCast {
    static let personas = readers + clickers + appleAndGmail + gateways + answerers + troubled

    private static let gmailProxy = CampaignVerdict.proxy("gmail image proxy")

    private static let ours = CampaignVerdict.sender("own network")

    private static let readers = [
        CampaignPersona("silent", 10),
        // Of whose mail only we have looked at our own copy.
        CampaignPersona(
            "watched", 4, .taken, .look(.colleague, .later, ours), .click(2, .colleague, .later, ours)),
        CampaignPersona("glance", 14, .taken, .look(.chrome)),
        CampaignPersona("again", 6, .taken, .look(.chrome), .look(.chrome), .look(.firefox)),
        CampaignPersona("mac", 5, .taken, .look(.appleMail)),
        CampaignPersona("outlook", 5, at: "work.example", .taken, .look(.outlook)),
        CampaignPersona("yahoo", 4, at: "yahoo.example", .taken, .look(.yahoo, .later, .proxy("yahoo image proxy"))),
    ]

    private static let clickers = [
        CampaignPersona("clicker", 10, .taken, .look(.chrome), .click(0, .chrome)),
        // Who loads no images.
        CampaignPersona("blocked", 4, at: "work.example", .taken, .click(2, .firefox)),
        CampaignPersona(
            "keen", 5, .taken, .look(.chrome), .click(1, .chrome), .click(1, .chrome), .click(3, .chrome)),
        CampaignPersona("phone", 5, .taken, .look(.phone), .click(4, .phone)),
        // Faster than most machines.
        CampaignPersona(
            "hasty", 3, .taken, .look(.chrome, .atOnce), .click(0, .chrome, .atOnce), .click(1, .chrome, .atOnce)),
        CampaignPersona(
            "relayed", 3, at: "icloud.example", .taken, .click(2, .privateRelay, .later, .proxy("apple private relay"))),
        CampaignPersona(
            "forwarder", 2, at: "work.example", .taken, .click(2, .chrome),
            .click(2, .slackPreview, .later, .machine("agent: Slackbot"))),
        CampaignPersona("prerendered", 2, .taken, .look(.chrome), .click(1, .prerender, .later, .machine("prefetch"))),
    ]

    private static let applePrefetch = CampaignDeed.look(.applePrivacy, .later, .machine("apple privacy proxy"))

    private static let appleAndGmail = [
        CampaignPersona("apple", 10, at: "icloud.example", .taken, applePrefetch),
        CampaignPersona("appleclicker", 5, at: "icloud.example", .taken, applePrefetch, .click(1, .phone)),
        CampaignPersona("gmail", 10, at: "gmail.example", .taken, .look(.gmail, .later, gmailProxy)),
        CampaignPersona(
            "gmaileager", 5, at: "gmail.example", .taken,
            .look(.gmailPrefetch, .atOnce, .machine("gmail prefetch")), .look(.gmail, .later, gmailProxy)),
        CampaignPersona(
            "gmailclicker", 6, at: "gmail.example", .taken, .look(.gmail, .later, gmailProxy), .click(0, .chrome)),
    ]

    private static let burst = CampaignVerdict.machine("burst: 6 links in N s")
    private static let tooEarly = CampaignVerdict.machine("before delivery")
    private static let sentinel = CampaignVerdict.machine("agent: Barracuda Sentinel")
    private static let sandbox = CampaignVerdict.machine(
        "a gateway's network, no Accept-Language, N s after delivery")

    private static let gateways = [
        CampaignPersona("safelinks", 6, at: "work.example", all: CampaignDeed.scan(.safeLinks, .atOnce, burst)),
        // The scan, and then the person whose mail it is.
        CampaignPersona(
            "scanned", 4, at: "work.example",
            all: CampaignDeed.scan(.safeLinksAtHome, .atOnce, burst) + [.look(.chrome), .click(3, .chrome)]),
        CampaignPersona(
            "vetted", 4, at: "work.example", .taken, .look(.safeLinks, .beforeDelivery, tooEarly),
            .click(0, .safeLinks, .beforeDelivery, tooEarly), .click(1, .safeLinks, .beforeDelivery, tooEarly),
            .look(.chrome), .click(0, .chrome)),
        CampaignPersona(
            "barracuda", 4, at: "work.example", .taken, .look(.barracuda, .atOnce, sentinel),
            .click(0, .barracuda, .atOnce, sentinel), .click(5, .barracuda, .atOnce, sentinel),
            .visitUnsubscribePage(.barracuda, .atOnce)),
        CampaignPersona(
            "proofpoint", 3, at: "work.example", .taken, .look(.proofpoint, .later, sandbox),
            .click(5, .proofpoint, .later, sandbox)),
        CampaignPersona(
            "detonated", 2, at: "work.example", .taken,
            .click(4, .detonation, .later, .machine("an old engine, no Accept-Language, N s after delivery"))),
        CampaignPersona(
            "checked", 3, at: "work.example", .taken, .click(0, .linkChecker, .later, .machine("HEAD")),
            .click(1, .linkChecker, .later, .machine("HEAD")), .visitUnsubscribePage(.linkChecker)),
        CampaignPersona("pagefetched", 2, at: "work.example", .taken, .visitUnsubscribePage(.safeLinks)),
    ]

    private static let answerers = [
        CampaignPersona("replier", 4, .taken, .answer(.reply())),
        CampaignPersona("fan", 3, .taken, .look(.chrome), .click(0, .chrome), .answer(.reply())),
        CampaignPersona("absent", 4, at: "work.example", .taken, .answer(.outOfOffice())),
        CampaignPersona("returned", 2, at: "work.example", .taken, .answer(.outOfOffice()), .look(.outlook)),
        CampaignPersona("complainer", 2, at: "yahoo.example", .taken, .answer(.complaint)),
        CampaignPersona("turncoat", 1, .taken, .look(.chrome), .answer(.complaint)),
        CampaignPersona(
            "oneclick", 4, at: "gmail.example", .taken, .look(.gmail, .later, gmailProxy), .answer(.oneClick)),
        CampaignPersona(
            "leaver", 2, .taken, .look(.chrome), .visitUnsubscribePage(.chrome), .answer(.pageForEverything)),
        CampaignPersona("mailleaver", 3, .taken, .answer(.unsubscribeMail)),
    ]

    private static let troubled = [
        CampaignPersona("gone", 6, .refused(.gone)),
        CampaignPersona("full", 5, .refused(.full)),
        CampaignPersona("disabled", 2, .refused(.disabled)),
        CampaignPersona("distrusting", 2, .refused(.reputation)),
        CampaignPersona("filtering", 2, .refused(.spam)),
        CampaignPersona("gonelater", 2, .taken, .answer(.report(.gone))),
        CampaignPersona("fulllater", 2, .taken, .answer(.report(.full))),
        // Whose host said that it was full, and whose mailbox was not.
        CampaignPersona("lucky", 2, .refused(.full), .look(.chrome)),
        CampaignPersona("slow", 4, .greylisted),
        CampaignPersona("waiting", 2, .putOff),
    ]
}
