/// CRC-32C (Castagnoli; RFC 3720, appendix B.4), by which a reader tells a whole record from a torn or damaged one.
struct JournalChecksum {
    /// The remainder of each byte, for the reflected polynomial.
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { remainder, _ in
            remainder & 1 == 1 ? remainder >> 1 ^ 0x82F6_3B78 : remainder >> 1
        }
    }

    private var remainder: UInt32 = 0xFFFF_FFFF

    var value: UInt32 { ~remainder }

    mutating func add(_ bytes: Span<UInt8>) {
        let table = Self.table.span
        for index in bytes.indices {
            remainder = table[Int(UInt8(truncatingIfNeeded: remainder) ^ bytes[index])] ^ remainder >> 8
        }
    }
}
