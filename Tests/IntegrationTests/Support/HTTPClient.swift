// A recipient's mail program or browser, as far as the tracker sees it.

import Peers

struct HTTPResponse {
    let status: Int
    /// By lower-case name.
    let headers: [String: String]
    let body: [UInt8]
}

enum HTTPClient {
    /// What a person's browser says of itself.
    private static let browser = [
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Accept-Language": "en-GB,en;q=0.5",
    ]

    /// One request on a connection of its own, a person's unless the fields say otherwise. Redirects are not followed.
    /// Throws where no whole answer comes.
    static func request(
        _ method: String = "GET", _ url: String, headers: [String: String] = [:], body: [UInt8]? = nil,
        timeout: Int = 10
    ) throws -> HTTPResponse {
        let fields = browser.merging(headers, uniquingKeysWith: { $1 }).map { ($0, $1) }
        return try request(method, url, fields: fields, body: body, timeout: timeout)
    }

    /// The same with these fields and no others, in this order.
    static func request(
        _ method: String, _ url: String, fields: [(String, String)], body: [UInt8]? = nil, timeout: Int = 10
    ) throws -> HTTPResponse {
        let (port, path) = try parse(url)
        let socket = try Socket(port: port, timeout: timeout)
        var request = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
        for (name, value) in fields { request += "\(name): \(value)\r\n" }
        if let body { request += "Content-Length: \(body.count)\r\n" }
        try socket.write(Array("\(request)\r\n".utf8) + (body ?? []))
        return try response(on: socket, to: method)
    }

    private static func response(on socket: Socket, to method: String) throws -> HTTPResponse {
        let words = try (socket.readLine() ?? "").split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { throw ProtocolError(description: "no HTTP answer") }
        var headers: [String: String] = [:]
        while let line = try socket.readLine(), !line.isEmpty {
            let field = line.split(separator: ":", maxSplits: 1)
            guard field.count == 2 else { throw ProtocolError(description: "not a header field: \(line)") }
            headers[field[0].lowercased()] = String(field[1].drop { $0 == " " })
        }
        let body = try socket.read()
        if method != "HEAD", let length = headers["content-length"], Int(length) != body.count {
            throw ProtocolError(description: "\(body.count) bytes of \(length)")
        }
        return HTTPResponse(status: status, headers: headers, body: body)
    }

    /// Port and path of `http://127.0.0.1:PORT/PATH`.
    private static func parse(_ url: String) throws -> (Int, String) {
        let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        guard parts.count >= 2, let port = parts[1].split(separator: ":").last.flatMap({ Int($0) }) else {
            throw ProtocolError(description: "not a URL of ours: \(url)")
        }
        return (port, parts.count > 2 ? "/\(parts[2])" : "/")
    }
}
