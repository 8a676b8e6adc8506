// Edits of a message as requests to the MTA, which knows fields by name and number, and a body as a whole.

internal import MIME
internal import Milter
internal import Tracking
internal import Words

extension Changes {
    /// Asks for edits of a message: of whole fields, of values, of lines behind the last field, and of the body.
    ///
    /// - Parameters:
    ///   - edits: sorted, at most one in a field.
    ///   - bodyStart: where the body begins.
    init(_ edits: [Edit], of message: Message, in bytes: Span<UInt8>, bodyStart: Int) {
        let header = edits.prefix { $0.range.lowerBound < bodyStart }
        let body = edits[header.endIndex...]
        self.init(body: body.isEmpty ? nil : Edit.apply(Array(body), to: bytes, in: bodyStart..<bytes.count))
        ask(for: header, of: message, in: bytes)
    }

    private mutating func ask(for edits: ArraySlice<Edit>, of message: Message, in bytes: Span<UInt8>) {
        var rest = edits
        var counts: [[UInt8]: Int] = [:]
        let end = message.parts[0].fields.last?.range.upperBound ?? 0
        for field in message.parts[0].fields {
            guard let edit = rest.first, edit.range.lowerBound < end else { break }
            let name = field.nameBytes(in: bytes)
            let key = name.map(\.lowercasedASCII)
            counts[key, default: 0] += 1
            guard field.range.contains(edit.range.lowerBound) else { continue }
            rest = rest.dropFirst()
            if edit.range == field.range {
                removeHeader(name, index: counts[key] ?? 1)
            } else {
                replaceHeader(name, index: counts[key] ?? 1, value: Edit.apply([edit], to: bytes, in: field.value))
            }
        }
        for edit in rest {
            for line in edit.replacement.split(separator: 0x0A) { add(Array(line)) }
        }
    }

    /// Adds the field that a line is.
    private mutating func add(_ line: [UInt8]) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let value = line[(colon + 1)...].filter { $0 != 0x0D && $0 != 0x0A }
        addHeader(Array(line[..<colon]), value: Array(value))
    }
}
