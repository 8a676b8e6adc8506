internal import Words

/// Finds an address in other text, as itself, as a part of a URL or of a return path, so that it can be erased.
///
/// Each of its letters may be spelled as URLs, mails and programs spell them (see `SpelledByte`), and all of it may be in base64.
package struct AddressTraces: Sendable {
    /// The address in lower case: as it is, with its local part in quotes, and with `=` for the `@`, as senders have it
    /// that name their recipient (`bounces+ann=home.example@shop.example`, VERP).
    private let forms: [Form]
    /// The bytes that they begin with: nearly no byte of a text is one of these.
    private let firsts: [UInt8]

    private struct Form {
        let bytes: [UInt8]
        /// The place of the `@`, or of what stands for it.
        let at: Int
        var isReturnPath = false
    }

    /// A place of the address.
    private struct Trace {
        let range: Range<Int>
        let isReturnPath: Bool
        /// The `@` stands there as itself.
        let isPlain: Bool
    }

    private enum Borders {
        /// Its letters, be they a part of something longer.
        case none
        /// Not a part of a longer address.
        case whole
        /// Within the local part of a sender that is known to name this address.
        case sender
    }

    /// - Parameter address: as `Contact.normalised` has it.
    package init(of address: String) {
        let bytes = Array(address.utf8)
        firsts = Array(bytes.prefix(1)) + [UInt8(ascii: "\"")]
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else {
            forms = bytes.isEmpty ? [] : [Form(bytes: bytes, at: 0)]
            return
        }
        let (local, rest) = (bytes[..<at], bytes[at...])
        let quote = [UInt8(ascii: "\"")]
        forms = [
            Form(bytes: bytes, at: at), Form(bytes: quote + local + quote + rest, at: at + 2),
            Form(bytes: local + [UInt8(ascii: "=")] + rest.dropFirst(), at: at, isReturnPath: true),
        ]
    }

    /// Returns whether it stands there, not as a part of a longer address.
    package func isIn(_ text: [UInt8]) -> Bool {
        next(in: text.span, from: 0, .whole) != nil || base64Range(in: text.span, from: 0) != nil
    }

    /// Returns the text with the address taken out and `substitute` in its place; nil where it does not stand there.
    package func replaced(in text: [UInt8], by substitute: [UInt8]) -> [UInt8]? {
        let result = Self.replaced(in: text, by: substitute) { next(in: $0, from: $1, .whole)?.range }
        return Self.replaced(in: result ?? text, by: substitute, base64Range) ?? result
    }

    /// Does the same for the sender of a mail to this address, where it is spelled as return paths spell it: whatever
    /// separates it from what stands around. A sender that is the address itself is no trace of the recipient.
    package func replaced(inSender sender: [UInt8], by substitute: [UInt8]) -> [UInt8]? {
        Self.replaced(in: sender, by: substitute) { next(in: $0, from: $1, .sender)?.range }
    }

    private static func replaced(
        in text: [UInt8], by substitute: [UInt8], _ next: (Span<UInt8>, Int) -> Range<Int>?
    ) -> [UInt8]? {
        var result: [UInt8] = []
        var position = 0
        while let range = next(text.span, position) {
            result += text[position..<range.lowerBound] + substitute
            position = range.upperBound
        }
        return position == 0 ? nil : result + text[position...]
    }

    /// Returns how often its letters stand there, be it as a part of something longer: in a database's file nothing
    /// separates texts. It is not looked for in base64, which any letters of a file may be.
    ///
    /// - Parameter seen: bytes at the beginning that were looked at before, with what came before them.
    package func count(in bytes: Span<UInt8>, seen: Int = 0) -> Int {
        var count = 0
        var position = 0
        while let trace = next(in: bytes, from: position, .none) {
            if trace.range.upperBound > seen { count += 1 }
            position = trace.range.upperBound
        }
        return count
    }

    /// Bytes that it takes in a usual spelling: what two pieces of a text must share for none to be missed.
    package var longest: Int { (forms.map(\.bytes.count).max() ?? 0) * SpelledByte.usualLimit }
}

