// The parameters of a structured field, with the continuations and charsets of RFC 2231.

/// The parameters as they stand, before the pieces of one value are joined.
struct ParameterList {
    private(set) var isMalformed = false
    /// A boundary or charset stands twice and differs.
    private(set) var isAmbiguous = false
    private var pieces: [Piece] = []

    /// A limit on the parameters of one field; what follows is not read.
    private static let limit = 100

    /// `name*2*=value`: the piece number and whether it is percent-encoded (RFC 2231 3 and 4).
    private struct Piece {
        var name: String
        var number: Int?
        var isEncoded: Bool
        var value: [UInt8]
    }

    /// Reads `; name=value …` to the end of the field. Empty parameters, which many mailers leave behind, are no
    /// defect.
    init(_ scanner: inout FieldScanner, _ bytes: Span<UInt8>) {
        scanner.skipSpace(bytes)
        while !scanner.isAtEnd {
            guard scanner.skip(0x3B, bytes) else {
                isMalformed = true
                scanner.skipParameter(bytes)
                continue
            }
            if scanner.isAtEnd || bytes[scanner.position] == 0x3B { continue }
            let name = scanner.token(bytes)
            guard !name.isEmpty, scanner.skip(.equals, bytes), pieces.count < Self.limit else {
                isMalformed = true
                scanner.skipParameter(bytes)
                continue
            }
            let value = scanner.value(bytes)
            if !value.isComplete { isMalformed = true }
            add(name: ContentType.text(name).lowercased(), value: value.bytes)
            scanner.skipSpace(bytes)
        }
    }

    private mutating func add(name: String, value: [UInt8]) {
        // Nearly all names are only that.
        var fields =
            name.utf8.firstIndex(of: 0x2A) == nil
            ? [name] : name.split(separator: "*", omittingEmptySubsequences: false).map { String($0) }
        let isEncoded = fields.count > 1 && fields.last == ""
        if isEncoded { fields.removeLast() }
        let number = fields.count == 2 ? Int(fields[1]) : nil
        guard fields.count == 1 || number.map({ $0 >= 0 }) == true else {
            isMalformed = true
            return
        }
        let first = pieces.first { $0.name == fields[0] && $0.number == number && $0.isEncoded == isEncoded }
        if let first {
            isMalformed = true
            if first.value != value, fields[0] == "boundary" || fields[0] == "charset" { isAmbiguous = true }
        } else {
            pieces.append(Piece(name: fields[0], number: number, isEncoded: isEncoded, value: value))
        }
    }

    /// One value for each name, in order of first appearance. An encoded value counts before a plain one (RFC 5987 4.2
    /// asks senders for both); a plain one before pieces.
    var joined: [ContentType.Parameter] {
        if pieces.allSatisfy({ $0.number == nil && !$0.isEncoded }) {
            return pieces.map { ContentType.Parameter(name: $0.name, value: ContentType.text($0.value)) }
        }
        var result: [ContentType.Parameter] = []
        for piece in pieces where !result.contains(where: { $0.name == piece.name }) {
            let all = pieces.filter { $0.name == piece.name }
            let whole = all.first { $0.number == nil && $0.isEncoded } ?? all.first { $0.number == nil }
            let value = whole.map { Self.decode([$0]) } ?? Self.decode(Self.inOrder(all))
            result.append(ContentType.Parameter(name: piece.name, value: value))
        }
        return result
    }

    /// Returns the pieces 0, 1, 2 … up to the first that is missing.
    private static func inOrder(_ pieces: [Piece]) -> [Piece] {
        let sorted = pieces.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
        return sorted.enumerated().prefix { $0.offset == $0.element.number }.map { $0.element }
    }

    /// Returns the value that the pieces make: the charset and language are the first's, `us-ascii'en'…`.
    private static func decode(_ pieces: [Piece]) -> String {
        var charset = "utf-8"
        var bytes: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            guard piece.isEncoded else {
                bytes += piece.value
                continue
            }
            var value = piece.value[...]
            if index == 0 {
                let quotes = value.indices.filter { value[$0] == 0x27 }
                if quotes.count >= 2 {
                    charset = ContentType.text(Array(value[..<quotes[0]])).lowercased()
                    value = value[(quotes[1] + 1)...]
                }
            }
            bytes += percentDecoded(value)
        }
        return HeaderText.string(bytes, charset: charset) ?? ContentType.text(bytes)
    }

    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == 0x25, index + 2 < bytes.endIndex,
                let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }
}
