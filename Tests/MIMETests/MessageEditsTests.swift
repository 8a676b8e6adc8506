// Contents edited within whole messages: what becomes of the headers that say something of them.

import Testing

@testable import MIME

@Suite struct MessageEditsTests {
    /// Replaces the `X` of the first part that has one by `new`. `~` stands for CRLF.
    private func edited(_ mail: String, _ new: String = "Y") throws -> String {
        let input = bytes(mail.replacing("~", with: "\r\n"))
        let message = Message(input)
        for (index, part) in message.parts.enumerated() where !part.isMultipart {
            guard let content = part.encoding.decode(input, in: part.body), let place = content.firstIndex(of: 0x58)
            else {
                continue
            }
            let edit = Edit(range: place..<(place + 1), replacement: bytes(new))
            let edits = try message.edits(
                [ContentEdits(part: index, of: message, in: input, edits: [edit])], of: input.span)
            return text(Edit.apply(edits, to: input)).replacing("\r\n", with: "~")
        }
        return mail
    }

    private static let long = String(repeating: "w", count: 996)
    /// As it stands in quoted-printable.
    private static let folded: String = {
        let lines = stride(from: 0, to: 996, by: 75).map { String(repeating: "w", count: min(75, 996 - $0)) }
        return lines.joined(separator: "=~")
    }()

    @Test(arguments: [
        // Nothing but the content.
        ("Content-Type: text/html~~<X>~", "Content-Type: text/html~~<Y>~"),
        // RFC 1864: a digest is no longer true, wherever it stands; nor is a length.
        ("Content-MD5: Q2hlY2s=~Content-Type: text/html~content-length: 3~~X", "Content-Type: text/html~~Y"),
        (
            "Content-Type: multipart/mixed; boundary=b~Content-Length: 99~~--b~Content-MD5: a~Content-Type: text/html~~X~--b~"
                + "Content-MD5: b~~x~--b--~",
            "Content-Type: multipart/mixed; boundary=b~~--b~Content-Type: text/html~~Y~--b~Content-MD5: b~~x~--b--~"
        ),
        // R40: lines that no MTA lets through.
        (
            "MIME-Version: 1.0~Content-Type: text/html~~\(long)X12 = é~--~x \r~",
            "MIME-Version: 1.0~Content-Type: text/html~Content-Transfer-Encoding: quoted-printable~~\(folded)Y12 =3D =C3=A9~"
                + "=2D-~x =0D~"
        ),
        (
            "Content-Transfer-Encoding:\t8BIT~Content-MD5: x~MIME-Version: 1.0~~X~\(long)123",
            "Content-Transfer-Encoding: quoted-printable~MIME-Version: 1.0~~Y~\(folded)123"
        ),
        // The longest line that may be.
        ("Mime-Version: 1.0~~\(long)XX", "Mime-Version: 1.0~~\(long)YX"),
        (
            "Content-Type: multipart/mixed; boundary=b~~--b~Content-Transfer-Encoding: binary~~\(long)1X2~--b--~",
            "Content-Type: multipart/mixed; boundary=b~~--b~Content-Transfer-Encoding: quoted-printable~~\(folded)1Y2~--b--~"
        ),
        // The label alone says nothing (RFC 2045 4).
        (
            "Content-Transfer-Encoding: 8bit~~X~\(long)123",
            "Content-Transfer-Encoding: quoted-printable~MIME-Version: 1.0~~Y~\(folded)123"
        ),
        // LF mail stays LF.
        (
            "MIME-Version: 1.0\nA: b\n\nX\n\(long)123\n",
            "MIME-Version: 1.0\nA: b\nContent-Transfer-Encoding: quoted-printable\n\nY\n"
                + folded.replacing("~", with: "\n") + "123\n"
        ),
    ])
    func changesTheHeaderWhereItMust(_ mail: String, _ expected: String) throws {
        #expect(try edited(mail) == expected)
    }

