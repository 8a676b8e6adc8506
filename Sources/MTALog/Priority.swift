// Facility and severity, as syslog daemons write them before a message.

/// Tells `mail.info` and the like from a host and from somebody's words.
enum Priority {
    /// The facilities by their names in the manuals of syslogd(8), rsyslogd(8) and syslog-ng; in lower case there,
    /// other than in a program's own words.
    private static let facilities: [StaticText] = [
        "mail", "daemon", "user", "syslog", "auth", "authpriv", "security", "kern", "cron", "news", "uucp", "lpr",
        "ftp",
        "ntp", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ]
    private static let severities: [StaticText] = [
        "info", "notice", "warning", "warn", "err", "error", "crit", "alert", "emerg", "panic", "debug",
    ]

    /// Returns whether a word is both, whatever is around and between: `mail.info`, `<mail.info>`, `<2.6>`, `<22>`,
    /// `[mail.info]`, `mail.info<22>`, `mail.info:`, `mail:info`, `mail/info`, `mail|info`.
    static func isWhole(_ line: Span<UInt8>, in word: Range<Int>) -> Bool {
        guard 3...24 ~= word.count else { return false }
        var rest = word
        if line[rest.upperBound - 1] == .colon { rest = rest.lowerBound..<rest.upperBound - 1 }
        if let inner = inBrackets(line, in: rest) {
            if isNumber(line, in: inner, atMost: 191) || isSeverity(line, in: inner) { return rest == word }
            rest = inner
        } else if line[rest.upperBound - 1] == .greater {
            let open = line.first(.less, in: rest)
            guard open < rest.upperBound, isNumber(line, in: open + 1..<rest.upperBound - 1, atMost: 191) else {
                return false
            }
            rest = rest.lowerBound..<open
        }
        var middle = rest.lowerBound
        while middle < rest.upperBound, line[middle].isDigit || line[middle].isLetter { middle += 1 }
        guard middle < rest.upperBound, isBetween(line[middle]) else { return false }
        let (facility, severity) = (rest.lowerBound..<middle, middle + 1..<rest.upperBound)
        return isFacility(line, in: facility) && isSeverity(line, in: severity)
            || isNumber(line, in: facility, atMost: 23) && isNumber(line, in: severity, atMost: 7)
    }

    /// Returns whether words are facility and severity, and one other at most, which is the host: `mta mail.info`,
    /// `<2.6> mta`, `mta mail info`, `mta info`.
    static func isAllButAHost(_ line: Span<UInt8>, in words: Range<Int>) -> Bool {
        var position = line.blanksEnd(words.lowerBound)
        var hasHost = false
        while position < words.upperBound {
            let word = line.word(position)
            position = line.blanksEnd(word.upperBound)
            if isWhole(line, in: word) || hasHost && isSeverity(line, in: word) { continue }
            let next = line.word(position)
            if next.upperBound <= words.upperBound, isFacility(line, in: word), isSeverity(line, in: next) {
                position = line.blanksEnd(next.upperBound)
                continue
            }
            if hasHost { return false }
            hasHost = true
        }
        return true
    }

    private static func inBrackets(_ line: Span<UInt8>, in word: Range<Int>) -> Range<Int>? {
        switch (line[word.lowerBound], line[word.upperBound - 1]) {
        case (.less, .greater), (.leftBracket, .rightBracket), (.leftParenthesis, .rightParenthesis):
            word.lowerBound + 1..<word.upperBound - 1
        default: nil
        }
    }

    private static func isBetween(_ byte: UInt8) -> Bool {
        byte == .dot || byte == .colon || byte == .comma || byte == 0x2F || byte == 0x7C
    }

    private static func isFacility(_ line: Span<UInt8>, in word: Range<Int>) -> Bool {
        facilities.contains { word.count == $0.count && line.starts(word, with: $0) }
    }

    private static func isSeverity(_ line: Span<UInt8>, in word: Range<Int>) -> Bool {
        severities.contains { word.count == $0.count && line.starts(word, with: $0) }
    }

    private static func isNumber(_ line: Span<UInt8>, in word: Range<Int>, atMost limit: Int) -> Bool {
        line.number(word).map { $0 <= limit } ?? false
    }
}
