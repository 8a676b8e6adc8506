/// Input that somebody made to cost us much, of any size.
struct Bomb: Sendable {
    let name: String
    /// So many bytes, or a few more.
    let make: @Sendable (Int) -> [UInt8]

    init(_ name: String, make: @escaping @Sendable (Int) -> [UInt8]) {
        self.name = name
        self.make = make
    }

    /// `unit` again and again behind `head`.
    init(_ head: String, repeating unit: String) {
        self.init(Self.shown(head + unit + "…")) { size in
            let (head, unit) = (Array(head.utf8), Array(unit.utf8))
            return head + Array(repeatElement(unit, count: max(0, size - head.count) / unit.count).joined())
        }
    }

    /// A unit that is never the same behind `head`.
    init(_ head: String, numbering unit: @escaping @Sendable (Int) -> String) {
        self.init(Self.shown(head + unit(0) + unit(1) + "…")) { size in
            var bytes = Array(head.utf8)
            var number = 0
            while bytes.count < size {
                bytes += unit(number).utf8
                number += 1
            }
            return bytes
        }
    }

    /// The same input behind a head.
    func behind(_ head: String) -> Bomb {
        Bomb(Self.shown(head) + name) { size in Array(head.utf8) + make(size) }
    }

    /// On one line, and not too long: its beginning and its end tell them apart.
    private static func shown(_ text: String) -> String {
        let line = text.unicodeScalars.map { $0.value < 0x20 ? $0.escaped(asASCII: true) : String($0) }.joined()
        return line.count <= 72 ? line : "\(line.prefix(30)) … \(line.suffix(40))"
    }
}
