// Message identifiers in the fields that hold them (RFC 5322, section 3.6.4).

enum MessageIDs {
    static let limit = 50

    /// Returns the identifiers of `value`, each with its angle brackets, in order.
    static func all(_ bytes: Span<UInt8>, in value: Range<Int>) -> [String] {
        var result: [String] = []
        var position = value.lowerBound
        while true {
            let start = bytes.first(.less, in: position..<value.upperBound)
            let end = bytes.first(.greater, in: start..<value.upperBound)
            guard end < value.upperBound else { return result }
            // QUIRK: folded within the brackets; the folds are none of it.
            if end - start > 1, end - start <= 998 {
                result.append(bytes.array(start..<end + 1).filter { !$0.isSpace }.text)
            }
            position = end + 1
        }
    }

    /// Returns the first; or, where no brackets are, the whole value with brackets around it.
    static func first(_ bytes: Span<UInt8>, in value: Range<Int>) -> String? {
        let start = bytes.first(.less, in: value)
        let end = bytes.first(.greater, in: start..<value.upperBound)
        if end < value.upperBound, end - start > 1 {
            return bytes.array(start..<end + 1).filter { !$0.isSpace }.text
        }
        let bare = bytes.trimmed(value)
        guard !bare.isEmpty, bytes.first(.space, in: bare) == bare.upperBound else { return nil }
        return "<\(bytes.array(bare).text)>"
    }
}
