// What the author of a mail wrote, without what the mail quotes.

/// The author's own lines. What mail programs put around a quote is told by how all of them write it: marks at the
/// beginning of lines, a line that says who wrote, a rule, the header of the quoted mail.
struct OwnText {
    private(set) var bytes: [UInt8] = []
    /// Whether anything is quoted.
    private(set) var quotes = false

    /// Reads a text; of a page, as `HTMLText` writes it with its quotes marked.
    init(_ text: [UInt8]) {
        let text = text.span
        var position = 0
        while position < text.count {
            let line = text.line(at: position, limit: text.count)
            let words = text.trimmed(position..<line.end)
            if QuoteMark.isQuoted(text, words) {
                quotes = true
            } else if QuoteMark.isSignature(text, position..<line.end) {
                return
            } else if QuoteMark.isRule(text, words) || QuoteMark.isHeader(text, words, next: line.next) {
                quotes = true
                return
            } else if let end = QuoteMark.attributionEnd(text, words, next: line.next) {
                quotes = true
                // Marked lines follow, between which the author may answer; or else all that follows is the quote.
                guard QuoteMark.isQuoted(text, QuoteMark.nextWords(text, from: end)) else { return }
                position = end
                continue
            } else {
                bytes.append(text, in: position..<line.next)
            }
            position = line.next
        }
    }
}
