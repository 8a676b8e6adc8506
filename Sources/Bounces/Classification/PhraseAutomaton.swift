/// Finds all of many needles in one pass over a text (Aho and Corasick, CACM 18(6), 1975).
///
/// Most states have one way on, which is kept as such; a state with several has a complete row, so that a byte costs one
/// or two looks. Where there is no way on, the search goes on in the longest suffix of what was read that a needle begins
/// with: as each such step undoes one that read a byte, the whole is linear in the text, whatever it holds.
///
/// Rows for all states would be one look always, and ten times the memory.
struct PhraseAutomaton: Sendable {
    /// The class of each byte; 0 for what is in no needle. Needles are UTF-8, in which some bytes never occur.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    private var states: [State] = []
    /// The next state by class, for each state that has a row.
    private var rows: [UInt16] = []

    private struct State {
        /// The class of the one byte that leads on, and where to. 0: none, or a row says.
        var onlyClass: UInt8 = 0
        var onlyNext: UInt16 = 0
        /// Where the row begins, in rows; the root's is 0 as well, which is why it is asked for by `hasRow`.
        var row: UInt16 = 0
        var hasRow = false
        /// The state of the longest proper suffix that a needle begins with.
        var suffix: UInt16 = 0
        /// The needle that ends here, or -1.
        var needle: Int16 = -1
        /// This state or the nearest along the suffixes in which a needle ends; 0 for none.
        var ending: UInt16 = 0
    }

    /// Needles are told apart by their place in the list; of equal ones, the last is found.
    init(_ needles: [[UInt8]]) {
        for byte in needles.joined() where classes[Int(byte)] == 0 {
            classes[Int(byte)] = UInt8(classCount)
            classCount += 1
        }
        var trie = Trie()
        for (number, needle) in needles.enumerated() where !needle.isEmpty {
            trie.insert(needle.map { classes[Int($0)] }, as: number)
        }
        states = [State](repeating: State(), count: trie.nodes.count)
        link(trie)
    }

    /// The needles as a tree, each node's children as a list.
    private struct Trie {
        struct Node {
            var byteClass: UInt8 = 0
            var child = 0
            var sibling = 0
            var needle = -1
        }

        private(set) var nodes = [Node()]

        mutating func insert(_ needle: some Sequence<UInt8>, as number: Int) {
            var node = 0
            for byteClass in needle {
                var child = nodes[node].child
                while child != 0, nodes[child].byteClass != byteClass { child = nodes[child].sibling }
                if child == 0 {
                    child = nodes.count
                    nodes.append(Node(byteClass: byteClass, sibling: nodes[node].child))
                    nodes[node].child = child
                }
                node = child
            }
            nodes[node].needle = number
        }
    }

    /// Breadth first, so that the state of a suffix is complete before those that fall back on it.
    private mutating func link(_ trie: Trie) {
        var queue = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            let node = trie.nodes[state]
            states[state].needle = Int16(node.needle)
            states[state].ending = node.needle >= 0 ? UInt16(state) : states[Int(states[state].suffix)].ending
            addWays(trie, from: state)
            var child = node.child
            while child != 0 {
                let suffix = state == 0 ? 0 : next(Int(states[state].suffix), trie.nodes[child].byteClass)
                states[child].suffix = UInt16(suffix)
                queue.append(child)
                child = trie.nodes[child].sibling
            }
        }
    }

    private mutating func addWays(_ trie: Trie, from state: Int) {
        let first = trie.nodes[state].child
        if state != 0, first == 0 || trie.nodes[first].sibling == 0 {
            states[state].onlyClass = trie.nodes[first].byteClass
            states[state].onlyNext = UInt16(first)
            return
        }
        let suffix = Int(states[state].suffix)
        var row = (0..<classCount).map { state == 0 ? 0 : UInt16(next(suffix, UInt8($0))) }
        var child = first
        while child != 0 {
            row[Int(trie.nodes[child].byteClass)] = UInt16(child)
            child = trie.nodes[child].sibling
        }
        states[state].row = UInt16(rows.count / classCount)
        states[state].hasRow = true
        rows += row
    }

    private func next(_ state: Int, _ byteClass: UInt8) -> Int {
        var state = state
        while !states[state].hasRow {
            if states[state].onlyClass == byteClass, byteClass != 0 { return Int(states[state].onlyNext) }
            state = Int(states[state].suffix)
        }
        return Int(rows[Int(states[state].row) * classCount + Int(byteClass)])
    }

    /// Calls `found` with each needle's number and the place behind its last byte, in the order of those places.
    func search(_ text: Span<UInt8>, found: (_ needle: Int, _ end: Int) -> Void) {
        var state = 0
        for index in text.indices {
            state = next(state, classes[Int(text[index])])
            var match = Int(states[state].ending)
            while match != 0 {
                found(Int(states[match].needle), index + 1)
                match = Int(states[Int(states[match].suffix)].ending)
            }
        }
    }
}
