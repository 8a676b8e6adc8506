import Foundation
import Peers
import Testing
import Tools

@testable import Mailbox

@Suite struct MboxFileTests {
    private let folder = TestFolder()

    private func mails(_ text: String, limit: SizeLimit = .standard) throws -> [String] {
        try folder.write(text, to: "mbox")
        var mbox = MboxFile(LineReader(try File(opening: folder.path + "/mbox", flags: O_RDONLY)), limit: limit)
        var mails: [String] = []
        while let mail = try mbox.next() { mails.append(String(decoding: mail.bytes, as: UTF8.self)) }
        return mails
    }

    private static let from = "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\n"

    @Test(arguments: [
        ("", []),
        (from + "A: 1\n\nx\n", ["A: 1\n\nx\n"]),
        (from + "A: 1\n\nx\n\n", ["A: 1\n\nx\n"]),
        (from + "A: 1\n\nx\n\n" + from + "B: 2\n\ny\n", ["A: 1\n\nx\n", "B: 2\n\ny\n"]),
        ("\n\r\n" + from + "A: 1\n\nx\n", ["A: 1\n\nx\n"]),
        // Its own empty lines stay.
        (from + "A: 1\n\nx\n\n\n\n" + from + "B: 2\n\n", ["A: 1\n\nx\n\n\n", "B: 2\n"]),
        // Not behind an empty line, or no time in it: text.
        (from + "A: 1\n\nx\n" + from + "y\n", ["A: 1\n\nx\n" + from + "y\n"]),
        (from + "A: 1\n\nx\n\nFrom here on, 3 things:\n", ["A: 1\n\nx\n\nFrom here on, 3 things:\n"]),
        // mboxrd and mboxo.
        (from + "A: 1\n\n>From x\n>>From y\n> From z\n>Fro\n", ["A: 1\n\nFrom x\n>From y\n> From z\n>Fro\n"]),
        // CRLF; no line end at the end; a lone "From " line.
        (
            "From a@b Mon Jan 01 00:00:00 +0000 2020\r\nA: 1\r\n\r\nx\r\n\r\nFrom a@b Mon Jan 01 00:00:00 2020\r\nB: 2",
            ["A: 1\r\n\r\nx\r\n", "B: 2"]
        ),
        // Lines that end with CR alone.
        ("From a@b Mon Jan 01 00:00:00 2020\rA: 1\r\rx\r", ["A: 1\r\rx\r"]),
        ("From a@b Mon Jan 01 00:00:00 2020\rA: 1\r\rx\ny\r", ["A: 1\r\rx\ny\r"]),
        (from, []),
        (from + "\n" + from + "A: 1\n", ["\n", "A: 1\n"]),
        // Not an mbox at all: one mail.
        ("A: 1\n\nx\n", ["A: 1\n\nx\n"]),
    ])
    func mails(text: String, expected: [String]) throws {
        #expect(try mails(text) == expected)
    }

    @Test func linesLongerThanAPieceAndLinesAcrossPiecesAreWhole() throws {
        let long = String(repeating: "x", count: 200_000) + "From " + String(repeating: ">", count: 65_536)
        let many = String(repeating: "a line of some length\n", count: 10_000)
        let text = Self.from + long + "\n\n" + Self.from + many + "\n" + Self.from + "z\n"
        #expect(try mails(text) == [long + "\n", many, "z\n"])
    }

    @Test func aHugeMailIsCutAndTheNextIsFound() throws {
        let text = Self.from + String(repeating: "x\n", count: 1000) + "\n" + Self.from + "z\n"
        #expect(try mails(text, limit: SizeLimit(whole: 100, head: 4)) == ["x\nx\n", "z\n"])
    }
}
