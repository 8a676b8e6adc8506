/// Finds all of many phrases in one pass over a text (Aho and Corasick, CACM 18(6), 1975).
///
/// A run of white space matches one space, so that a phrase is found across lines.
///
/// States are numbered by depth, so that the ways on from one are neighbours; where they are many, the state has a
/// complete row instead. Where there is no way on, the search goes on in the longest suffix of what was read that a
/// phrase begins with: as each such step undoes one that read a byte, the whole is linear in the text, whatever it holds.
///
/// Rows for all states would be one look always, and many times the memory: more than processors keep near.
struct PhraseAutomaton: Sendable {
    /// The class of each byte; 0 for what is in no phrase. Phrases are UTF-8, in which some bytes never occur.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    private var states: [State] = []
    /// The next state by class, for each state that has a row.
    private var rows: [UInt16] = []

    private struct State {
        /// The class of the byte that leads here.
        var byteClass: UInt8 = 0
        /// How many ways lead on, or `row`.
        var ways: UInt8 = 0
        /// The first state that they lead to, or which row is this state's.
        var next: UInt16 = 0
        /// The state of the longest proper suffix that a phrase begins with.
        var suffix: UInt16 = 0
        /// The phrase that ends here, or -1.
        var phrase: Int16 = -1
        /// This state or the nearest along the suffixes in which a phrase ends; 0 for none.
        var ending: UInt16 = 0

        static let row = UInt8.max
        /// So many ways are looked through one by one.
        static let fewWays = 6
    }

    /// Phrases are told apart by their place in the list; of equal ones, the first is found. Where case is ignored,
    /// they are lower-case.
    init(_ phrases: [[UInt8]], ignoringCase: Bool = false) {
        classify(phrases, ignoringCase: ignoringCase)
        var trie = Trie()
        for (number, phrase) in phrases.enumerated() where !phrase.isEmpty {
            trie.insert(phrase.map { classes[Int($0)] }, as: number)
        }
        number(trie)
        link()
    }

    private mutating func classify(_ phrases: [[UInt8]], ignoringCase: Bool) {
        for byte in phrases.joined() where classes[Int(byte)] == 0 {
            classes[Int(byte)] = UInt8(classCount)
            classCount += 1
        }
        for byte in [UInt8.tab, .lineFeed, .carriageReturn] { classes[Int(byte)] = classes[Int(UInt8.space)] }
        guard ignoringCase else { return }
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") { classes[Int(letter.uppercased)] = classes[Int(letter)] }
    }

    /// The phrases as a tree, each node's children as a list.
    private struct Trie {
        struct Node {
            var byteClass: UInt8 = 0
            var child = 0
            var sibling = 0
            var phrase = -1
        }

        private(set) var nodes = [Node()]

        mutating func insert(_ phrase: some Sequence<UInt8>, as number: Int) {
            var node = 0
            for byteClass in phrase {
                var child = nodes[node].child
                while child != 0, nodes[child].byteClass != byteClass { child = nodes[child].sibling }
                if child == 0 {
                    child = nodes.count
                    nodes.append(Node(byteClass: byteClass, sibling: nodes[node].child))
                    nodes[node].child = child
                }
                node = child
            }
            if nodes[node].phrase < 0 { nodes[node].phrase = number }
        }
    }

    /// Breadth first: the state of a suffix comes before those that fall back on it.
    private mutating func number(_ trie: Trie) {
        var queue = [0]
        queue.reserveCapacity(trie.nodes.count)
        states.reserveCapacity(trie.nodes.count)
        while states.count < queue.count {
            let node = trie.nodes[queue[states.count]]
            var state = State(
                byteClass: node.byteClass, next: UInt16(truncatingIfNeeded: queue.count), phrase: Int16(node.phrase))
            var child = node.child
            while child != 0 {
                queue.append(child)
                state.ways += 1
                child = trie.nodes[child].sibling
            }
            states.append(state)
        }
    }

    private mutating func link() {
        for state in states.indices {
            let here = states[state]
            states[state].ending = here.phrase >= 0 ? UInt16(state) : states[Int(here.suffix)].ending
            let ways = Int(here.next)..<(Int(here.next) + Int(here.ways))
            if state != 0 {
                for child in ways {
                    states[child].suffix = UInt16(
                        Self.next(Int(here.suffix), states[child].byteClass, states.span, rows.span, classCount))
                }
            }
            if state == 0 || ways.count > State.fewWays { addRow(of: state, ways) }
        }
    }

    private mutating func addRow(of state: Int, _ ways: Range<Int>) {
        let suffix = Int(states[state].suffix)
        var row = (0..<classCount).map {
            state == 0 ? 0 : UInt16(Self.next(suffix, UInt8($0), states.span, rows.span, classCount))
        }
        for child in ways { row[Int(states[child].byteClass)] = UInt16(child) }
        states[state].next = UInt16(rows.count / classCount)
        states[state].ways = State.row
        rows += row
    }

    @inline(__always)
    private static func next(
        _ state: Int, _ byteClass: UInt8, _ states: Span<State>, _ rows: Span<UInt16>, _ width: Int
    ) -> Int {
        var state = state
        while true {
            let here = states[state]
            if here.ways == State.row { return Int(rows[Int(here.next) &* width &+ Int(byteClass)]) }
            var way = Int(here.next)
            let end = way &+ Int(here.ways)
            while way < end {
                if states[way].byteClass == byteClass { return way }
                way &+= 1
            }
            state = Int(here.suffix)
        }
    }

    /// Calls `found` with each phrase's number and the place behind its last byte, in the order of those places; it
    /// returns false to stop.
    @inline(__always)
    func search(_ text: Span<UInt8>, in range: Range<Int>, found: (_ phrase: Int, _ end: Int) -> Bool) {
        let (classes, states, rows) = (classes.span, states.span, rows.span)
        var state = 0
        var afterSpace = false
        for index in range {
            let byte = text[index]
            let isSpace = byte.isSpace
            if isSpace, afterSpace { continue }
            afterSpace = isSpace
            state = Self.next(state, classes[Int(byte)], states, rows, classCount)
            var match = Int(states[state].ending)
            while match != 0 {
                if !found(Int(states[match].phrase), index + 1) { return }
                match = Int(states[Int(states[match].suffix)].ending)
            }
        }
    }
}
