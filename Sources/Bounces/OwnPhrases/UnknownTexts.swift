/// Texts that no rule knows, alike ones together; of however many, in bounded memory.
package struct UnknownTexts: Sendable {
    package struct Group: Sendable {
        package let shape: TextShape
        package fileprivate(set) var count = 0
        /// The last one.
        package fileprivate(set) var last: Item
    }

    /// One bounce.
    package struct Item: Sendable {
        /// Milliseconds since 1970.
        package let at: Int64
        package let diagnostic: String
        package let remote: String?
        /// The verdict by its codes.
        package let verdict: Verdict
        package let message: Int64

        package init(at: Int64, diagnostic: String, remote: String?, verdict: Verdict, message: Int64) {
            (self.at, self.diagnostic, self.remote) = (at, diagnostic, remote)
            (self.verdict, self.message) = (verdict, message)
        }
    }

    private var groups: [TextShape: Group] = [:]
    private let capacity: Int
    /// Texts that were given up for want of room: rare ones.
    package private(set) var givenUp = 0

    /// - Parameter capacity: of how many shapes is counted at a time.
    package init(capacity: Int = 10_000) { self.capacity = max(2, capacity) }

    package mutating func add(_ shape: TextShape, _ item: Item) {
        if groups[shape] == nil, groups.count >= capacity { makeRoom() }
        var group = groups[shape] ?? Group(shape: shape, last: item)
        group.count += 1
        if item.at >= group.last.at { group.last = item }
        groups[shape] = group
    }

    /// The most frequent first, and of these the newest.
    package var ranked: [Group] {
        groups.values.sorted {
            ($0.count, $0.last.at, $0.shape.text) > ($1.count, $1.last.at, $1.shape.text)
        }
    }

    /// Forgets half of them, the rarest.
    private mutating func makeRoom() {
        for group in ranked.dropFirst(capacity / 2) {
            groups[group.shape] = nil
            givenUp += group.count
        }
    }
}
