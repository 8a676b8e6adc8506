// An MTA that has the filter treat mails and sends them nowhere: thousands of rows and return paths in seconds.

import Peers

/// A mail as the filter let it go.
struct LeftMail: Equatable {
    let messageID: String
    let recipients: [String]
    /// The envelope sender that the filter gave it.
    let returnPath: String
    /// Our sealed field, name and all.
    let seal: String
    /// Where its recipient unsubscribes, if that is offered.
    var unsubscribeURL: String?
    /// To which they write for it.
    var unsubscribeAddress: String?
}

/// One milter connection to the filter of a sandbox that is running.
struct Outbox {
    private let peer: MilterPeer

    init(_ sandbox: Sandbox) throws {
        peer = try MilterPeer(connectingTo: sandbox.milter)
        try peer.connect(host: "localhost", address: "127.0.0.1")
        try peer.helo()
    }

    /// - Parameter id: makes the Message-ID and the queue id.
    func send(_ id: String, to recipients: String..., campaign: String = "spring", stream: String? = nil) throws
        -> LeftMail
    {
        let messageID = "<\(id)@shop.example>"
        try peer.mail("<sender@shop.example>")
        for recipient in recipients { try peer.rcpt("<\(recipient)>") }
        try peer.data()
        for (name, value) in [
            ("From", "Shop <sender@shop.example>"), ("To", recipients.joined(separator: ", ")), ("Subject", "Hello"),
            ("Message-ID", messageID), ("X-Campaign-ID", campaign), ("MIME-Version", "1.0"),
            ("Content-Type", "text/html; charset=utf-8"),
        ] { try peer.header(name, " \(value)") }
        if let stream { try peer.header("X-Backstamp-Stream", " \(stream)") }
        try peer.endOfHeaders()
        try peer.body(Array("<html><body><a href=\"https://shop.example/\(id)\">here</a></body></html>\r\n".utf8))
        let result = try peer.endOfMessage(macros: ["i": "Q\(id)"])
        var left = (returnPath: "", seal: "", unsubscribe: String?.none, unsubscribeAddress: String?.none)
        for change in result.changes {
            switch change {
            case .changeSender(let address, _): left.returnPath = address.filter { $0 != "<" && $0 != ">" }
            case .addHeader(let name, let value) where name == "X-Backstamp-ID":
                left.seal = "\(name):\(value.hasPrefix(" ") ? "" : " ")\(value)"
            case .addHeader("List-Unsubscribe", let value):
                left.unsubscribe = value.split(separator: "<").last?.split(separator: ">").first.map(String.init)
                left.unsubscribeAddress = value.firstMatch(of: /<mailto:([^?>]*)/).map { String($0.1) }
            default: break
            }
        }
        guard !left.returnPath.isEmpty, !left.seal.isEmpty else {
            throw ShellError(description: "the filter has not treated \(id): \(result)")
        }
        return LeftMail(
            messageID: messageID, recipients: recipients, returnPath: left.returnPath, seal: left.seal,
            unsubscribeURL: left.unsubscribe, unsubscribeAddress: left.unsubscribeAddress)
    }
}
