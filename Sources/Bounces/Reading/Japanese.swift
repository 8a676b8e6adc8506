// Japanese text made UTF-8, without a table of all its characters.

/// Reads JIS X 0208 as ISO-2022-JP (RFC 1468), Shift_JIS and EUC-JP have it. The syllables are in the order of Unicode;
/// of the others, those are known that our phrases have. What is unknown becomes `?`.
enum Japanese {
    /// Decodes ISO-2022-JP: text between `ESC $ B` and `ESC ( B` has two bytes a character.
    static func decodeISO2022(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3 / 2)
        var isDouble = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == .escape, index + 2 < bytes.count {
                isDouble = bytes[index + 1] == dollar
                // ESC $ B and ESC ( B have three bytes, ESC $ ( D four.
                index += isDouble && bytes[index + 2] == .leftParenthesis ? 4 : 3
                continue
            }
            // A line begins in ASCII, whatever the line before ended in.
            if byte == .lineFeed || byte == .carriageReturn { isDouble = false }
            if isDouble, byte > .space, index + 1 < bytes.count, bytes[index + 1] > .space {
                append(byte, bytes[index + 1], to: &result)
                index += 2
            } else {
                result.append(byte)
                index += 1
            }
        }
        return result
    }

    static func decodeShiftJIS(_ bytes: [UInt8]) -> [UInt8] {
        decode(bytes) { first, second in
            // Two rows share a first byte; the second skips DEL.
            let pair = (first < 0xA0 ? first &- 0x81 : first &- 0xC1) &* 2
            if second >= 0x9F { return (pair &+ 0x22, second &- 0x7E) }
            return (pair &+ 0x21, second &- (second >= 0x80 ? 0x20 : 0x1F))
        }
    }

    static func decodeEUC(_ bytes: [UInt8]) -> [UInt8] {
        decode(bytes) { ($0 & 0x7F, $1 & 0x7F) }
    }

    /// Reads characters of two bytes, the first of them not of ASCII, which `place` finds in JIS X 0208.
    private static func decode(
        _ bytes: [UInt8], place: (_ first: UInt8, _ second: UInt8) -> (row: UInt8, cell: UInt8)
    ) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3 / 2)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                result.append(byte)
            } else if index + 1 < bytes.count, bytes[index + 1] >= 0x40 {
                let (row, cell) = place(byte, bytes[index + 1])
                append(row, cell, to: &result)
                index += 1
            } else {
                // Cut short, maybe before a line end, which must not be lost.
                result.append(unknown)
            }
            index += 1
        }
        return result
    }

    private static func append(_ row: UInt8, _ cell: UInt8, to result: inout [UInt8]) {
        let scalar: Unicode.Scalar? =
            switch row {
            case 0x21: marks[cell]
            case 0x23: Unicode.Scalar(0xFEE0 + UInt32(cell))  // full-width letters and digits
            case 0x24: Unicode.Scalar(0x3020 + UInt32(cell))  // hiragana
            case 0x25: Unicode.Scalar(0x3080 + UInt32(cell))  // katakana
            default: characters[UInt16(row) << 8 | UInt16(cell)]
            }
        if let bytes = scalar.flatMap({ UTF8.encode($0) }) {
            result.append(contentsOf: bytes)
        } else {
            result.append(unknown)
        }
    }

    private static let dollar = UInt8(ascii: "$")
    private static let unknown = UInt8(ascii: "?")

    private static let marks: [UInt8: Unicode.Scalar] = [
        0x21: "\u{3000}", 0x22: "、", 0x23: "。", 0x27: "：", 0x3C: "ー", 0x56: "「", 0x57: "」",
    ]

    /// Each with its place before it.
    private static let characters: [UInt16: Unicode.Scalar] = {
        var result: [UInt16: Unicode.Scalar] = [:]
        for entry in table.split(separator: " ") {
            if let place = UInt16(entry.prefix(4), radix: 16) { result[place] = entry.unicodeScalars.last }
        }
        return result
    }()

    private static let table = """
        3038宛 304a以 3063違 3068域 306c一 317e応 323c下 3244可 324b暇 3261過 3266我 3273回 3456間 3473寄 347c期 \
        352d記 3559休 3571拒 3576許 3658禁 3675空 374f系 3751継 376f件 3821検 3822権 382b見 3835元 3836原 3842限 \
        386d誤 387a効 3946稿 3966号 3a21此 3a33些 3a5f在 3a76策 3a78錯 3b48使 3b4f始 3b58指 3b5f止 3b7e時 3c21次 \
        3c2b自 3c3a失 3c54者 3c75受 3d50出 3e2e小 3e65上 3f2e信 3f4d人 3f56訊 3f74数 4027是 4029制 4035正 405c接 \
        405f設 4068先 4130前 4177送 4229息 422d足 4233続 4238存 4240太 4260退 4267大 434f地 4356置 4366中 4422帳 \
        4436超 4464停 446a定 452a的 456a投 457a答 457d統 457e到 4630動 4647毒 464f届 4662内 473d能 4754敗 4755杯 \
        475b配 4767這 4822箱 483d判 485d否 486f被 4942病 4954不 4974部 4975封 4a24覆 4a56返 4b21法 4c24未 4c35無 \
        4c3e名 4c40明 4c42迷 4c5c目 4d39郵 4d46容 4d51用 4d78利 4e28率 4e2c略 4e4c量 4e73列 4f47惑 5071假 5345單 \
        542e址 5661已 5932找 5a40收 5a5b无 5e60滿 694b號 6e27逾
        """
}
