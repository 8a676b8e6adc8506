// Domains of providers where anybody can have an address: to share one says nothing of two people.

enum PublicMailDomains {
    static func contains(_ domain: Substring) -> Bool {
        if domains.contains(String(domain)) { return true }
        // yahoo.co.uk, hotmail.fr and so on: a name with many countries.
        return domain.firstIndex(of: ".").map { families.contains(String(domain[..<$0])) } ?? false
    }

    private static let families: Set = [
        "yahoo", "ymail", "hotmail", "outlook", "live", "aol", "gmx", "yandex", "protonmail", "rocketmail",
    ]

    private static let domains: Set = [
        // Worldwide.
        "gmail.com", "googlemail.com", "icloud.com", "me.com", "mac.com", "msn.com", "passport.com", "aim.com",
        "proton.me",
        "pm.me", "mail.com", "email.com", "fastmail.com", "fastmail.fm", "hey.com", "zoho.com", "zohomail.com",
        "tutanota.com",
        "tuta.io", "hushmail.com", "mailbox.org", "posteo.de", "posteo.net", "riseup.net", "duck.com",
        // North America.
        "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net",
        "earthlink.net",
        "juno.com", "netzero.net", "optonline.net", "frontier.com", "windstream.net", "roadrunner.com", "rogers.com",
        "shaw.ca", "sympatico.ca", "telus.net", "videotron.ca", "bell.net",
        // Germany, Austria, Switzerland.
        "web.de", "t-online.de", "freenet.de", "arcor.de", "online.de", "vodafone.de", "1und1.de", "mail.de", "aon.at",
        "chello.at",
        "a1.net", "bluewin.ch", "hispeed.ch", "sunrise.ch",
        // France, Belgium, Netherlands.
        "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "laposte.net", "bbox.fr", "numericable.fr",
        "skynet.be",
        "telenet.be", "proximus.be", "ziggo.nl", "kpnmail.nl", "planet.nl", "home.nl", "xs4all.nl", "hetnet.nl",
        "casema.nl",
        // Italy, Spain, Portugal, Greece.
        "libero.it", "virgilio.it", "alice.it", "tin.it", "tiscali.it", "fastwebnet.it", "telefonica.net", "terra.es",
        "sapo.pt",
        "otenet.gr",
        // Britain and Ireland.
        "btinternet.com", "virginmedia.com", "ntlworld.com", "blueyonder.co.uk", "sky.com", "talktalk.net",
        "tiscali.co.uk",
        "eircom.net",
        // Northern Europe.
        "telia.com", "online.no", "mail.dk", "jubii.dk", "kolumbus.fi", "luukku.com",
        // Eastern Europe.
        "mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru", "rambler.ru", "ya.ru", "ukr.net", "i.ua", "wp.pl",
        "o2.pl",
        "onet.pl", "interia.pl", "seznam.cz", "centrum.cz", "email.cz", "azet.sk", "freemail.hu", "citromail.hu",
        "abv.bg",
        "inbox.lv",
        // Asia and the Pacific.
        "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "139.com", "189.cn", "sina.com", "sina.cn",
        "sohu.com",
        "aliyun.com", "naver.com", "daum.net", "hanmail.net", "nate.com", "docomo.ne.jp", "ezweb.ne.jp",
        "softbank.ne.jp",
        "nifty.com", "rediffmail.com", "bigpond.com", "optusnet.com.au", "xtra.co.nz", "walla.co.il",
        // South America.
        "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br",
    ]
}
