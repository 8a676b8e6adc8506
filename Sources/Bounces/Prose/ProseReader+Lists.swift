// How recipients are listed: each at the beginning of a line, what is said of it behind it.

extension ProseReader {
    mutating func takeHead(_ head: ListHead, _ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
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
    mutating func addEntry(
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
            // Named again: the text goes on about the same one. The one before, in its own paragraph: what follows is
            // another.
            prose.entries[known].mentions.append(mention)
            textSinceEntry = known == prose.entries.count - 1
        } else {
            prose.places[key] = prose.entries.count
            prose.entries.append(Prose.Entry(address: address, tier: tier, action: action, mentions: [mention]))
        }
        return true
    }
}
