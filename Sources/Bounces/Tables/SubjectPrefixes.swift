// What mail programs put before a subject that they answer or pass on.

/// The marks before a subject, in any number and language: `Re: AW: Fwd: Spring`, `RE[2]: Spring`, `[list] SV: Spring`.
/// What stands behind them is the subject of another mail: words that its author did not write.
struct SubjectPrefixes {
    private(set) var isReply = false
    private(set) var isForward = false
    /// The place behind them, where the subject begins.
    private(set) var end: Int

    /// Whether the subject is another mail's.
    var isAnothers: Bool { isReply || isForward }

    init(_ subject: Span<UInt8>) {
        end = subject.trimmed(subject.indices).lowerBound
        while let mark = Self.next(subject, from: end) {
            end = mark.end
            if mark.isReply { isReply = true } else { isForward = true }
        }
    }

    private static func next(_ subject: Span<UInt8>, from start: Int) -> (end: Int, isReply: Bool)? {
        // A subject with a mark has a colon soon.
        let start = skipTags(subject, from: start)
        let reach = start..<min(subject.count, start + 40)
        guard subject.first(.colon, in: reach) < reach.upperBound || subject.first(0xEF, in: reach) < reach.upperBound
        else { return nil }
        var end = start
        let isReply = words.atBeginning(of: start..<subject.count, in: subject) { place in
            guard let closing = closing(subject, from: place) else { return false }
            end = closing
            return true
        }
        return isReply.map { (end, $0) }
    }

    private static let words = PhraseSet(replies.map { ($0, true) } + forwards.map { ($0, false) })

    /// Skips `[list]`, `[EXTERNAL]`: what lists and gateways put before all.
    private static func skipTags(_ subject: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < subject.count, subject[index] == .leftBracket {
            let limit = min(subject.count, index + 40)
            let close = subject.first(.rightBracket, in: index..<limit)
            if close == limit { break }
            index = subject.trimmed(close + 1..<subject.count).lowerBound
        }
        return index
    }

    /// Returns the place behind the colon, before which a counter may stand: `[2]`, `(2)`, `^2`, `2`.
    private static func closing(_ subject: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < subject.count, index < start + 6 {
            switch subject[index] {
            case .colon: return subject.trimmed(index + 1..<subject.count).lowerBound
            // ：, the wide one.
            case 0xEF where subject.starts(index..<subject.count, with: "："):
                return subject.trimmed(index + 3..<subject.count).lowerBound
            case .space, .leftBracket, .rightBracket, .leftParenthesis, .rightParenthesis, 0x5E: index += 1
            case let byte where byte.isDigit: index += 1
            // No-break space, as the French put before a colon.
            case 0xC2 where index + 1 < subject.count && subject[index + 1] == 0xA0: index += 2
            default: return nil
            }
        }
        return nil
    }

    private static let replies = [
        "re", "aw", "antw", "antwort", "sv", "vs", "res", "rif", "r", "odp", "ynt", "yan", "atb", "rép", "réponse",
        "rsp",
        "resp", "bls", "balas", "отв", "ответ", "на", "НА", "Отв", "Ответ", "ΑΠ", "απ", "ΣΧΕΤ", "σχετ", "תגובה", "رد",
        "回复", "回覆", "答复",
        "答覆", "返信", "回信", "답장", "回應", "ตอบ", "trả lời",
    ]

    private static let forwards = [
        "fwd", "fw", "wg", "tr", "rv", "enc", "vl", "vb", "vid", "i", "pd", "ilt", "doorst", "trs", "továbbítás", "fs",
        "пер",
        "Пер", "переслано", "ΠΡΘ", "πρθ", "הועבר", "إعادة توجيه", "转发", "轉寄", "轉發", "転送", "전달", "ส่งต่อ", "chuyển tiếp",
    ]
}
