/// Ids in the order in which they were touched last; each step takes constant time, over many.
struct RecencyList: Sendable {
    /// The tick at which each was touched.
    private var ticks: [String: Int] = [:]
    /// All touches, the oldest first, from `start` on. Of an id that was touched several times, only the last holds.
    private var touches: [(id: String, tick: Int)] = []
    private var start = 0
    private var tick = 0

    var count: Int { ticks.count }

    mutating func touch(_ id: String) {
        tick += 1
        ticks[id] = tick
        touches.append((id, tick))
        if touches.count > 4 * ticks.count + 1024 { compact() }
    }

    mutating func remove(_ id: String) { ticks[id] = nil }

    mutating func removeOldest() -> String? {
        while start < touches.count {
            let (id, tick) = touches[start]
            start += 1
            if ticks[id] == tick {
                ticks[id] = nil
                return id
            }
        }
        return nil
    }

    private mutating func compact() {
        touches = touches[start...].filter { ticks[$0.id] == $0.tick }
        start = 0
    }
}
