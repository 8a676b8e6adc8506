// The field X-SMTPAPI of SendGrid: a JSON object, of which only two switches are ours to follow.

internal import Words

enum SMTPAPI {
    /// Returns what may be tracked, by `filters.opentrack.settings.enable` and `filters.clicktrack.settings.enable`.
    /// All where the value says nothing of it, none where it can't be read.
    static func request(_ value: [UInt8]) -> TrackingRequest {
        var reader = JSONReader(bytes: value)
        guard let root = reader.value(depth: 0), reader.isAtEnd else { return .none }
        var request = TrackingRequest.all
        let filters = root["filters"]
        if filters?["opentrack"]?["settings"]?["enable"]?.isOff ?? false { request.remove(.opens) }
        if filters?["clicktrack"]?["settings"]?["enable"]?.isOff ?? false { request.subtract(.clicks) }
        if filters?["clicktrack"]?["settings"]?["enable_text"]?.isOff ?? false { request.remove(.textClicks) }
        return request
    }
}

/// A JSON value (RFC 8259), as much of it as switches take.
private indirect enum JSONValue {
    case object([(name: [UInt8], value: JSONValue)])
    /// A number, a word, or a text with its escapes as they stand.
    case scalar([UInt8])
    case array

    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        // Of members with one name, most readers take the last.
        return members.last { $0.name.elementsEqual(name.utf8) }?.value
    }

    var isOff: Bool {
        guard case .scalar(let text) = self else { return false }
        return ["0", "false", "off", "no"].contains { text.map(\.lowercasedASCII).elementsEqual($0.utf8) }
    }
}

/// Reads one value; nil for what is none. Linear; of limited depth.
private struct JSONReader {
    let bytes: [UInt8]
    var position = 0
    private static let depthLimit = 32

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return position == bytes.count
        }
    }

    mutating func value(depth: Int) -> JSONValue? {
        skipSpace()
        guard position < bytes.count, depth < Self.depthLimit else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return text().map { .scalar($0) }
        default:
            let word = bytes[position...].prefix { $0.isASCIILetterOrDigit || "+-.".utf8.contains($0) }
            position = word.endIndex
            return word.isEmpty ? nil : .scalar(Array(word))
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        var members: [(name: [UInt8], value: JSONValue)] = []
        position += 1
        if skip(UInt8(ascii: "}")) { return .object([]) }
        repeat {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), let name = text(),
                skip(UInt8(ascii: ":")), let value = value(depth: depth + 1)
            else { return nil }
            members.append((name, value))
        } while skip(UInt8(ascii: ","))
        return skip(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> JSONValue? {
        position += 1
        if skip(UInt8(ascii: "]")) { return .array }
        repeat {
            guard value(depth: depth + 1) != nil else { return nil }
        } while skip(UInt8(ascii: ","))
        return skip(UInt8(ascii: "]")) ? .array : nil
    }

    /// Reads a string, from its first quote.
    private mutating func text() -> [UInt8]? {
        let start = position + 1
        position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard position < bytes.count else { return nil }
        position += 1
        return Array(bytes[start..<position - 1])
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }
}
