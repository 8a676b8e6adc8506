// Recipients in the address that a report was sent to (variable envelope return paths, as many senders write them).

enum VERP {
    /// Returns `ann@example.net`, to whom `bounces+ann=example.net@sender.example` wrote.
    static func recipient(_ address: [UInt8]) -> [UInt8]? {
        guard let at = address.lastIndex(of: .at), let equals = address[..<at].lastIndex(of: 0x3D),
            let start = address[..<equals].firstIndex(where: { $0 == 0x2B || $0 == .hyphen }),
            start + 1 < equals, address[equals..<at].contains(.dot)
        else { return nil }
        return address[(start + 1)..<equals] + [.at] + address[(equals + 1)..<at]
    }
}
