// A hit as bytes of a segment, and back.

internal import Words

/// The form of a record. Integers are little-endian:
///
///     payload's size (4) | CRC-32C of size and payload (4) | payload
///
/// and the payload is
///
///     at (8) | kind (1) | copy (8) | link (2) | address, user agent, headers: each its size (2) and its bytes
///
/// The kind is that of the act's token. The link is the one that was followed, or the number of an `UnsubscribeRequest`, or zero.
///
/// A size is never zero, so zeros mean "not written yet": the writer lays them ahead (see `JournalWriter`).
enum JournalRecord {
    private static let prefixSize = 8
    /// Bytes of a payload whose three texts are empty.
    private static let emptySize = 25
    /// The most bytes kept of each text.
    static let textLimit = 4096
    private static let payloadLimit = emptySize + 3 * textLimit
    static let limit = prefixSize + payloadLimit

    static func append(_ hit: Hit, to bytes: inout [UInt8]) {
        let start = bytes.count
        append(UInt64(0), to: &bytes)
        append(UInt64(bitPattern: hit.at), to: &bytes)
        switch hit.act {
        case .open(let token): append(token, 0, to: &bytes)
        case .click(let token): append(token, token.link, to: &bytes)
        case .unsubscribe(let token, let request): append(token, request.rawValue, to: &bytes)
        }
        append(hit.address.prefix(textLimit), to: &bytes)
        append(hit.userAgent.prefix(textLimit), to: &bytes)
        append(hit.headers.prefix(textLimit), to: &bytes)
        set(UInt32(bytes.count - start - prefixSize), at: start, in: &bytes)
        set(checksum(bytes.span.extracting(start...)), at: start + 4, in: &bytes)
    }

    private static func append(_ token: some Token, _ link: Int, to bytes: inout [UInt8]) {
        bytes.append(type(of: token).kind.rawValue)
        append(UInt64(bitPattern: token.copy), to: &bytes)
        append(UInt16(link), to: &bytes)
    }

    enum Reading {
        case hit(Hit, size: Int)
        /// Zeros, or fewer bytes than the record needs: the end of what is written, for now or for good.
        case end
        case damaged
    }

    /// Returns the record that begins at `offset`.
    static func read(_ bytes: [UInt8], at offset: Int) -> Reading {
        var cursor = Cursor(bytes: bytes, offset: offset, end: bytes.count)
        guard let payload = cursor.integer(UInt32.self), payload != 0 else { return .end }
        guard payload >= emptySize, payload <= payloadLimit else { return .damaged }
        let size = prefixSize + Int(payload)
        guard let sum = cursor.integer(UInt32.self), bytes.count - offset >= size else { return .end }
        guard sum == checksum(bytes.span.extracting(offset..<offset + size)) else { return .damaged }
        cursor.end = offset + size
        guard let hit = cursor.hit(), cursor.offset == cursor.end else { return .damaged }
        return .hit(hit, size: size)
    }

    /// Over the record without the checksum's own four bytes.
    private static func checksum(_ record: Span<UInt8>) -> UInt32 {
        var sum = JournalChecksum()
        sum.add(record.extracting(..<4))
        sum.add(record.extracting(prefixSize...))
        return sum.value
    }

    private static func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
        for index in 0..<Value.bitWidth / 8 { bytes.append(UInt8(truncatingIfNeeded: value >> Value(8 * index))) }
    }

    private static func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        append(UInt16(text.count), to: &bytes)
        bytes.append(contentsOf: text)
    }

    private static func set(_ value: UInt32, at offset: Int, in bytes: inout [UInt8]) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }

    /// Reads a record's fields one after the other; nil where one would run over the end.
    private struct Cursor {
        let bytes: [UInt8]
        var offset: Int
        var end: Int

        mutating func integer<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
            let size = Value.bitWidth / 8
            guard end - offset >= size else { return nil }
            var value: Value = 0
            for index in 0..<size { value |= Value(bytes[offset + index]) << Value(8 * index) }
            offset += size
            return value
        }

        mutating func text() -> [UInt8]? {
            guard let size = integer(UInt16.self), end - offset >= Int(size) else { return nil }
            defer { offset += Int(size) }
            return Array(bytes[offset..<offset + Int(size)])
        }

        mutating func hit() -> Hit? {
            guard let at = integer(UInt64.self), let act = act(), let address = text(), let userAgent = text(),
                let headers = text()
            else { return nil }
            return Hit(at: Int64(bitPattern: at), act: act, address: address, userAgent: userAgent, headers: headers)
        }

        private mutating func act() -> Hit.Act? {
            guard let kind = integer(UInt8.self).flatMap(TokenKind.init(rawValue:)),
                let number = integer(UInt64.self), number < UInt64(TokenBlock.copies), let link = integer(UInt16.self)
            else { return nil }
            let copy = Int64(number)
            switch kind {
            case .open: return OpenToken(copy: copy, link: Int(link)).map { .open($0) }
            case .click: return .click(ClickToken(copy: copy, link: Int(link)))
            case .unsubscribe:
                return UnsubscribeRequest(rawValue: Int(link)).map { .unsubscribe(UnsubscribeToken(copy: copy), $0) }
            case .copy, .returnPath, .split, .retry: return nil
            }
        }
    }
}
