// The dialogue with the remote host, as Sendmail and others quote it: who is spoken of, and what is answered.

extension ProseReader {
    mutating func takeSession(_ text: Span<UInt8>, _ words: Range<Int>) {
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
                (spokenOf, refusal, command) = (nil, nil, nil)
            } else if spokenOf == nil {
                refusal = Transcript.unmarked(text, words)
            }
            answer(Transcript.unmarked(text, words))
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
