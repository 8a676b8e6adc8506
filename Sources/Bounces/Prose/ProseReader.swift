// The one grammar that reads all reports that are written for people: Postfix, Sendmail, qmail, Exim, Exchange, Gmail
// and the rest differ in their phrases (`Anchor`), not in how they are read.
//
// An anchor phrase says that recipients follow. They stand right behind it, or at the beginning of lines below it. What
// follows a recipient, up to the next, is said of it; what follows a list is said of all that stand in it.

/// Reads a text line by line, with the phrases that were found in it.
struct ProseReader {
    var prose = Prose()
    var hits: [PhraseSet<Anchor>.Hit] = []
    var nextHit = 0
    var region: Region?
    var inTranscript = false
    /// Whether any text came since the last entry: then the next one begins a group of its own.
    var textSinceEntry = true
    /// Whether the last entry had words on its own line.
    var restSinceEntry = false
    /// The recipient that the dialogue is about: an index in `prose.entries`.
    var spokenOf: Int?
    /// The command that is being answered, and what refused all recipients of this dialogue.
    var command: String?
    var refusal: Range<Int>?
    /// The highest tier of the entries so far. Lower ones do not count any more.
    var highest = Prose.Tier.session

    static let recipientLimit = 10_000

    /// A region where recipients are expected.
    struct Region {
        let tier: Prose.Tier
        let action: ReportedRecipient.Action?
        /// Lines without an address that may still come before the first one.
        var patience: Int
        var shape: Shape?
    }

    /// The shape of a list's lines at their beginning: what is listed looks alike.
    struct Shape: Equatable {
        let indent: Int
        let opening: UInt8
        let closing: UInt8
    }

    static func read(_ text: Span<UInt8>) -> Prose {
        var reader = ProseReader()
        reader.collectHits(text)
        var position = 0
        while position < reader.prose.end {
            let line = text.line(at: position, limit: reader.prose.end)
            reader.readLine(text, position..<line.end)
            position = line.next
        }
        return reader.prose
    }

    /// Finds the phrases up to where the returned mail begins.
    mutating func collectHits(_ text: Span<UInt8>) {
        prose.end = text.count
        Anchor.phrases.forEachHit(in: text, text.indices) { hit in
            if case .original = hit.meaning, let start = OriginalMark.start(of: hit.end - hit.length, in: text) {
                prose.end = start
                return false
            }
            hits.append(hit)
            return true
        }
    }

    // MARK: - Lines

    mutating func readLine(_ text: Span<UInt8>, _ line: Range<Int>) {
        let words = text.trimmed(line)
        let head = words.isEmpty ? nil : ListHead(text, words, lineStart: line.lowerBound)
        // In a list, what begins a line is listed, whatever phrases stand behind it.
        var isTaken = head.map { takeHead($0, text, line) } ?? false
        while nextHit < hits.count, hits[nextHit].end <= line.upperBound {
            if take(hits[nextHit], text, line, mayName: !isTaken) { isTaken = true }
            nextHit += 1
        }
        if isTaken || words.isEmpty { return }
        if let head, head.isAlone { addEntry(head.address, .alone, nil, own: head.rest, text) }
        let said = Transcript.unmarked(text, words)
        if Transcript.beginsReply(text, said) { addReply(words) }
        if inTranscript || Transcript.isLine(text, words, unmarked: said) {
            takeSession(text, words)
        } else {
            addText(words)
        }
        awaitRecipient(text, line, words)
    }

    mutating func addReply(_ words: Range<Int>) {
        if prose.replies.count < 20 { prose.replies.append(words) }
    }

    /// Waits for a list; one that does not come soon is none.
    mutating func awaitRecipient(_ text: Span<UInt8>, _ line: Range<Int>, _ words: Range<Int>) {
        guard let current = region, current.shape == nil else { return }
        if current.tier == .list, text.isOneWord(words), line.lowerBound < words.lowerBound { takeLocalName(words) }
        region?.patience -= 1
        if current.patience <= 1 { region = nil }
    }

    /// QUIRK: AOL lists its own users by their names alone.
    mutating func takeLocalName(_ words: Range<Int>) {
        if prose.localNames.count < 100 { prose.localNames.append(words) }
    }

    mutating func addText(_ words: Range<Int>) {
        textSinceEntry = true
        guard let last = prose.groups.indices.last, !prose.groups[last].isClosed else { return }
        prose.groups[last].lines.append(words)
    }

    // MARK: - Anchors

