/// The words of a reply without what is different in each: `mail for @ was walked overboard by …`.
///
/// It stands as phrases do: `@` is an address, `…` a name or a number that another reply has otherwise; what is between may be a
/// phrase.
package struct TextShape: Sendable, Hashable {
    package let text: String

    private static let gap = "…"
    /// Octets that are kept: what is so long alike is alike.
    private static let limit = 240

    /// Makes a text's shape; nil where nothing but names, numbers and codes is said.
    package init?(_ evidence: Evidence) {
        let search = SearchText(evidence)
        let mailbox = evidence.recipient?.utf8.prefix { $0 != .at }.map(\.lowercased) ?? []
        var words: [String] = []
        var size = 0
        for word in Self.said(search).lazy.flatMap({ Self.shown($0, mailbox: mailbox) }) {
            if word == Self.gap, words.last == Self.gap { continue }
            size += word.utf8.count + 1
            // Where there are no spaces, a whole reply may be one word.
            if size > Self.limit, words.allSatisfy({ $0 == Self.gap }) { words.append(Self.cut(word)) }
            if size > Self.limit { break }
            words.append(word)
        }
        while words.last == Self.gap { words.removeLast() }
        text = words.drop { $0 == Self.gap }.joined(separator: " ")
        guard
            text.utf8.contains(where: { $0.isLetter })
                || text.utf8.contains(where: { 0xC3...0xDF ~= $0 || 0xE3...0xF0 ~= $0 })
        else { return nil }
    }

    /// Returns the words of the refusing host, without what Postfix's log has behind them.
    private static func said(_ search: SearchText) -> ArraySlice<ArraySlice<UInt8>> {
        let words = search.bytes[search.start..<search.end].split(separator: .space)
        let end = words.indices.first { words[$0...].prefix(3).elementsEqual(account) { $0.elementsEqual($1.utf8) } }
        return words[..<(end ?? words.endIndex)]
    }

    private static let account = ["(in", "reply", "to"]

    /// Returns a word as it is shown; in writing without spaces, a name or number within parts it.
    private static func shown(_ word: ArraySlice<UInt8>, mailbox: [UInt8]) -> [String] {
        guard word.contains(where: { $0 >= 0xE0 && $0 != 0xE2 }) else {
            return [isAlwaysOther(word, mailbox) ? gap : String(decoding: word, as: UTF8.self)]
        }
        var words = [""]
        var rest = word
        while let first = rest.first {
            let run = rest.prefix { ($0 < 0x80) == (first < 0x80) }
            rest = rest[run.endIndex...]
            if first < 0x80, run.contains(where: \.isLetterOrDigit), isAlwaysOther(run, mailbox) {
                words += [gap, ""]
            } else {
                words[words.count - 1] += String(decoding: run, as: UTF8.self)
            }
        }
        return words.filter { !$0.isEmpty }
    }

    /// Returns whether a word is another in each reply.
    private static func isAlwaysOther(_ word: ArraySlice<UInt8>, _ mailbox: [UInt8]) -> Bool {
        // Names of hosts and URLs stand in upper case there.
        if word.contains(where: { $0.isDigit || $0.isLetter && $0.lowercased != $0 }) { return true }
        // So long are identifiers, and no words.
        if word.count > 32, word.allSatisfy({ $0 < 0x80 }) { return true }
        guard word.contains(where: { $0.isLetter || $0 == .at || $0 >= 0x80 }) else { return true }
        guard let start = word.firstIndex(where: \.isLetterOrDigit), let end = word.lastIndex(where: \.isLetterOrDigit)
        else { return false }
        return word[start...end].elementsEqual(mailbox)
    }

    private static func cut(_ word: String) -> String {
        var size = 0
        return String(
            word.prefix {
                size += $0.utf8.count
                return size <= limit
            })
    }
}
