/// A language that we have texts in, and those texts: escaped, as they stand in HTML.
struct Language: Equatable {
    /// BCP 47.
    let code: String
    let title: String
    let question: String
    let address: String
    let sender: String
    let list: String
    /// Asks which mail is meant, and the two answers.
    let choice: String
    let thisList: String
    let everything: String
    let button: String
    let doneTitle: String
    let doneText: String
    let failedTitle: String
    let failedText: String

    /// For who reads none of ours.
    static let standard = all[0]

    /// Elements of Accept-Language that are read.
    private static let limit = 50

    /// Returns the one of ours that a reader likes most (RFC 9110, section 12.5.4).
    static func preferred(of head: RequestHead, in bytes: Span<UInt8>) -> Language {
        var best: (language: Language, weight: Double)?
        let fields = head.fields.filter { bytes.matches("accept-language", at: $0.name) }
        for element in fields.flatMap({ bytes.elements(in: $0.value) }).prefix(limit) {
            let parts = String(decoding: bytes.array(element), as: UTF8.self).lowercased().split(separator: ";")
            guard let tag = parts.first, let language = named(tag.filter { $0 != " " }) else { continue }
            let quality = parts.dropFirst().map { $0.filter { $0 != " " } }.first { $0.hasPrefix("q=") }
            let weight = quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language ?? standard
    }

    /// - Parameter tag: in lower case.
    private static func named(_ tag: String) -> Language? {
        let parts = tag.split(separator: "-")
        guard let primary = parts.first else { return nil }
        let code: String =
            switch primary {
            case "*": standard.code
            case "no", "nn": "nb"
            case "zh": parts.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? "zh-Hant" : "zh-Hans"
            default: String(primary)
            }
        return all.first { $0.code == code }
    }
}