    /// Returns whether the hit took the line's address.
    mutating func take(
        _ hit: PhraseSet<Anchor>.Hit, _ text: Span<UInt8>, _ line: Range<Int>, mayName: Bool
    ) -> Bool {
        switch hit.meaning {
        case .failed(let place):
            prose.saysFailed = true
            return mayName && expect(place, .failed, hit.end, text, line)
        case .delayed(let place):
            prose.saysDelayed = true
            if case .none = place { note(hit, text, line) }
            return mayName && expect(place, .delayed, hit.end, text, line)
        case .delivered(let place):
            prose.saysDelivered = true
            return mayName && expect(place, .delivered, hit.end, text, line)
        case .listed: return mayName && expect(.list, nil, hit.end, text, line)
        case .named:
            return mayName && takeInline(.named, nil, from: hit.end, text, line)
                || waitForLine(.named, nil, hit.end, text, line)
        case .madeFrom: return takeMadeFrom(hit.end, text, line, mayName: mayName)
        case .transcript:
            inTranscript = true
            region = nil
            (refusal, spokenOf) = (nil, nil)
            Self.note(remoteAt: hit.end, text, in: &prose.session, limit: prose.end)
        case .statusFields: if prose.statusFields == nil { prose.statusFields = line.lowerBound }
        case .quote:
            let words = text.trimmed(hit.end..<max(hit.end, line.upperBound))
            if Transcript.isReply(text, words) { addReply(words) }
            note(hit, text, line)
        case .command, .remote, .closing: note(hit, text, line)
        case .original: break
        }
        return false
    }

    /// Notes what a phrase says of the recipients that are spoken of, or of the dialogue.
    mutating func note(_ hit: PhraseSet<Anchor>.Hit, _ text: Span<UInt8>, _ line: Range<Int>) {
        if inTranscript || Transcript.isLine(text, text.trimmed(line)) {
            if case .command(let name) = hit.meaning { command = name }
        } else if let last = prose.groups.indices.last, !prose.groups[last].isClosed {
            Self.note(hit, text, in: &prose.groups[last], limit: prose.end)
        }
    }

    private static func note(
        _ hit: PhraseSet<Anchor>.Hit, _ text: Span<UInt8>, in group: inout Prose.Group, limit: Int
    ) {
        switch hit.meaning {
        case .command(let command): group.command = command
        case .remote: note(remoteAt: hit.end, text, in: &group, limit: limit)
        case .quote: if group.quote == nil { group.quote = hit.end }
        case .closing, .delayed: group.isClosed = true
        default: break
        }
    }

    private static func note(remoteAt end: Int, _ text: Span<UInt8>, in group: inout Prose.Group, limit: Int) {
        if group.remote == nil { group.remote = HostText.host(at: end, in: text, limit: limit) }
    }

    mutating func expect(
        _ place: Anchor.Place, _ action: ReportedRecipient.Action?, _ end: Int, _ text: Span<UInt8>, _ line: Range<Int>
    ) -> Bool {
        switch place {
        case .none: return false
        case .next:
            return takeInline(.next, action, from: end, text, line) || waitForLine(.next, action, end, text, line)
        case .list:
            if takeInline(.list, action, from: end, text, line) { return true }
            inTranscript = false
            // "could not be delivered to the following recipients:" says more than its last words.
            if action == nil || action == .delivered, region?.action != nil, region?.shape == nil { return false }
            region = Region(tier: .list, action: action, patience: 8)
            return false
        }
    }

    /// Waits for an address on the next line, where the phrase ends its own. Nothing is taken yet.
    mutating func waitForLine(
        _ tier: Prose.Tier, _ action: ReportedRecipient.Action?, _ end: Int, _ text: Span<UInt8>, _ line: Range<Int>
    ) -> Bool {
        if region == nil, text.trimmed(end..<line.upperBound).count <= 2 {
            region = Region(tier: tier, action: action, patience: 2)
        }
        return false
    }

    /// Takes the addresses that stand right behind a phrase: `to <a@b>`, `errors: a@b, c@d`.
    mutating func takeInline(
        _ tier: Prose.Tier, _ action: ReportedRecipient.Action?, from start: Int, _ text: Span<UInt8>,
        _ line: Range<Int>
    ) -> Bool {
        guard start <= line.upperBound else { return false }
        var position = ListHead.skipMarks(text, start..<line.upperBound)
        // "mailbox" is no word of "mailboxes@example.net".
        guard position > start || start > line.lowerBound && !text[start - 1].isWord else { return false }
        var isTaken = false
        while let address = AddressText.beginning(at: position, in: text, limit: line.upperBound) {
            textSinceEntry = textSinceEntry || !isTaken
            guard addEntry(address, tier, action, own: text.trimmed(line), text) else { return isTaken }
            isTaken = true
            let next = ListHead.skipMarks(text, address.upperBound..<line.upperBound, separators: true)
            if next == position { break }
            position = next
        }
        return isTaken
    }

    mutating func takeMadeFrom(_ end: Int, _ text: Span<UInt8>, _ line: Range<Int>, mayName: Bool) -> Bool {
        let start = ListHead.skipMarks(text, end..<line.upperBound)
        guard let address = AddressText.beginning(at: start, in: text, limit: line.upperBound) else { return false }
        if mayName, let region, region.shape == nil {
            // The list names a program or nobody: the address that it was made from is what we sent to.
            return addEntry(address, region.tier, region.action, own: text.trimmed(line), text)
        }
        if let last = prose.entries.indices.last { prose.entries[last].madeFrom = address }
        return false
    }
}
