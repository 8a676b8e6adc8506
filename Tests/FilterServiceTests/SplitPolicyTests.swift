import Milter
import Testing

@testable import FilterService

@Suite struct SplitPolicyTests {
    @Test(arguments: [
        (MultipleRecipients.split, 2, 1000, Capabilities.all, true),
        (.split, 1, 1000, .all, false),
        (.shared, 2, 1000, .all, false),
        (.leave, 2, 1000, .all, false),
        (.split, 2, 1000, Capabilities.all.subtracting(.removeRecipients), false),
        (.split, 2, 1000, Capabilities.all.subtracting(.replaceBody), false),
        (.split, 1000, 1 << 20, .all, true),
        (.split, 1100, 1 << 20, .all, false),
    ])
    func whatIsSplit(
        mode: MultipleRecipients, recipients: Int, bytes: Int, capabilities: Capabilities, splits: Bool
    ) {
        #expect(SplitPolicy.splits(mode, recipients: recipients, bytes: bytes, capabilities) == splits)
    }

    @Test func whoIsNamedTwiceHasOneCopy() {
        let all = ["ann@a.example", "Bob@a.example", "ANN@a.example", "bob@a.example", "cy@a.example"].map {
            Recipient(raw: Array("<\($0)>".utf8), address: $0)
        }
        let distinct = SplitPolicy.distinct(all)
        #expect(distinct.map(\.address) == ["ann@a.example", "Bob@a.example", "cy@a.example"])
        // Each spelling of the others is removed, and none of the first's.
        #expect(
            SplitPolicy.others(than: distinct[0], among: all).map(\.address) == [
                "Bob@a.example", "bob@a.example", "cy@a.example",
            ])
    }

    @Test(arguments: [
        ("X-Backstamp-Copy", true), ("x-backstamp-COPY", true), ("X-Backstamp-Copy2", false), ("Subject", false),
    ])
    func theFieldIsKnownInAnyCase(name: String, isTaken: Bool) {
        var fields = SplitFields()
        let (name, value) = (Array(name.utf8), Array(" ab\n\tcd".utf8))
        let taken = fields.take(name: name.span, value: value.span)
        #expect(taken == isTaken)
        #expect(fields.values == (isTaken ? [Array("abcd".utf8)] : []))
    }

    @Test func aThousandForgedFieldsAreCountedAndNotKept() {
        var fields = SplitFields()
        let (name, value) = (SplitFields.name, Array(" x".utf8))
        for _ in 0..<1000 { _ = fields.take(name: name.span, value: value.span) }
        #expect(fields.count == 1000)
        #expect(fields.values.count == 4)
    }
}
