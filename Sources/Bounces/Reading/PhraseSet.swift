// Many phrases sought in one pass.

/// Phrases with what each means, sought all at once: an Aho-Corasick automaton (Communications of the ACM 18, 1975),
/// made a table of transitions. Letters match in either case; a run of white space matches one space, so that a phrase
/// is found across lines.
struct PhraseSet<Meaning: Sendable>: Sendable {
    /// Where a phrase ends in the text, and what it means.
    struct Hit {
        let end: Int
        /// Of the phrase as it stands in the table: where white space was folded, it began earlier than `end - length`.
        let length: Int
        let meaning: Meaning
    }

    /// Bytes that no phrase has share class 0.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var width = 1
    /// `state * width + class` to the next state, already times `width`.
    private var next: [Int32] = []
    /// Of each state, the phrase that ends there, or -1.
    private var ends: [Int32] = []
    /// Of each state, the next shorter phrase that ends there too: a state, or 0.
    private var shorter: [Int32] = []
    private var meanings: [Meaning] = []
    private var lengths: [Int] = []

    init(_ phrases: [(phrase: String, meaning: Meaning)]) {
        for (phrase, _) in phrases {
            for byte in phrase.utf8 where classes[Int(byte)] == 0 {
                classes[Int(byte)] = UInt8(width)
                width += 1
            }
        }
        for byte in UInt8(0x41)...0x5A { classes[Int(byte)] = classes[Int(byte | 0x20)] }
        for byte in [UInt8.tab, .lineFeed, .carriageReturn] { classes[Int(byte)] = classes[Int(UInt8.space)] }
        addState()
        for (phrase, meaning) in phrases { add(phrase, meaning) }
        link()
    }

    private mutating func addState() {
        next += [Int32](repeating: 0, count: width)
        ends.append(-1)
        shorter.append(0)
    }

    private mutating func add(_ phrase: String, _ meaning: Meaning) {
        var state = 0
        for byte in phrase.utf8 {
            let place = state * width + Int(classes[Int(byte)])
            if next[place] == 0 {
                next[place] = Int32(ends.count)
                addState()
            }
            state = Int(next[place])
        }
        if ends[state] < 0 { ends[state] = Int32(meanings.count) }
        meanings.append(meaning)
        lengths.append(phrase.utf8.count)
    }

    /// Makes the trie an automaton, breadth first: where a state has no child, it goes where its longest proper
    /// suffix goes.
    private mutating func link() {
        var failure = [Int](repeating: 0, count: ends.count)
        var queue: [Int] = []
        for column in 0..<width where next[column] != 0 { queue.append(Int(next[column])) }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            let suffix = failure[state]
            shorter[state] = Int32(ends[suffix] >= 0 ? suffix : Int(shorter[suffix]))
            for column in 0..<width {
                let child = Int(next[state * width + column])
                let fallback = Int(next[suffix * width + column])
                if child == 0 {
                    next[state * width + column] = Int32(fallback)
                } else {
                    failure[child] = fallback
                    queue.append(child)
                }
            }
        }
    }

    /// Calls `found` for each phrase in `range`, in the order of their ends; it returns false to stop.
    func forEachHit(in text: Span<UInt8>, _ range: Range<Int>, _ found: (Hit) -> Bool) {
        let (classes, next, ends, shorter) = (classes.span, next.span, ends.span, shorter.span)
        var state = 0
        var afterSpace = false
        for index in range {
            let byte = text[index]
            let isSpace = byte.isSpace
            if isSpace, afterSpace { continue }
            afterSpace = isSpace
            state = Int(next[state &* width &+ Int(classes[Int(byte)])])
            var end = ends[state] >= 0 ? state : Int(shorter[state])
            while end != 0 {
                let phrase = Int(ends[end])
                if !found(Hit(end: index + 1, length: lengths[phrase], meaning: meanings[phrase])) { return }
                end = Int(shorter[end])
            }
        }
    }

    /// What the first phrase in `range` means, of those that `isWanted` takes.
    func first(in text: Span<UInt8>, _ range: Range<Int>, where isWanted: (Meaning) -> Bool = { _ in true }) -> Meaning?
    {
        var result: Meaning?
        forEachHit(in: text, range) { hit in
            if isWanted(hit.meaning) { result = hit.meaning }
            return result == nil
        }
        return result
    }
}
