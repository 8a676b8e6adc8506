import Judging
internal import Tracking

/// Opens and clicks, those of machines apart. As a change it may be negative: a verdict can be taken back.
package struct HitCounts: Sendable, Equatable {
    package var opens = 0
    package var machineOpens = 0
    package var clicks = 0
    package var machineClicks = 0

    package init(opens: Int = 0, machineOpens: Int = 0, clicks: Int = 0, machineClicks: Int = 0) {
        self.opens = opens
        self.machineOpens = machineOpens
        self.clicks = clicks
        self.machineClicks = machineClicks
    }

    /// Whether somebody has opened: by an open or by a click, none of them a machine's.
    var isOpened: Bool { opens + clicks > 0 }
    var isClicked: Bool { clicks > 0 }

    /// One hit.
    ///
    /// - Parameters:
    ///   - isCounted: false for a machine's, and for our own people's.
    ///   - sign: 1, or -1 where it is taken back.
    init(_ kind: JudgedHit.Kind, isCounted: Bool, _ sign: Int = 1) {
        switch (kind, isCounted) {
        case (.open, true): opens = sign
        case (.open, false): machineOpens = sign
        case (.click, true): clicks = sign
        case (.click, false): machineClicks = sign
        }
    }

    /// Whether it makes one of them less.
    var takesBack: Bool { min(opens, machineOpens, clicks, machineClicks) < 0 }

    package static func + (left: HitCounts, right: HitCounts) -> HitCounts {
        HitCounts(
            opens: left.opens + right.opens, machineOpens: left.machineOpens + right.machineOpens,
            clicks: left.clicks + right.clicks, machineClicks: left.machineClicks + right.machineClicks)
    }

    package static func += (left: inout HitCounts, right: HitCounts) { left = left + right }
}
