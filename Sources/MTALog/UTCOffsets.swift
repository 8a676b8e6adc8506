/// A log's local time, as seconds ahead of UTC, and since when: a line from before a change of the clocks is read with
/// the offset of then.
package struct UTCOffsets: Sendable {
    /// The latest first.
    private let spans: [Span]

    private struct Span {
        /// Seconds since 1970.
        let since: Int64
        /// Seconds ahead of UTC.
        let offset: Int
    }

    /// - Parameters:
    ///   - first: Seconds ahead of UTC before all changes.
    ///   - changes: In order of time, in seconds since 1970, none in the future: what is read has been written.
    package init(_ first: Int = 0, changes: [(at: Int64, offset: Int)] = []) {
        spans = changes.reversed().map { Span(since: $0.at, offset: $0.offset) } + [Span(since: .min, offset: first)]
    }

    /// Seconds ahead of UTC now.
    var latest: Int { spans[0].offset }

    /// Returns the time that a clock on the wall showed, in seconds since 1970, both. Of two that it showed alike the
    /// later, unless that is still to come.
    func time(onTheWall seconds: Int64, now: Int64) -> Int64 {
        let times = spans.lazy.map { (time: seconds - Int64($0.offset), since: $0.since) }
        let possible = times.filter { $0.time >= $0.since }
        // No clock has shown the hour that is skipped in spring, and another host's may be ahead of ours.
        return (possible.first { $0.time <= now } ?? possible.first)?.time ?? seconds - Int64(latest)
    }
}
