/// What came of suppressions that were to be added.
package struct SuppressionTally: Sendable, Equatable {
    package var added = 0
    /// Those that were there and now last longer.
    package var renewed = 0
    /// Those that were there and last as long, or longer.
    package var unchanged = 0

    package init() {}

    package static func += (tally: inout SuppressionTally, other: SuppressionTally) {
        tally.added += other.added
        tally.renewed += other.renewed
        tally.unchanged += other.unchanged
    }
}
