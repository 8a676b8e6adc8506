// The part of a domain that one owner has registered. Domains below it are the same house's.

/// A few rules in place of the Public Suffix List. Where they don't know a suffix, two houses below it count as one: of mail,
/// that matters for those who give domains away, and these are listed.
package enum RegistrableDomain {
    /// Returns `shop.example` of `mail.shop.example`, `shop.co.uk` of `mail.shop.co.uk`; shorter names as they are.
    package static func of(_ domain: Substring) -> Substring {
        if domain.hasPrefix("[") { return domain }
        let labels = domain.split(separator: ".")
        guard labels.count > 2 else { return domain }
        let isShared =
            labels[labels.count - 1].utf8.count == 2 && secondLevels.contains(labels[labels.count - 2])
            || givenAway.contains(labels.suffix(2).joined(separator: "."))
        let first = labels[labels.count - (isShared ? 3 : 2)]
        return domain[first.startIndex...]
    }

    /// The labels that registries of countries have below their own name.
    private static let secondLevels: Set<Substring> = [
        "ac", "ad", "adm", "adv", "art", "asn", "asso", "biz", "co", "com", "csiro", "ed", "edu", "eng",
        "fin", "firm",
        "gen", "go", "gob", "gouv", "gov", "govt", "gr", "gub", "id", "ind", "inf", "info", "int",
        "iwi", "kiwi", "law",
        "lg", "ltd", "maori", "med", "mil", "muni", "name", "ne", "net", "nhs", "nic", "nom", "or",
        "org", "plc",
        "police", "priv", "pro", "res", "sch", "school", "sci", "srv", "tm", "tur", "tv", "web",
    ]

    /// Domains below which anybody can have one.
    private static let givenAway: Set<String> = [
        "ae.org", "br.com", "cn.com", "co.com", "com.de", "de.com", "eu.com", "eu.org", "gb.com",
        "gb.net", "gr.com",
        "hu.com", "hu.net", "in.net", "jp.net", "jpn.com", "kr.com", "mex.com", "no.com", "qc.com",
        "ru.com", "sa.com",
        "se.com", "se.net", "uk.com", "uk.net", "us.com", "us.org", "uy.com", "za.bz", "za.com",
        "onmicrosoft.com", "myshopify.com", "wixsite.com", "wordpress.com", "blogspot.com", "github.io",
        "gitlab.io",
        "herokuapp.com", "netlify.app", "vercel.app", "web.app", "firebaseapp.com", "appspot.com",
        "azurewebsites.net",
        "dyndns.org", "dynv6.net", "duckdns.org", "ddns.net", "no-ip.org", "no-ip.com", "no-ip.biz",
        "hopto.org",
        "zapto.org", "sytes.net", "myftp.org", "selfhost.eu", "spdns.de", "dnshome.de", "goip.de",
        "mooo.com",
    ]
}
