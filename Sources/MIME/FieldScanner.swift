// The lexical grammar of structured fields: tokens, quoted strings, comments and folds (RFC 5322 3.2, RFC 2045 5.1).

/// A position in a field's value. It only moves forward: reading a value is linear.
struct FieldScanner {
    private(set) var position: Int
    let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { position >= end }

    /// Skips white space, folds and comments; comments nest, and hold quoted pairs.
    mutating func skipSpace(_ bytes: Span<UInt8>) {
        var depth = 0
        while position < end {
            switch bytes[position] {
            case 0x28: depth += 1
            case 0x29 where depth > 0: depth -= 1
            case 0x5C where depth > 0: position = min(position + 1, end - 1)
            case let byte where depth == 0 && !byte.isFoldingSpace: return
            default: break
            }
            position += 1
        }
    }

    /// Skips one byte, and the space around it, if it comes next.
    mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        skipSpace(bytes)
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        skipSpace(bytes)
        return true
    }

    /// Reads the next token: printable bytes other than the specials of RFC 2045; empty where there is none.
    mutating func token(_ bytes: Span<UInt8>) -> [UInt8] {
        skipSpace(bytes)
        let start = position
        while position < end, Self.isToken(bytes[position]) { position += 1 }
        return bytes.array(start..<position)
    }

    /// Returns the value of a parameter: a quoted string, or, more liberally than a token, all up to white space or a
    /// semicolon, since boundaries with `=`, `:`, `/` or `?` are often not quoted. Nil for a quoted string without its
    /// end.
    mutating func value(_ bytes: Span<UInt8>) -> (bytes: [UInt8], isComplete: Bool) {
        skipSpace(bytes)
        guard position < end, bytes[position] == 0x22 else {
            let start = position
            while position < end, bytes[position] != 0x3B, !bytes[position].isFoldingSpace { position += 1 }
            return (bytes.array(start..<position), true)
        }
        position += 1
        var value: [UInt8] = []
        while position < end, bytes[position] != 0x22 {
            if bytes[position] == 0x5C, position + 1 < end { position += 1 }
            // The line ends of folds are no part of the value.
            if bytes[position] != .carriageReturn && bytes[position] != .lineFeed { value.append(bytes[position]) }
            position += 1
        }
        defer { position = min(position + 1, end) }
        return (value, position < end)
    }

    /// Skips all up to the semicolon that ends a parameter.
    mutating func skipParameter(_ bytes: Span<UInt8>) {
        while position < end, bytes[position] != 0x3B { position += 1 }
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, 0x22, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F, 0x40, 0x5B, 0x5C, 0x5D:
            false
        default: true
        }
    }
}
