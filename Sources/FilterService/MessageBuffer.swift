// One message as the MTA hands it over, put together again.

/// Gathers a message's header and body into the bytes that they were, up to a limit.
struct MessageBuffer {
    private(set) var bytes: [UInt8] = []
    /// The place where the body begins.
    private(set) var bodyStart = 0
    /// Size as it came, whether kept or not.
    private(set) var size = 0
    /// There was no memory for it: of its body nothing is kept, and of its header perhaps not all.
    private(set) var isBeyondMemory = false
    private let limit: Int
    private let memory: MessageMemory.Share

    init(limit: Int, memory: MessageMemory) {
        self.limit = limit
        self.memory = MessageMemory.Share(of: memory)
    }

    /// More came than is kept: what is kept is no message.
    var isTooLarge: Bool { size > limit }

    /// Forgets the message and keeps the memory for the next one, unless it was an unusually large one.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: bytes.count <= 1 << 18)
        bodyStart = 0
        size = 0
        isBeyondMemory = false
        memory.give()
    }

    /// - Parameter value: all that follows the colon, folds as LF, as libmilter has them.
    mutating func addField(name: Span<UInt8>, value: Span<UInt8>) {
        guard reserve(name.count + value.count + 3) else { return }
        append(name)
        bytes.append(UInt8(ascii: ":"))
        for index in value.indices {
            let isBareLineFeed = value[index] == 0x0A && (index == 0 || value[index - 1] != 0x0D)
            if isBareLineFeed { bytes.append(0x0D) }
            bytes.append(value[index])
        }
        bytes += [0x0D, 0x0A]
    }

    mutating func endHeader() {
        bytes += [0x0D, 0x0A]
        bodyStart = bytes.count
        size += 2
    }

    mutating func addBody(_ chunk: Span<UInt8>) {
        guard reserve(chunk.count) else { return }
        append(chunk)
    }

    /// Counts bytes that have come; false where they are not to be kept.
    private mutating func reserve(_ count: Int) -> Bool {
        size += count
        guard !isTooLarge, !isBeyondMemory else { return false }
        if memory.take(count) { return true }
        isBeyondMemory = true
        // What the header says still holds: who is not to get the message.
        if bodyStart > 0 { bytes.removeSubrange(bodyStart...) }
        memory.give(butKeep: bytes.count)
        return false
    }

    private mutating func append(_ span: Span<UInt8>) {
        span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
}
