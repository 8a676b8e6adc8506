import MIME
import Testing

@testable import Tracking

@Suite struct MultipleRecipientsTests {
    @Test(arguments: [
        (MultipleRecipients.split, 2, 1000, EditPermissions.all, true),
        (.split, 1, 1000, .all, false),
        (.shared, 2, 1000, .all, false),
        (.leave, 2, 1000, .all, false),
        (.split, 2, 1000, EditPermissions.all.subtracting(.removeRecipients), false),
        (.split, 2, 1000, EditPermissions.all.subtracting(.replaceBody), false),
        (.split, 1000, 1 << 20, .all, true),
        (.split, 1100, 1 << 20, .all, false),
    ])
    func whatIsSplit(
        mode: MultipleRecipients, recipients: Int, bytes: Int, permissions: EditPermissions, splits: Bool
    ) {
        let text = Array("Subject: x\r\n\r\n".utf8)
        let message = Message(parsing: text.span)
        let mail = OutgoingMail(
            message, text, size: bytes, sender: "news@shop.example",
            recipients: (0..<recipients).map { Recipient(raw: [], address: "r\($0)@home.example") },
            membership: Membership(of: message, in: text.span, campaignHeaders: []), permissions: permissions)
        #expect(mode.splits(mail) == splits)
    }

    @Test func whoIsNamedTwiceHasOneCopy() {
        let all = ["ann@a.example", "Bob@a.example", "ANN@a.example", "bob@a.example", "cy@a.example"].map {
            Recipient(raw: Array("<\($0)>".utf8), address: $0)
        }
        #expect(all.distinct.map(\.address) == ["ann@a.example", "Bob@a.example", "cy@a.example"])
        // Each spelling of the others is removed, and none of the first's.
        #expect(
            all.others(than: all.distinct[0]).map(\.address) == ["Bob@a.example", "bob@a.example", "cy@a.example"])
    }
}
