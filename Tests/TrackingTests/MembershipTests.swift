// What a header says of campaign and list, whoever wrote it.

import MIME
import Testing

@testable import Tracking

@Suite struct MembershipTests {
    private func membership(_ header: String) -> Membership {
        let bytes = Array("\(header)\r\nSubject: x\r\n\r\n".utf8)
        return Membership(
            of: Message(parsing: bytes.span), in: bytes.span, campaignHeaders: ["X-Campaign-ID"])
    }

    @Test(
        arguments: [
            ("List-Id: Weekly <weekly.shop.example>", "weekly.shop.example"),
            ("List-Id: Weekly.Shop.example", "weekly.shop.example"),
            ("X-Backstamp-Stream: receipts\r\nList-Id: <weekly.shop.example>", "receipts"),
            // A list may be called so, and has no more to say for it.
            ("List-Id: <transactional>", "<transactional>"), ("List-Id: TRANSACTIONAL", "<transactional>"),
            ("List-Id: x <all>", "<all>"), ("List-Id: All", "<all>"), ("List-Id: <<all>>", "<all>"),
        ] as [(String, String?)])
    func streams(header: String, stream: String?) {
        let membership = membership(header)
        #expect(membership.stream == stream)
        #expect(!membership.isTransactional)
    }

    @Test func onlyOurFieldSaysTransactional() {
        #expect(membership("X-Backstamp-Stream: transactional\r\nList-Id: <weekly.shop.example>").isTransactional)
    }

    /// Encoded words can have any byte, and other services' fields are decoded as well.
    @Test(arguments: ["X-Campaign-ID", "X-PM-Tag", "X-Backstamp-Stream"])
    func controlsAreBlanks(field: String) {
        let membership = membership("\(field): =?utf-8?Q?a=00b=0Ac=0D=1Bd=7Fe=C2=85f=E2=80=A8g?=")
        #expect((membership.campaign ?? membership.stream) == "a b c  d e f g")
    }
}
