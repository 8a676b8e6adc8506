/// Finds all of many patterns in one pass over a text, ASCII letters in any case (Aho and Corasick, CACM 18(6), 1975).
///
/// Every state has a complete row, so that a byte costs one look, whatever the text holds. Patterns for agents make a
/// few hundred kilobytes of rows, of which an ordinary browser's agent walks the few near the root.
package struct PatternAutomaton: Sendable {
    /// The class of each byte; 0 for what is in no pattern.
    private var classes = [UInt8](repeating: 0, count: 256)
    /// A row holds 2^shift states.
    private let shift: Int
    private var rows: [UInt16] = []
    /// The states from this one on are those where patterns end.
    private var firstEnding = 0
    /// For each of those, the patterns that end there, longest first: where they begin and end in `endings`.
    private var endingRanges: [Range<Int>] = []
    private var endings: [Int] = []

    /// A state is a `UInt16`.
    private static let stateLimit = 60_000

    /// Takes patterns, told apart by their place in the list. Those beyond what states can hold are left out.
    package init(_ patterns: [[UInt8]]) {
        var classCount = 1
        for byte in patterns.joined().lazy.map(\.lowercasedASCII) where classes[Int(byte)] == 0 {
            classes[Int(byte)] = UInt8(truncatingIfNeeded: classCount)
            classCount += 1
        }
        for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") {
            classes[Int(letter)] = classes[Int(letter.lowercasedASCII)]
        }
        shift = Int.bitWidth - (classCount - 1).leadingZeroBitCount
        sort(link(addTree(patterns)))
    }

    /// Adds the patterns as a tree; a way of 0 is none yet.
    private mutating func addTree(_ patterns: [[UInt8]]) -> [[Int]] {
        rows = [UInt16](repeating: 0, count: 1 << shift)
        var own: [[Int]] = [[]]
        for (number, pattern) in patterns.enumerated()
        where !pattern.isEmpty && own.count + pattern.count < Self.stateLimit {
            var state = 0
            for byte in pattern {
                let way = state << shift | Int(classes[Int(byte)])
                if rows[way] == 0 {
                    rows[way] = UInt16(own.count)
                    own.append([])
                    rows += repeatElement(0, count: 1 << shift)
                }
                state = Int(rows[way])
            }
            own[state].append(number)
        }
        return own
    }

    /// Fills the rows breadth first, so that the row of a state's longest suffix is complete before the state's own is
    /// filled from it. Returns all patterns that end at each state.
    private mutating func link(_ own: [[Int]]) -> [[Int]] {
        var found = own
        var suffixes = [Int](repeating: 0, count: own.count)
        var queue = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            for byteClass in 0..<1 << shift {
                let way = state << shift | byteClass
                let fallback = state == 0 ? 0 : rows[suffixes[state] << shift | byteClass]
                if rows[way] == 0 {
                    rows[way] = fallback
                } else {
                    let child = Int(rows[way])
                    suffixes[child] = Int(fallback)
                    found[child] += found[Int(fallback)]
                    queue.append(child)
                }
            }
        }
        return found
    }

    /// Puts the states where patterns end behind the others, so that a search tells them by their number.
    private mutating func sort(_ found: [[Int]]) {
        let order = found.indices.filter { found[$0].isEmpty } + found.indices.filter { !found[$0].isEmpty }
        var places = [UInt16](repeating: 0, count: found.count)
        for (place, state) in order.enumerated() { places[state] = UInt16(place) }
        let old = rows
        for (place, state) in order.enumerated() {
            for byteClass in 0..<1 << shift {
                rows[place << shift | byteClass] = places[Int(old[state << shift | byteClass])]
            }
        }
        firstEnding = order.firstIndex { !found[$0].isEmpty } ?? order.count
        for state in order[firstEnding...] {
            endingRanges.append(endings.count..<endings.count + found[state].count)
            endings += found[state]
        }
    }

    /// Calls `found` with each pattern's number and the place behind its last byte: in the order of those places, and
    /// the longest first.
    @inline(__always)
    package func search(_ text: Span<UInt8>, found: (_ pattern: Int, _ end: Int) -> Void) {
        let rows = rows.span
        let classes = classes.span
        let firstEnding = firstEnding
        var state = 0
        for index in text.indices {
            state = Int(rows[state &<< shift | Int(classes[Int(text[index])])])
            guard state >= firstEnding else { continue }
            for place in endingRanges[state - firstEnding] { found(endings[place], index + 1) }
        }
    }
}
