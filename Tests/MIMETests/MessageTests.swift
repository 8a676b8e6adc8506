// Messages as trees of parts: what is found where, with CRLF and with LF.

import Testing

@testable import MIME

@Suite struct MessageTests {
    /// A tree as "name type/subtype: body" lines, of text written with LF and parsed with either line ending.
    private func outline(_ source: String, _ ending: LineEnding, limits: Message.Limits = .standard) -> [String] {
        let input = bytes(
            ending == .crlf
                ? source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") : source)
        return Message(input, limits: limits).parts.map { part in
            let body = part.isMultipart ? "" : ": " + text(input[part.body].filter { $0 != 0x0D })
            return "\(part.name) \(part.contentType.type)/\(part.contentType.subtype)\(body)"
        }
    }

    private static let newsletter = """
        From: a@b.example
        Content-Type: multipart/mixed; boundary=outer

        preamble
        --outer
        Content-Type: multipart/alternative; boundary="in ner"

        --in ner

        plain

        --in ner
        Content-Type: text/html

        <p>
        --in ner--
        epilogue
        --outer \t
        Content-Type: message/rfc822

        Content-Type: multipart/mixed; boundary=x

        --x
        --outer
        Content-Type: text/html; name=page.html
        --outer--
        rest
        --outer
        """

    @Test(arguments: [LineEnding.crlf, .lf])
    func findsThePartsOfANestedMessage(_ ending: LineEnding) {
        #expect(
            outline(Self.newsletter, ending) == [
                " multipart/mixed", "1 multipart/alternative", "1.1 text/plain: plain\n", "1.2 text/html: <p>",
                "2 message/rfc822: Content-Type: multipart/mixed; boundary=x\n\n--x", "3 text/html: ",
            ])
    }

    @Test(arguments: [LineEnding.crlf, .lf])
    func readsHeadersAndLeaves(_ ending: LineEnding) {
        #expect(outline("", ending) == ["1 text/plain: "])
        #expect(outline("\n", ending) == ["1 text/plain: "])
        #expect(outline("A: b", ending) == ["1 text/plain: "])
        #expect(outline("A: b\n\nbody", ending) == ["1 text/plain: body"])
        #expect(outline("\nbody\n", ending) == ["1 text/plain: body\n"])
        #expect(outline("A: b\nno field\n\nbody", ending) == ["1 text/plain: no field\n\nbody"])
        #expect(outline("From a@b Mon\nContent-Type: text/html\n\nx", ending) == ["1 text/html: x"])
    }

    @Test(arguments: [
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n", Defects()),
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n", .missingFinalBoundary),
        ("Content-Type: multipart/mixed; boundary=b\n\nx\n", .noParts),
        ("Content-Type: multipart/mixed\n\n--b\n\nx\n", .missingBoundary),
        ("Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\nx\n", .missingBoundary),
        ("Content-Type: multipart/mixed; boundary=b\n\n--b\nA: b\n--b--\n", .noBody),
        (
            "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n--b\n\n--b--",
            .encodedMultipart
        ),
        ("Content-Type: text/html\nContent-Type: text/plain\n\n", .duplicateField),
        ("Content-Type: html\n\n", .badContentType),
        ("Content-Type: text/html; charset\n\n", .badParameter),
        ("A: b\n c\nno field\n\n", .badHeaderLine),
        (" A: b\n\n", .badHeaderLine),
        ("A: b", .noBody),
    ])
    func namesTheDefect(_ source: String, _ defects: Defects) {
        #expect(Message(bytes(source)).defects == defects)
    }

