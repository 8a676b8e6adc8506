// Only what we meant to change is changed, byte by byte.

import Testing

extension Sandbox {
    /// What was delivered is the mail that was sent, with its links and a pixel of this sandbox, its field, and nothing else.
    func expectTracked(_ delivered: DeliveredMessage, _ mail: TestMail, _ name: Comment) {
        let original = mail.bytes.endingWithNewline
        let fields = delivered.fields
        let originalFields = HeaderBlock.fields(original)
        #expect(Array(fields.prefix(originalFields.count)) == originalFields, name)
        let added = fields.dropFirst(originalFields.count)
        #expect(added.map { $0.prefix { $0 != ":" } } == ["X-Backstamp-ID", "List-Unsubscribe"], name)

        let html = mail.decoded(delivered.body)
        let tracks = Tracks(in: html, tracker: trackerURL, values: mail.links.map(\.value))
        #expect(tracks.links.count == mail.links.count, name)
        #expect(Set(tracks.links).count == mail.links.count, name)
        #expect(tracks.pixels.count <= 1 && (mail.links.isEmpty || tracks.pixels.count == 1), name)
        let before = mail.decoded(HeaderBlock.body(original))
        // An empty body has no line that the pixel could stand on: the MTA ends the one that it makes.
        let isLineMade = before.isEmpty && !tracks.pixels.isEmpty && mail.encoding != .base64
        #expect(tracks.undone == (isLineMade ? [0x0A] : before), name)
        if mail.encoding == .quotedPrintable {
            // All but the line on which the pixel stands: the last one, or that of `<body>` where Gmail would clip the end.
            let lines = HeaderBlock.body(original).outsideBlocks
            let isUntouched =
                before.count < 100_000
                ? delivered.body.outsideBlocks.starts(with: lines.dropLast(2))
                : delivered.body.outsideBlocks.reversed().starts(with: lines.dropFirst(2).reversed())
            #expect(isUntouched, name)
        }
        let limit = mail.encoding == .base64 || mail.encoding == .quotedPrintable ? 76 : 998
        #expect(delivered.body.split(separator: 0x0A).allSatisfy { $0.count <= limit }, name)
    }
}

extension [UInt8] {
    /// SMTP can't carry a last line without an end.
    var endingWithNewline: [UInt8] { last == 0x0A ? self : self + [0x0A] }

    /// The lines outside the blocks of a test mail in which something may be edited.
    fileprivate var outsideBlocks: [[UInt8]] {
        var isInside = false
        return split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init).filter { line in
            if line.starts(with: Array("<!--begin-->".utf8)) { isInside = true }
            defer { if line.starts(with: Array("<!--end-->".utf8)) { isInside = false } }
            return !isInside
        }
    }
}
