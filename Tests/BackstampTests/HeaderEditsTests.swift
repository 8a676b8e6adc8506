// Edits of a header as the MTA is asked for them: by a field's name and its number among those of that name.

import MIME
import Milter
import Testing

@testable import FilterService

@Suite struct HeaderEditsTests {
    @Test func asksForFieldsByNameAndNumber() {
        let header = "X-A: 1\r\nContent-MD5: a\r\nx-a: 2\r\ncontent-md5: b\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        let bytes = Array(header.utf8)
        let message = Message(parsing: bytes.span)
        let fields = message.parts[0].fields
        let edits = [
            Edit(range: fields[1].range, replacement: []),
            Edit(range: fields[2].value, replacement: Array(" 3".utf8)),
            Edit(range: fields[3].range, replacement: []),
            Edit(range: fields[4].value, replacement: Array(" quoted-printable".utf8)),
        ]
        let changes = Changes(edits, of: message, in: bytes.span, bodyStart: bytes.count)
        var expected = Changes()
        expected.removeHeader(Array("Content-MD5".utf8), index: 1)
        expected.replaceHeader(Array("x-a".utf8), index: 2, value: Array(" 3".utf8))
        expected.removeHeader(Array("content-md5".utf8), index: 2)
        expected.replaceHeader(
            Array("Content-Transfer-Encoding".utf8), index: 1, value: Array(" quoted-printable".utf8))
        #expect(changes == expected)
    }

    @Test func addsWhatStandsBehindTheLastField() {
        let bytes = Array("X-A: 1\r\n\r\nbody".utf8)
        let message = Message(parsing: bytes.span)
        let lines = Array("MIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n".utf8)
        let changes = Changes(
            [Edit(range: 8..<8, replacement: lines), Edit(range: 11..<11, replacement: [0x41])], of: message,
            in: bytes.span, bodyStart: 10)
        var expected = Changes()
        expected.addHeader(Array("MIME-Version".utf8), value: Array(" 1.0".utf8))
        expected.addHeader(Array("Content-Transfer-Encoding".utf8), value: Array(" quoted-printable".utf8))
        expected.body = Array("bAody".utf8)
        #expect(changes == expected)
    }
}
