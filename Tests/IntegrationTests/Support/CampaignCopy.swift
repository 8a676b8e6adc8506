// A mail as its recipient has it: where its pixel, links and answers lead.

struct CampaignCopy {
    let pixel: String?
    let links: [String]
    let unsubscribePage: String
    let unsubscribeAddress: String
    let returnPath: String
    /// Our sealed field, name and all.
    let seal: String
    /// The pixel and the first link as a reader's program quotes them.
    let quote: String

    /// As in the world, an HTTPS server stands in front of the tracker.
    static let publicURL = "https://track.example"

    /// - Parameter tracker: what is behind that name.
    init(_ message: ReceivedMessage, tracker: String) {
        let bytes = message.bytes.filter { $0 != 0x0D }
        let tracks = Tracks(in: HeaderBlock.body(bytes), tracker: Self.publicURL)
        func reachable(_ url: String) -> String { url.replacing(Self.publicURL, with: tracker) }
        pixel = tracks.pixels.first.map(reachable)
        links = tracks.links.map(reachable)
        quote =
            tracks.pixels.prefix(1).map { "<img src=\"\($0)\" width=\"1\" height=\"1\" alt=\"\">" }.joined()
            + tracks.links.prefix(1).map { "<p><a href=\"\($0)\">look</a></p>" }.joined()
        returnPath = message.sender
        let fields = HeaderBlock.fields(bytes).map { $0.replacing("\n", with: "") }
        seal = fields.first { $0.hasPrefix("X-Backstamp-ID:") } ?? ""
        let unsubscribe = (fields.first { $0.hasPrefix("List-Unsubscribe:") } ?? "").split(separator: "<")
            .map { String($0.prefix { $0 != ">" }) }
        unsubscribePage = unsubscribe.first { $0.hasPrefix("https:") }.map(reachable) ?? ""
        unsubscribeAddress = String(
            unsubscribe.first { $0.hasPrefix("mailto:") }?.dropFirst(7).prefix { $0 != "?" } ?? "")
    }

    /// The Message-ID of a mail that arrived.
    static func messageID(of message: ReceivedMessage) -> String {
        let field = HeaderBlock.fields(message.bytes.filter { $0 != 0x0D }).first { $0.hasPrefix("Message-ID: ") }
        return field.map { String($0.dropFirst(12).dropLast()) } ?? ""
    }
}
