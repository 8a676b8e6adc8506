// The one grammar that reads all reports that are written for people: Postfix, Sendmail, qmail, Exim, Exchange, Gmail
// and the rest differ in their phrases (`Anchor`), not in how they are read.
//
// An anchor phrase says that recipients follow. They stand right behind it, or at the beginning of lines below it. What
// follows a recipient, up to the next, is said of it; what follows a list is said of all that stand in it.

struct ProseReader {
    private(set) var prose = Prose()
    private var hits: [PhraseSet<Anchor>.Hit] = []
    private var nextHit = 0
    private var region: Region?
    private var inTranscript = false
    /// Whether any text came since the last entry: then the next one begins a group of its own.
    private var textSinceEntry = true
    /// Whether the last entry had words on its own line.
    private var restSinceEntry = false
    /// The recipient that the dialogue is about: an index in `prose.entries`.
    private var spokenOf: Int?
    /// The command that is being answered, and what refused all recipients of this dialogue.
    private var command: String?
    private var refusal: Range<Int>?
    /// The highest tier of the entries so far. Lower ones do not count any more.
    private var highest = Prose.Tier.session

    static let recipientLimit = 10_000

    /// Where recipients are expected.
    private struct Region {
        let tier: Prose.Tier
        let action: ReportedRecipient.Action?
        /// Lines without an address that may still come before the first one.
        var patience: Int
        var shape: Shape?
    }

    /// How the lines of a list begin: what is listed looks alike.
    private struct Shape: Equatable {
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
    private mutating func collectHits(_ text: Span<UInt8>) {
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

    private mutating func readLine(_ text: Span<UInt8>, _ line: Range<Int>) {
        let words = text.trimmed(line)
        let head = words.isEmpty ? nil : ListHead(text, words, lineStart: line.lowerBound)
        // In a list, what begins a line is listed, whatever phrases stand behind it.
        var isTaken = head.map { takeHead($0, text, line) } ?? false
        while nextHit < hits.count, hits[nextHit].end <= line.upperBound {
            if take(hits[nextHit], text, line, mayName: !isTaken) { isTaken = true }
            nextHit += 1
        }
        if isTaken || words.isEmpty { return }
        if let head, head.isAlone { addEntry(head.address, .alone, nil, own: words, text) }
        addReply(text, words)
        if inTranscript || Transcript.isLine(text, words) {
            takeSession(text, words)
        } else {
            addText(words)
        }
        awaitRecipient(text, line, words)
    }

    private mutating func addReply(_ text: Span<UInt8>, _ words: Range<Int>) {
        guard prose.replies.count < 20, Transcript.isReply(text, words) else { return }
        prose.replies.append(words)
    }

    /// A list that does not come soon is none.
    private mutating func awaitRecipient(_ text: Span<UInt8>, _ line: Range<Int>, _ words: Range<Int>) {
        guard let current = region, current.shape == nil else { return }
        if current.tier == .list, text.isOneWord(words), line.lowerBound < words.lowerBound { takeLocalName(words) }
        region?.patience -= 1
        if current.patience <= 1 { region = nil }
    }

    /// QUIRK: AOL lists its own users by their names alone.
    private mutating func takeLocalName(_ words: Range<Int>) {
        if prose.localNames.count < 100 { prose.localNames.append(words) }
    }

    private mutating func addText(_ words: Range<Int>) {
        textSinceEntry = true
        guard let last = prose.groups.indices.last, !prose.groups[last].isClosed else { return }
        prose.groups[last].lines.append(words)
    }

    // MARK: - Anchors

    /// Returns whether the hit took the line's address.
    private mutating func take(
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
        case .madeFrom: return mayName && takeMadeFrom(hit.end, text, line)
        case .transcript:
            inTranscript = true
            region = nil
            (refusal, spokenOf) = (nil, nil)
            Self.note(remoteAt: hit.end, text, in: &prose.session, limit: prose.end)
        case .statusFields: if prose.statusFields == nil { prose.statusFields = line.lowerBound }
        case .quote:
            addReply(text, text.trimmed(hit.end..<max(hit.end, line.upperBound)))
            note(hit, text, line)
        case .command, .remote, .closing: note(hit, text, line)
        case .original: break
        }
        return false
    }

