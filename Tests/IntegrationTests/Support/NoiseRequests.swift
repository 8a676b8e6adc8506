/// What robots and scanners ask a tracker for.
struct NoiseRequests: Sendable {
    /// What a robot says on one connection, and how many requests that is.
    struct Visit {
        var bytes: [UInt8]
        var count = 1
        /// Whether it says nothing more, and does not hang up.
        var isSlow = false
    }

    private enum Kind: CaseIterable {
        case probe, randomToken, alteredToken, foreignMethod, TLS, noise, hugePath, manyFields, slow, smuggling,
            pipeline
    }

    /// Real ones of ours.
    let paths: [String]

    private static let probes = [
        "/", "/wp-login.php", "/wp-admin/setup-config.php?step=1", "/xmlrpc.php", "/.env", "/.git/config",
        "/phpmyadmin/index.php",
        "/cgi-bin/luci/;stok=/locale", "/actuator/env", "/boaform/admin/formLogin?username=ec8&psd=ec8", "/favicon.ico",
        "/robots.txt",
        "/?x=${jndi:ldap://a.example/a}", "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/o/", "/c/", "/u/",
        "/o/'%20OR%201=1--",
        "http://elsewhere.example/", "/solr/admin/info/system", "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php",
    ]
    private static let base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    func visit(_ random: inout NoiseGenerator) -> Visit {
        switch Kind.allCases[random.below(Kind.allCases.count)] {
        case .probe: return one(probe(&random))
        case .randomToken: return one(get(randomPath(&random)))
        case .alteredToken: return one(get(alteredPath(&random)))
        case .foreignMethod:
            // None of these is how anybody opens, clicks or unsubscribes.
            let method = ["OPTIONS", "PROPFIND", "PUT", "DELETE", "TRACE", "PATCH", "get", "CONNECT"][random.below(8)]
            return one(
                request(method, method == "CONNECT" ? "elsewhere.example:443" : paths[random.below(paths.count)]))
        case .TLS:
            return Visit(
                bytes: [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03] + noise(500, &random))
        case .noise: return Visit(bytes: noise(1 + random.below(2000), &random))
        case .hugePath: return one(get("/" + random.word(20_000, of: Self.base64)))
        case .manyFields:
            let fields = (0..<200).map { "X-\($0): \($0)\r\n" }.joined()
            return one("GET \(paths[random.below(paths.count)]) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        case .slow:
            return Visit(
                bytes: Array("GET \(paths[random.below(paths.count)]) HTTP/1.1\r\nHost: a\r\nX".utf8), isSlow: true)
        case .smuggling:
            let path = paths[random.below(paths.count)]
            return one(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET \(path) HTTP/1.1\r\nHost: a\r\n\r\n"
            )
        case .pipeline:
            let requests = (0..<20).map { $0 % 2 == 0 ? get(randomPath(&random)) : probe(&random) }
            return Visit(bytes: Array(requests.joined().utf8), count: requests.count)
        }
    }

    private func one(_ text: String) -> Visit { Visit(bytes: Array(text.utf8)) }

    private func probe(_ random: inout NoiseGenerator) -> String {
        let path = Self.probes[random.below(Self.probes.count)]
        switch random.below(4) {
        case 0: return request("HEAD", path)
        case 1: return request("POST", path, body: "log=admin&pwd=\(random.next())")
        default: return get(path)
        }
    }

    private func randomPath(_ random: inout NoiseGenerator) -> String {
        "/\(["o", "c", "u"][random.below(3)])/\(random.word(22, of: Self.base64))"
    }

    /// A real one but for one letter of its token.
    private func alteredPath(_ random: inout NoiseGenerator) -> String {
        var letters = Array(paths[random.below(paths.count)])
        let place = 3 + random.below(22)
        let old = letters[place]
        while letters[place] == old { letters[place] = Character(random.word(1, of: Self.base64)) }
        return String(letters)
    }

    private func get(_ path: String) -> String { request("GET", path) }

    private func request(_ method: String, _ path: String, body: String = "") -> String {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        return
            "\(method) \(path) HTTP/1.1\r\nHost: a.example\r\nUser-Agent: Mozilla/5.0 zgrab/0.x\r\n\(length)\r\n\(body)"
    }

    private func noise(_ count: Int, _ random: inout NoiseGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
}
