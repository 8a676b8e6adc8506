// Mails with all that breaks signatures on the way: long lines, bytes that are not ASCII, blanks at the ends of lines and of
// the body, dots and `From ` at the beginnings of lines, empty bodies, no last line ending.

import Foundation

/// Makes mails that differ, the same ones for the same seed. CRLF line ends.
struct OddMails {
    private var random: Numbers

    init(seed: UInt64) { random = Numbers(state: seed) }

    mutating func next(_ number: Int) -> [UInt8] {
        let encoding = pick(["7bit", "8bit", "quoted-printable", "base64", ""])
        let html = number % 25 == 0 ? "" : document(isASCII: encoding == "7bit")
        let body = encode(html, encoding)
        let field = encoding.isEmpty ? "" : "Content-Transfer-Encoding: \(encoding)\r\n"
        let type = "Content-Type: text/html; charset=utf-8\r\n\(field)\r\n\(body)"
        let head = """
            From: Shop <sender@shop.example>\r\nTo: someone@home.example\r\nSubject: \(pick(["Number", "two  words", "Grüße"])) \(number)\r\n\
            Date: Tue, 24 Nov 2026 12:00:00 +0100\r\nMessage-ID: <odd.\(number)@shop.example>\r\n\
            \(pick(["", "X-Campaign-ID: spring\r\n", "List-Unsubscribe: <https://shop.example/u>\r\n"]))MIME-Version: 1.0\r\n
            """
        guard random.next() % 2 == 0 else { return Array((head + type).utf8) }
        let boundary = pick(["b", "=_Part.1", "a b"])
        return Array(
            """
            \(head)Content-Type: multipart/alternative; boundary="\(boundary)"\r\n\r\n\(pick(["", "preamble \r\n"]))--\(boundary)\r\n\
            Content-Type: text/plain; charset=utf-8\r\n\r\n\(lines(3, longest: 200, isASCII: true))\r\n--\(boundary)\r\n\(type)\r\n\
            --\(boundary)--\(pick(["", "\r\n", "\r\nepilogue \r\n\r\n"]))
            """.utf8)
    }

    private mutating func document(isASCII: Bool) -> String {
        let link = "<a href=\"https://shop.example/\(random.next() % 1000)?a=1&amp;b=2\">x</a>"
        let longest = pick([70, 300, 900, 997, 1200, 5000])
        return pick(["<html><body>\r\n", ""]) + lines(4, longest: longest, isASCII: isASCII) + link
            + lines(4, longest: longest, isASCII: isASCII)
            + pick(["", "\r\n", "\r\n\r\n\r\n", "</body></html>\r\n", " \r\n \r\n"])
    }

    private mutating func lines(_ count: Int, longest: Int, isASCII: Bool) -> String {
        (0..<count).map { _ in
            let word = pick(isASCII ? ["w", "a b", "=3D", "-"] : ["w", "é", "日本", "a b", "=", "😀"])
            let text = String(repeating: word, count: Int(random.next() % UInt64(longest)) / word.utf8.count)
            return pick(["", ".", "..", "From ", "--", ">"]) + text + pick(["", " ", "\t ", "."]) + "\r\n"
        }.joined()
    }

    private func encode(_ html: String, _ encoding: String) -> String {
        let plain = Array(html.utf8).filter { $0 != 0x0D }
        return switch encoding {
        case "quoted-printable": String(decoding: Codec.quotedPrintable(plain).withCRLF, as: UTF8.self)
        case "base64": String(decoding: Codec.base64(plain).withCRLF, as: UTF8.self)
        default: html
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int(random.next() % UInt64(values.count))] }

    /// SplitMix64 (Steele and others, OOPSLA 2014).
    private struct Numbers {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
