internal import Synchronization

/// The bytes of the messages in flight, which all connections gather together, up to a limit.
final class MessageMemory: Sendable {
    private let limit: Int
    private let used = Atomic(0)

    init(limit: Int) { self.limit = limit }

    /// One message's part of it, given back at the latest when nobody holds it any more.
    final class Share: Sendable {
        private let memory: MessageMemory
        private let count = Atomic(0)

        init(of memory: MessageMemory) { self.memory = memory }
        deinit { give() }

        /// Takes memory; false where there is no room for so many more: then none are taken.
        func take(_ more: Int) -> Bool {
            guard memory.used.add(more, ordering: .relaxed).newValue <= memory.limit else {
                memory.used.subtract(more, ordering: .relaxed)
                return false
            }
            count.add(more, ordering: .relaxed)
            return true
        }

        /// Gives all of it back, or all but so much.
        func give(butKeep kept: Int = 0) {
            memory.used.subtract(count.exchange(kept, ordering: .relaxed) - kept, ordering: .relaxed)
        }
    }
}

/// The error where all connections together hold as much as we let them.
struct MemoryFull: Error, CustomStringConvertible {
    var description: String { "the messages in flight take all the memory that they may" }
}
