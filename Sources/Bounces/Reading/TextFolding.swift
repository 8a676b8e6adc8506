// Text made alike where it differs in nothing that counts.

enum TextFolding {
    /// Makes Latin, Greek and Cyrillic lower case; typographic apostrophes straight; no-break spaces plain.
    static func folded(_ text: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text {
            switch (result.last, byte) {
            case (0xC2, 0xA0): result[result.count - 1] = .space
            case (0xC3, 0x80...0x9E) where byte != 0x97, (0xD0, 0x90...0x9F), (0xCE, 0x91...0x9F):
                result.append(byte + 0x20)
            case (0xD0, 0xA0...0xAF):
                result[result.count - 1] = 0xD1
                result.append(byte - 0x20)
            case (0xCE, 0xA0...0xA9):
                result[result.count - 1] = 0xCF
                result.append(byte - 0x20)
            case (0x80, 0x98...0x99) where result.count > 1 && result[result.count - 2] == 0xE2:
                result.removeLast(2)
                result.append(0x27)
            default: result.append(byte.lowercased)
            }
        }
        return result
    }
}
