// Contents edited in place: what it takes in bodies, and in the headers that say something of them.

/// Edits of one part's content.
package struct ContentEdits: Sendable {
    /// An index in `Message.parts`.
    package var part: Int
    /// Its body with the transfer encoding undone.
    package var content: DecodedBody
    /// Offsets into the content. Sorted, not overlapping.
    package var edits: [Edit]

    package init(part: Int, content: DecodedBody, edits: [Edit]) {
        self.part = part
        self.content = content
        self.edits = edits
    }
}

extension Message {
    /// Makes edits of contents edits of the message, sorted: of bodies; of the header of a part that needs another
    /// transfer encoding; of the fields that would no longer be true.
    package func edits(_ contents: [ContentEdits], of bytes: Span<UInt8>) throws(EncodingFailure) -> [Edit] {
        var edits: [Edit] = []
        var changed: Set<Int> = []
        for content in contents where !content.edits.isEmpty {
            let part = parts[content.part]
            var made = try part.edits(content.edits, of: content.content, from: bytes, lineEnding: lineEnding)
            if part.body.isEmpty, part.body.upperBound < bytes.count, bytes[part.body.upperBound] == .hyphen,
                !made.isEmpty
            {
                // A boundary follows on the header's empty line: it needs a line ending of its own (RFC 2046 5.1.1).
                made[made.count - 1].replacement += lineEnding.bytes
            }
            edits += made
            // What holds the part has changed with it.
            var next = Optional(content.part)
            while let index = next, changed.insert(index).inserted { next = parts[index].parent }
        }
        for index in changed { edits += parts[index].removalsOfStaleFields(in: bytes) }
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension Part {
    /// Removes a digest or a length of what was. Relays are forbidden to make a Content-MD5 anew (RFC 1864 2), and
    /// without one a reader checks nothing; a false one makes it warn of damage.
    fileprivate func removalsOfStaleFields(in bytes: Span<UInt8>) -> [Edit] {
        ["content-md5", "content-length"].flatMap { fields(named: $0, in: bytes) }
            .map { Edit(range: $0.range, replacement: []) }
    }

    /// Makes the edits of the encoded body. Where lines would harm it, it is encoded anew, as quoted-printable.
    fileprivate func edits(
        _ contentEdits: [Edit], of content: DecodedBody, from bytes: Span<UInt8>, lineEnding: LineEnding
    ) throws(EncodingFailure) -> [Edit] {
        do throws(EncodingFailure) {
            let edits = try encoding.encodedEdits(
                contentEdits, of: content, from: bytes, in: body, lineEnding: lineEnding)
            if !leavesLongLine(edits, in: bytes) { return edits }
        } catch  where !encoding.isIdentity || error == .invalidEdits {
            throw error
        } catch {}
        var edits: [Edit] = []
        if encoding.isIdentity {
            guard let labels = relabelling(as: "quoted-printable", in: bytes) else { throw .lineTooLong }
            edits = labels
        }
        let edited = Edit.apply(contentEdits, to: content.bytes.span, in: content.bytes.indices)
        let ending = LineEnding(firstOf: bytes, in: body) ?? lineEnding
        edits.append(
            Edit(range: body, replacement: QuotedPrintable.encode(edited.span, lineEnding: ending.bytes)))
        return edits
    }

    /// Returns whether a line that was too long is so still. Base64 sees to its own.
    private func leavesLongLine(_ edits: [Edit], in bytes: Span<UInt8>) -> Bool {
        guard encoding != .base64, Identity.hasLongLine(bytes, in: body) else { return false }
        let edited = Edit.apply(edits, to: bytes, in: body)
        return Identity.hasLongLine(edited.span, in: edited.indices)
    }

    /// Returns the edits by which the header names another transfer encoding; nil where readers might not follow it.
    private func relabelling(as encoding: String, in bytes: Span<UInt8>) -> [Edit]? {
        let labels = fields(named: "content-transfer-encoding", in: bytes)
        guard labels.count <= 1, defects.isDisjoint(with: [.noBody, .badHeaderLine, .headerTooLarge]),
            let last = fields.last, let ending = LineEnding(firstOf: bytes, in: last.range)
        else { return nil }
        var edits: [Edit] = []
        var lines: [UInt8] = []
        if parent == nil, firstField(named: "mime-version", in: bytes) == nil {
            // Without it nobody need follow the label (RFC 2045 4).
            lines += Array("MIME-Version: 1.0".utf8) + ending.bytes
        }
        if let label = labels.first {
            edits.append(Edit(range: label.value, replacement: Array(" \(encoding)".utf8)))
        } else {
            lines += Array("Content-Transfer-Encoding: \(encoding)".utf8) + ending.bytes
        }
        let place = last.range.upperBound
        return lines.isEmpty ? edits : edits + [Edit(range: place..<place, replacement: lines)]
    }
}
