import Testing

@testable import FilterService

@Suite struct SplitFieldsTests {
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
