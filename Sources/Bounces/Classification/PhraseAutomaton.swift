/// Finds all of many needles in one pass over a text (Aho and Corasick, CACM 18(6), 1975).
///
/// The automaton is complete: for each state and class of bytes it knows the next state, so that each byte of the text
/// costs one look-up, whatever the text. Bytes that occur in no needle share one class.
struct PhraseAutomaton: Sendable {
    /// The class of each byte; 0 for what is in no needle.
    private var classes = [UInt16](repeating: 0, count: 256)
    private var classCount = 1
    /// The next state, by state and class.
    private var next: [UInt16] = []
    /// The needle that ends in a state, or -1.
    private var needleAt: [Int16] = []
    /// The nearest state, along the suffixes of what has been read, in which a needle ends; 0 for none.
    private var ending: [UInt16] = []
    /// The nearest such state behind one in which a needle ends.
    private var endingBehind: [UInt16] = []

    /// Needles are told apart by their place in the list; of equal ones, the last is found.
    init(_ needles: [[UInt8]]) {
        for byte in needles.joined() where classes[Int(byte)] == 0 {
            classes[Int(byte)] = UInt16(classCount)
            classCount += 1
        }
        addState()
        for (number, needle) in needles.enumerated() where !needle.isEmpty {
            insert(needle, as: number)
        }
        complete()
    }

    private mutating func addState() {
        next.append(contentsOf: repeatElement(0, count: classCount))
        needleAt.append(-1)
        ending.append(0)
        endingBehind.append(0)
    }

    private mutating func insert(_ needle: [UInt8], as number: Int) {
        var state = 0
        for byte in needle {
            let place = state * classCount + Int(classes[Int(byte)])
            if next[place] == 0 {
                next[place] = UInt16(needleAt.count)
                addState()
            }
            state = Int(next[place])
        }
        needleAt[state] = Int16(number)
    }

    /// Breadth first, so that a state's longest proper suffix is complete before it.
    private mutating func complete() {
        var suffix = [Int](repeating: 0, count: needleAt.count)
        var queue = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            endingBehind[state] = ending[suffix[state]]
            ending[state] = needleAt[state] >= 0 ? UInt16(state) : endingBehind[state]
            for byteClass in 1..<classCount {
                let place = state * classCount + byteClass
                let fallback = state == 0 ? 0 : next[suffix[state] * classCount + byteClass]
                if next[place] == 0 {
                    next[place] = fallback
                } else {
                    suffix[Int(next[place])] = Int(fallback)
                    queue.append(Int(next[place]))
                }
            }
        }
    }

    /// Calls `found` with each needle's number and the place behind its last byte, in the order of those places.
    func search(_ text: Span<UInt8>, found: (_ needle: Int, _ end: Int) -> Void) {
        let classes = classes.span
        let next = next.span
        let ending = ending.span
        var state = 0
        for index in text.indices {
            state = Int(next[state &* classCount &+ Int(classes[Int(text[index])])])
            var match = Int(ending[state])
            while match != 0 {
                found(Int(needleAt[match]), index + 1)
                match = Int(endingBehind[match])
            }
        }
    }
}
