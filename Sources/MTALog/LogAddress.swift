// Addresses in lines, with what people put into their quoted local parts.

enum LogAddress {
    /// Returns where the `<a@b>` that begins a range ends: behind its bracket.
    ///
    /// A bracket or comma within quotes ends nothing (RFC 5321, section 4.1.2), nor does one with a backslash before
    /// it.
    static func end(_ line: Span<UInt8>, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        var isQuoted = false
        while index < range.upperBound {
            switch line[index] {
            case .backslash: index += 1
            case .quote: isQuoted.toggle()
            case .greater where !isQuoted: return index + 1
            default: break
            }
            index += 1
        }
        // QUIRK: Postfix before 3.5 writes addresses without the quotes, and so perhaps half a pair of them.
        index = line.first(.greater, in: range)
        return min(index + 1, range.upperBound)
    }

    /// Reads the recipients of `<a@b>,<c@d>, next=…`, and where they end. A local one may lack the brackets (`root`).
    static func list(_ line: Span<UInt8>, in range: Range<Int>) -> (recipients: [String], end: Int) {
        var recipients: [String] = []
        var position = range.lowerBound
        while position < range.upperBound {
            var end = position
            if line[position] == .less { end = self.end(line, in: position..<range.upperBound) }
            end = line.first(.comma, in: end..<range.upperBound)
            let address = unbracketed(line, in: position..<end)
            if !address.isEmpty { recipients.append(line.text(address)) }
            position = end + 1
            // A field is behind a comma and a space, an address behind a comma alone.
            guard position < range.upperBound, line[position] != .space else { break }
        }
        return (recipients, min(position, range.upperBound))
    }

    /// Returns an address without its `<` and `>`.
    static func unbracketed(_ line: Span<UInt8>, in range: Range<Int>) -> Range<Int> {
        guard range.count >= 2, line[range.lowerBound] == .less, line[range.upperBound - 1] == .greater else {
            return range
        }
        return range.lowerBound + 1..<range.upperBound - 1
    }
}
