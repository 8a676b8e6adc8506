// The text of a report with what was found in it.

/// A report's own words, and by `prose` who and what they speak of.
struct ReportText {
    let bytes: [UInt8]
    let prose: Prose

    /// The longest text that is kept of one recipient: less where there are many, who share most of it.
    private let diagnosticLimit: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        prose = ProseReader.read(bytes.span)
        diagnosticLimit = max(256, min(2048, (1 << 20) / max(1, prose.entries.count)))
    }

    func entry(of address: [UInt8]) -> Prose.Entry? {
        prose.places[address.lowercased].map { prose.entries[$0] }
    }

    func draft(_ entry: Prose.Entry) -> RecipientDraft {
        var draft = RecipientDraft(address: bytes.span.array(entry.address))
        draft.original = entry.madeFrom.map { bytes.span.array($0) }
        draft.action = entry.action
        draft.diagnostic = said(of: entry)
        return draft
    }

    // MARK: - Words

    /// Returns what the text says of one recipient, on one line: the words of the remote host where they are quoted.
    func said(of entry: Prose.Entry) -> [UInt8] {
        var result: [UInt8] = []
        for mention in entry.mentions {
            let group = prose.groups[mention.group]
            append(mention.own, from: group.quote ?? 0, to: &result)
            for line in group.lines { append(line, from: group.quote ?? 0, to: &result) }
        }
        for line in entry.session { append(line, from: 0, to: &result) }
        return result
    }

    /// The dialogue with the remote host.
    var session: [UInt8] { joined(prose.session.lines) }
    /// The replies, wherever they stand.
    var replies: [UInt8] { joined(prose.replies) }
    /// All of the report's own words.
    var all: [UInt8] {
        bytes.span.oneLine(0..<(prose.statusFields ?? prose.end), limit: diagnosticLimit)
    }

    func command(of entry: Prose.Entry?) -> String? {
        if let command = entry?.command ?? first(of: entry, { $0.command }) { return command }
        // What was answered of this one has a command of its own, or none.
        return entry.map { $0.session.isEmpty } ?? true ? prose.session.command : nil
    }

    func remote(of entry: Prose.Entry?) -> [UInt8]? {
        (first(of: entry) { $0.remote } ?? prose.session.remote).map { bytes.span.array($0) }
    }

    private func first<Value>(of entry: Prose.Entry?, _ value: (Prose.Group) -> Value?) -> Value? {
        for mention in entry?.mentions ?? [] {
            if let value = value(prose.groups[mention.group]) { return value }
        }
        return nil
    }

    /// Returns the codes of the first line about a recipient that begins with a reply.
    func codes(of entry: Prose.Entry?) -> ReplyCodes? {
        for mention in entry?.mentions ?? [] {
            let group = prose.groups[mention.group]
            for line in [mention.own] + group.lines {
                let start = max(line.lowerBound, min(group.quote ?? 0, line.upperBound))
                if let codes = refusal(in: start..<line.upperBound) { return codes }
            }
        }
        return (entry?.session ?? []).lazy.compactMap { refusal(in: $0) }.first
    }

    /// The codes of the first line that begins with a reply, wherever it stands.
    var anyCodes: ReplyCodes? { prose.replies.lazy.compactMap { refusal(in: $0) }.first }

    private func refusal(in line: Range<Int>) -> ReplyCodes? {
        let codes = ReplyCodes(beginning: bytes.span.extracting(line))
        return codes.reply.map { $0 >= 400 } == true ? codes : nil
    }

    private func joined(_ lines: [Range<Int>]) -> [UInt8] {
        var result: [UInt8] = []
        for line in lines { append(line, from: 0, to: &result) }
        return result
    }

    private func append(_ line: Range<Int>, from start: Int, to result: inout [UInt8]) {
        let line = max(line.lowerBound, min(start, line.upperBound))..<line.upperBound
        guard !line.isEmpty, result.count < diagnosticLimit else { return }
        let words = bytes.span.oneLine(line, limit: diagnosticLimit - result.count)
        if !result.isEmpty, !words.isEmpty { result.append(.space) }
        result += words
    }

    // MARK: - The returned mail

    /// Returns the header of the returned mail: a part of its own, or behind the report's words.
    func returned(_ mail: Mail, _ bytes: Span<UInt8>) -> ReturnedHeader {
        if !mail.layout.returned.isEmpty { return ReturnedHeader(of: mail, bytes) }
        guard prose.end < self.bytes.count else { return ReturnedHeader() }
        return ReturnedHeader(self.bytes.span, in: OriginalMark.header(after: prose.end, in: self.bytes.span))
    }
}
