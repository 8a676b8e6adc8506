/// What the file of numbers says. Pure.
struct NumberState: Equatable {
    /// What is given out now, and what comes after it.
    private(set) var current: Range<Int64> = 0..<0
    private(set) var spare: Range<Int64> = 0..<0
    /// The highest number that was ever fetched.
    private(set) var highest: Int64 = 0
    /// How many were fetched at a time, and when last.
    private(set) var wanted: Int64 = 0
    private(set) var fetchedAt: Int64 = 0
    private(set) var leftWhenFetched: Int64 = 0

    init() {}

    /// Reads `current=1-10 spare=0-0 …`; nil for anything else.
    init?(_ text: String) {
        let words = text.split { $0 == " " || $0 == "\n" }.compactMap { Int64($0) }
        guard words.count == 8, words[0] <= words[1], words[2] <= words[3] else { return nil }
        (current, spare) = (words[0]..<words[1], words[2]..<words[3])
        (highest, wanted, fetchedAt, leftWhenFetched) = (words[4], words[5], words[6], words[7])
    }

    var text: String {
        [
            current.lowerBound, current.upperBound, spare.lowerBound, spare.upperBound, highest, wanted, fetchedAt,
            leftWhenFetched,
        ].map(String.init).joined(separator: " ") + "\n"
    }

    var left: Int64 { Int64(current.count + spare.count) }

    /// Takes at least `count` numbers, and more where there are; nil where there is no such run.
    mutating func take(_ count: Int64, orAsManyAs stride: Int64) -> Range<Int64>? {
        if current.count < count { (current, spare) = (spare, 0..<0) }
        guard current.count >= count else { return nil }
        let end = min(current.upperBound, current.lowerBound + max(count, stride))
        defer { current = end..<current.upperBound }
        return current.lowerBound..<end
    }

    /// Returns how many to fetch: enough for a while at the highest rate so far.
    func wanted(now: Int64, reach: Int64, least: Int64) -> Int64 {
        let taken = leftWhenFetched - left
        guard fetchedAt > 0, now > fetchedAt, taken > 0 else { return max(wanted, least) }
        let (product, isTooLarge) = taken.multipliedReportingOverflow(by: reach)
        return max(wanted, least, isTooLarge ? wanted : product / (now - fetchedAt))
    }

    mutating func add(_ range: Range<Int64>, wanted: Int64, now: Int64) {
        if current.isEmpty { current = range } else { spare = range }
        (highest, self.wanted, fetchedAt) = (range.upperBound - 1, wanted, now)
        leftWhenFetched = left
    }
}
