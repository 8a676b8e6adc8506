// Integers and texts as bytes of a record, and back.

extension [UInt8] {
    mutating func append<Value: FixedWidthInteger>(integer value: Value) {
        for index in 0..<Value.bitWidth / 8 { append(UInt8(truncatingIfNeeded: value >> Value(8 * index))) }
    }

    /// Appends a number of a message, copy or time.
    mutating func append(number: Int64) { append(integer: UInt64(bitPattern: number)) }

    /// Appends what every payload begins with.
    mutating func begin(_ kind: UInt8, at: Int64) {
        append(number: at)
        append(kind)
    }

    mutating func set(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { self[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }

    /// Appends bytes, their number before them.
    mutating func append(bytes: some Collection<UInt8>) {
        append(integer: UInt32(truncatingIfNeeded: bytes.count))
        append(contentsOf: bytes)
    }

    mutating func append(text: String) { append(bytes: text.utf8) }

    mutating func append(optional text: String?) {
        append(text == nil ? 0 : 1)
        if let text { append(text: text) }
    }

    mutating func append(texts: [String]) {
        append(integer: UInt32(truncatingIfNeeded: texts.count))
        for text in texts { append(text: text) }
    }
}

/// Reads a record's fields one after the other; nil where one would run over the end.
struct JournalCursor {
    private let bytes: [UInt8]
    private var offset: Int
    var end: Int

    init(_ bytes: [UInt8], from offset: Int, to end: Int) {
        (self.bytes, self.offset, self.end) = (bytes, offset, end)
    }

    var isAtEnd: Bool { offset == end }

    mutating func integer<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
        let size = Value.bitWidth / 8
        guard end - offset >= size else { return nil }
        var value: Value = 0
        for index in 0..<size { value |= Value(bytes[offset + index]) << Value(8 * index) }
        offset += size
        return value
    }

    /// Reads a number of a message, copy or time.
    mutating func number() -> Int64? { integer(UInt64.self).map(Int64.init(bitPattern:)) }

    mutating func flag() -> Bool? { integer(UInt8.self).map { $0 != 0 } }

    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard end - offset >= count else { return nil }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func text() -> String? {
        integer(UInt32.self).flatMap { bytes(Int($0)) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Nil is that it can't be read, and `.some(nil)` that there is none.
    mutating func optionalText() -> String?? {
        guard let isThere = flag() else { return nil }
        if !isThere { return .some(nil) }
        return text().map { .some($0) }
    }

    mutating func texts() -> [String]? { list { $0.text() } }

    /// Reads as many as their number says; a number says nothing that its bytes don't.
    mutating func list<Value>(_ element: (inout JournalCursor) -> Value?) -> [Value]? {
        guard let count = integer(UInt32.self), Int(count) <= end - offset else { return nil }
        var values: [Value] = []
        for _ in 0..<count {
            guard let value = element(&self) else { return nil }
            values.append(value)
        }
        return values
    }
}