    @Test func refusesWhereReadersMightNotFollow() {
        let label = "Content-Transfer-Encoding: 7bit~"
        #expect(throws: EncodingFailure.lineTooLong) {
            try edited("MIME-Version: 1.0~\(label)\(label)~X\(Self.long)123")
        }
    }

    /// A line that is too long because of what is replaced.
    @Test func leavesTheEncodingWhereTheEditMakesALineShorter() throws {
        let input = bytes("Content-Type: text/html\n\n<\(Self.long)\(Self.long)>\n")
        let edit = Edit(range: 1..<(1 + 2 * 996), replacement: bytes("Y"))
        let message = Message(input)
        let edits = try message.edits([ContentEdits(part: 0, of: message, in: input, edits: [edit])], of: input.span)
        #expect(text(Edit.apply(edits, to: input)) == "Content-Type: text/html\n\n<Y>\n")
    }

    /// An insertion into a body that is empty, with the boundary on the line behind the header's.
    @Test(arguments: [
        (
            "Content-Type: multipart/mixed; boundary=b~~--b~~--b--~",
            "Content-Type: multipart/mixed; boundary=b~~--b~~Y~--b--~"
        ),
        (
            "Content-Type: multipart/mixed; boundary=b~~--b~~~--b--~",
            "Content-Type: multipart/mixed; boundary=b~~--b~~Y~--b--~"
        ),
        (
            "Content-Type: multipart/mixed; boundary=b~~--b~Content-Transfer-Encoding: base64~~--b--~",
            "Content-Type: multipart/mixed; boundary=b~~--b~Content-Transfer-Encoding: base64~~WQ==~--b--~"
        ),
        ("A: b~~", "A: b~~Y"),
    ])
    func fillsAnEmptyBody(_ mail: String, _ expected: String) throws {
        let input = bytes(mail.replacing("~", with: "\r\n"))
        let message = Message(input)
        let last = message.parts.count - 1
        let insertion = Edit(range: 0..<0, replacement: bytes("Y"))
        let edits = try message.edits(
            [ContentEdits(part: last, of: message, in: input, edits: [insertion])], of: input.span)
        let output = Edit.apply(edits, to: input)
        #expect(text(output).replacing("\r\n", with: "~") == expected)
        #expect(Message(output).parts.count == message.parts.count)
    }

    @Test func editsSeveralPartsAtOnce() throws {
        let input = bytes("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-MD5: a\n\nX\n--b\n\nX\n--b--\n")
        let message = Message(input)
        let edit = [Edit(range: 0..<1, replacement: bytes("Y"))]
        let edits = try message.edits(
            [1, 2].map { try ContentEdits(part: $0, of: message, in: input, edits: edit) }, of: input.span)
        #expect(
            text(Edit.apply(edits, to: input))
                == "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nY\n--b\n\nY\n--b--\n")
    }

    /// Any bytes, encoded anew, decode to themselves, in lines that mail may have.
    @Test(arguments: [LineEnding.crlf, .lf])
    func quotedPrintableOfAnything(_ ending: LineEnding) throws {
        var random = SeededGenerator(seed: 40)
        for _ in 0..<300 {
            var content: [UInt8] = []
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                let pieces: [[UInt8]] = [
                    bytes("--"), bytes("\r"), bytes("\n"), bytes("\r\n"), bytes(" "), bytes("=\n"), bytes("=3D"),
                    bytes("\t"),
                    Array(repeating: 0x61, count: .random(in: 0...160, using: &random)), [0], [0xE4, 0xFF],
                ]
                content += pieces.randomElement(using: &random) ?? []
            }
            let encoded = QuotedPrintable.encode(content.span, lineEnding: ending.bytes)
            #expect(QuotedPrintable.decode(encoded.span, in: encoded.indices).bytes == content)
            #expect(lines(encoded).allSatisfy { $0.count <= 76 && !$0.starts(with: bytes("--")) })
        }
    }

    @Test func doubledFieldsThatSayTheSameAreNoDefect() {
        #expect(Message(bytes("Content-Type: text/html\nContent-Type:  text/html\n\n")).defects == [])
        #expect(Message(bytes("Content-Type: text/html\nContent-Type: text/plain\n\n")).defects == .duplicateField)
    }

    @Test(arguments: [
        ("multipart/mixed; boundary=a; boundary=b", true), ("text/html; charset=utf-8; charset=utf-16", true),
        ("text/html; charset=utf-8; charset=\"utf-8\"", false), ("text/plain; name=a; name=b", false),
    ])
    func doubledParametersThatDiffer(_ value: String, _ isAmbiguous: Bool) {
        let input = bytes(value)
        let defects = ContentType.parse(input.span, in: input.indices).defects
        #expect(defects.contains(.duplicateParameter) == isAmbiguous)
        #expect(defects.contains(.badParameter))
    }

    @Test(arguments: [
        ("Content-Type: text/html; name=x.html", true), ("Content-Disposition: inline; filename=x.html", true),
        ("Content-Disposition: inline", false), ("Content-Disposition: attachment", false),
    ])
    func filesHaveNames(_ field: String, _ isFile: Bool) {
        let message = Message(bytes("Content-Type: multipart/mixed; boundary=b\n\n--b\n\(field)\n\nx\n--b--\n"))
        #expect(message.parts[1].isFile == isFile)
    }
}
