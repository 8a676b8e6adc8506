// How many columns of a terminal a text takes: as wcwidth(3) counts them, but whatever the locale is.

extension String {
    /// Columns of a terminal.
    var columns: Int { reduce(0) { $0 + $1.columns } }

    /// Returns the text as long as it has room in so many columns, with an ellipsis where it is cut.
    func cut(to limit: Int) -> String {
        guard columns > limit else { return self }
        var room = limit - 1
        var result = ""
        for character in self {
            room -= character.columns
            if room < 0 { break }
            result.append(character)
        }
        return result + "…"
    }

    /// The text without what would steer the terminal, or change the direction of what stands behind it.
    var printable: String {
        guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0.steersTerminal ? "\u{FFFD}" : $0 }))
    }
}

extension Character {
    /// What is joined to an emoji becomes part of it; marks stand above or below and take no room.
    fileprivate var columns: Int {
        if let first = unicodeScalars.first, first.value >= 0x300, first.properties.isEmojiPresentation { return 2 }
        return unicodeScalars.reduce(0) { $0 + $1.columns }
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        // Vowels and last consonants of Korean syllables stand within what they follow.
        default: return 0x1160...0x11FF ~= value ? 0 : Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    /// Wide and full-width characters, by blocks (Unicode Standard Annex 11, East_Asian_Width W and F).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08,
        0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]

    /// Controls, separators of lines, and what marks, embeds, overrides or isolates a direction (Unicode Standard Annex 9).
    fileprivate var steersTerminal: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: properties.isBidiControl
        }
    }
}
