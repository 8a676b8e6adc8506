// The field by which a copy from the spool passes the filter. Pure.

internal import Tracking

/// The fields of this name in one message: none, ours, or what somebody has put there.
struct SplitFields {
    static let name = Array(TrackingRequest.splitHeader.utf8)
    /// Those that are looked at. We write one.
    private static let limit = 4

    /// How many there are.
    private(set) var count = 0
    private(set) var values: [[UInt8]] = []

    /// Returns whether it was one.
    mutating func take(name: Span<UInt8>, value: Span<UInt8>) -> Bool {
        guard name.count == Self.name.count else { return false }
        for index in name.indices where name[index] | 0x20 != Self.name[index] | 0x20 { return false }
        count += 1
        guard values.count < Self.limit else { return true }
        var text: [UInt8] = []
        for index in value.indices where value[index] > 0x20 { text.append(value[index]) }
        values.append(text)
        return true
    }
}
