// Mails made for a trial: any transfer encoding, any size, with places to edit at the start, in the middle and at the end.

import Foundation

/// How the HTML of a test mail is encoded.
enum Encoding: String, CaseIterable {
    case sevenBit = "7bit"
    case eightBit = "8bit"
    case binary
    case quotedPrintable = "quoted-printable"
    case base64
}

/// A mail with one HTML part, whose links are known. LF line ends.
struct TestMail {
    let encoding: Encoding
    let number: Int
    let campaign: String
    /// The content of the HTML part, before its encoding.
    let html: [UInt8]
    /// Where the links lead, in order, and how their attributes spell it.
    let links: [(destination: String, value: String)]

    /// - Parameter size: bytes of the HTML, links included; too few for links, and there are none.
    init(_ encoding: Encoding, size: Int, number: Int, campaign: String = "trial") {
        self.encoding = encoding
        self.number = number
        self.campaign = campaign
        let places = (1...3).map { place in
            (
                destination: "https://shop.example/\(number)/\(place)?a=1&b=%C3%A9",
                value: "https://shop.example/\(number)/\(place)?a=1&amp;b=%C3%A9"
            )
        }
        let anchors = places.map { Array("<!--begin-->\n<p><a href=\"\($0.value)\">there</a></p>\n<!--end-->\n".utf8) }
        let end = Array("<!--begin-->\n</body></html>\n<!--end-->\n".utf8)
        let start = Array("<!DOCTYPE html>\n<html><body>\n".utf8)
        let room = size - start.count - end.count - anchors.reduce(0) { $0 + $1.count }
        if room < 0 {
            html = Self.filler(size, eightBit: encoding != .sevenBit)
            links = []
        } else {
            let half = Self.filler(room / 2, eightBit: encoding != .sevenBit)
            let rest = Self.filler(room - half.count, eightBit: encoding != .sevenBit)
            html = start + anchors[0] + half + anchors[1] + rest + anchors[2] + end
            links = places
        }
    }

    /// The whole message.
    var bytes: [UInt8] {
        Array(
            """
            From: Shop <sender@shop.example>
            To: Someone <someone@home.example>
            Subject: Number \(number)
            Date: Tue, 24 Nov 2026 12:00:00 +0100
            Message-ID: <trial.\(number)@shop.example>
            X-Campaign-ID: \(campaign)
            MIME-Version: 1.0
            Content-Type: text/html;
            \tcharset=utf-8
            Content-Transfer-Encoding: \(encoding.rawValue)
            X-Odd:   two  spaces\t and a tab\u{20}


            """.utf8) + encoded
    }

    private var encoded: [UInt8] {
        switch encoding {
        case .sevenBit, .eightBit, .binary: html
        case .quotedPrintable: Codec.quotedPrintable(html)
        case .base64: Codec.base64(html)
        }
    }

    /// The HTML in a body that came out, decoded.
    func decoded(_ body: [UInt8]) -> [UInt8] {
        switch encoding {
        case .sevenBit, .eightBit, .binary: body
        case .quotedPrintable: Codec.undoQuotedPrintable(body)
        case .base64: Codec.undoBase64(body)
        }
    }

    /// Lines with what tempts a mail system to change it: dots, `From `, spaces at the end, `=`, and UTF-8 where allowed.
    private static func filler(_ size: Int, eightBit: Bool) -> [UInt8] {
        let lines = [
            ".a line that begins with a dot\n", "From the beginning of a line\n",
            "a = b, 1 < 2 &amp; spaces at the end \t \n", ".\n", "\n",
            eightBit ? "Grüße, 日本語, Ünïcödé\n" : "Gruesse, no more\n",
            String(repeating: "a long line ", count: 40) + "\n",
        ].joined()
        let block = Array(lines.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        while bytes.count + block.count <= size { bytes += block }
        if bytes.count < size {
            bytes += [UInt8](repeating: UInt8(ascii: "x"), count: size - bytes.count - 1) + [0x0A]
        }
        return bytes
    }
}

extension [UInt8] {
    /// As SMTP carries it.
    var withCRLF: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + count / 32)
        for byte in self {
            if byte == 0x0A { result.append(0x0D) }
            result.append(byte)
        }
        return result
    }
}

/// Transfer encodings, written for the tests: plain and slow, so that they share no fault with ours.
enum Codec {
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let text = Data(bytes).base64EncodedData(options: [.lineLength76Characters, .endLineWithLineFeed])
        return text.isEmpty ? [] : Array(text) + [0x0A]
    }

    static func undoBase64(_ bytes: [UInt8]) -> [UInt8] {
        Array(Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters) ?? Data())
    }

    static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        var column = 0
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A {
                result.append(byte)
                column = 0
                continue
            }
            let endsLine = index + 1 == bytes.count || bytes[index + 1] == 0x0A
            let isPlain =
                byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=") || (byte == 0x20 || byte == 0x09) && !endsLine
            let piece = isPlain ? [byte] : [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            if column + piece.count > 75 {
                result += [UInt8(ascii: "="), 0x0A]
                column = 0
            }
            result += piece
            column += piece.count
        }
        return result
    }

    static func undoQuotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] != UInt8(ascii: "=") {
                result.append(bytes[index])
                index += 1
            } else if index + 1 < bytes.count, bytes[index + 1] == 0x0A {
                index += 2
            } else {
                result.append(UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16) ?? 0)
                index += 3
            }
        }
        return result
    }
}
