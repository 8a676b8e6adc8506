// Who asks the tracker for pixels and links, as their requests look on the wire.

import Foundation

/// A browser, a mail program, a provider's proxy or a scanner.
struct CampaignFetcher {
    let agent: String
    /// What it sends beside its agent when it loads an image, and when it follows a link.
    let image: [(String, String)]
    let page: [(String, String)]
    var method = "GET"
    /// Where it asks from: by the recipient's number and the number of the request.
    let address: @Sendable (Int, Int) -> String
    /// The country of those addresses (ISO 3166); nil where something fetches on somebody's behalf, from wherever it stands.
    let country: String?

    private static let german: @Sendable (Int, Int) -> String = { recipient, _ in "91.12.\(recipient % 256).20" }
    private static let british: @Sendable (Int, Int) -> String = { recipient, _ in "81.2.69.\(recipient % 256)" }

    private static func from(_ address: String) -> @Sendable (Int, Int) -> String { { _, _ in address } }
}

extension CampaignFetcher {
    /// Whether Debian's database of countries is there.
    static let hasCountries = FileManager.default.fileExists(atPath: "/usr/share/libloc-location/location.db")

    /// Apple's list of its relays, in its own form: two blocks of it.
    static let appleNetworks = "172.225.0.0/16,US,US-CA,Cupertino,\n172.226.0.0/16,US,US-CA,Cupertino,\n"

    /// Where the shop's people sit.
    static let ownNetworks = "192.0.2.0/24 own\n"
}

// MARK: - People

extension CampaignFetcher {
    static let chrome = CampaignFetcher(
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
            + "Safari/537.36",
        image: [
            ("Accept", "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"),
            ("Accept-Encoding", "gzip, deflate, br"), ("Accept-Language", "de-DE,de;q=0.9"),
            ("Sec-Fetch-Dest", "image"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Site", "cross-site"),
        ], page: chromePage, address: german, country: "DE")

    private static let chromePage = [
        ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"),
        ("Accept-Encoding", "gzip, deflate, br"), ("Accept-Language", "de-DE,de;q=0.9"),
        ("Sec-Fetch-Dest", "document"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-User", "?1"), ("Upgrade-Insecure-Requests", "1"),
    ]

    static let firefox = CampaignFetcher(
        agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        image: [("Accept", "image/avif,image/webp,*/*;q=0.8"), ("Accept-Language", "de,en;q=0.5")],
        page: [("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"), ("Accept-Language", "de,en;q=0.5")],
        address: german, country: "DE")

    static let phone = CampaignFetcher(
        agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "Version/17.5 Mobile/15E148 Safari/604.1",
        image: [("Accept", "image/webp,image/png,*/*;q=0.8"), ("Accept-Language", "en-GB,en;q=0.9")],
        page: [("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"), ("Accept-Language", "en-GB,en;q=0.9")],
        address: british, country: "GB")

    /// Mail on a Mac whose owner wants no privacy protection.
    static let appleMail = CampaignFetcher(
        agent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        image: [("Accept", "image/webp,image/png,*/*;q=0.8"), ("Accept-Language", "en-GB,en;q=0.9")], page: [],
        address: british, country: "GB")

    static let outlook = CampaignFetcher(
        agent: "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)",
        image: [("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate")], page: [], address: german, country: "DE")
}

// MARK: - Our own people

extension CampaignFetcher {
    /// In the Sent folder, or in an answer that quotes what was sent.
    static let colleague = CampaignFetcher(
        agent: chrome.agent, image: chrome.image, page: chrome.page,
        address: { recipient, _ in "192.0.2.\(recipient % 256)" }, country: nil)
}

// MARK: - Providers, on behalf of people

extension CampaignFetcher {
    static let gmail = CampaignFetcher(
        agent: "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        image: [("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate, br")], page: [],
        address: { recipient, _ in "66.249.84.\(recipient % 32)" }, country: nil)

    static let yahoo = CampaignFetcher(
        agent: "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
        image: [("Accept", "*/*")], page: [], address: from("87.248.117.3"), country: nil)

    /// Safari through iCloud Private Relay.
    static let privateRelay = CampaignFetcher(
        agent: phone.agent, image: phone.image, page: phone.page,
        address: { recipient, _ in "172.225.9.\(recipient % 256)" },
        country: nil)
}

// MARK: - Machines

extension CampaignFetcher {
    /// Apple Mail Privacy Protection, whether the mail is read or not.
    static let applePrivacy = CampaignFetcher(
        agent: "Mozilla/5.0", image: [("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate, br")], page: [],
        address: { recipient, _ in "172.226.1.\(recipient % 256)" }, country: nil)

    static let gmailPrefetch = CampaignFetcher(
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 "
            + "Safari/537.36 Edge/12.246 Mozilla/5.0",
        image: [("Accept", "image/*"), ("Referer", "http://mail.google.com/")], page: [],
        address: from("108.177.2.14"), country: nil)

    /// Microsoft Defender Safe Links: an ordinary browser, from another of its networks each time.
    static let safeLinks = CampaignFetcher(
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 "
            + "Safari/537.36 Edg/124.0.0.0",
        image: microsoftFields, page: microsoftFields,
        address: { recipient, request in "40.94.\(20 + request % 8).\(recipient % 256)" }, country: "US")

    /// The same, from one network.
    static let safeLinksAtHome = CampaignFetcher(
        agent: safeLinks.agent, image: microsoftFields, page: microsoftFields,
        address: { recipient, _ in "40.94.\(20 + recipient % 8).7" }, country: "US")

    private static let microsoftFields = [
        ("Accept", "text/html,application/xhtml+xml,image/webp,*/*;q=0.8"), ("Accept-Encoding", "gzip, deflate, br"),
        ("Accept-Language", "en-US,en;q=0.9"),
    ]

    /// What Safe Links looks at more closely is opened in an old Internet Explorer.
    static let detonation = CampaignFetcher(
        agent: "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)", image: [("Accept", "*/*")],
        page: [("Accept", "*/*")], address: from("52.147.217.10"), country: "US")

    static let barracuda = CampaignFetcher(
        agent: "Barracuda Sentinel (EE)", image: [("Accept", "*/*")], page: [("Accept", "*/*")],
        address: from("64.235.153.10"), country: "US")

    /// Proofpoint's sandbox: a browser without a language.
    static let proofpoint = CampaignFetcher(
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/104.0.0.0 "
            + "Safari/537.36",
        image: [("Accept", "*/*")], page: [("Accept", "*/*"), ("Accept-Encoding", "gzip")],
        address: from("148.163.135.28"), country: "US")

    /// A gateway that asks whether the link's page is there.
    static let linkChecker = CampaignFetcher(
        agent: chrome.agent, image: microsoftFields, page: microsoftFields, method: "HEAD",
        address: from("193.0.6.139"), country: "NL")

    static let slackPreview = CampaignFetcher(
        agent: "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", image: [], page: [("Accept", "*/*")],
        address: from("54.89.92.4"), country: nil)

    /// A webmail's page is rendered before anybody presses anything.
    static let prerender = CampaignFetcher(
        agent: chrome.agent, image: [],
        page: chrome.page.filter { $0.0 != "Sec-Fetch-User" } + [("Sec-Purpose", "prefetch;prerender")],
        address: german, country: nil)
}
