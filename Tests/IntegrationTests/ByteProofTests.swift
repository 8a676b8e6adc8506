// The proof, byte by byte, with a real Postfix: what comes out is what went in, but for the values of the links, the pixel
// and the header fields that are announced.

import Foundation
import Peers
import Testing

@Suite struct ByteProofTests {
    static let sizes = [0, 1, 100, 400, 4_096, 65_535, 65_536, 200_000, 1 << 20, 10 << 20]

    /// Where Postfix takes the mail from.
    enum Way: String, CaseIterable {
        case smtp, sendmail
    }

    /// What Postfix and the sink do without us, so that the rest is ours: see contrib/demo/postfix.sh and throwaway.sh beside it.
    @Test func postfixAloneChangesNothingButAddsReceived() throws {
        let postfix = try ThrowawayPostfix(milter: nil)
        for (number, size) in Self.sizes.enumerated() {
            let mail = TestMail(.eightBit, size: size, number: number)
            try postfix.send(mail.bytes.withCRLF, to: ["someone@home.example"])
            try postfix.waitUntilDelivered()
            let delivered = try #require(try postfix.sink.messages().first)
            #expect(delivered.withoutReceived == mail.bytes.endingWithNewline, "\(size) bytes")
            try postfix.sink.empty()
        }
    }

    @Test(arguments: Encoding.allCases)
    func onlyWhatWeMeantIsChanged(_ encoding: Encoding) throws {
        let sandbox = try Sandbox()
        try sandbox.start()
        let postfix = try ThrowawayPostfix(
            milter: sandbox.milter,
            settings: ["non_smtpd_milters = \(sandbox.milter)", "milter_content_timeout = 120s"])
        var number = 0
        for size in Self.sizes {
            for way in Way.allCases where way == .smtp || size <= 1 << 20 {
                number += 1
                let mail = TestMail(encoding, size: size, number: number)
                switch way {
                case .smtp: try postfix.send(mail.bytes.withCRLF, to: ["someone@home.example"])
                case .sendmail: try postfix.submit(mail.bytes, to: "someone@home.example")
                }
                try postfix.waitUntilDelivered()
                let delivered = try postfix.sink.messages()
                #expect(delivered.count == 1, "\(encoding) \(size) \(way)")
                if let delivered = delivered.first {
                    sandbox.expectTracked(delivered, mail, "\(encoding) \(size) \(way)")
                }
                try postfix.sink.empty()
            }
        }
    }

    /// Line ends, which the sink can't tell: `rewrite` does what the filter does, to bytes that no MTA has touched.
    @Test(arguments: Encoding.allCases, ["LF", "CRLF"])
    func lineEndsStayAsTheyAre(_ encoding: Encoding, _ lineEnd: String) throws {
        let sandbox = try Sandbox()
        for (number, size) in [0, 100, 4_096, 65_536].enumerated() {
            let mail = TestMail(encoding, size: size, number: number)
            let input = lineEnd == "LF" ? mail.bytes : mail.bytes.withCRLF
            let result = try shell([Place.binary, "rewrite", "--config", sandbox.config], input: input)
            #expect(result.status == 0, "\(result.error)")
            let output = Array(result.output.utf8)
            let plain = output.filter { $0 != 0x0D }
            #expect(output == (lineEnd == "LF" ? plain : plain.withCRLF), "\(size)")
            let tracks = Tracks(
                in: mail.decoded(HeaderBlock.body(plain)), tracker: sandbox.trackerURL, values: mail.links.map(\.value))
            #expect(tracks.links.count == mail.links.count, "\(size)")
            #expect(tracks.undone == mail.html, "\(size)")
        }
    }
}
