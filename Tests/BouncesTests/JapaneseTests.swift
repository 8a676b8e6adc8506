import Testing

@testable import Bounces

/// 「ユーザーが見つかりません」 in each of the charsets of Japanese mail.
@Suite struct JapaneseTests {
    private static let words = "ユーザーが見つかりません"
    private static let jis: [UInt8] = [0x1B, 0x24, 0x42] + Array("%f!<%6!<$,8+$D$+$j$^$;$s".utf8) + [0x1B, 0x28, 0x42]
    private static let eucJP: [UInt8] = jis[3..<27].map { $0 | 0x80 }
    private static let shiftJIS: [UInt8] = [
        0x83, 0x86, 0x81, 0x5B, 0x83, 0x55, 0x81, 0x5B, 0x82, 0xAA, 0x8C, 0xA9, 0x82, 0xC2, 0x82, 0xA9, 0x82, 0xE8,
        0x82, 0xDC, 0x82, 0xB9, 0x82, 0xF1,
    ]

    @Test(arguments: [("iso-2022-jp", jis), ("euc-jp", eucJP), ("shift_jis", shiftJIS)])
    func isDecoded(_ charset: String, _ encoded: [UInt8]) {
        let decoded = Charset(charset).decoded(bytes("ann ") + encoded + bytes(" ok\n"))
        #expect(decoded.text == "ann \(Self.words) ok\n")
    }

    @Test func whatIsUnknownOrCutShortHidesNothing() {
        #expect(
            Japanese.decodeISO2022([0x1B, 0x24, 0x42, 0x7E, 0x7E, 0x25, 0x0A] + bytes("<a@b>")).text == "?%\n<a@b>")
        #expect(Japanese.decodeShiftJIS([0x83, 0x0A] + bytes("<a@b>")).text == "?\n<a@b>")
        #expect(Japanese.decodeEUC([0xFE, 0xFE, 0xA5]).text == "??")
    }

    @Test func isReadInAFieldWithoutACharset() {
        let mail = bytes(
            "From: MAILER-DAEMON@a.example\nContent-Type: message/delivery-status\n\n"
                + "Final-Recipient: rfc822; ann@home.example\nAction: failed\nDiagnostic-Code: X-Notes; ")
        let report = Report(reading: mail + Self.jis + bytes("\n"))
        #expect(report.recipients.first?.verdict.reason == .userUnknown)
    }
}