extension AddressTraces {
    private func next(in text: Span<UInt8>, from start: Int, _ borders: Borders) -> Trace? {
        var index = start
        while index < text.count {
            let byte = text[index]
            guard firsts.contains(byte.lowercasedASCII) || SpelledByte.begins(with: byte) else {
                index += 1
                continue
            }
            for form in forms {
                if let trace = trace(of: form, in: text, at: index), isBordered(trace, in: text, from: start, borders) {
                    return trace
                }
            }
            index += 1
        }
        return nil
    }

    private func trace(of form: Form, in text: Span<UInt8>, at start: Int) -> Trace? {
        var end = start
        var isPlain = false
        for (index, byte) in form.bytes.enumerated() {
            guard let next = SpelledByte.end(of: byte, in: text, at: end) else { return nil }
            if index == form.at { isPlain = !form.isReturnPath && next == end + 1 }
            end = next
        }
        return Trace(range: start..<end, isReturnPath: form.isReturnPath, isPlain: isPlain)
    }

    private func isBordered(_ trace: Trace, in text: Span<UInt8>, from start: Int, _ borders: Borders) -> Bool {
        let range = trace.range
        switch borders {
        case .none: return true
        case .whole: return isWhole(trace, in: text)
        case .sender:
            return !trace.isPlain && (range.lowerBound == 0 || !Self.isAlphanumeric(text[range.lowerBound - 1]))
                && (range.upperBound == text.count || !Self.isAlphanumeric(text[range.upperBound]))
        }
    }

    /// Tells others' addresses, `joann@home.example` and `ann@home.example.org`, from `=3Dann@…` and `%3Dann%40…`,
    /// which are this one's, and so is `bounces+ann=home.example`.
    private func isWhole(_ trace: Trace, in text: Span<UInt8>) -> Bool {
        let range = trace.range
        if let before = SpelledByte.last(in: text, before: range.lowerBound), Self.isLocal(before),
            !(trace.isReturnPath && before == UInt8(ascii: "+"))
        {
            return false
        }
        guard let (after, end) = SpelledByte.first(in: text, at: range.upperBound) else { return true }
        if Self.isAlphanumeric(after) || after == UInt8(ascii: "-") { return false }
        guard after == UInt8(ascii: "."), let (second, _) = SpelledByte.first(in: text, at: end) else { return true }
        return !Self.isAlphanumeric(second)
    }

    private static func isLocal(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "._-+".utf8.contains(byte) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isASCIILetterOrDigit || byte >= 0x80 }
}

// MARK: - Base64

extension AddressTraces {
    /// Finds the letters of the next base64 text (RFC 4648, 4 and 5) that has the address, and the padding behind.
    private func base64Range(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
        var position = start
        while let run = Base64Run(in: text, from: position) {
            if let range = range(in: run, of: text) { return run.withPadding(range, in: text) }
            position = run.range.upperBound
        }
        return nil
    }

    /// Finds the address in encoded text. Nobody says where in a run that begins: perhaps behind what separates the
    /// parts of a path or a token, else at any of four places, where what comes before it is noise.
    private func range(in run: Base64Run, of text: Span<UInt8>) -> Range<Int>? {
        guard let shortest = forms.map(\.bytes.count).min(), run.range.count > shortest else { return nil }
        for offset in 0..<4 {
            let decoded = run.decoded(text, from: run.range.lowerBound + offset, atMost: .max)
            if let found = next(in: decoded.span, from: 0, .whole)?.range {
                return Base64Run.letters(of: found, from: run.range.lowerBound + offset)
            }
        }
        for start in run.range.dropFirst() where Base64Run.isSeparator(text[start - 1]) {
            let decoded = run.decoded(text, from: start, atMost: longest)
            guard let found = next(in: decoded.span, from: 0, .whole)?.range, found.lowerBound == 0 else { continue }
            return Base64Run.letters(of: found, from: start)
        }
        return nil
    }
}