    @Test func anOuterBoundaryEndsWhatIsInside() {
        let source = """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/mixed; boundary=bb

            --bb

            x
            --b

            y
            --b--
            """
        #expect(
            outline(source, .lf) == [" multipart/mixed", "1 multipart/mixed", "1.1 text/plain: x", "2 text/plain: y"])
        #expect(Message(bytes(source)).defects == .missingFinalBoundary)
    }

    @Test func aBoundaryThatTwoMultipartsShareIsTheInnerOnes() {
        let head = "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        let outlined = outline(head + head + "\nx\n--b--\n--b\n\ny\n--b--", .lf)
        #expect(outlined == [" multipart/mixed", "1 multipart/mixed", "1.1 text/plain: x", "2 text/plain: y"])
    }

    @Test func aHeaderWithoutABodyStaysWithinItsMultipart() {
        let inner = "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nA: b\n"
        let parts = Message(bytes("Content-Type: multipart/mixed; boundary=b\n\n\(inner)--b--")).parts
        #expect(parts.map { $0.name } == ["", "1", "1.1"])
        #expect(parts[2].body.isEmpty)
        #expect(parts[2].body.upperBound == parts[1].body.upperBound)
    }

    @Test func partsOfADigestAreMessages() {
        let source =
            "Content-Type: multipart/digest; boundary=b\n\n--b\n\nA: b\n--b\nContent-Type: text/plain\n\nx\n--b--"
        #expect(outline(source, .lf) == [" multipart/digest", "1 message/rfc822: A: b", "2 text/plain: x"])
    }

    @Test func keepsWithinItsLimits() {
        let limits = Message.Limits(depth: 1, parts: 3, headerSize: 1000)
        let deep =
            "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\n--c--\n--b--"
        #expect(Message(bytes(deep), limits: limits).defects == .tooDeep)
        #expect(Message(bytes(deep), limits: limits).parts.count == 2)
        let many = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--b\n\n2\n--b\n\n3\n--b--"
        #expect(Message(bytes(many), limits: limits).defects == [.tooManyParts, .missingFinalBoundary])
        #expect(outline(many, .lf, limits: limits) == [" multipart/mixed", "1 text/plain: 1", "2 text/plain: 2"])
        let large = "A: b\nB: " + String(repeating: "x", count: 1000) + "\n\nbody"
        #expect(Message(bytes(large), limits: limits).defects == .headerTooLarge)
        #expect(Message(bytes(large), limits: limits).parts[0].fields.count == 1)
    }

    @Test(arguments: [
        ("Content-Disposition: attachment", true), ("Content-Disposition: INLINE", false),
        ("Content-Disposition: x-odd", true),
        ("Content-Disposition: inline; filename=a.html", false), ("Content-Disposition: ; filename=a.html", true),
        ("Content-Type: text/html; name=\"a.html\"", true), ("Content-Type: text/html", false),
        ("Content-Disposition:", false),
        ("Content-Type: text/html; name=a\nContent-Disposition: inline", false),
    ])
    func tellsAttachments(_ fields: String, _ isAttachment: Bool) {
        let source = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\(fields)\n\nx\n--b--"
        #expect(Message(bytes(source)).parts[1].isAttachment == isAttachment)
    }

    @Test func aNameDoesNotMakeTheMessageAnAttachment() {
        #expect(!Message(bytes("Content-Type: text/html; name=a.html\n\n")).parts[0].isAttachment)
    }

    @Test func findsFieldsByNameAndUnfoldsThem() {
        let input = bytes("Subject: one\r\n\ttwo  \r\nX-A : 1\r\nsubject:three\r\nX-A:\r\n\r\n")
        let part = Message(input).parts[0]
        let subjects = part.fields(named: "SUBJECT", in: input.span).map { text($0.unfoldedValue(in: input.span)) }
        #expect(subjects == ["one\ttwo", "three"])
        #expect(part.fields.map { text(input[$0.range]) }.joined() == text(input.dropLast(2)))
        let values = part.fields(named: "x-a", in: input.span).map { text(input[$0.value]) }
        #expect(values == [" 1", ""])
        let missing = part.firstField(named: "x", in: input.span)
        #expect(missing == nil)
    }

    @Test func learnsTheLineEnding() {
        #expect(Message(bytes("A: b\r\n\n")).lineEnding == .crlf)
        #expect(Message(bytes("A: b\n\r\n")).lineEnding == .lf)
        #expect(Message(bytes("A: b\r\r")).lineEnding == .crlf)
    }
}
