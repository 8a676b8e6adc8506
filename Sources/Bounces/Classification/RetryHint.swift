/// Reads how long a reply asks to wait: `try again in 5 minutes`, `retry after 300 seconds`, `come back in 00:04:58`.
package enum RetryHint {
    /// The most seconds that are waited: what is asked for beyond is cut to seven days.
    package static let limit = 7 * 24 * 60 * 60

    /// Returns the seconds that the text asks for; nil for none. Reads no more than `SearchText.limit`.
    package static func seconds(in text: [UInt8]) -> Int? {
        var distance = Int.max
        var amount: Int?
        for word in text.prefix(SearchText.limit).split(maxSplits: .max, whereSeparator: { !isPart($0) }) {
            let word = word.map(\.lowercased)
            if let amount, let unit = unit(word) { return bounded(amount, times: unit) }
            amount = nil
            distance = distance == .max ? .max : distance + 1
            if requests.contains(where: { word.elementsEqual($0.utf8) }) {
                distance = 0
            } else if distance <= reach {
                if let clock = clock(word) { return min(clock, limit) }
                if let (number, unit) = joined(word) { return bounded(number, times: unit) }
                amount = number(word)
            }
        }
        return nil
    }

    /// Words that ask to wait; a time within `reach` words behind one is how long.
    private static let requests = ["retry", "again", "wait", "back", "greylisted", "greylisting"]
    private static let reach = 6

    private static func isPart(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || byte == UInt8(ascii: ":")
    }

    private static func bounded(_ amount: Int, times unit: Int) -> Int? {
        amount > 0 ? min(amount * unit, limit) : nil
    }

    /// Reads at most six digits, so that no unit makes it overflow; `a` and `few` as people mean them.
    private static func number(_ word: [UInt8]) -> Int? {
        if word.elementsEqual("a".utf8) || word.elementsEqual("an".utf8) || word.elementsEqual("one".utf8) { return 1 }
        if word.elementsEqual("few".utf8) { return 5 }
        guard !word.isEmpty, word.count <= 6, word.allSatisfy(\.isDigit) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func unit(_ word: [UInt8]) -> Int? {
        let units = [
            ("s", 1), ("sec", 1), ("secs", 1), ("second", 1), ("seconds", 1), ("m", 60), ("min", 60), ("mins", 60),
            ("minute", 60), ("minutes", 60), ("h", 3600), ("hr", 3600), ("hrs", 3600), ("hour", 3600), ("hours", 3600),
            ("d", 86400), ("day", 86400), ("days", 86400),
        ]
        return units.first { word.elementsEqual($0.0.utf8) }?.1
    }

    /// Reads `300s`, `5min`.
    private static func joined(_ word: [UInt8]) -> (number: Int, unit: Int)? {
        let digits = word.prefix(while: \.isDigit)
        guard let number = number(Array(digits)), let unit = unit(Array(word.dropFirst(digits.count))) else {
            return nil
        }
        return digits.isEmpty ? nil : (number, unit)
    }

    /// Reads `00:04:58`, as milter-greylist writes it.
    private static func clock(_ word: [UInt8]) -> Int? {
        let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { number(Array($0)) }
        guard parts.count == 3, let hours = parts[0], let minutes = parts[1], let seconds = parts[2] else { return nil }
        return hours * 3600 + minutes * 60 + seconds
    }
}
