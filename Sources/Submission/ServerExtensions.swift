/// What a server offers in its reply to EHLO (RFC 5321, section 4.1.1.1).
struct ServerExtensions: Sendable, Equatable {
    /// In upper case.
    private let keywords: Set<String>

    /// - Parameter reply: to EHLO: a line of greeting, then a line for each extension. After HELO, there is only the first.
    init(reply: Reply?) {
        let lines = reply?.lines.dropFirst() ?? []
        keywords = Set(lines.compactMap { $0.split(separator: " ").first?.uppercased() })
    }

    func offers(_ keyword: String) -> Bool { keywords.contains(keyword) }
}
