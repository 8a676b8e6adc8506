// The table of all keys. conf/backstamp.yaml documents them in the same order; a test holds the two together.

import FilterService
import International
import Milter
import Tools
import Tracking
import Words

enum Settings {
    static let all: [Setting] =
        general + filter + tracker + bounces + log + retries + notices + judging + locations + scores + privacy
        + retention

    private static let general = [
        Setting(key: "database", standard: .text("sqlite:/var/lib/backstamp/backstamp.db")) {
            configuration, value throws(ConfigurationError) in
            let text = try value.text("sqlite:PATH")
            guard text.hasPrefix("sqlite:"), text.count > 7 else { throw value.fault("sqlite:PATH, not `\(text)`") }
            configuration.database = String(text.dropFirst(7))
        },
        Setting(key: "keys", standard: .text("/etc/backstamp/keys")) {
            configuration, value throws(ConfigurationError) in
            configuration.keys = try value.text("the path of the key file")
        },
        Setting(key: "spool", standard: .text("/var/lib/backstamp/spool")) {
            configuration, value throws(ConfigurationError) in
            configuration.spool = try value.text("the path of a folder")
        },
        Setting(key: "journal.reserve", standard: .text("10")) {
            configuration, value throws(ConfigurationError) in
            configuration.journalReserve = try value.number("a percentage from 0 to 90", in: 0...90)
        },
    ]

    private static let filter = [
        Setting(key: "filter.listen", standard: .text("unix:/run/backstamp/filter.sock")) {
            configuration, value throws(ConfigurationError) in
            let text = try value.text("unix:PATH or inet:PORT@HOST")
            do throws(MilterError) {
                configuration.filter.listen = try ListenAddress(milter: text)
            } catch {
                throw value.fault("unix:PATH or inet:PORT@HOST: \(error)")
            }
        },
        Setting(key: "filter.on_failure", standard: .text("accept")) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.onFailure = try value.choice([("accept", .accept), ("tempfail", .tempfail)])
        },
        Setting(key: "filter.outgoing.authenticated", standard: .text("true")) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.authenticatedIsOutgoing = try value.bool()
        },
        Setting(key: "filter.outgoing.networks", standard: .list(["127.0.0.0/8", "::1/128"])) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.outgoingNetworks = try value.networks()
        },
        Setting(key: "filter.outgoing.sender_domains", standard: .list([])) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.senderDomains = try value.domains()
        },
        Setting(key: "filter.opens", standard: .text("true")) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.opens = try value.bool()
        },
        Setting(key: "filter.clicks", standard: .text("html")) { configuration, value throws(ConfigurationError) in
            configuration.filter.clicks = try value.choice([
                ("html", .htmlClicks), ("html+text", .clicks), ("none", .none),
            ])
        },
        Setting(key: "filter.sensitive_links", standard: .text("leave")) {
            configuration, value throws(ConfigurationError) in
            try value.readKind(.sensitive, into: &configuration)
        },
        Setting(key: "filter.visible_urls", standard: .text("leave")) {
            configuration, value throws(ConfigurationError) in
            try value.readKind(.visibleURLs, into: &configuration)
        },
        Setting(key: "filter.placeholder_links", standard: .text("leave")) {
            configuration, value throws(ConfigurationError) in
            try value.readKind(.placeholders, into: &configuration)
        },
        Setting(key: "filter.protocol_relative_links", standard: .text("leave")) {
            configuration, value throws(ConfigurationError) in
            try value.readKind(.protocolRelative, into: &configuration)
        },
        Setting(key: "filter.link_limit", standard: .text("1000")) { configuration, value throws(ConfigurationError) in
            configuration.filter.linkLimit = try value.number("a number of links", in: 1...TokenBlock.links)
        },
        Setting(key: "filter.campaign_parameters", standard: .map([:])) {
            configuration, value throws(ConfigurationError) in
            guard case .map(let parameters) = value.content, !parameters.keys.contains("") else {
                throw value.fault("a map from names of parameters to their values")
            }
            configuration.filter.campaignParameters = CampaignParameters(parameters)
        },
        Setting(key: "filter.multiple_recipients", standard: .text("shared")) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.multipleRecipients = try value.choice([
                ("shared", .shared), ("split", .split), ("leave", .leave),
            ])
        },
        Setting(key: "filter.untracked_domains", standard: .list([])) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.untrackedDomains = try value.domains()
        },
        Setting(key: "filter.untracked_hosts", standard: .list([])) {
            configuration, value throws(ConfigurationError) in
            let expected = "a list of hosts such as pay.example or *.bank.example"
            let hosts = try value.list(expected)
            do throws(HostSet.BadPattern) {
                configuration.filter.untrackedHosts = try HostSet(hosts, transcoding: .system)
            } catch {
                throw value.fault("\(expected), not `\(error.pattern)`")
            }
        },
        Setting(key: "filter.already_signed", standard: .text("leave")) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.rewritesSigned = try value.choice([("leave", false), ("rewrite", true)])
        },
        Setting(key: "filter.campaign_headers", standard: .list(["X-Campaign-ID"])) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.campaignHeaders = try value.list("a list of header field names")
        },
        Setting(key: "filter.strip_foreign_headers", standard: .text("false")) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.stripsForeignFields = try value.bool()
        },
        Setting(key: "filter.unsubscribe", standard: .text("auto")) { configuration, value throws(ConfigurationError) in
            configuration.filter.fields.offersUnsubscribe = try value.choice([("auto", true), ("never", false)])
        },
        Setting(key: "filter.feedback_id", standard: .text("")) { configuration, value throws(ConfigurationError) in
            let expected = "5 to 15 letters and digits that name the sender, such as shopmail"
            guard let text = try value.optionalText(expected) else { return }
            guard (5...15).contains(text.utf8.count), text.utf8.allSatisfy(\.isLetterOrDigit) else {
                throw value.fault("\(expected), not `\(text)`")
            }
            configuration.filter.fields.feedbackID = text
        },
        Setting(key: "filter.cfbl_address", standard: .text("")) { configuration, value throws(ConfigurationError) in
            let expected = "an address such as complaints@example.com"
            guard let text = try value.optionalText(expected) else { return }
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts.contains(""), text.count <= 254,
                text.utf8.allSatisfy({ $0.isLetterOrDigit || ".-_+@=".utf8.contains($0) })
            else { throw value.fault("\(expected), not `\(text)`") }
            configuration.filter.fields.cfblAddress = text
        },
        Setting(key: "filter.suppressed", standard: .text("refuse")) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.onSuppressed = try value.choice([("refuse", .refuse), ("drop", .drop)])
        },
        Setting(key: "filter.maximum_size", standard: .text("26214400")) {
            configuration, value throws(ConfigurationError) in
            configuration.filter.maximumSize = try value.number("a number of bytes", in: 1...1 << 30)
        },
    ]

    private static let tracker = [
        Setting(key: "tracker.listen", standard: .text("127.0.0.1:8780")) {
            configuration, value throws(ConfigurationError) in
            configuration.tracker.listen = try value.text("HOST:PORT or unix:PATH")
        },
        Setting(key: "tracker.url", standard: nil) { configuration, value throws(ConfigurationError) in
            configuration.tracker.url = try value.url(try value.text("an http or https URL"))
        },
        Setting(key: "tracker.urls", standard: .map([:])) { configuration, value throws(ConfigurationError) in
            guard case .map(let urls) = value.content else { throw value.fault("a map from sender domains to URLs") }
            for (domain, url) in urls { configuration.tracker.urls[domain.lowercased()] = try value.url(url) }
        },
        Setting(key: "tracker.trusted_proxies", standard: .list(["127.0.0.0/8", "::1/128"])) {
            configuration, value throws(ConfigurationError) in
            configuration.tracker.trustedProxies = try value.networks()
        },
    ]
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        let lower = self | 0x20
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower)
    }
}

