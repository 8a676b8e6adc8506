// Named character references, looked up by name.

/// The table of named character references, searched by halves over its bytes.
struct NamedReferences: Sendable {
    /// The text that a name stands for.
    struct Reference {
        let scalars: [Unicode.Scalar]
        /// Whether it also holds without a semicolon.
        let isLegacy: Bool
    }

    static let standard = NamedReferences()
    /// The length of the longest name.
    static let longest = 31

    private let table: [UInt8]
    /// The places where the entries begin, and the end of the table.
    private let starts: [Int]

    private init() {
        let table = Array(Self.text.utf8)
        self.table = table
        starts = [0] + table.indices.filter { table[$0] == 0x20 }.map { $0 + 1 } + [table.count + 1]
    }

    /// Returns the reference of that name (without `&` and `;`), whose case matters.
    func find(_ html: Span<UInt8>, _ name: Range<Int>) -> Reference? {
        var (low, high) = (0, starts.count - 1)
        while low < high {
            let middle = (low + high) / 2
            let entry = starts[middle]..<starts[middle + 1] - 1
            switch compare(html, name, with: entry) {
            case 0: return reference(entry, nameLength: name.count)
            case ..<0: high = middle
            default: low = middle + 1
            }
        }
        return nil
    }

    /// Returns a negative number where `name` is before the name of `entry`, a positive one where it is after it.
    private func compare(_ html: Span<UInt8>, _ name: Range<Int>, with entry: Range<Int>) -> Int {
        for offset in 0..<name.count {
            let byte = table[entry.lowerBound + offset]
            // The entry's name is a prefix of ours.
            if byte == 0x3D || byte == 0x21 { return 1 }
            let difference = Int(html[name.lowerBound + offset]) - Int(byte)
            if difference != 0 { return difference }
        }
        let byte = table[entry.lowerBound + name.count]
        return byte == 0x3D || byte == 0x21 ? 0 : -1
    }

    private func reference(_ entry: Range<Int>, nameLength: Int) -> Reference {
        let mark = entry.lowerBound + nameLength
        let fields = table[(mark + 1)..<entry.upperBound].split(separator: 0x2C)
        let scalars = fields.compactMap { Unicode.Scalar(UInt32(String(decoding: $0, as: UTF8.self), radix: 16) ?? 0) }
        return Reference(scalars: scalars, isLegacy: table[mark] == 0x21)
    }
}
