/// Finds all of many phrases in one pass over a text (Aho and Corasick, CACM 18(6), 1975).
///
/// A run of white space matches one space, so that a phrase is found across lines.
///
/// States are numbered by depth. Most have one way on at most, which stands in the state itself; where they are more, the
/// state has a complete row. Where there is no way on, the search goes on in the longest suffix of what was read that a
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
    /// The phrase that ends in each state, or -1.
    private var phrases: [Int16] = []

    private struct State {
        /// The class of the byte that leads on; 0 for none; or `row`.
        var way: UInt8 = 0
        /// The row that it leads to, or the one that is this state's.
        var next: UInt16 = 0
        /// The state of the longest proper suffix that a phrase begins with.
        var suffix: UInt16 = 0
        /// This state or the nearest along the suffixes in which a phrase ends; 0 for none.
        var ending: UInt16 = 0

        static let row = UInt8.max
    }

    /// Octets of the tables.
    var size: Int {
        classes.count + states.count * MemoryLayout<State>.stride + (rows.count + phrases.count) * 2
    }

    /// Takes phrases, told apart by their place in the list; of equal ones, the first is found. Where case is ignored,
    /// they are lower-case.
    init(_ phrases: [[UInt8]], ignoringCase: Bool = false) {
        classify(phrases, ignoringCase: ignoringCase)
        var trie = Trie()
        for (number, phrase) in phrases.enumerated() where !phrase.isEmpty {
            trie.insert(phrase.map { classes[Int($0)] }, as: number)
        }
        link(trie, inOrder: trie.breadthFirst)
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

        /// The nodes by depth, the children of each beside one another.
        var breadthFirst: [Int] {
            var queue = [0]
            queue.reserveCapacity(nodes.count)
            var place = 0
            while place < queue.count {
                var child = nodes[queue[place]].child
                while child != 0 {
                    queue.append(child)
                    child = nodes[child].sibling
                }
                place += 1
            }
            return queue
        }

        /// Returns the classes of a node's children, in their order.
        func classes(behind node: Int) -> [UInt8] {
            var classes: [UInt8] = []
            var child = nodes[node].child
            while child != 0 {
                classes.append(nodes[child].byteClass)
                child = nodes[child].sibling
            }
            return classes
        }
    }

    /// Makes a state of each node: that of a suffix comes before those that fall back on it.
    private mutating func link(_ trie: Trie, inOrder nodes: [Int]) {
        states = [State](repeating: State(), count: nodes.count)
        phrases = nodes.map { Int16(trie.nodes[$0].phrase) }
        var child = 1
        for (state, node) in nodes.enumerated() {
            let suffix = Int(states[state].suffix)
            states[state].ending = phrases[state] >= 0 ? UInt16(state) : states[suffix].ending
            let ways = trie.classes(behind: node)
            for (way, byteClass) in ways.enumerated() where state != 0 {
                states[child + way].suffix = UInt16(next(suffix, byteClass))
            }
            if state == 0 || ways.count > 1 {
                addRow(of: state, leading: ways, to: child)
            } else if let way = ways.first {
                (states[state].way, states[state].next) = (way, UInt16(child))
            }
            child += ways.count
        }
    }

    private mutating func addRow(of state: Int, leading ways: [UInt8], to child: Int) {
        let suffix = Int(states[state].suffix)
        var row = (0..<classCount).map { state == 0 ? 0 : UInt16(next(suffix, UInt8($0))) }
        for (way, byteClass) in ways.enumerated() { row[Int(byteClass)] = UInt16(child + way) }
        (states[state].way, states[state].next) = (State.row, UInt16(rows.count / classCount))
        rows += row
    }

    private func next(_ state: Int, _ byteClass: UInt8) -> Int {
        Self.next(state, byteClass, states.span, rows.span, classCount)
    }

    @inline(__always)
    private static func next(
        _ state: Int, _ byteClass: UInt8, _ states: Span<State>, _ rows: Span<UInt16>, _ width: Int
    ) -> Int {
        var state = state
        while true {
            let here = states[state]
            if here.way == State.row { return Int(rows[Int(here.next) &* width &+ Int(byteClass)]) }
            if here.way == byteClass, byteClass != 0 { return Int(here.next) }
            state = Int(here.suffix)
        }
    }

    /// Calls `found` with each phrase's number and the place behind its last byte, in the order of those places; it
    /// returns false to stop.
    @inline(__always)
    func search(_ text: Span<UInt8>, in range: Range<Int>, found: (_ phrase: Int, _ end: Int) -> Bool) {
        let text = text.extracting(range)
        var place = Place()
        while walk(text, from: &place) {
            var match = Int(states[place.state].ending)
            while match != 0 {
                if !found(Int(phrases[match]), range.lowerBound + place.index) { return }
                match = Int(states[Int(states[match].suffix)].ending)
            }
        }
    }

    private struct Place {
        var index = 0
        var state = 0
        /// The class of the byte before.
        var last: UInt8 = 0
    }

    /// Reads on to the next place where a phrase ends. Returns false at the end of the text.
    @inline(never)
    private func walk(_ text: Span<UInt8>, from place: inout Place) -> Bool {
        let (classes, states, rows, width) = (classes.span, states.span, rows.span, classCount)
        let spaceClass = classes[Int(UInt8.space)]
        var (index, state, last) = (place.index, place.state, place.last)
        while index < text.count {
            let byteClass = classes[Int(text[index])]
            index &+= 1
            // A run of spaces is one. (Where no phrase has any, all that is in none is: it leads back anyway.)
            if byteClass == spaceClass, last == spaceClass { continue }
            last = byteClass
            state = Self.next(state, byteClass, states, rows, width)
            if states[state].ending != 0 {
                place = Place(index: index, state: state, last: last)
                return true
            }
        }
        return false
    }
}