extension SettingValue {
    fileprivate func networks() throws(ConfigurationError) -> [Network] {
        let expected = "a list of networks such as 10.0.0.0/8 or ::1/128"
        var networks: [Network] = []
        for text in try list(expected) {
            guard let network = Network(text) else { throw fault("\(expected), not `\(text)`") }
            networks.append(network)
        }
        return networks
    }

    /// Reads a kind of links that are left unless they are wanted.
    fileprivate func readKind(
        _ kind: LinkPolicy.Kinds, into configuration: inout Configuration
    ) throws(ConfigurationError) {
        if try choice([("leave", false), ("track", true)]) { configuration.filter.trackedKinds.insert(kind) }
    }

    /// Returns a URL that links can begin with; a slash at the end is dropped.
    fileprivate func url(_ text: String) throws(ConfigurationError) -> [UInt8] {
        var bytes = Array(text.utf8)
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        guard let url = Destination(bytes), !text.contains(where: { "?#\"'&<>".contains($0) }) else {
            throw fault("an http or https URL without query, such as https://track.example.com, not `\(text)`")
        }
        return url.bytes
    }
}

extension SettingValue {
    /// Reads domains, in lower case.
    fileprivate func domains() throws(ConfigurationError) -> Set<String> {
        let domains = try list("a list of domains such as example.com")
        for domain in domains where domain.contains("@") || domain.isEmpty {
            throw fault("a list of domains such as example.com, not `\(domain)`")
        }
        return Set(domains.map { $0.lowercased() })
    }
}
