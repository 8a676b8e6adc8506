/// Which messages differ from what is stored.
struct ChangeSet: Sendable {
    private var touched: Set<String> = []
    private var stored: Set<String> = []

    mutating func note(_ queueID: String) { touched.insert(queueID) }

    mutating func noteStored(_ queueID: String) { stored.insert(queueID) }

    /// What came and went between two times is in neither list.
    mutating func take(of messages: [String: QueuedMessage]) -> (kept: [QueuedMessage], forgotten: [String]) {
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
}
