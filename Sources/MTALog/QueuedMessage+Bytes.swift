// Queued messages as bytes: a column of the row that is stored.

extension QueuedMessage {
    private static let version: UInt64 = 1

    /// All but the queue id.
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.version)
        writer.write(touched)
        writer.write(messageID)
        writer.write(firstQueueID)
        writer.write(laterQueueIDs) { $0.write($1) }
        writer.write(expectedRecipients.map { "\($0)" })
        writer.write(Int64(finalRecipients))
        writer.write(Int64(hasEnded ? 1 : 0))
        writer.write(statuses) { $1.write(to: &$0) }
        writer.write(originals) {
            $0.write($1.recipient)
            $0.write($1.original)
        }
        return writer.bytes
    }

    /// Reads a message from its bytes; nil for those that this version has not written.
    package init?(queueID: String, bytes: [UInt8]) {
        self.init(queueID: queueID)
        var reader = ByteReader(bytes)
        guard reader.number() == Self.version else { return nil }
        touched = reader.signed()
        messageID = reader.optionalText()
        firstQueueID = reader.optionalText()
        laterQueueIDs = reader.list { $0.text() }
        expectedRecipients = reader.optionalText().flatMap { Int($0) }
        finalRecipients = Int(clamping: reader.signed())
        hasEnded = reader.signed() == 1
        let first = first
        statuses = reader.list { DeliveryStatus(from: &$0, queueID: first, loggedQueueID: queueID) }
        originals = reader.list { Alias(recipient: $0.text(), original: $0.text()) }
        guard reader.isGood else { return nil }
    }
}

extension DeliveryStatus {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.write(at)
        writer.write(recipient)
        writer.write(originalRecipient)
        writer.write(state.rawValue)
        writer.write(status)
        writer.write(reply)
        writer.write(command)
        writer.write(remote?.name)
        writer.write(remote?.address)
        writer.write(delay.map { "\($0)" })
    }

    fileprivate init(from reader: inout ByteReader, queueID: String, loggedQueueID: String) {
        self.init(
            at: reader.signed(), queueID: queueID, loggedQueueID: loggedQueueID, recipient: reader.text(),
            originalRecipient: reader.optionalText(), state: State(rawValue: reader.text()) ?? reader.failed(.deferred),
            status: reader.optionalText(), reply: reader.text(), command: reader.optionalText())
        let (name, address) = (reader.optionalText(), reader.optionalText())
        remote = name.map { RemoteHost(name: $0, address: address) }
        delay = reader.optionalText().flatMap { Int64($0) }
    }
}

/// Numbers of seven bits a byte, the lowest first; texts with their length before them; 0 for none, so lengths are one
/// more.
private struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ number: Int64) { write(UInt64(bitPattern: number)) }

    mutating func write(_ text: String?) {
        write(text.map { UInt64($0.utf8.count) + 1 } ?? 0)
        if let text { bytes += text.utf8 }
    }

    mutating func write<Item>(_ list: [Item], _ body: (inout ByteWriter, Item) -> Void) {
        write(UInt64(list.count))
        for item in list { body(&self, item) }
    }
}

/// Reads the same; after what can't be, nothing but zeros.
private struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0
    private var isBroken = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isGood: Bool { !isBroken && position == bytes.count }

    mutating func failed<Value>(_ value: Value) -> Value {
        isBroken = true
        return value
    }

    mutating func number() -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while !isBroken, position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return failed(0)
    }

    mutating func signed() -> Int64 { Int64(bitPattern: number()) }

    mutating func optionalText() -> String? {
        let length = number()
        guard length > 0 else { return nil }
        guard length - 1 <= UInt64(bytes.count - position) else { return failed(nil) }
        let end = position + Int(length - 1)
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    mutating func text() -> String { optionalText() ?? failed("") }

    mutating func list<Item>(_ item: (inout ByteReader) -> Item) -> [Item] {
        var result: [Item] = []
        let count = number()
        while UInt64(result.count) < count, !isBroken { result.append(item(&self)) }
        return result
    }
}
