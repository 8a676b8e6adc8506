// What stands before a container's own output: its name, and where it wrote.

enum LogFrame {
    /// A name of a container is no longer.
    private static let nameLimit = 128

    /// Returns where the container's words begin: after `postfix-1  | ` of `docker compose logs`, `[pod/mail-0/postfix]
    /// ` of `kubectl logs --prefix`, and the colours of either; 0 where there is nothing of the kind.
    static func end(_ line: Span<UInt8>) -> Int {
        let start = skipColours(line, 0)
        if line.starts(start..<line.count, with: "[pod/") {
            let word = line.word(start)
            return line.ends(word, with: "]") ? line.blanksEnd(skipColours(line, word.upperBound)) : start
        }
        var end = start
        let limit = min(line.count, start + nameLimit)
        while end < limit, line[end].isDigit || line[end].isLetter || isInNames(line[end]) { end += 1 }
        let bar = line.blanksEnd(end)
        guard end > start, bar > end, bar < line.count, line[bar] == 0x7C else { return start }
        return skipColours(line, line.blanksEnd(skipColours(line, bar + 1)))
    }

    /// Skips `stdout F` before a whole line, as container runtimes write it (Kubernetes' logging format).
    static func skip(stream line: Span<UInt8>, _ position: inout Int) {
        let start = line.blanksEnd(position)
        let rest = start..<line.count
        guard line.starts(rest, with: "stdout ") || line.starts(rest, with: "stderr ") else { return }
        let tag = line.word(start + 7)
        if tag.count == 1, line[tag.lowerBound] == 0x46 || line[tag.lowerBound] == 0x50 { position = tag.upperBound }
    }

    private static func isInNames(_ byte: UInt8) -> Bool { byte == .hyphen || byte == .dot || byte == 0x5F }

    /// Skips `ESC [ 36 m`, as often as it comes.
    private static func skipColours(_ line: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position + 2 < line.count, line[position] == 0x1B, line[position + 1] == .leftBracket {
            var end = position + 2
            while end < line.count, line[end].isDigit || line[end] == 0x3B { end += 1 }
            guard end < line.count, line[end] == 0x6D else { return position }
            position = end + 1
        }
        return position
    }
}
