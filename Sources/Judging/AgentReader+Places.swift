// What stands around a mark within an agent.

internal import Words

extension Span<UInt8> {
    /// The farthest that is looked, for strangers write agents. A domain has 253 bytes (RFC 1035, section 2.3.4).
    private static var reach: Int { 256 }

    /// Returns whether the `@` at the place is that of a mail address: a name before it, a domain behind it. Versions
    /// are written alike (`ios@9.2.3.1367`).
    func isMailAddress(at place: Int) -> Bool {
        guard place > 0, self[place - 1].isMailName else { return false }
        var labels = 1
        var labelStart = place + 1
        var leadingNumbers = 0
        var onlyDigits = true
        var onlyLetters = true
        var index = labelStart
        let limit = Swift.min(count, place + Self.reach)
        while index < limit, self[index].isDomain {
            let byte = self[index]
            if byte == UInt8(ascii: ".") {
                // A dot that ends a sentence ends the domain before it.
                guard index > labelStart, index + 1 < limit, self[index + 1].isASCIILetterOrDigit else { break }
                if onlyDigits, leadingNumbers == labels - 1 { leadingNumbers += 1 }
                labels += 1
                labelStart = index + 1
                onlyDigits = true
                onlyLetters = true
            } else {
                if !byte.isASCIIDigit { onlyDigits = false }
                if !byte.isASCIILetter { onlyLetters = false }
            }
            index += 1
        }
        return labels > 1 && leadingNumbers < 2 && onlyLetters && index - labelStart >= 2
    }

    /// Returns where the comment ends in which the name of a system stands that ends at the place, or that follows it
    /// (`Android (33/13; …)`); 0 where there is none.
    func endOfDevice(from place: Int) -> Int {
        var index = place
        let limit = Swift.min(count, place + Self.reach)
        while index < limit, self[index] != UInt8(ascii: ")") {
            if self[index] == UInt8(ascii: "("), index > place + 1 { return 0 }
            index += 1
        }
        return index < limit ? index : 0
    }

    /// Returns whether a version follows a product that ends at the place.
    func isVersion(at place: Int) -> Bool {
        place + 1 < count && self[place] == UInt8(ascii: "/") && self[place + 1].isASCIIDigit
    }

    /// Returns whether no letter stands before the place.
    func isWordStart(_ place: Int) -> Bool { place == 0 || !self[place - 1].isASCIILetter }

    /// Returns whether the last byte before the place, but for blanks, is a plus.
    func hasPlus(before place: Int) -> Bool {
        var index = place - 1
        while index > 0, self[index] == UInt8(ascii: " ") { index -= 1 }
        return index >= 0 && self[index] == UInt8(ascii: "+")
    }
}

extension UInt8 {
    fileprivate var isMailName: Bool { isASCIILetterOrDigit || Self.mailNameMarks.contains(self) }
    private static let mailNameMarks = Array("._%+-".utf8)

    fileprivate var isDomain: Bool {
        isASCIILetterOrDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
    }
}
