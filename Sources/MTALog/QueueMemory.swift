/// The messages that a joiner knows, within limits, and how they differ from what is stored.
struct QueueMemory: Sendable {
    private var messages: [String: QueuedMessage] = [:]
    /// The messages whose end is still to come, and those that have ended.
    private var open = RecencyList()
    private var ended = RecencyList()
    private let openLimit: Int
    private let endedLimit: Int
    private var clock: Int64 = 0
    private var touched: Set<String> = []
    private var stored: Set<String> = []

    init(openLimit: Int, endedLimit: Int, restoring messages: [QueuedMessage]) {
        (self.openLimit, self.endedLimit) = (openLimit, endedLimit)
        for message in messages.sorted(by: { $0.touched < $1.touched }) {
            self.messages[message.queueID] = message
            clock = max(clock, message.touched)
            if message.hasEnded { ended.touch(message.queueID) } else { open.touch(message.queueID) }
            stored.insert(message.queueID)
        }
    }

    var count: Int { messages.count }

    subscript(queueID: String) -> QueuedMessage? { messages[queueID] }

    mutating func update(_ message: QueuedMessage) {
        clock += 1
        var message = message
        message.touched = clock
        messages[message.queueID] = message
        touched.insert(message.queueID)
        if message.hasEnded {
            open.remove(message.queueID)
            ended.touch(message.queueID)
        } else {
            ended.remove(message.queueID)
            open.touch(message.queueID)
        }
        if ended.count > endedLimit { forget(ended.removeOldest()) }
        if open.count > openLimit { forget(open.removeOldest()) }
    }

    mutating func end(_ queueID: String) {
        guard var message = messages[queueID], !message.hasEnded else { return }
        message.hasEnded = true
        message.statuses.removeAll { !$0.isFinal }
        update(message)
    }

    /// Returns what is to be stored and removed since the last time. What came and went in between is in neither list.
    mutating func takeChanges() -> (kept: [QueuedMessage], forgotten: [String]) {
        var kept: [QueuedMessage] = []
        var forgotten: [String] = []
        for queueID in touched {
            if let message = messages[queueID] {
                kept.append(message)
                stored.insert(queueID)
            } else if stored.remove(queueID) != nil {
                forgotten.append(queueID)
            }
        }
        touched.removeAll(keepingCapacity: true)
        return (kept, forgotten)
    }

    private mutating func forget(_ queueID: String?) {
        guard let queueID else { return }
        messages[queueID] = nil
        touched.insert(queueID)
    }
}
