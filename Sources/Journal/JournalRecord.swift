// A record of a segment: the frame around what happened.

internal import Words

/// The form of a record. Integers are little-endian:
///
///     payload's size (4) | CRC-32C of size and payload (4) | payload
///
/// and the payload is
///
///     at (8) | kind (1) | what belongs to the kind
///
/// A size is never zero, so zeros mean "not written yet": the writer lays them ahead (see `JournalSegment`).
enum JournalRecord {
    static let prefixSize = 8
    /// Bytes of the smallest payload.
    private static let smallestPayload = 9
    /// Bytes of the largest payload: a message has no more links and recipients than it has bytes.
    static let payloadLimit = 256 << 20

    /// The kinds that are no hits. A hit's kind is that of the token that it was done with (`TokenKind`).
    enum Kind: UInt8 {
        case sending = 16
        case copyPassed = 17
        case splitCopyPassed = 18
        case replyPassed = 19
        case splitRefused = 20
        case splitLost = 21
    }

    /// Appends a record; false, and nothing, where it would be too large.
    ///
    /// - Parameter lists: the hashes of the lists of links that the segment has: another goes into the record, and in here.
    static func append(_ entry: JournalEntry, lists: inout Set<String>, to bytes: inout [UInt8]) -> Bool {
        let start = bytes.count
        bytes.append(integer: UInt64(0))
        switch entry {
        case .hit(let hit): bytes.append(hit)
        case .sending(let sending):
            bytes.append(sending, isListKnown: sending.links.map { !lists.insert($0.hash).inserted } ?? true)
        case .passage(let passage): bytes.append(passage)
        case .splitEnd(let end): bytes.append(end)
        }
        let payload = bytes.count - start - prefixSize
        guard payload <= payloadLimit else {
            bytes.removeSubrange(start...)
            return false
        }
        bytes.set(UInt32(payload), at: start)
        bytes.set(checksum(bytes.span.extracting(start...)), at: start + 4)
        return true
    }

    enum Reading {
        case entry(JournalEntry, size: Int)
        /// Zeros: the end of what is written, for now or for good.
        case end
        /// The record needs so many bytes, and fewer are there.
        case needs(Int)
        case damaged
    }

    /// Returns the record that begins at `offset`.
    static func read(_ bytes: [UInt8], at offset: Int) -> Reading {
        var cursor = JournalCursor(bytes, from: offset, to: bytes.count)
        guard let payload = cursor.integer(UInt32.self) else { return .needs(prefixSize) }
        guard payload != 0 else { return .end }
        guard payload >= smallestPayload, payload <= payloadLimit else { return .damaged }
        let size = prefixSize + Int(payload)
        guard let sum = cursor.integer(UInt32.self), bytes.count - offset >= size else { return .needs(size) }
        guard sum == checksum(bytes.span.extracting(offset..<offset + size)) else { return .damaged }
        cursor.end = offset + size
        guard let entry = cursor.entry(), cursor.isAtEnd else { return .damaged }
        return .entry(entry, size: size)
    }

    /// Over the record without the checksum's own four bytes.
    private static func checksum(_ record: Span<UInt8>) -> UInt32 {
        var sum = JournalChecksum()
        sum.add(record.extracting(..<4))
        sum.add(record.extracting(prefixSize...))
        return sum.value
    }
}

extension JournalCursor {
    fileprivate mutating func entry() -> JournalEntry? {
        guard let at = number(), let kind = integer(UInt8.self) else {
            return nil
        }
        guard let other = JournalRecord.Kind(rawValue: kind) else { return hit(kind, at: at).map { .hit($0) } }
        switch other {
        case .sending: return sending(at: at).map { .sending($0) }
        case .copyPassed, .splitCopyPassed, .replyPassed: return passage(other, at: at).map { .passage($0) }
        case .splitRefused, .splitLost: return splitEnd(other, at: at).map { .splitEnd($0) }
        }
    }
}
