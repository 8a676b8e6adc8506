// What stands before the MTA's own words: what syslog daemons, containers and Exim put there.

/// Finds the time of a line, and where the MTA's own words begin.
///
/// Each piece has its place and its form, and what is none of them ends the search: words further on are somebody's text, and
/// a time, a tag or a queue id in it is no beginning of a line.
struct LogPrefix {
    let at: Int64
    /// The place where the MTA's words begin.
    let end: Int

    /// The most words that stand before a tag: a host, and its facility and severity twice over.
    private static let wordLimit = 5

    /// Reads a line's beginning; nil where it is like none that is known.
    init?(_ line: Span<UInt8>, _ times: LogTime) {
        var start = LogFrame.end(line)
        let hasVersion = Self.skip(priorityAndVersion: line, &start)
        guard let time = times.read(line, from: start) else { return nil }
        at = time.at
        if hasVersion {
            guard let message = StructuredHeader.end(line, from: time.end) else { return nil }
            end = Self.words(line, from: message, times)
            return
        }
        // A container's runtime writes its time (RFC 3339) before what the program wrote, with the program's or without.
        var position = time.end
        if line[start + 10] == 0x54 {
            LogFrame.skip(stream: line, &position)
            let inner = line.blanksEnd(position)
            if let time = times.read(line, from: inner) { (start, position) = (inner, time.end) }
        }
        if let words = Self.header(line, from: position, times) {
            end = words
        } else if line[start].isDigit, line[start + 10] == .space {
            // Exim's main log says much that is of no message.
            end = position
        } else {
            return nil
        }
    }

    /// Skips `<22>`, and `1 ` as RFC 5424 has it, or facility and severity in words; true with a version.
    private static func skip(priorityAndVersion line: Span<UInt8>, _ start: inout Int) -> Bool {
        guard start < line.count else { return false }
        if line[start] == .less {
            let close = line.first(.greater, in: start..<min(start + 5, line.count))
            if line.number(start + 1..<close) != nil, close < line.count, line[close] == .greater {
                start = line.blanksEnd(close + 1)
            }
        }
        guard start + 2 < line.count else { return false }
        if line[start] == 0x31, line[start + 1] == .space {
            start += 2
            return true
        }
        // A time's first word is a month or a number.
        let word = line.word(start)
        if word.count > 3, !line[start].isDigit, Priority.isWhole(line, in: word) {
            start = line.blanksEnd(word.upperBound)
        }
        return false
    }

    /// Returns the end of host, facility and severity, tag (`mta mail.info postfix/smtp[123]:`): any may be missing.
    private static func header(_ line: Span<UInt8>, from start: Int, _ times: LogTime) -> Int? {
        var position = start
        for number in 0..<wordLimit {
            position = line.blanksEnd(position)
            // What does not come first after the tag is somebody's words; so is what comes late without one.
            if number < 3, isID(line, from: position) { return position }
            let word = line.word(position)
            guard !word.isEmpty, word.upperBound < line.count else { return nil }
            if isTag(line, word) {
                guard number < 2 || Priority.isAllButAHost(line, in: start..<position) else { return nil }
                return words(line, from: word.upperBound, times)
            }
            position = word.upperBound
        }
        return nil
    }

    /// Returns whether a word is a tag: `postfix/smtp[123]:`, `sm-mta:`; or metalog's `[postfix/smtp]`.
    private static func isTag(_ line: Span<UInt8>, _ word: Range<Int>) -> Bool {
        let last = line[word.upperBound - 1]
        // `mail:` may be a program's name; `mail.info:` is none.
        if last == .colon {
            return word.count > 1 && line[word.upperBound - 2] == .rightBracket || !Priority.isWhole(line, in: word)
        }
        guard last == .rightBracket, line[word.lowerBound] == .leftBracket else { return false }
        return !Priority.isWhole(line, in: word)
    }

    /// Skips what comes between the tag and the MTA's words: Solaris' `[ID 801593 mail.info]`; `[1/3]` of what Exim has
    /// cut; the time and the process that Exim writes itself, where its queue id follows.
    private static func words(_ line: Span<UInt8>, from tag: Int, _ times: LogTime) -> Int {
        var start = line.blanksEnd(tag)
        guard start < line.count, line[start] == .leftBracket || line[start].isDigit else { return start }
        let rest = start..<line.count
        if line.starts(rest, with: "[ID ") {
            let number = line.word(start + 4)
            let priority = line.word(line.blanksEnd(number.upperBound))
            guard line.number(number) != nil, line.ends(priority, with: "]"),
                Priority.isWhole(line, in: priority.lowerBound..<priority.upperBound - 1)
            else { return start }
            return line.blanksEnd(priority.upperBound)
        }
        // The pieces after the first go on in the middle of the text.
        if line.starts(rest, with: "[1/") || line.starts(rest, with: "[1\\") {
            let word = line.word(start)
            if line.ends(word, with: "]"), line.number(start + 3..<word.upperBound - 1) != nil {
                start = line.blanksEnd(word.upperBound)
            }
        }
        var position = start
        if let time = times.read(line, from: position), line[position].isDigit { position = line.blanksEnd(time.end) }
        let process = line.word(position)
        if line.starts(process, with: "["), line.ends(process, with: "]"),
            line.number(process.lowerBound + 1..<process.upperBound - 1) != nil
        {
            position = line.blanksEnd(process.upperBound)
        }
        return QueueID.eximBeginning(line, in: position..<line.count) == nil ? start : position
    }

    private static func isID(_ line: Span<UInt8>, from start: Int) -> Bool {
        let rest = start..<line.count
        return QueueID.beginning(line, in: rest) != nil || QueueID.eximBeginning(line, in: rest) != nil
    }
}