    /// Notes what a phrase says of the recipients that are spoken of, or of the dialogue.
    private mutating func note(_ hit: PhraseSet<Anchor>.Hit, _ text: Span<UInt8>, _ line: Range<Int>) {
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

    private mutating func expect(
        _ place: Anchor.Place, _ action: ReportedRecipient.Action?, _ end: Int, _ text: Span<UInt8>, _ line: Range<Int>
    ) -> Bool {
        switch place {
        case .none: return false
        case .next:
            return takeInline(.next, action, from: end, text, line) || waitForLine(.next, action, end, text, line)
        case .list:
            if takeInline(.list, action, from: end, text, line) { return true }
            inTranscript = false
            region = Region(tier: .list, action: action, patience: 8)
            return false
        }
    }

    /// Where the phrase ends its line, its address may stand on the next. Nothing is taken yet.
    private mutating func waitForLine(
        _ tier: Prose.Tier, _ action: ReportedRecipient.Action?, _ end: Int, _ text: Span<UInt8>, _ line: Range<Int>
    ) -> Bool {
        if region == nil, text.trimmed(end..<line.upperBound).count <= 2 {
            region = Region(tier: tier, action: action, patience: 2)
        }
        return false
    }

    /// Takes the addresses that stand right behind a phrase: `to <a@b>`, `errors: a@b, c@d`.
    private mutating func takeInline(
        _ tier: Prose.Tier, _ action: ReportedRecipient.Action?, from start: Int, _ text: Span<UInt8>, _ line: Range<Int>
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

    private mutating func takeMadeFrom(_ end: Int, _ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        let start = ListHead.skipMarks(text, end..<line.upperBound)
        guard let address = AddressText.beginning(at: start, in: text, limit: line.upperBound) else { return false }
        if let region, region.shape == nil {
            // The list names a program or nobody: the address that it was made from is what we sent to.
            return addEntry(address, region.tier, region.action, own: text.trimmed(line), text)
        }
        if let last = prose.entries.indices.last { prose.entries[last].madeFrom = address }
        return false
    }

    // MARK: - Lists

    private mutating func takeHead(_ head: ListHead, _ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        let shape = Shape(indent: head.indent, opening: head.opening, closing: head.closing)
        guard let current = region else {
            // `<a@b>:` at the beginning of a line needs no words before it: Postfix, qmail and many more.
            guard head.isParagraph, !inTranscript, head.indent == 0 else { return false }
            region = Region(tier: .list, action: nil, patience: 0, shape: shape)
            textSinceEntry = true
            restSinceEntry = head.rest.count > 2
            return addEntry(head.address, .list, nil, own: head.rest, text)
        }
        if let known = current.shape {
            guard known.indent == shape.indent else { return false }
            // Behind other text, a list goes on where its lines look the same; a lone phrase's list does not.
            guard !textSinceEntry && !restSinceEntry || current.tier == .list && known == shape else { return false }
        }
        region?.shape = shape
        addEntry(head.address, current.tier, current.action, own: head.rest, text)
        restSinceEntry = head.rest.count > 2
        if current.tier < .next { region = nil }
        return true
    }

    /// Returns whether it counts.
    @discardableResult
    private mutating func addEntry(
        _ address: Range<Int>, _ tier: Prose.Tier, _ action: ReportedRecipient.Action?, own: Range<Int>,
        _ text: Span<UInt8>
    ) -> Bool {
        let key = text.array(address).lowercased
        let known = prose.places[key].flatMap { prose.entries[$0].tier >= tier ? $0 : nil }
        guard known != nil || prose.entries.count < Self.recipientLimit && tier >= highest else { return false }
        highest = max(highest, tier)
        if textSinceEntry || prose.groups.isEmpty { prose.groups.append(Prose.Group()) }
        textSinceEntry = false
        let mention = Prose.Mention(own: own, group: prose.groups.count - 1)
        if let known {
            // Named again: the text goes on about the same one.
            prose.entries[known].mentions.append(mention)
        } else {
            prose.places[key] = prose.entries.count
            prose.entries.append(Prose.Entry(address: address, tier: tier, action: action, mentions: [mention]))
        }
        return true
    }

    // MARK: - The dialogue

    private mutating func takeSession(_ text: Span<UInt8>, _ words: Range<Int>) {
        prose.session.lines.append(words)
        textSinceEntry = true
        let isReply = Transcript.isReply(text, words)
        if let recipient = Transcript.recipient(text, words) {
            speak(of: recipient.address, text)
            // What refused the sender refused all that follow.
            if recipient.isOwnReply, let refusal { prose.entries[spokenOf ?? 0].session.append(refusal) }
            if isReply { answer(recipient.reply) }
        } else if isReply {
            if Transcript.isOwnReply(text, words) {
                // Of a host, and of nobody spoken of before.
                (spokenOf, refusal) = (nil, nil)
            } else if spokenOf == nil {
                refusal = words
            }
            answer(words)
        }
    }

    private mutating func speak(of address: Range<Int>, _ text: Span<UInt8>) {
        let key = text.array(address).lowercased
        if let known = prose.places[key] {
            spokenOf = known
        } else if prose.entries.count < Self.recipientLimit {
            prose.places[key] = prose.entries.count
            spokenOf = prose.entries.count
            prose.entries.append(Prose.Entry(address: address, tier: .session, action: nil))
        }
    }

    private mutating func answer(_ reply: Range<Int>) {
        // The command that was refused first; what is refused after it follows from it.
        if prose.session.command == nil { prose.session.command = command }
        guard let spokenOf else { return }
        prose.entries[spokenOf].session.append(reply)
        if prose.entries[spokenOf].command == nil { prose.entries[spokenOf].command = command }
    }
}
