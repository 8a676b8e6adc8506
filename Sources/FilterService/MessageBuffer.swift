// One message as the MTA hands it over, put together again.

/// Gathers a message's header and body into the bytes that they were, up to a limit.
struct MessageBuffer {
    private(set) var bytes: [UInt8] = []
    /// Where the body begins.
    private(set) var bodyStart = 0
    /// Size as it came, whether kept or not.
    private(set) var size = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// More came than is kept: what is kept is no message.
    var isTooLarge: Bool { size > limit }

    /// Forgets the message and keeps the memory for the next one, unless it was an unusually large one.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: bytes.count <= 1 << 18)
        bodyStart = 0
        size = 0
    }

    /// - Parameter value: all that follows the colon, folds as LF, as libmilter has them.
    mutating func addField(name: Span<UInt8>, value: Span<UInt8>) {
        size += name.count + value.count + 3
        guard !isTooLarge else { return }
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
        size += chunk.count
        guard !isTooLarge else { return }
        append(chunk)
    }

    private mutating func append(_ span: Span<UInt8>) {
        span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
}
